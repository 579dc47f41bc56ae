using System.Globalization;
using Sanad.Casebook.Events;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Origins;
using Sanad.Casebook.People;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Opening;

/// <summary>How much of what follows from the journal is computed now.</summary>
internal enum Settle
{
    /// <summary>Nothing: more is to come, and the caller settles at the end.</summary>
    Nothing,

    /// <summary>Where claims stand, and everything that new documents or acts on events change; events that only a corrected place or date would gather otherwise wait.</summary>
    WithoutGathering,

    /// <summary>Everything.</summary>
    All,
}

/// <summary>
/// Computes what follows from documents, claims and acts: origins, verdicts, events. Origins and events are functions of the whole; where a claim stands is a
/// function of its own acts and its document. Each is computed anew only when what it reads has changed (docs/decisions/0087).
/// </summary>
internal static class Settling
{
    private const string Settled = "settled", Entries = "settled_entries", Documents = "settled_documents", Gathered = "gathered", Waits = "gathering_waits";

    /// <summary>Does nothing when the index was settled at this point of the journal.</summary>
    public static void Run(OpenCasebook book, string chain, Settle settle = Settle.All)
    {
        var index = book.Index;
        if (IndexPosition.Get(index, Settled) == chain && !(settle == Settle.All && Waiting(index)))
            return;
        index.InTransaction(() =>
        {
            var (entries, documents) = (Number(index, Entries), Number(index, Documents));
            var (allEntries, lastDocument) = (IndexPosition.Read(index).Folded, index.Single<long>(LastNumber));
            var isNew = lastDocument != documents;
            if (isNew)
                OriginSettling.Run(index);
            var moved = new VerdictSettling(book).Run(entries, documents);
            var acted = index.Single<long>(EventActs, new { from = entries }) > 0;
            if (isNew || acted || ((moved || Waiting(index)) && settle == Settle.All))
                Gather(book, isNew);
            else if (moved)
                IndexPosition.Set(index, Waits, "yes");
            new PersonSettling(book).Run(entries, new ListSettling(book).Run(entries));
            Set(index, Entries, allEntries);
            Set(index, Documents, lastDocument);
            IndexPosition.Set(index, Settled, chain);
        });
    }

    /// <summary>As if no act had been followed yet, and the last document had just been read: what depends on the order of documents is computed again too.</summary>
    public static void TakeUpAgain(IndexDatabase index)
    {
        Set(index, Entries, 0);
        Set(index, Documents, Math.Max(0, Number(index, Documents) - 1));
        IndexPosition.Set(index, Settled, "");
    }

    /// <summary>Gathers events if a correction waits for that: to be called before events are asked for.</summary>
    public static void GatherWaiting(OpenCasebook book)
    {
        if (!Waiting(book.Index))
            return;
        book.Index.InTransaction(() =>
        {
            if (Waiting(book.Index))
                Gather(book, isNew: false);
        });
    }

    /// <summary>Differs when documents, origins or events are others than before: what a verdict changes is told by its entry.</summary>
    public static string Structure(IndexDatabase index) =>
        $"{IndexPosition.Get(index, IndexPosition.Made)} {IndexPosition.Get(index, Documents)} {IndexPosition.Get(index, Gathered)}";

    private const string LastNumber = "select coalesce(max(number), 0) from document";
    private const string EventActs = "select count(*) from entry where position >= @from and type >= 'event.' and type < 'event/'";

    private static void Gather(OpenCasebook book, bool isNew)
    {
        if (EventSettling.Run(book) || isNew)
            Set(book.Index, Gathered, Number(book.Index, Gathered) + 1);
        IndexPosition.Set(book.Index, Waits, "no");
    }

    private static bool Waiting(IndexDatabase index) => IndexPosition.Get(index, Waits) == "yes";

    private static long Number(IndexDatabase index, string name) => long.Parse(IndexPosition.Get(index, name) ?? "0", CultureInfo.InvariantCulture);

    private static void Set(IndexDatabase index, string name, long value) => IndexPosition.Set(index, name, value.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A claim's row.</summary>
internal record ClaimBodyRow
{
    public string Id { get; init; } = "";
    public string Original { get; init; } = "";
    public string Body { get; init; } = "";
}
