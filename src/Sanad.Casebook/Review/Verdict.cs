using Sanad.Basics;
using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>What a person says of a claim.</summary>
public enum Verdict
{
    /// <summary>It says what the text says.</summary>
    Accept,

    /// <summary>It does after the correction that comes with the verdict.</summary>
    Edit,

    /// <summary>It does not.</summary>
    Reject,

    /// <summary>Looked at, not decided.</summary>
    Unsure,
}

/// <summary>The body of a claim.verdict entry: the whole claim judged, so that no later extractor can change what was decided.</summary>
internal sealed record VerdictBody
{
    public const string EntryType = "claim.verdict";

    public ContentHash? Original { get; init; }

    /// <summary>SHA-256 of the document's text as UTF-8 when the claim was judged.</summary>
    public string TextSha256 { get; init; } = "";

    /// <summary>Absent only in an entry that undoes another.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The claim that the person saw; spans in code points.</summary>
    public Claim? Claim { get; init; }

    /// <summary>The claim as the person corrected it; with <see cref="Verdict.Edit"/>.</summary>
    public Claim? Edited { get; init; }

    public string? Note { get; init; }

    /// <summary>The entry of the verdict that this one repeats for an identical copy: both were one decision.</summary>
    public string? Repeats { get; init; }

    public string? Undoes { get; init; }
}
