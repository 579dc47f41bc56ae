using Sanad.Casebook.Events;
using Sanad.Casebook.Review;

using Sanad.Casebook.People;
using Sanad.Custody;

namespace Sanad.Casebook.History;

/// <summary>One entry of the journal, as people tell it.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Time">UTC by the writer's clock: claimed, not proven.</param>
/// <param name="Writer">16 hexadecimal digits.</param>
/// <param name="Person">The writer's pseudonym; null for one whom nobody introduced.</param>
/// <param name="Type">capture, claim.verdict, ...</param>
/// <param name="Sealed">False while no signed commit names it.</param>
/// <param name="TakenBack">True when a later entry undid it.</param>
/// <param name="Act">What was done.</param>
public sealed record HistoryLine(string Entry, string Time, string Writer, string? Person, string Type, bool Sealed, bool TakenBack, HistoryAct Act)
{
    /// <summary>True when a new entry can take it back.</summary>
    public bool CanBeTakenBack => !TakenBack && Act is HistoryAct.Judged or HistoryAct.Corrected or HistoryAct.OfEvent or HistoryAct.OfList or HistoryAct.OfLink or HistoryAct.LinkRun or HistoryAct.Estimated or HistoryAct.Undone;
}

/// <summary>What documents and events are called now; those that are none any more are not among them.</summary>
/// <param name="Documents">By SHA-256.</param>
/// <param name="Events">By the id that an entry names.</param>
public sealed record HistoryNames(IReadOnlyDictionary<string, string> Documents, IReadOnlyDictionary<string, EventSummary> Events);

/// <summary>What an entry says was done.</summary>
public abstract record HistoryAct
{
    private HistoryAct()
    {
    }

    /// <summary>casebook.create: the casebook was founded.</summary>
    public sealed record Founded : HistoryAct;

    /// <summary>key.add: a writer came in.</summary>
    /// <param name="Person">Its pseudonym; untrusted.</param>
    /// <param name="Reason">Why it took over, in English; null = not said.</param>
    public sealed record WriterCameIn(string? Person, string? Reason) : HistoryAct
    {
        /// <summary>True when the writer introduced itself, and nobody let it in.</summary>
        public bool ByItself { get; init; }
    }


    /// <summary>key.revoke: a key no longer counts.</summary>
    /// <param name="Retired">True when what it signed until then goes on counting.</param>
    public sealed record KeyRevoked(bool Retired) : HistoryAct;

    /// <summary>transfer or fork.seen: another copy was merged.</summary>
    /// <param name="Entries">How many came in; null = it does not say.</param>
    /// <param name="Forked">True when a writer's key had been used in two places.</param>
    public sealed record Merged(long? Entries, bool Forked) : HistoryAct;

    /// <summary>receipt: somebody outside signed that a commit existed.</summary>
    /// <param name="Authority">Who.</param>
    /// <param name="Number">Of the commit; null = it does not say.</param>
    public sealed record Receipted(string? Authority, long? Number) : HistoryAct;

    /// <summary>recovery: something was set aside after an interrupted write.</summary>
    /// <param name="File">Name in the casebook.</param>
    /// <param name="Reason">In English.</param>
    public sealed record Recovered(string? File, string? Reason) : HistoryAct;

    /// <summary>capture: an original was taken in.</summary>
    /// <param name="Original">Its hash; null when the entry is not understood.</param>
    /// <param name="ReceivedAs">Untrusted.</param>
    /// <param name="Size">Bytes.</param>
    public sealed record Captured(string? Original, string ReceivedAs, long Size) : HistoryAct;

    /// <summary>derive: an outside program made a text of an original.</summary>
    /// <param name="Original">Its hash.</param>
    /// <param name="Tool">The program and its version.</param>
    public sealed record Derived(string? Original, string Tool) : HistoryAct;

    /// <summary>claim.verdict: a person judged a claim, or added one.</summary>
    /// <param name="ClaimId">The claim.</param>
    /// <param name="Original">Its document.</param>
    /// <param name="Verdict">What was said of it.</param>
    /// <param name="Quote">Its words.</param>
    /// <param name="Changes">Of an edit: what it said before and after.</param>
    /// <param name="Note">A remark.</param>
    /// <param name="ForCopy">True when it repeats a decision for an identical copy.</param>
    public sealed record Judged(string ClaimId, string? Original, Verdict Verdict, string Quote, IReadOnlyList<FieldChange> Changes, string? Note, bool ForCopy) : HistoryAct;

    /// <summary>document.correct: a person corrected what is known of a document.</summary>
    /// <param name="Original">The document.</param>
    /// <param name="Changes">title, outlet, origin, published: before and after. Before is null when nothing was known.</param>
    public sealed record Corrected(string Original, IReadOnlyList<FieldChange> Changes) : HistoryAct
    {
        /// <summary>Stretches of the text that were called page furniture, or taken out of it.</summary>
        public IReadOnlyList<FurnitureStretch> Stretches { get; init; } = [];
    }


