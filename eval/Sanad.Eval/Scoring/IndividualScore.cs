using Sanad.Claims;

namespace Sanad.Eval.Scoring;

/// <summary>Claims of named persons: a proposal is right when it is of the labelled act group and the labelled person, and their words overlap.</summary>
internal sealed class IndividualScore
{
    public IndividualScore(IEnumerable<ClaimAlignment> documents)
    {
        foreach (var document in documents)
        {
            var open = document.IndividualsProposed.ToList();
            foreach (var gold in document.IndividualsLabelled)
            {
                if (open.Find(claim => Same(gold, claim)) is { } found)
                {
                    Pairs.Add((gold, found));
                    open.Remove(found);
                }
                else
                    Missed.Add((document.Document, gold));
            }
            Unlabelled.AddRange(open.Select(claim => (document.Document, claim)));
        }
    }

    public List<(ScoredClaim Gold, ScoredClaim Found)> Pairs { get; } = [];

    public List<(string Document, ScoredClaim Claim)> Missed { get; } = [];

    public List<(string Document, ScoredClaim Claim)> Unlabelled { get; } = [];

    public Rates All => Rates.Of(Pairs.Count, Pairs.Count + Unlabelled.Count, Pairs.Count + Missed.Count);

    /// <summary>Of the first tier alone.</summary>
    public Rates TierA => Rates.Of(Pairs.Count(pair => pair.Found.Tier == Tier.A), Pairs.Count(pair => pair.Found.Tier == Tier.A) + Unlabelled.Count(one => one.Claim.Tier == Tier.A), Pairs.Count + Missed.Count);

    public double Act => Share(pair => pair.Gold.Act == pair.Found.Act);

    public double Speaker => Share(pair => ClaimComparison.SameSpeaker(pair.Gold, pair.Found, anyLink: false));

    public double When => Share(pair => ClaimComparison.SameWhen(pair.Gold, pair.Found, overlapping: false));

    public double Place => Share(pair => ClaimComparison.SamePlace(pair.Gold, pair.Found));

    private double Share(Func<(ScoredClaim Gold, ScoredClaim Found), bool> isRight) => Pairs.Count == 0 ? 0 : (double)Pairs.Count(isRight) / Pairs.Count;

    private static bool Same(ScoredClaim gold, ScoredClaim found) =>
        ClaimComparison.SameGroup(gold, found) && gold.Quote.Overlaps(found.Quote) && ClaimComparison.SamePerson(gold.Victims, found.Victims);
}
