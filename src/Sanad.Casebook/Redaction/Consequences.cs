using Sanad.Basics;
using Sanad.Custody;

namespace Sanad.Casebook.Redaction;

/// <summary>What a decision can be about.</summary>
public enum TargetKind
{
    /// <summary>An original: a document, or the file of a list.</summary>
    Original,

    /// <summary>A row of a list.</summary>
    Record,

    /// <summary>An entry of the journal.</summary>
    Entry,

    /// <summary>A file that a recovery set aside.</summary>
    Recovered,
}

/// <summary>One thing that a decision is about.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">SHA-256 of an original or an entry, id of a record, name of a file.</param>
/// <param name="Name">As people know it; untrusted.</param>
public sealed record RedactionTarget(TargetKind Kind, string Id, string Name);

/// <summary>What somebody wants taken away.</summary>
public sealed record RedactionRequest
{
    /// <summary>How far.</summary>
    public required RedactionKind Kind { get; init; }

    /// <summary>Ids, or unique beginnings, of documents, lists' files, records, persons (all their records), entries; names in recovered/.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Rows of lists.</summary>
    public IReadOnlyList<(string List, string Key)> Rows { get; init; } = [];

    /// <summary>Why; it can never be forgotten, so no name belongs in it.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Of a sealing: public keys of age.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];
}

/// <summary>A named thing that a decision touches.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">As people know it; untrusted.</param>
public sealed record NamedThing(string Id, string Name);

/// <summary>An entry that a decision touches.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Type">capture, claim.verdict, ...</param>
/// <param name="Time">As the journal claims it.</param>
public sealed record EntryPlace(string Entry, string Type, string Time);

/// <summary>All that a decision would do, and what would remain: to be shown before the act.</summary>
public sealed record Consequences
{
    /// <summary>How far.</summary>
    public required RedactionKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required IReadOnlyList<RedactionTarget> About { get; init; }

    /// <summary>Documents that go with text, claims and search words.</summary>
    public IReadOnlyList<NamedThing> Documents { get; init; } = [];

    /// <summary>Claims of these documents, whether anybody judged them or not.</summary>
    public int Claims { get; init; }

    /// <summary>Events that lose claims.</summary>
    public IReadOnlyList<NamedThing> Events { get; init; } = [];

    /// <summary>Records that go from their lists.</summary>
    public IReadOnlyList<NamedThing> Records { get; init; } = [];

    /// <summary>Decisions on pairs of which one of these records is a part.</summary>
    public int Links { get; init; }

    /// <summary>Originals whose bytes go: of a list of which only rows go, a copy without them takes their place.</summary>
    public IReadOnlyList<ContentHash> Originals { get; init; } = [];

    /// <summary>Texts and ciphertexts made of them, which go too.</summary>
    public IReadOnlyList<ContentHash> Derived { get; init; } = [];

    /// <summary>Entries whose lines become hashes.</summary>
    public IReadOnlyList<EntryPlace> Entries { get; init; } = [];

    /// <summary>Entries that name it and stay as they are.</summary>
    public IReadOnlyList<EntryPlace> Staying { get; init; } = [];

    /// <summary>Files in recovered/ that go.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Documents with the same words that stay.</summary>
    public IReadOnlyList<NamedThing> Copies { get; init; } = [];

    /// <summary>Exports that the journal knows of: they are out of reach.</summary>
    public int Exports { get; init; }

    /// <summary>Persons who may write here.</summary>
    public IReadOnlyList<string> Persons { get; init; } = [];

    /// <summary>Those who consented to exactly this.</summary>
    public IReadOnlyList<string> Consented { get; init; } = [];

    /// <summary>True when the decision still waits for the consent of another person than the one who decides.</summary>
    public bool LacksConsent { get; init; }

    /// <summary>What a person types to go on.</summary>
    public string Confirmation => About is [var one] ? one.Name : $"{Redactions.Scope(Kind)} {About.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    /// <summary>True when it can be taken back.</summary>
    public bool CanBeUndone => Kind is RedactionKind.Withhold or RedactionKind.Seal;

    /// <summary>For an entry of consent, and for the decision.</summary>
    internal IReadOnlyList<string> Ids => [.. About.Select(a => a.Id)];
}

/// <summary>What became of the look at a decision.</summary>
public abstract record RedactOutcome
{
    private RedactOutcome()
    {
    }

    /// <summary>This would happen; nothing was written.</summary>
    public sealed record Planned(Consequences Consequences) : RedactOutcome;

    /// <summary>It happened.</summary>
    /// <param name="Entry">The decision's entry.</param>
    /// <param name="Consequences">What went.</param>
    public sealed record Done(string Entry, Consequences Consequences) : RedactOutcome;

    /// <summary>Nothing, or more than one thing, has such an id.</summary>
    public sealed record NoTarget(VerbOutcome Outcome) : RedactOutcome;

    /// <summary>Nothing was written.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(string Reason) : RedactOutcome;
}
