using Sanad.Basics;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Reading;

namespace Sanad.Casebook.Show;

/// <summary>A claim with what people decided about it.</summary>
/// <param name="Claim">The claim in force: the machine's, or as a person edited it.</param>
/// <param name="Status">Proposed, accepted, edited or contested; null = rejected.</param>
/// <param name="EventId">The event that gathers it.</param>
public sealed record ClaimView(Claim Claim, TollStatus? Status, string? EventId)
{
    /// <summary>False when a person judged it and its words are no longer found in the text: its spans then lead nowhere.</summary>
    public bool Anchored { get; init; } = true;
}

/// <summary>Another document that shares its words with the one that is shown.</summary>
/// <param name="Original">The other's SHA-256.</param>
/// <param name="Title">Its title, else its file's name.</param>
/// <param name="Elder">True when the other was published, else captured, first.</param>
/// <param name="Comparison">From the side of the document that is shown; spans in both texts.</param>
/// <param name="OtherText">The other's text, into which the removed spans point.</param>
public sealed record CopyView(ContentHash Original, string Title, bool Elder, CopyComparison Comparison, string OtherText);

/// <summary>A document as people look at it: what was read, from which original, with its claims.</summary>
public sealed record DocumentView
{
    /// <summary>The text and what was learnt about it, corrections applied.</summary>
    public required Document Document { get; init; }

    /// <summary>What the machine read, before any correction; the same object when nothing was corrected.</summary>
    public required Document Machine { get; init; }

    /// <summary>Why no text could be read; null = it was read.</summary>
    public string? Problem { get; init; }

    /// <summary>The file's name when it was received, or its address. Untrusted: escape control and direction characters when shown.</summary>
    public required string ReceivedAs { get; init; }

    /// <summary>Size of the original in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Instant of capture, ISO 8601 in UTC, as the journal claims it.</summary>
    public required string CapturedAt { get; init; }

    /// <summary>Its place among the captures.</summary>
    internal long Position { get; init; }

    /// <summary>Documents with one value share one origin: near-identical text, or one named origin.</summary>
    public required string OriginGroup { get; init; }

    /// <summary>SHA-256 of the document that this one copies; null = it copies none that is in the casebook.</summary>
    public ContentHash? CopyOf { get; init; }

    /// <summary>Documents of the same origin compared word by word with this one; told only where one document is shown.</summary>
    public IReadOnlyList<CopyView> Copies { get; init; } = [];

    /// <summary>In text order.</summary>
    public required IReadOnlyList<ClaimView> Claims { get; init; }
}
