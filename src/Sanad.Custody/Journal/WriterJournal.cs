using System.Collections.Immutable;
using System.Security.Cryptography;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Journal;

/// <summary>All that one writer wrote in this folder, each commit checked by itself.</summary>
/// <param name="Writer">The writer's id.</param>
/// <param name="Key">As its own first entry says it; null when there is none.</param>
/// <param name="Batches">Those of the main branch, ascending by number.</param>
/// <param name="Forks">Other branches, by name: there where the writer's key was used in two places.</param>
/// <param name="Open">Saved and not sealed.</param>
/// <param name="OpenEntries">The same, parsed; a line that is no entry is left out.</param>
/// <param name="OpenIsSealed">True when the open journal was sealed already and only its removal was interrupted.</param>
internal sealed record WriterJournal(
    string Writer, NamedKey? Key, ImmutableList<Batch> Batches, ImmutableList<Fork> Forks, Wal Open, WrittenEntries OpenEntries, bool OpenIsSealed)
{
    private const int Tries = 5;
    private const int WorthSharing = 8;

    public long HeadNumber => Batches.Count == 0 ? 0 : Batches[^1].Number;

    public string HeadHash => Batches.Count == 0 ? Wal.Origin : Batches[^1].CommitHash;

    /// <summary>Every entry has taken one sequence number, readable or not.</summary>
    public long LastSequence => Batches.Sum(b => b.Commit?.Leaves ?? 0) + Open.Lines.Count;

    /// <summary>Those of every branch: both were signed.</summary>
    public IEnumerable<Batch> AllBatches => Forks.IsEmpty ? Batches : Batches.Concat(Forks.SelectMany(f => f.Batches));

    /// <summary>The last commit of every branch, the main one first.</summary>
    public IEnumerable<Batch> Tips => Forks.Select(f => f.Batches).Prepend(Batches).Where(b => !b.IsEmpty).Select(b => b[^1]);

    /// <summary>Reads every body: for what is asked rarely.</summary>
    public IEnumerable<JournalEntry> Entries => AllBatches.SelectMany(b => b.Entries).Concat(OpenEntries);

    public IEnumerable<JournalEntry> OfType(string type) => AllBatches.SelectMany(b => b.Entries.OfType(type)).Concat(OpenEntries.OfType(type));

    /// <summary>What holds entries on writers, decisions and consents: the others need not be looked through for them.</summary>
    public IEnumerable<WrittenEntries> Lasting => AllBatches.Select(b => b.Entries).Append(OpenEntries).Where(e => e.HasLasting);

    /// <summary>Lines that were forgotten on request, by name of their file.</summary>
    public IEnumerable<(string Leaf, string File, int Line)> ForgottenLines() =>
        AllBatches.SelectMany(b => b.Entries.Forgotten.Select(f => (f.Leaf, Layout.In(b.Branch, b.Number, "entries.jsonl"), f.Line)))
            .Concat(OpenEntries.Forgotten.Select(f => (f.Leaf, $"journal/{Writer}/open.wal", f.Line)));

    /// <summary>The first entry, which carries the writer's key; null when there is none.</summary>
    public JournalEntry? First => Batches.Select(b => b.Entries).Append(OpenEntries).FirstOrDefault(e => e.Count > 0)?[0];

    /// <summary>True when nothing was sealed, saved or taken away since this was read.</summary>
    public bool IsStill(Layout layout) =>
        !OpenIsSealed && LengthOf(layout.Wal(Writer)) == Open.TotalBytes && !HasCommit(layout, Writer, HeadNumber + 1) && (HeadNumber == 0 || HasCommit(layout, Writer, HeadNumber))
        && ForksAreStill(layout);

    private bool ForksAreStill(Layout layout) =>
        layout.ForksOf(Writer).SequenceEqual(Forks.Select(f => f.Name), StringComparer.Ordinal) && Forks.TrueForAll(f => f.IsStill(layout, Writer));

    private static long LengthOf(string file) => new FileInfo(file) is { Exists: true } there ? there.Length : 0;

    private static bool HasCommit(Layout layout, string writer, long number) => File.Exists(layout.At(Layout.Commit(writer, number)));

    public WriterHead Head => new(Writer, HeadNumber, Batches.Count == 0 ? "" : HeadHash, OpenIsSealed ? 0 : Open.GoodBytes);

    /// <summary>The same for every branch, the main one first.</summary>
    public IEnumerable<WriterHead> Heads => Forks.Select(f => new WriterHead(Writer, f.Batches[^1].Number, f.Batches[^1].CommitHash, 0)).Prepend(Head);

    /// <summary>Reads what is new since <paramref name="before"/>: sealed batches never change.</summary>
    public static WriterJournal Read(Layout layout, string casebook, string writer, WriterJournal? before)
    {
        for (var attempt = 1; ; attempt++)
        {
            before = ReadOnce(layout, casebook, writer, before);
            // Another process may write or seal between the reading of the open journal and of the commits: look again.
            if (before.Open.IsWhole || attempt == Tries)
                return before;
        }
    }

    private static WriterJournal ReadOnce(Layout layout, string casebook, string writer, WriterJournal? before)
    {
        if (before?.Key is not null && before.WithMore(layout) is { } more)
            return more;
        var wal = ReadShared(layout.Wal(writer), 0);
        var key = before?.Key ?? FirstKey(layout, writer, wal);
        var numbers = Commits(layout, writer, before);
        var known = before?.Key is null || before.Batches.Count > numbers.Count ? [] : before.Batches;
        var batches = known.AddRange(ReadNew([.. numbers.Skip(known.Count)], n => Batch.Read(layout, casebook, Layout.Main(writer), writer, n, key?.Key)));
        return WithOpen(writer, key, batches, wal) with { Forks = [.. layout.ForksOf(writer).Select(f => Fork.Read(layout, casebook, writer, f, key?.Key, before)).OfType<Fork>()] };
    }

    // A folder with a file for each of ten thousand commits is listed once; after that the next number is asked for.
    private static IReadOnlyList<long> Commits(Layout layout, string writer, WriterJournal? before)
    {
        if (before is null || before.HeadNumber == 0 || !HasCommit(layout, writer, before.HeadNumber))
            return layout.Commits(writer);
        var numbers = before.Batches.Select(b => b.Number).ToList();
        while (HasCommit(layout, writer, numbers[^1] + 1))
            numbers.Add(numbers[^1] + 1);
        return numbers;
    }

    /// <summary>The lines that were saved since, when nothing else happened: only they are read and checked. Null = read all of it again.</summary>
    private WriterJournal? WithMore(Layout layout)
    {
        if (OpenIsSealed || !Open.IsWhole || Open.GoodBytes == 0 || HasCommit(layout, Writer, HeadNumber + 1) || LengthOf(layout.Wal(Writer)) < Open.GoodBytes || !ForksAreStill(layout))
            return null;
        var more = Wal.Read(ReadShared(layout.Wal(Writer), Open.GoodBytes), Open.LastHash);
        return more.IsWhole && !HasCommit(layout, Writer, HeadNumber + 1)
            ? this with { Open = Open.Then(more), OpenEntries = OpenEntries.With(more.Lines) }
            : null;
    }

    // The first reading of a large casebook is bound by the processor: all cores share it.
    public static IEnumerable<Batch> ReadNew(List<long> numbers, Func<long, Batch> read)
    {
        if (numbers.Count < WorthSharing)
            return numbers.Select(read);
        try
        {
            return numbers.AsParallel().AsOrdered().Select(read).ToList();
        }
        catch (AggregateException many)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(many.InnerExceptions[0]);
            throw;
        }
    }

    private static WriterJournal WithOpen(string writer, NamedKey? key, ImmutableList<Batch> batches, byte[] wal)
    {
        var head = batches.IsEmpty ? Wal.Origin : batches[^1].CommitHash;
        var journal = new WriterJournal(writer, key, batches, [], Wal.Read([], head), WrittenEntries.None, false);
        var open = Wal.Read(wal, head);
        // The hash of a forgotten first line fits any start: then the number of the entry after it tells where it belongs.
        if (open.Lines is [var first, ..] && EntryLine.IsForgotten(first) && !Continues(open.Lines, batches))
            open = new([], head, 0, wal.Length, TornTail: false);
        if (open.Lines.Count == 0 && wal.Length > 0 && batches.Count > 0 && IsSealed(wal, batches))
            return journal with { OpenIsSealed = true };
        return journal with { Open = open, OpenEntries = new WrittenEntries(writer, null, isSealed: false).With(open.Lines) };
    }

    private static bool Continues(IReadOnlyList<byte[]> lines, ImmutableList<Batch> batches)
    {
        var next = batches.Sum(b => b.Commit?.Leaves ?? 0) + 1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (EntryLine.Read(lines[i], "", "", isSealed: false) is { } entry)
                return entry.Sequence == next + i;
        }
        var leaves = batches.SelectMany(b => b.SealedLeaves).ToHashSet(StringComparer.Ordinal);
        return !lines.All(l => leaves.Contains(EntryLine.LeafHex(l)));
    }

    // The open journal chains from the commit before the head and holds exactly the head's entries.
    private static bool IsSealed(byte[] wal, ImmutableList<Batch> batches)
    {
        var before = Wal.Read(wal, batches.Count > 1 ? batches[^2].CommitHash : Wal.Origin);
        var leaves = batches[^1].SealedLeaves.ToHashSet(StringComparer.Ordinal);
        return before.IsWhole && before.Lines.Count == leaves.Count && before.Lines.All(l => leaves.Contains(EntryLine.LeafHex(l)));
    }

    /// <summary>The key that the writer's own first entry carries.</summary>
    private static NamedKey? FirstKey(Layout layout, string writer, byte[] wal)
    {
        foreach (var line in FirstLines(layout, writer, wal))
        {
            var entry = EntryLine.Read(line, writer, EntryLine.LeafHex(line), isSealed: true);
            if (entry?.Type is Introduction.Create or Introduction.AddKey && Introduction.KeyIn(entry.Body) is { } named && named.Key.Writer == writer)
                return named;
        }
        return SignerKey(layout, writer);
    }

    // With its first entry altered, a writer's other entries can still be checked: a writer id is the hash of its key.
    private static NamedKey? SignerKey(Layout layout, string writer)
    {
        var line = File.Exists(layout.AllowedSigners)
            ? File.ReadLines(layout.AllowedSigners).FirstOrDefault(l => l.Contains($"@{writer} ", StringComparison.Ordinal))
            : null;
        var key = line?.IndexOf("ecdsa-", StringComparison.Ordinal) is > 0 and var at ? SshPublicKey.Read(line[at..]) : null;
        return key?.Writer == writer ? new(key, line![..line!.IndexOf('@', StringComparison.Ordinal)]) : null;
    }

    private static IEnumerable<byte[]> FirstLines(Layout layout, string writer, byte[] wal)
    {
        if (FirstLine(layout, writer) is { } first)
            yield return first;
        if (Wal.Read(wal, Wal.Origin).Lines is [var open, ..])
            yield return open;
    }

    /// <summary>The first line of the writer's first commit; null when there is none.</summary>
    public static byte[]? FirstLine(Layout layout, string writer)
    {
        var file = layout.At(Layout.Entries(writer, 1));
        if (!File.Exists(file) || !File.Exists(layout.At(Layout.Commit(writer, 1))))
            return null;
        var bytes = File.ReadAllBytes(file);
        var end = bytes.AsSpan().IndexOf((byte)'\n');
        return end < 0 ? null : bytes[..end];
    }

    private static byte[] ReadShared(string file, long from)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.Position = from;
            var bytes = new byte[Math.Max(0, stream.Length - from)];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return bytes[..length];
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // No open journal, or another process has sealed it this moment, or taken its writer back.
            return [];
        }
    }

    /// <summary>True when a commit of this number and hash lies in any branch.</summary>
    public static bool Holds(Layout layout, string writer, Mark mark) => layout.ForksOf(writer).Select(f => Layout.Fork(writer, f)).Prepend(Layout.Main(writer))
        .Select(branch => layout.At(Layout.In(branch, mark.Number, "commit"))).Any(file => File.Exists(file) && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) == mark.Commit);

    /// <summary>SHA-256 of a commit file, or null when it is not there.</summary>
    public static string? HashOf(Layout layout, string writer, long number)
    {
        var file = layout.At(Layout.Commit(writer, number));
        return File.Exists(file) ? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))) : null;
    }
}
