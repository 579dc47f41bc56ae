namespace Sanad.Estimation.LatentClass;

/// <summary>How the latent class model is sampled.</summary>
public sealed record LatentClassOptions
{
    /// <summary>Classes at most; how many are used is learnt.</summary>
    public int Classes { get; init; } = 10;

    /// <summary>Chains, begun far apart: four at least show whether they agree.</summary>
    public int Chains { get; init; } = 4;

    /// <summary>Sweeps before anything is kept, a chain.</summary>
    public int BurnIn { get; init; } = 10_000;

    /// <summary>Draws kept, a chain.</summary>
    public int Draws { get; init; } = 2_500;

    /// <summary>Sweeps from one kept draw to the next.</summary>
    public int Thin { get; init; } = 100;

    /// <summary>Where random numbers begin.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Shape of the gamma prior of alpha, which rules how many classes there are.</summary>
    public double AlphaShape { get; init; } = 0.25;

    /// <summary>Rate of that prior.</summary>
    public double AlphaRate { get; init; } = 0.25;

    /// <summary>Unseen people at most, in multiples of those observed; null = no limit. LCMCR has 20 without saying so: only for comparison with it.</summary>
    public double? Cap { get; init; }

    /// <summary>Every so many sweeps a jump to another number of classes is tried; null = 20, and 10 with eight lists or more, where chains rarely cross by themselves.</summary>
    internal int? RoundsToJump { get; init; }

    /// <summary>Also where it can hardly succeed: for tests.</summary>
    internal bool JumpsAnywhere { get; init; }
}
