using Sanad.Basics;

namespace Sanad.Eval.Scoring;

/// <summary>The claims of one document, labelled and proposed, one to one where they overlap (quantity spans, else quotes), best weight first.</summary>
internal sealed record ClaimAlignment(
    string Document,
    IReadOnlyList<(ScoredClaim Gold, ScoredClaim Found)> Pairs,
    IReadOnlyList<ScoredClaim> Missed,
    IReadOnlyList<ScoredClaim> Spurious)
{
    public int Labelled => Pairs.Count + Missed.Count;

    public int Proposed => Pairs.Count + Spurious.Count;

    /// <summary>Labelled denials, confirmations and allegations without a quantity; the second says whether a proposal's words overlap.</summary>
    public IReadOnlyList<(ScoredClaim Claim, bool Met)> NocountLabelled { get; init; } = [];

    /// <summary>Those proposed; the second says whether a label's words overlap.</summary>
    public IReadOnlyList<(ScoredClaim Claim, bool Met)> NocountProposed { get; init; } = [];

    /// <summary>Labelled claims of named persons.</summary>
    public IReadOnlyList<ScoredClaim> IndividualsLabelled { get; init; } = [];

    /// <summary>Those proposed.</summary>
    public IReadOnlyList<ScoredClaim> IndividualsProposed { get; init; } = [];

    /// <summary>Counts and zeros only; a proposal on words labelled as an individual or as a claim without a number is neither right nor wrong.</summary>
    public static ClaimAlignment Of(string document, IReadOnlyList<ScoredClaim> labelled, IReadOnlyList<ScoredClaim> proposed)
    {
        var gold = labelled.Where(claim => claim.Counts).ToList();
        var aside = labelled.Where(claim => !claim.Counts).ToList();
        var found = proposed.Where(claim => claim.Counts
            && (!aside.Exists(other => claim.Quote.Overlaps(other.Quote)) || gold.Exists(other => Weight(other, claim) > 0))).ToList();
        var candidates =
            from g in Enumerable.Range(0, gold.Count)
            from f in Enumerable.Range(0, found.Count)
            let weight = Weight(gold[g], found[f])
            where weight > 0
            orderby weight descending, g, f
            select (g, f);
        var (goldTaken, foundTaken) = (new HashSet<int>(), new HashSet<int>());
        var pairs = new List<(ScoredClaim, ScoredClaim)>();
        foreach (var (g, f) in candidates)
        {
            if (goldTaken.Contains(g) || foundTaken.Contains(f))
                continue;
            goldTaken.Add(g);
            foundTaken.Add(f);
            pairs.Add((gold[g], found[f]));
        }
        return new(document, pairs, [.. gold.Where((_, i) => !goldTaken.Contains(i))], [.. found.Where((_, i) => !foundTaken.Contains(i))])
        {
            NocountLabelled = Met(labelled, proposed), NocountProposed = Met(proposed, labelled),
            IndividualsLabelled = [.. labelled.Where(claim => claim.IsIndividual)], IndividualsProposed = [.. proposed.Where(claim => claim.IsIndividual)],
        };
    }

    private static List<(ScoredClaim, bool)> Met(IReadOnlyList<ScoredClaim> these, IReadOnlyList<ScoredClaim> those) =>
        [.. these.Where(claim => claim.IsNocount).Select(claim => (claim, those.Any(other => other.IsNocount && other.Quote.Overlaps(claim.Quote))))];

    private static double Weight(ScoredClaim gold, ScoredClaim found)
    {
        var overlaps = gold.Quantity is { } wanted && found.Quantity is { } given ? wanted.Overlaps(given) : gold.Quote.Overlaps(found.Quote);
        return overlaps
            ? 1 + (gold.Act == found.Act ? 4 : 0) + (ClaimComparison.SameGroup(gold, found) ? 3 : 0) + (ClaimComparison.SameNumber(gold, found) ? 3 : 0) + Shared(gold.Quote, found.Quote)
            : 0;
    }

    // Intersection over union.
    private static double Shared(TextSpan a, TextSpan b)
    {
        var common = Math.Max(0, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start));
        return common == 0 ? 0 : (double)common / (a.Length + b.Length - common);
    }
}
