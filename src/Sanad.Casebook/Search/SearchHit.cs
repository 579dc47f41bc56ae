using Sanad.Basics;

namespace Sanad.Casebook.Search;

/// <summary>A document, or a claim in it, that has every word of the query.</summary>
/// <param name="Original">The document.</param>
/// <param name="ClaimId">The claim whose quote has them all; null = the document as a whole.</param>
/// <param name="Title">The document's title, else the name of its file.</param>
/// <param name="Snippet">Words of the text around the first place.</param>
/// <param name="Span">Where the snippet stands in the document's text, in code points.</param>
/// <param name="Score">Higher is better; comparable within one query only.</param>
public sealed record SearchHit(ContentHash Original, string? ClaimId, string? Title, string Snippet, TextSpan Span, double Score);
