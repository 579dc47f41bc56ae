using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sanad.Custody.Disk;
using Sanad.Custody.Keys;
using Sanad.Custody.Merge;
using Sanad.Custody.Redaction;

namespace Sanad.Custody.Journal;

/// <summary>Finishes or rolls back, under the write lock, what a killed process or a power cut left of the writer at work.</summary>
internal static class Recovery
{
    public const string Type = "recovery";

    /// <summary>The journal as it is after the recovery.</summary>
    /// <param name="folder">The casebook.</param>
    /// <param name="aside">Gets what was moved to recovered/ and stands in no entry yet.</param>
    public static CasebookJournal Run(CasebookFolder folder, ICollection<SetAside> aside)
    {
        var layout = folder.Layout;
        // First, since they may fill the disk, and nothing beside them needs them.
        ObjectStore.RemoveLeftovers(layout);
        NewWriter.TakeBackUnfinished(folder);
        if (MergeEnd.IsPending(layout))
            MergeEnd.Run(folder, folder.Choice.Writer, aside);
        var journal = folder.Refresh();
        foreach (var done in journal.Writers.Where(w => w is { OpenIsSealed: true, Batches: [.., { IsSigned: true }] }))
            File.Delete(layout.Wal(done.Writer));
        if (folder.Choice.Writer is { } writer && journal.Of(writer) is { } own)
        {
            RollBackSeal(layout, own, aside);
            if (!own.Open.IsWhole)
                SaveRest(folder, own);
        }
        if (journal.Admitted.Count > 0)
            NewWriter.PublishKeys(layout, journal);
        // Last: until here they tell verify what the other files beside them are.
        Drafts.Remove(layout);
        return folder.Refresh();
    }

    /// <summary>What an entry of this type says.</summary>
    public static JsonObject Body(string file, string reason) => new() { ["file"] = file, ["reason"] = reason };

    /// <summary>Files that an entry should tell of and none does: whoever set them aside was killed before saying so.</summary>
    /// <param name="layout">The folder.</param>
    /// <param name="journal">As it is after the recovery.</param>
    /// <param name="aside">What will be told in any case.</param>
    public static IReadOnlyList<SetAside> Untold(Layout layout, CasebookJournal journal, IEnumerable<SetAside> aside)
    {
        var files = Directory.Exists(layout.Recovered) ? new DirectoryInfo(layout.Recovered).GetFiles() : [];
        if (files.Length == 0)
            return [];
        var told = ToldIn(journal).Concat(aside.Select(a => a.File)).ToHashSet(StringComparer.Ordinal);
        return [.. files.Where(f => f.LinkTarget is null).Select(f => layout.Relative(f.FullName)).Where(f => Tombstones.IsRecovered(f) && !told.Contains(f)).Order(StringComparer.Ordinal)
            .Select(f => new SetAside(f, "found here without an entry about it: set aside by a write that was interrupted, or put here by somebody"))];
    }

    /// <summary>Names of files that entries of this type tell of.</summary>
    public static IEnumerable<string> ToldIn(CasebookJournal journal) =>
        journal.Writers.SelectMany(w => w.OfType(Type)).Select(e => Introduction.Text(e.Body, "file")).OfType<string>();

    // The entries go last: while they are there, verify can tell these files from planted ones.
    // Files of the number after the head have no commit: the commit point was not reached, and the open journal still has it all.
    private static void RollBackSeal(Layout layout, WriterJournal own, ICollection<SetAside> aside)
    {
        var number = own.HeadNumber + 1;
        foreach (var name in new[] { Layout.Signature(own.Writer, number), Layout.Leaves(own.Writer, number), Layout.Entries(own.Writer, number) })
            Remove(layout, name, own, aside);
    }

    private static void Remove(Layout layout, string name, WriterJournal own, ICollection<SetAside> aside)
    {
        var file = layout.At(name);
        if (!File.Exists(file))
            return;
        if (!name.EndsWith(".entries.jsonl", StringComparison.Ordinal) || Holds(own.Open, File.ReadAllBytes(file)))
        {
            File.Delete(file);
            return;
        }
        // Not what this program was sealing: kept, but out of the journal.
        Durable.CreateFolder(layout.Recovered);
        var moved = "recovered/" + name.Replace('/', '-');
        File.Move(file, layout.At(moved), overwrite: true);
        aside.Add(new(moved, "entries under the next commit's number that were not those being sealed"));
    }

    /// <summary>True when these entry lines are the first ones of the open journal.</summary>
    internal static bool Holds(Wal open, byte[] entries)
    {
        var (lines, rest) = Lines.Of(entries);
        return rest == 0 && lines.Count <= open.Lines.Count
            && lines.Select((range, i) => entries.AsSpan(range).SequenceEqual(open.Lines[i])).All(same => same);
    }

    // One rename puts the good part and the entry about the rest in place together.
    private static void SaveRest(CasebookFolder folder, WriterJournal own)
    {
        var layout = folder.Layout;
        var bytes = File.ReadAllBytes(layout.Wal(own.Writer));
        var rest = bytes.AsSpan((int)own.Open.GoodBytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(rest));
        var name = $"recovered/{own.Writer}-{hash[..16]}.wal";
        Durable.CreateFolder(layout.Recovered);
        Durable.Write(layout.At(name), rest);
        Durable.FlushFolder(layout.Recovered);

        var body = Body(name, "the open journal did not verify from here on: an interrupted write");
        (body["sha256"], body["bytes"]) = (hash, rest.Length);
        var lamport = folder.Refresh().HighestLamport(own.Writer) + 1;
        var line = EntryLine.Write(Type, own.LastSequence + 1, lamport, EntryLine.Now(folder.Clock), body);
        Durable.Write(layout.Wal(own.Writer), [.. bytes.AsSpan(0, (int)own.Open.GoodBytes), .. Wal.Line(own.Open.LastHash, line, out _)]);
        Durable.FlushFolder(layout.Writer(own.Writer));
    }
}

/// <summary>A file that was moved to recovered/.</summary>
/// <param name="File">Its name below the root.</param>
/// <param name="Reason">Why, as the entry about it will say.</param>
internal sealed record SetAside(string File, string Reason);
