using Sanad.Custody.Disk;

namespace Sanad.Custody.Journal;

/// <summary>The open journal of the writer at work: lines wait in memory until they are flushed together.</summary>
internal sealed class OpenJournal
{
    private readonly Layout _layout;
    private readonly List<byte[]> _saved;
    private readonly List<byte[]> _waiting = [];
    private string _chain;
    private long _length;
    private long _sequence;

    public OpenJournal(Layout layout, string writer, WriterJournal? known)
    {
        (_layout, Writer) = (layout, writer);
        _saved = [.. known?.Open.Lines ?? []];
        _chain = known?.Open.LastHash ?? Wal.Origin;
        _length = known?.Open.GoodBytes ?? 0;
        _sequence = known?.LastSequence ?? 0;
        HeadNumber = known?.HeadNumber ?? 0;
        HeadHash = known?.HeadHash ?? Wal.Origin;
    }

    public string Writer { get; }

    public long NextSequence => _sequence + 1;

    public long HeadNumber { get; private set; }

    public string HeadHash { get; private set; }

    /// <summary>Entry lines on disk and not sealed, without LF.</summary>
    public IReadOnlyList<byte[]> Saved => _saved;

    public void Add(byte[] line)
    {
        _waiting.Add(line);
        _sequence++;
    }

    /// <summary>Appends the waiting lines in one write. When that fails, the file is cut back to what had been saved.</summary>
    public void Flush()
    {
        if (_waiting.Count == 0)
            return;
        var chain = _chain;
        var bytes = new MemoryStream();
        foreach (var line in _waiting)
            bytes.Write(Wal.Line(chain, line, out chain));
        Durable.CreateFolder(_layout.Writer(Writer));
        Append(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        (_chain, _length) = (chain, _length + bytes.Length);
        _saved.AddRange(_waiting);
        _waiting.Clear();
    }

    /// <summary>Bytes of the file that are saved.</summary>
    public long Length => _length;

    /// <summary>Takes back what was saved since and not signed, with what a seal that failed left of it; nothing when the commit is there. The session writes no more.</summary>
    /// <param name="length">Of the file, before.</param>
    /// <param name="head">Number of the last commit, before.</param>
    public void CutTo(long length, long head)
    {
        if (File.Exists(_layout.At(Layout.Commit(Writer, head + 1))))
            return;
        foreach (var name in new[] { Layout.Signature(Writer, head + 1), Layout.Leaves(Writer, head + 1), Layout.Entries(Writer, head + 1) })
            File.Delete(_layout.At(name));
        var file = new FileInfo(_layout.Wal(Writer));
        if (length == 0)
            file.Delete();
        else if (file.Exists && file.Length > length)
        {
            using var stream = file.Open(FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            stream.SetLength(length);
            Durable.Flush(stream.SafeFileHandle, file.FullName);
        }
    }

    /// <summary>All saved lines stand in this commit now.</summary>
    public void Sealed(long number, string hash)
    {
        (HeadNumber, HeadHash, _chain, _length) = (number, hash, hash, 0);
        _saved.Clear();
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        var file = _layout.Wal(Writer);
        var isNew = !File.Exists(file);
        using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read, bufferSize: 0);
        if (stream.Length != _length)
            throw new IOException($"{file} has {stream.Length} bytes where this session left {_length}: something else wrote to it without the lock");
        stream.Seek(0, SeekOrigin.End);
        try
        {
            stream.Write(bytes);
        }
        catch (IOException)
        {
            stream.SetLength(_length);
            throw;
        }
        Durable.Flush(stream.SafeFileHandle, file);
        if (isNew)
            Durable.FlushFolder(_layout.Writer(Writer));
    }
}
