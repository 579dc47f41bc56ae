using Sanad.Estimation.Gate;

namespace Sanad.Estimation;

/// <summary>Whether an estimate may be used.</summary>
public enum EstimateStatus
{
    /// <summary>Nothing speaks against it but its assumptions.</summary>
    Ok,

    /// <summary>Only with the reasons that are given.</summary>
    Caution,

    /// <summary>Not given: what is documented and the lower bound stand instead.</summary>
    Refused,
}

/// <summary>How to estimate.</summary>
public sealed record EstimateOptions
{
    /// <summary>Of the intervals, between 0 and 1.</summary>
    public double Level { get; init; } = .95;

    /// <summary>Where random numbers begin.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The assumption of the saturated model; 1 = no interaction of all lists.</summary>
    public double Delta { get; init; } = 1;

    /// <summary>Replicates of bootstraps.</summary>
    public int Replicates { get; init; } = 1_000;

    /// <summary>Sweeps of a latent class chain at most; as many as are needed are made.</summary>
    public int MostSweeps { get; init; } = 3_000_000;
}

/// <summary>What a method says of a table.</summary>
public sealed record EstimateResult
{
    /// <summary>twolist, chao, coverage, loglinear, decomposable, latent, stepwise, saturated.</summary>
    public required string Method { get; init; }

    /// <summary>Whether it may be used.</summary>
    public EstimateStatus Status => Reasons.Any(reason => reason.Refuses) ? EstimateStatus.Refused : Reasons.Count > 0 ? EstimateStatus.Caution : EstimateStatus.Ok;

    /// <summary>Why not, or with what care.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>People on at least one list: documented.</summary>
    public required long Observed { get; init; }

    /// <summary>All people with the interval; null when the method gave none. Shown only when <see cref="Status"/> is not refused.</summary>
    public Estimated? Value { get; init; }

    /// <summary>Totals that the method takes for equally likely: of its table, or of each draw of the links. Empty when there is no interval.</summary>
    public IReadOnlyList<Combine.Replicate> Draws { get; init; } = [];

    /// <summary>Totals as the chains drew them, a row a chain, to be looked at; empty for methods without chains.</summary>
    public IReadOnlyList<double[]> Chains { get; init; } = [];

    /// <summary>The model that was chosen, by its lists; null when the method chooses none.</summary>
    public string? Model { get; init; }

    /// <summary>Numbers by which to judge it, by name.</summary>
    public IReadOnlyDictionary<string, double> Diagnostics { get; init; } = new Dictionary<string, double>();

    /// <summary>Other totals that the method gives on its way, by name. Shown only when <see cref="Status"/> is not refused, but for the diagnosis by pairs.</summary>
    public IReadOnlyDictionary<string, double> Totals { get; init; } = new Dictionary<string, double>();

    /// <summary>Of the interval.</summary>
    public required double Level { get; init; }

    /// <summary>Where random numbers began; null when none were drawn.</summary>
    public ulong? Seed { get; init; }

    /// <summary>SHA-256 of the table as it was given.</summary>
    public required string TableHash { get; init; }
}