    /// <summary>event.*: a person changed an event.</summary>
    /// <param name="What">rename, move, merge, split, part, part_no_more, respond.</param>
    /// <param name="Event">The event that the act is about.</param>
    /// <param name="Target">The other one; null = none.</param>
    /// <param name="Title">The new title; of a merge, how the event was called that did not go on; null = none.</param>
    /// <param name="Claims">How many claims were moved.</param>
    /// <param name="Kind">Of a response; null = none.</param>
    public sealed record OfEvent(string What, string Event, string? Target, string? Title, int Claims, ResponseKind? Kind) : HistoryAct;

    /// <summary>list.add: a list, or a newer version of it, came in; or a record that a person typed.</summary>
    /// <param name="List">The list's name; untrusted.</param>
    /// <param name="File">The file's name; null for a typed record.</param>
    public sealed record OfList(string List, string? File) : HistoryAct;

    /// <summary>link.run: somebody had the records linked.</summary>
    public sealed record LinkRun : HistoryAct;

    /// <summary>link.verdict: a person decided whether two records are one human being.</summary>
    /// <param name="Verdict">What was said.</param>
    /// <param name="Left">Name of the one, as it was seen; untrusted.</param>
    /// <param name="Right">Name of the other.</param>
    public sealed record OfLink(LinkVerdict Verdict, string Left, string Right) : HistoryAct;

    /// <summary>estimate.run: somebody had an estimate made.</summary>
    /// <param name="Event">Of this event.</param>
    /// <param name="Lists">From so many lists.</param>
    public sealed record Estimated(string Event, int Lists) : HistoryAct;

    /// <summary>redact.*: something was withheld, sealed, destroyed or forgotten.</summary>
    /// <param name="Kind">How far.</param>
    /// <param name="Originals">So many originals and texts made of them.</param>
    /// <param name="Entries">So many entries.</param>
    /// <param name="Reason">As it was said; untrusted. Empty = nothing was said.</param>
    public sealed record Redacted(RedactionKind Kind, int Originals, int Entries, string Reason) : HistoryAct;

    /// <summary>consent: somebody agreed to something, refused, or took that back.</summary>
    /// <param name="Decision">Which.</param>
    /// <param name="Who">Whose consent, a pseudonym; null = the writer's own.</param>
    /// <param name="Scope">To what.</param>
    public sealed record Consented(ConsentDecision Decision, string? Who, string Scope) : HistoryAct;

    /// <summary>export: a part of the casebook was published.</summary>
    /// <param name="Exhibits">How many originals.</param>
    /// <param name="Withheld">How many entries went out as their hashes only; null = it does not say.</param>
    public sealed record Published(int Exhibits, long? Withheld) : HistoryAct;

    /// <summary>An earlier act was taken back.</summary>
    /// <param name="Entry">Of that act.</param>
    /// <param name="Of">The act itself; null when it is not here.</param>
    public sealed record Undone(string Entry, HistoryAct? Of) : HistoryAct;

    /// <summary>An entry that this program does not understand: of a newer one, or damaged. It is kept all the same.</summary>
    public sealed record NotUnderstood : HistoryAct;
}

/// <summary>Words of a text of which a person said whether they are page furniture.</summary>
/// <param name="Words">As they stood in the text.</param>
/// <param name="Furniture">False = they are text.</param>
public sealed record FurnitureStretch(string Words, bool Furniture);

/// <summary>Which entries.</summary>
public sealed record HistoryFilter
{
    /// <summary>One of <see cref="Kinds"/>; null = every kind.</summary>
    public string? Kind { get; init; }

    /// <summary>A writer's id; null = everyone.</summary>
    public string? Writer { get; init; }

    /// <summary>files, lists, people, estimates, claims, documents, events, redactions, keys.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["files", "lists", "people", "estimates", "claims", "documents", "events", "redactions", "keys"];
}

/// <summary>Someone who wrote in this casebook.</summary>
/// <param name="Writer">16 hexadecimal digits.</param>
/// <param name="Person">The pseudonym; null for one whom nobody introduced.</param>
/// <param name="Entries">Acts, derivations included.</param>
public sealed record HistoryWriter(string Writer, string? Person, int Entries);

/// <summary>What is known of the journal as a whole.</summary>
/// <param name="Writers">Who wrote, the most first.</param>
/// <param name="Entries">All.</param>
/// <param name="Unsealed">Of these, saved and not sealed yet.</param>
public sealed record JournalStanding(IReadOnlyList<HistoryWriter> Writers, int Entries, int Unsealed);
