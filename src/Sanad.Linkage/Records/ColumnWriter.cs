using System.Runtime.InteropServices;
using System.Text;

namespace Sanad.Linkage;

/// <summary>Collects a column, record by record, from UTF-8: a value that was met before costs a look-up and no text.</summary>
internal sealed class ColumnWriter
{
    private readonly List<int> _ids = [];
    private readonly List<int> _ends = [0];
    private byte[] _bytes = new byte[1 << 12];
    private int[] _slots = new int[1 << 10];
    private uint[] _hashes = new uint[1 << 9];

    /// <summary>The next record's value, checked by the caller to be UTF-8; empty = missing. White space around is dropped.</summary>
    /// <returns>Its id.</returns>
    public int Add(ReadOnlySpan<byte> value)
    {
        value = Trimmed(value);
        var id = value.IsEmpty ? Column.Missing : Find(value);
        _ids.Add(id);
        return id;
    }

    /// <summary>The next record's value, as text.</summary>
    public void Add(string? value) => Add(Encoding.UTF8.GetBytes(value ?? "").AsSpan());

    public Column ToColumn()
    {
        var values = new string[_ends.Count];
        values[Column.Missing] = "";
        for (var id = 1; id < values.Length; id++)
            values[id] = Encoding.UTF8.GetString(Value(id));
        return new(values, [.. _ids]);
    }

    private ReadOnlySpan<byte> Value(int id) => _bytes.AsSpan(_ends[id - 1].._ends[id]);

    // Open addressing; a slot holds an id, 0 = free.
    private int Find(ReadOnlySpan<byte> value)
    {
        var hash = HashOf(value);
        for (var at = hash & (uint)(_slots.Length - 1); ; at = (at + 1) & (uint)(_slots.Length - 1))
        {
            if (_slots[at] == 0)
                return Keep(value, hash);
            if (_hashes[_slots[at]] == hash && Value(_slots[at]).SequenceEqual(value))
                return _slots[at];
        }
    }

    private int Keep(ReadOnlySpan<byte> value, uint hash)
    {
        var (id, start) = (_ends.Count, _ends[^1]);
        if (start + value.Length > _bytes.Length)
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(start + (long)value.Length, _bytes.Length * 2L)));
        value.CopyTo(_bytes.AsSpan(start));
        _ends.Add(start + value.Length);
        if (id == _hashes.Length)
            Grow();
        _hashes[id] = hash;
        Place(_slots, id, hash);
        return id;
    }

    private void Grow()
    {
        Array.Resize(ref _hashes, _hashes.Length * 2);
        var slots = new int[_slots.Length * 2];
        for (var id = 1; id < _hashes.Length / 2; id++)
            Place(slots, id, _hashes[id]);
        _slots = slots;
    }

    private static void Place(int[] slots, int id, uint hash)
    {
        var at = hash & (uint)(slots.Length - 1);
        while (slots[at] != 0)
            at = (at + 1) & (uint)(slots.Length - 1);
        slots[at] = id;
    }

    private static uint HashOf(ReadOnlySpan<byte> value)
    {
        var hash = 0x9E3779B97F4A7C15UL ^ (ulong)value.Length;
        for (; value.Length >= sizeof(ulong); value = value[sizeof(ulong)..])
            hash = Step(hash, MemoryMarshal.Read<ulong>(value));
        var last = 0UL;
        for (var i = 0; i < value.Length; i++)
            last |= (ulong)value[i] << (8 * i);
        return (uint)(Step(hash, last) >> 32);
    }

    private static ulong Step(ulong hash, ulong word)
    {
        hash = (hash ^ word) * 0xD6E8FEB86659FD93UL;
        return hash ^ (hash >> 32);
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> value)
    {
        while (Rune.DecodeFromUtf8(value, out var first, out var length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(first))
            value = value[length..];
        while (Rune.DecodeLastFromUtf8(value, out var last, out var length) == System.Buffers.OperationStatus.Done && Rune.IsWhiteSpace(last))
            value = value[..^length];
        return value;
    }
}
