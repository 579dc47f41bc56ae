using System.Text;
using System.Text.Json.Nodes;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Tests;

/// <summary>What a changed program can write: lines that nobody signed, and entries and commits that an admitted writer's own key signs although the format forbids them.</summary>
internal static class Forger
{
    /// <summary>A line of the writer's open journal that chains as it should: its hash needs no key.</summary>
    public static void Plant(CasebookFolder book, string writer, string type, JsonObject body, long? lamport = null)
    {
        var known = book.Refresh().Of(writer)!;
        var line = EntryLine.Write(type, known.LastSequence + 1, lamport ?? book.Refresh().HighestLamport(writer) + 1, EntryLine.Now(Scratch.Clock), body);
        File.AppendAllText(book.Layout.Wal(writer), Encoding.UTF8.GetString(Wal.Line(known.Open.LastHash, line, out _)));
    }

    /// <summary>A sealed entry of this device's writer, with a lamport of its choice and anything named in the commit.</summary>
    /// <returns>The entry's id.</returns>
    public static string Sign(CasebookFolder book, string type, JsonObject body, long lamport, IEnumerable<CommitLine>? named = null, int skippedNumbers = 0)
    {
        var open = new OpenJournal(book.Layout, book.WriterId, book.Refresh().Of(book.WriterId));
        if (skippedNumbers > 0)
            open.Sealed(open.HeadNumber + skippedNumbers, open.HeadHash);
        var line = EntryLine.Write(type, open.NextSequence, lamport, EntryLine.Now(Scratch.Clock), body);
        open.Add(line);
        open.Flush();
        Sealing.Run(book.Layout, book.Id, book.Key, open, [.. named ?? []], EntryLine.Now(Scratch.Clock));
        NewWriter.Remember(book, open);
        return EntryLine.LeafHex(line);
    }
}
