using System.Text.Json.Nodes;
using Sanad.Casebook.Opening;

namespace Sanad.Casebook.Journal;

/// <summary>Writes acts of a person: appended, sealed, and folded into the index.</summary>
internal static class HumanEntry
{
    /// <returns>The entry's id.</returns>
    public static string Append(OpenCasebook book, string type, JsonObject body) => Append(book, type, [body]);

    /// <summary>Several entries of one act.</summary>
    /// <returns>The id of the first.</returns>
    public static string Append(OpenCasebook book, string type, IReadOnlyList<JsonObject> bodies)
    {
        var entries = Write(book, type, bodies);
        new JournalFold(book).Advance(session: null, progress: null, CancellationToken.None);
        return entries[0];
    }

    // The journal is held while it is written, and no longer: what follows may take long.
    private static List<string> Write(OpenCasebook book, string type, IReadOnlyList<JsonObject> bodies)
    {
        using var session = book.BeginWrite();
        var entries = bodies.Select(body => session.Append(type, body).Id).ToList();
        session.Seal();
        return entries;
    }

    /// <summary>Takes an act of one type back, or what took one back, by a new entry of that type.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="entryId">Its journal entry, or a unique beginning of its id.</param>
    /// <param name="type">The entries' type.</param>
    /// <param name="refusal">Of an entry of another type, which it is given.</param>
    public static VerbOutcome TakeBack(OpenCasebook book, string entryId, string type, Func<string, string> refusal)
    {
        if (Ids.Entry(book.Index, entryId) is not VerbOutcome.Done found)
            return Ids.Entry(book.Index, entryId);
        var actual = HumanActs.Find(book.Index, found.Id)!.Type;
        return actual == type
            ? new VerbOutcome.Done(Append(book, type, HumanAct.ToBody(new Undo(found.Id))), found.Id)
            : new VerbOutcome.Refused(refusal(actual));
    }

    /// <summary>Saved, and sealed later: what <see cref="Settle"/> of the same casebook, or the next command, makes up for.</summary>
    /// <returns>The entry's id.</returns>
    public static string Save(OpenCasebook book, string type, JsonObject body)
    {
        using var session = book.BeginWrite();
        var entry = session.Append(type, body);
        session.Flush();
        return entry.Id;
    }

    /// <summary>Seals what was saved, and folds it into the index.</summary>
    public static void Settle(OpenCasebook book)
    {
        using var session = book.BeginWrite();
        session.Seal();
        new JournalFold(book).Advance(session, progress: null, CancellationToken.None);
    }
}
