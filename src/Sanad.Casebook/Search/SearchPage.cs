using Sanad.Basics;
using Sanad.Claims;

namespace Sanad.Casebook.Search;

/// <summary>Which documents or claims a search looks at; null = any.</summary>
public sealed record SearchFilter
{
    /// <summary>Two-letter code of the document's language.</summary>
    public string? Language { get; init; }

    /// <summary>The document's outlet, in any spelling of capitals and letters.</summary>
    public string? Outlet { get; init; }

    /// <summary>Published on this day or later; documents of unknown date are left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Published on this day or earlier; documents of unknown date are left out.</summary>
    public DateOnly? To { get; init; }

    /// <summary>For claims: an act (killed) or a group of acts (death).</summary>
    public string? Act { get; init; }
}

/// <summary>A document that has every word.</summary>
/// <param name="Original">Its SHA-256.</param>
/// <param name="Title">Its title, else the file's name.</param>
/// <param name="Outlet">Null = not named.</param>
/// <param name="Published">Null = not known.</param>
/// <param name="Language">Null = not known.</param>
/// <param name="Snippet">Words of the text around the first place.</param>
/// <param name="Marks">Where the words of the query stand in the snippet, in UTF-16 units.</param>
/// <param name="Span">Where the snippet stands in the document's text, in code points.</param>
public sealed record DocumentHit(
    ContentHash Original, string Title, string? Outlet, DateInterval? Published, string? Language, string Snippet, IReadOnlyList<TextSpan> Marks, TextSpan Span);

/// <summary>A claim whose quote has every word.</summary>
/// <param name="Claim">In force; spans in code points.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Original">Its document.</param>
/// <param name="Title">The document's title, else the file's name.</param>
/// <param name="Outlet">Null = not named.</param>
/// <param name="Published">Null = not known.</param>
/// <param name="EventId">The event that gathers it; null = none.</param>
/// <param name="Marks">Where the words of the query stand in the quote, in UTF-16 units.</param>
public sealed record ClaimHit(
    Claim Claim, Review.ReviewStatus Status, ContentHash Original, string Title, string? Outlet, DateInterval? Published, string? EventId, IReadOnlyList<TextSpan> Marks);

/// <summary>What a search found.</summary>
/// <param name="Hits">Those asked for, best first.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Also">Other words that were searched for: names of the same place, the same name in other spellings and scripts.</param>
public sealed record SearchPage<T>(IReadOnlyList<T> Hits, int Total, IReadOnlyList<string> Also);
