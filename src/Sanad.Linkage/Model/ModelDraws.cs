using Sanad.Linkage.Blocking;
using Sanad.Linkage.Clustering;

namespace Sanad.Linkage.Model;

/// <summary>
/// Draws what a model might have been, had other records taught it: the shares of the levels of each part from their posterior (Dirichlet over the pairs that were counted, expected
/// ones among matches), the prior from its own. Levels keep their order.
/// </summary>
internal static class ModelDraws
{
    /// <summary>One draw; the model itself where it does not know how much taught it.</summary>
    public static LinkModel Of(LinkModel model, int seed, int number)
    {
        var random = new SplitMix(Features.Mix((ulong)seed + 0x6D75, (ulong)number + 1));
        var parts = new List<PartModel>();
        foreach (var part in model.Parts)
            parts.Add(part is { Matches: > 0 and var matches, Others: > 0 and var others } ? Drawn(part, Held(matches, model), others, ref random) : part);
        var shape = Held(model.Matches ?? 0, model);
        return model with { Parts = parts, Prior = shape > 0 ? Math.Min(0.5, model.Prior * Gamma(shape, ref random) / shape) : model.Prior };
    }

    // Pairs of one person are no new witnesses each: there are no more slips of the pen to learn from than records.
    private static double Held(double matches, LinkModel model) => Math.Min(matches, model.Records ?? matches);

    private static PartModel Drawn(PartModel part, double matches, double others, ref SplitMix random)
    {
        var (m, u) = (Shares([.. part.Levels.Select(level => level.M)], matches, ref random), Shares([.. part.Levels.Select(level => level.U)], others, ref random));
        return part with { Levels = [.. part.Levels.Select((level, i) => level with { M = m[i], U = u[i] })] };
    }

    private static double[] Shares(double[] shares, double count, ref SplitMix random)
    {
        var (drawn, sum) = (new double[shares.Length], 0.0);
        for (var i = 0; i < shares.Length; i++)
            sum += drawn[i] = Math.Max(1e-300, Gamma(Math.Max(shares[i] * count, 0.05), ref random));
        for (var i = 0; i < shares.Length; i++)
            drawn[i] = Math.Max(1e-12, drawn[i] / sum);
        return drawn;
    }

    // Marsaglia and Tsang 2000.
    private static double Gamma(double shape, ref SplitMix random)
    {
        if (shape < 1)
            return Gamma(shape + 1, ref random) * Math.Pow(1 - random.Next(), 1 / shape);
        var third = shape - (1.0 / 3);
        while (true)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.Next())) * Math.Cos(2 * Math.PI * random.Next());
            var cube = Math.Pow(1 + (normal / Math.Sqrt(9 * third)), 3);
            if (cube > 0 && Math.Log(1 - random.Next()) < (normal * normal / 2) + third - (third * cube) + (third * Math.Log(cube)))
                return third * cube;
        }
    }
}
