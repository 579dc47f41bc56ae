using Sanad.Claims;

namespace Sanad.Eval.Scoring;

/// <summary>Precision, recall and their harmonic mean, each 0 to 1.</summary>
internal readonly record struct Rates(double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static Rates Of(int right, int proposed, int labelled) =>
        new(proposed == 0 ? 0 : (double)right / proposed, labelled == 0 ? 0 : (double)right / labelled);
}

/// <summary>The measures of gold/score.py, by the names it prints, over a set of documents.</summary>
internal sealed class ClaimScore(IReadOnlyList<ClaimAlignment> documents)
{
    private readonly List<(ScoredClaim Gold, ScoredClaim Found)> _comparable =
        [.. documents.SelectMany(document => document.Pairs).Where(pair => ClaimComparison.SameGroup(pair.Gold, pair.Found))];

    public int Documents => documents.Count;

    public int Labelled => documents.Sum(document => document.Labelled);

    public int Proposed => documents.Sum(document => document.Proposed);

    public Rates ActAndNumber => Whole(IsRight);

    public Rates ActNumberSpeaker => Whole((gold, found) => gold.Act == found.Act && ClaimComparison.SameNumber(gold, found) && ClaimComparison.SameSpeaker(gold, found, anyLink: true));

    public Rates FullTuple => Whole((gold, found) => gold.Act == found.Act && ClaimComparison.SameBounds(gold, found)
        && ClaimComparison.SameSpeaker(gold, found, anyLink: true) && ClaimComparison.SamePlace(gold, found) && ClaimComparison.SameWhen(gold, found, overlapping: true));

    /// <summary>Over the pairs whose speaker is labelled, and those whose speaker is proposed, as other than the outlet.</summary>
    public Rates SpeakerNamed
    {
        get
        {
            var labelled = _comparable.Where(pair => pair.Gold.Speaker != "AUTHOR").ToList();
            return Rates.Of(labelled.Count(pair => ClaimComparison.SameSpeaker(pair.Gold, pair.Found, anyLink: false)), _comparable.Count(pair => pair.Found.Speaker != "AUTHOR"), labelled.Count);
        }
    }

    public double WhenExact => Share((gold, found) => ClaimComparison.SameWhen(gold, found, overlapping: false));

    public double WhenOverlapping => Share((gold, found) => ClaimComparison.SameWhen(gold, found, overlapping: true));

    public double Place => Share(ClaimComparison.SamePlace);

    public double StanceRight => Share((gold, found) => gold.Stance == found.Stance);

    public double QuantitySpan => Share((gold, found) => gold.Quantity == found.Quantity);

    /// <summary>Claims without a quantity, by overlap of words. Not every text labels them all, so the precision is a lower bound.</summary>
    public Rates Nocount => new(Met(document => document.NocountProposed), Met(document => document.NocountLabelled));

    /// <summary>Claims of named persons. Not every text labels them all, so the precision is a lower bound.</summary>
    public IndividualScore Individuals { get; } = new(documents);

    public int EmptyDocuments => documents.Count(document => document.Labelled == 0);

    public int FalseTierAInEmptyDocuments => documents.Where(document => document.Labelled == 0).Sum(document => document.Spurious.Count(claim => claim.Tier == Tier.A));

    /// <summary>Act group and number, of the proposals of one tier; recall = the share of all labelled claims that the tier holds.</summary>
    public Rates OfTier(Tier tier)
    {
        var proposed = documents.Sum(document => document.Pairs.Count(pair => pair.Found.Tier == tier) + document.Spurious.Count(claim => claim.Tier == tier));
        return Rates.Of(_comparable.Count(pair => pair.Found.Tier == tier && IsRight(pair.Gold, pair.Found)), proposed, Labelled);
    }

    /// <summary>How many proposals each rule made, and how many of them have the right act group and number.</summary>
    public IReadOnlyList<(string Rule, int Right, int Proposed)> ByRule() =>
        [.. documents.SelectMany(document => document.Pairs.Select(pair => (pair.Found, Right: IsRight(pair.Gold, pair.Found)))
                .Concat(document.Spurious.Select(claim => (Found: claim, Right: false))))
            .GroupBy(claim => $"{claim.Found.Tier} {claim.Found.Rule}").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count(claim => claim.Right), group.Count()))];

    private static bool IsRight(ScoredClaim gold, ScoredClaim found) => ClaimComparison.SameGroup(gold, found) && ClaimComparison.SameNumber(gold, found);

    private Rates Whole(Func<ScoredClaim, ScoredClaim, bool> isRight) =>
        Rates.Of(documents.Sum(document => document.Pairs.Count(pair => isRight(pair.Gold, pair.Found))), Proposed, Labelled);

    private double Met(Func<ClaimAlignment, IReadOnlyList<(ScoredClaim, bool Met)>> side) =>
        documents.SelectMany(side).Select(claim => claim.Met ? 1.0 : 0.0).DefaultIfEmpty().Average();

    private double Share(Func<ScoredClaim, ScoredClaim, bool> isRight) =>
        _comparable.Count == 0 ? 0 : (double)_comparable.Count(pair => isRight(pair.Gold, pair.Found)) / _comparable.Count;
}
