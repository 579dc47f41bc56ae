namespace Sanad.Linkage.Model;

/// <summary>What people's decisions say of the scores: one bit of the model counts as <see cref="Slope"/> bits, and all pairs as <see cref="Offset"/> bits more.</summary>
/// <param name="Slope">Below 1: the model is surer than people.</param>
/// <param name="Offset">In bits.</param>
/// <param name="Same">Pairs that people called one person.</param>
/// <param name="Different">Pairs that they called two.</param>
/// <param name="Mistaken">The share of decisions that seem to be slips.</param>
public sealed record Calibration(double Slope, double Offset, int Same, int Different, double Mistaken)
{
    /// <summary>So many decisions are needed, and so many of either kind.</summary>
    public const int Least = 100, LeastOfEither = 10;

    /// <summary>How it is made.</summary>
    public const string Method = "logistic regression of the decisions on the score (Platt 1999), a share of them taken for slips (Copas 1988)";

    private const double FirstMistaken = 0.02, MostMistaken = 0.2, SlopeSpread = 0.5, OffsetSpread = 4;
    private const int Rounds = 60, Steps = 8;

    /// <summary>Fits the map from score to probability by decisions; null when they are too few, all of one kind, or say the contrary of the scores.</summary>
    /// <param name="decided">The score of each pair, and whether people called it one person.</param>
    public static Calibration? Of(IReadOnlyList<(double Score, bool IsSame)> decided)
    {
        var same = decided.Count(pair => pair.IsSame);
        if (decided.Count < Least || same < LeastOfEither || decided.Count - same < LeastOfEither)
            return null;
        var (slope, offset, mistaken) = (1.0, 0.0, FirstMistaken);
        var truth = new double[decided.Count];
        for (var round = 0; round < Rounds; round++)
        {
            var slips = 0.0;
            for (var i = 0; i < truth.Length; i++)
            {
                var (one, two) = (Probability(slope, offset, decided[i].Score), 1 - Probability(slope, offset, decided[i].Score));
                (one, two) = decided[i].IsSame ? (one * (1 - mistaken), two * mistaken) : (one * mistaken, two * (1 - mistaken));
                truth[i] = one / Math.Max(double.Epsilon, one + two);
                slips += decided[i].IsSame ? 1 - truth[i] : truth[i];
            }
            mistaken = Math.Clamp((slips + 1) / (truth.Length + (1 / FirstMistaken)), 1e-4, MostMistaken);
            (slope, offset) = Fit(decided, truth, slope, offset);
        }
        return slope > 0.05 ? new(slope, offset, same, decided.Count - same, mistaken) : null;
    }

    // Newton's steps; drawn towards the score as it is, so that decisions without a doubtful pair do not make it ever surer.
    private static (double Slope, double Offset) Fit(IReadOnlyList<(double Score, bool IsSame)> decided, double[] truth, double slope, double offset)
    {
        var bit = Math.Log(2);
        for (var step = 0; step < Steps; step++)
        {
            var (ofSlope, ofOffset, slopes, both, offsets) = ((1 - slope) / (SlopeSpread * SlopeSpread), -offset / (OffsetSpread * OffsetSpread), 1 / (SlopeSpread * SlopeSpread), 0.0, 1 / (OffsetSpread * OffsetSpread));
            for (var i = 0; i < truth.Length; i++)
            {
                var (score, expected) = (decided[i].Score, Probability(slope, offset, decided[i].Score));
                var (missing, weight) = ((truth[i] - expected) * bit, Math.Max(1e-6, expected * (1 - expected)) * bit * bit);
                (ofSlope, ofOffset) = (ofSlope + (missing * score), ofOffset + missing);
                (slopes, both, offsets) = (slopes + (weight * score * score), both + (weight * score), offsets + weight);
            }
            var determinant = (slopes * offsets) - (both * both);
            slope += Math.Clamp(((ofSlope * offsets) - (ofOffset * both)) / determinant, -0.5, 0.5);
            offset += Math.Clamp(((ofOffset * slopes) - (ofSlope * both)) / determinant, -2, 2);
        }
        return (slope, offset);
    }

    private static double Probability(double slope, double offset, double score) => 1 / (1 + Math.Pow(2, -((slope * score) + offset)));
}
