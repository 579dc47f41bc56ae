using System.Collections;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Sanad.Custody.Journal;

/// <summary>
/// The good entries of one commit, or of an open journal, in the order in which they were written. Held are their leaf hashes and places, some 70 bytes each;
/// a body is read again from its file when it is asked for, and must still have its leaf hash. A journal of 100,000 entries so takes 7 MB and not 300.
/// </summary>
internal sealed class WrittenEntries : IReadOnlyList<JournalEntry>
{
    public static readonly WrittenEntries None = new("", null, isSealed: true);

    private readonly string _writer;
    private readonly string? _file;
    private readonly bool _isSealed;
    private readonly List<Mark> _marks = [];
    private readonly List<byte[]> _lines = [];

    /// <param name="writer">Whose entries they are.</param>
    /// <param name="file">Where the lines stand; null = they are held in memory, being few.</param>
    /// <param name="isSealed">True when a commit names them.</param>
    public WrittenEntries(string writer, string? file, bool isSealed) => (_writer, _file, _isSealed) = (writer, file, isSealed);

    private readonly record struct Mark(Leaf Leaf, string Type, long Sequence, long Lamport, int Start, int Length);

    public int Count => _marks.Count;

    /// <summary>True when one of them says who may write, what was decided or what was consented to.</summary>
    public bool HasLasting { get; private set; }

    /// <summary>Lines that were forgotten on request: their leaves, and which line of the file each is, from 1.</summary>
    public List<(string Leaf, int Line)> Forgotten { get; } = [];

    /// <summary>Length of the file when it was read.</summary>
    public long Length { get; set; }

    /// <summary>False when lines of the file were forgotten since. An open journal is looked after by its writer.</summary>
    public bool IsAsRead() => _file is null || new FileInfo(_file) is { Exists: true } there && there.Length == Length;

    public string Writer => _writer;

    public string? File => _file;

    public bool IsSealed => _isSealed;

    public long HighestLamport { get; private set; }

    public JournalEntry this[int index]
    {
        get
        {
            using var reader = new Reader();
            return reader.Read(this, index);
        }
    }

    public string TypeAt(int index) => _marks[index].Type;

    public string IdAt(int index) => _marks[index].Leaf.ToString();

    /// <summary>The order in which state is folded.</summary>
    public (long Lamport, string Writer, long Sequence) OrderAt(int index) => (_marks[index].Lamport, _writer, _marks[index].Sequence);

    public IEnumerable<JournalEntry> OfType(string type) => OfTypes(new HashSet<string>(StringComparer.Ordinal) { type });

    public IEnumerable<JournalEntry> OfTypes(IReadOnlySet<string> types)
    {
        for (var i = 0; i < Count; i++)
        {
            if (types.Contains(_marks[i].Type))
                yield return this[i];
        }
    }

    /// <summary>Takes a line in that was found good.</summary>
    public void Add(JournalEntry entry, int start, ReadOnlySpan<byte> line)
    {
        _marks.Add(new(Leaf.Parse(entry.Id), string.Intern(entry.Type), entry.Sequence, entry.Lamport, start, line.Length));
        HighestLamport = Math.Max(HighestLamport, entry.Lamport);
        HasLasting |= Redaction.Tombstones.IsLasting(entry.Type);
        if (_file is null)
            _lines.Add(line.ToArray());
    }

    /// <summary>The same and some lines more; these stay as they are.</summary>
    public WrittenEntries With(IEnumerable<byte[]> lines)
    {
        var more = new WrittenEntries(_writer, _file, _isSealed) { HighestLamport = HighestLamport, HasLasting = HasLasting };
        more._marks.AddRange(_marks);
        more._lines.AddRange(_lines);
        more.Forgotten.AddRange(Forgotten);
        foreach (var line in lines)
        {
            if (EntryLine.IsForgotten(line))
                more.Forgotten.Add((EntryLine.LeafHex(line), more.Count + more.Forgotten.Count + 1));
            else if (EntryLine.Read(line, _writer, EntryLine.LeafHex(line), _isSealed) is { } entry)
                more.Add(entry, 0, line);
        }
        return more;
    }

    public IEnumerator<JournalEntry> GetEnumerator()
    {
        using var reader = new Reader();
        for (var i = 0; i < Count; i++)
            yield return reader.Read(this, i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private JournalEntry Parse(int index, ReadOnlySpan<byte> line)
    {
        var id = IdAt(index);
        return EntryLine.LeafHex(line) == id && EntryLine.Read(line, _writer, id, _isSealed) is { } entry
            ? entry
            : throw new IOException($"{_file} was altered while the casebook was open: entry {index + 1} is not where it was. When another command forgot something this moment, try again; else `sanad verify` tells what still holds.");
    }

    /// <summary>Reads bodies one after another and keeps the last file open meanwhile.</summary>
    public sealed class Reader : IDisposable
    {
        private SafeFileHandle? _handle;
        private string? _opened;

        public JournalEntry Read(WrittenEntries from, int index)
        {
            if (from._file is null)
                return from.Parse(index, from._lines[index]);
            if (_opened != from._file)
            {
                _handle?.Dispose();
                _handle = System.IO.File.OpenHandle(from._file, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
                _opened = from._file;
            }
            var mark = from._marks[index];
            var line = new byte[mark.Length];
            var length = RandomAccess.Read(_handle!, line, mark.Start);
            return from.Parse(index, line.AsSpan(0, length));
        }

        public void Dispose() => _handle?.Dispose();
    }

    /// <summary>A leaf hash in 32 bytes.</summary>
    private readonly record struct Leaf(ulong A, ulong B, ulong C, ulong D)
    {
        public static Leaf Parse(string hex)
        {
            Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
            Convert.FromHexString(hex, bytes, out _, out _);
            var words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(bytes);
            return new(words[0], words[1], words[2], words[3]);
        }

        public override string ToString()
        {
            ReadOnlySpan<ulong> words = [A, B, C, D];
            return Convert.ToHexStringLower(System.Runtime.InteropServices.MemoryMarshal.AsBytes(words));
        }
    }
}
