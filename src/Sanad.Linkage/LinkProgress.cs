namespace Sanad.Linkage;

/// <summary>How far linking is.</summary>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Rules or components done.</param>
/// <param name="Total">Of how many.</param>
public readonly record struct LinkProgress(LinkStep Step, long Done, long Total);

/// <summary>The steps of linking, in their order.</summary>
public enum LinkStep
{
    /// <summary>Keys are computed and sorted.</summary>
    Blocking,

    /// <summary>Pairs are compared and a model is learnt from them.</summary>
    Training,

    /// <summary>Pairs are scored.</summary>
    Scoring,

    /// <summary>Persons are made of scored pairs.</summary>
    Clustering,
}
