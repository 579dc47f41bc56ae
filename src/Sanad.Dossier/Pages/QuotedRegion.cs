using Sanad.Basics;
using Sanad.Casebook.Show;

namespace Sanad.Dossier;

/// <summary>A stretch of a text that carries the words of one claim, or of several that overlap: what is highlighted together.</summary>
/// <param name="Span">From the first claim's start to the last one's end.</param>
/// <param name="Claims">In text order.</param>
public sealed record QuotedRegion(TextSpan Span, IReadOnlyList<ClaimView> Claims)
{
    /// <summary>The regions of a document in text order, none overlapping. Rejected claims, claims whose words are gone, and spans outside the text make none.</summary>
    public static IReadOnlyList<QuotedRegion> Of(DocumentView view)
    {
        var regions = new List<QuotedRegion>();
        foreach (var claim in view.Claims.Where(claim => claim is { Status: not null, Anchored: true } && Fits(claim, view)).OrderBy(claim => claim.Claim.Span))
        {
            var span = claim.Claim.Span;
            if (regions.Count > 0 && regions[^1].Span.Overlaps(span))
                regions[^1] = new(regions[^1].Span.Join(span), [.. regions[^1].Claims, claim]);
            else
                regions.Add(new(span, [claim]));
        }
        return regions;
    }

    private static bool Fits(ClaimView claim, DocumentView view) =>
        claim.Claim.Span is { Length: > 0, Start: >= 0 } span && span.End <= view.Document.Text.Length;
}
