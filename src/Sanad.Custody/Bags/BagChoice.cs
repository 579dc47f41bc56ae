namespace Sanad.Custody;

/// <summary>What goes into a bag. Nothing goes in that was not chosen: all other entries stand there as their leaf hashes.</summary>
public sealed record BagChoice
{
    /// <summary>Originals to publish, each with the entries that tell how it came in and what was derived from it.</summary>
    public IReadOnlySet<ContentHash> Exhibits { get; init; } = new HashSet<ContentHash>();

    /// <summary>Everything that entries name, with all entries, except what is withheld.</summary>
    public bool All { get; init; }

    /// <summary>Originals that stay out, and with them every entry that names one of them.</summary>
    public IReadOnlySet<ContentHash> WithheldObjects { get; init; } = new HashSet<ContentHash>();

    /// <summary>Ids of claims, records or entries: no entry goes in that is one of them or names one of them.</summary>
    public IReadOnlySet<string> WithheldIds { get; init; } = new HashSet<string>();

    /// <summary>Types of entries that stay out, for example claim.verdict.</summary>
    public IReadOnlySet<string> WithheldTypes { get; init; } = new HashSet<string>();
}

/// <summary>An original that a bag shows.</summary>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="FileName">As its capture entry names it, and so as the bag tells it; null when it names none.</param>
/// <param name="Size">Bytes.</param>
public sealed record BagExhibit(ContentHash Hash, string? FileName, long Size);

/// <summary>Entries of one type, shown and withheld.</summary>
/// <param name="Type">capture, claim.verdict, ...</param>
/// <param name="Shown">Go in as they are.</param>
/// <param name="Withheld">Go in as leaf hashes.</param>
public sealed record BagEntries(string Type, int Shown, int Withheld);

/// <summary>What a bag would hold: to be looked at before it is made.</summary>
/// <param name="Exhibits">In the order in which they were captured.</param>
/// <param name="Derived">How many texts made from them go in too.</param>
/// <param name="Entries">By type, in order of name.</param>
/// <param name="Bytes">Of originals and derived texts.</param>
/// <param name="Refusals">Why it cannot be made; empty when it can.</param>
public sealed record BagPlan(IReadOnlyList<BagExhibit> Exhibits, int Derived, IReadOnlyList<BagEntries> Entries, long Bytes, IReadOnlyList<string> Refusals)
{
    /// <summary>Entries that go in as they are.</summary>
    public int Shown => Entries.Sum(e => e.Shown);

    /// <summary>Entries that go in as leaf hashes.</summary>
    public int Withheld => Entries.Sum(e => e.Withheld);
}

/// <summary>A bag that stands under its final name.</summary>
/// <param name="Path">The folder.</param>
/// <param name="TagManifest">SHA-256 of tagmanifest-sha256.txt: told to a recipient by another way, it names exactly this bag.</param>
/// <param name="Entry">Id of the export entry in the casebook's journal.</param>
/// <param name="Plan">What is in it.</param>
/// <param name="Files">Number of payload files.</param>
/// <param name="Bytes">Bytes of payload.</param>
public sealed record BagMade(string Path, string TagManifest, string Entry, BagPlan Plan, int Files, long Bytes);

/// <summary>A bag was not made; the message says why and what to do.</summary>
public sealed class BagRefusedException(string message) : IOException(message);
