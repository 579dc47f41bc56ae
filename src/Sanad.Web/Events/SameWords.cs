using Sanad.Casebook.Show;

namespace Sanad.Web.Events;

/// <summary>A claim with those in documents that copy its document: ten pages with one press release are one source.</summary>
/// <param name="First">Of the document that the others copy.</param>
/// <param name="Copies">In their order.</param>
public sealed record SameWords(QuotedClaim First, IReadOnlyList<QuotedClaim> Copies)
{
    /// <summary>Folds copies under their origin, in the order of the claims.</summary>
    public static IReadOnlyList<SameWords> Fold(IReadOnlyList<QuotedClaim> claims)
    {
        var byOriginal = claims.ToLookup(c => c.Original);
        return [.. claims.GroupBy(c => byOriginal[Root(c, byOriginal).Original].First().Claim.Id).Select(g => new SameWords(g.First(c => c.Claim.Id == g.Key), [.. g.Where(c => c.Claim.Id != g.Key)]))];
    }

    // A copy of a copy belongs to the first of them; the steps end where a document is not among the claims.
    private static QuotedClaim Root(QuotedClaim claim, ILookup<Sanad.Basics.ContentHash, QuotedClaim> byOriginal)
    {
        var root = claim;
        for (var steps = 0; steps < 20 && root.CopyOf is { } copied && byOriginal[copied].FirstOrDefault() is { } next; steps++)
            root = next;
        return root;
    }
}
