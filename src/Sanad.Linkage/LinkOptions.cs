namespace Sanad.Linkage;

/// <summary>How records are linked. The defaults are those for lists of people and serve every file; nothing here is chosen by looking at the truth.</summary>
public sealed record LinkOptions
{
    /// <summary>The least average score, in bits, of the records of one person: 0 = as likely one person as two.</summary>
    public double Threshold { get; init; }

    /// <summary>True when each list holds each person once: two of its records are then never one person.</summary>
    public bool OnePerList { get; init; }

    /// <summary>What people decided about pairs of records. It comes before every score and before <see cref="OnePerList"/>; "two persons" before "one person".</summary>
    public IReadOnlyList<PairDecision> Verdicts { get; init; } = [];

    /// <summary>Where random draws begin; the same seed gives the same result.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Processors used; null = all.</summary>
    public int? Threads { get; init; }

    /// <summary>Records of a block at most; larger ones are divided.</summary>
    public int LargestBlock { get; init; } = 400;
}

/// <summary>A decision about two records.</summary>
/// <param name="Left">The number of the one.</param>
/// <param name="Right">The number of the other.</param>
/// <param name="IsSame">True = one person, false = two.</param>
public readonly record struct PairDecision(int Left, int Right, bool IsSame);

/// <summary>What linking found.</summary>
/// <param name="Clusters">For each record the smallest record of its person.</param>
/// <param name="Model">The model that scored the pairs.</param>
/// <param name="Rules">What each rule did.</param>
public sealed record LinkResult(IReadOnlyList<int> Clusters, Model.LinkModel Model, IReadOnlyList<Blocking.RuleReport> Rules)
{
    /// <summary>Pairs that were compared.</summary>
    public long Pairs => Rules.Sum(rule => rule.Pairs);

    /// <summary>Persons, each known by its smallest record.</summary>
    public int People => Clusters.Where((first, record) => first == record).Count();

    /// <summary>Records that more than thirty hold word for word, each such number of them one person.</summary>
    public int Repeated { get; init; }

    /// <summary>Records that more than thirty hold word for word and that stay apart, since what they hold says too little.</summary>
    public int RepeatedApart { get; init; }

    /// <summary>Records that hang together, however loosely; of those that are equal the one that stands for them.</summary>
    internal IReadOnlyList<int[]> Components { get; init; } = [];

    /// <summary>The same, of the records that stand for themselves or for others; null when each stands for itself.</summary>
    internal LinkResult? OfStanding { get; init; }
}
