using Sanad.Casebook.Events;
using Sanad.Casebook.Tolls;
using Sanad.Estimation;

namespace Sanad.Casebook.Estimate;

/// <summary>People of one kind, place or time, and what the methods say of how many there are.</summary>
/// <param name="Stratum">A value for each thing that people are divided by; null = no list tells it. Empty for all people together.</param>
/// <param name="Table">On which lists they stand.</param>
/// <param name="Results">A result a method; none for people of whom a value is not known, since they belong to some other part.</param>
public sealed record StratumEstimate(IReadOnlyList<string?> Stratum, ListTable Table, IReadOnlyList<EstimateResult> Results)
{
    /// <summary>The results beside each other; null when there are none.</summary>
    public SideBySide? Together => Results.Count == 0 ? null : SideBySide.Of(Results);

    /// <summary>The table in each draw of the links; empty when the links were taken for sure.</summary>
    public IReadOnlyList<ListTable> Drawn { get; init; } = [];
}

/// <summary>The three layers of an event beside each other: documented, claimed, estimated.</summary>
public sealed record EstimateReport
{
    /// <summary>The event.</summary>
    public required EventSummary Event { get; init; }

    /// <summary>What speakers claim about the whole event: from lowest to highest, by group of acts.</summary>
    public required IReadOnlyList<TollSpan> Claimed { get; init; }

    /// <summary>The lists estimated from.</summary>
    public required IReadOnlyList<ListGroup> Lists { get; init; }

    /// <summary>By what people were divided.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>All people together.</summary>
    public required StratumEstimate Whole { get; init; }

    /// <summary>The parts, by their values; those of whom a value is not known come last.</summary>
    public IReadOnlyList<StratumEstimate> Strata { get; init; } = [];

    /// <summary>A result a method for the sum of the parts; empty when people are not divided.</summary>
    public IReadOnlyList<EstimateResult> Total { get; init; } = [];

    /// <summary>How often the links were drawn; 0 = they were taken for sure.</summary>
    public int Draws { get; init; }

    /// <summary>The journal entry; null after a dry run.</summary>
    public string? Entry { get; init; }
}

/// <summary>What became of estimating.</summary>
public abstract record EstimateOutcome
{
    private EstimateOutcome()
    {
    }

    /// <summary>It was run; the methods may have refused all the same.</summary>
    public sealed record Run(EstimateReport Report) : EstimateOutcome;

    /// <summary>It makes no sense as it was asked; nothing was written.</summary>
    public sealed record Refused(string Reason) : EstimateOutcome;
}

/// <summary>A run that stands in the journal.</summary>
/// <param name="Entry">Its id.</param>
/// <param name="Time">UTC by the writer's clock.</param>
/// <param name="Event">Whole id of the event as it was then.</param>
/// <param name="Lists">The lists it was made from.</param>
/// <param name="By">By what people were divided.</param>
/// <param name="Observed">People on at least one list, as linked then.</param>
/// <param name="Figures">What the methods said of all people together.</param>
public sealed record PastEstimate(string Entry, string Time, string Event, IReadOnlyList<ListGroup> Lists, IReadOnlyList<string> By, long Observed, IReadOnlyList<MethodFigure> Figures);

/// <summary>What a method said.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Status">Whether it may be used.</param>
/// <param name="Reasons">Why not, or with what care; English.</param>
/// <param name="Estimate">All people; null when refused.</param>
/// <param name="Low">Lower end; null when refused.</param>
/// <param name="High">Upper end; null when refused, or when there is no limit.</param>
/// <param name="Model">The model it chose; null = none.</param>
public sealed record MethodFigure(string Method, EstimateStatus Status, IReadOnlyList<string> Reasons, double? Estimate, double? Low, double? High, string? Model)
{
    /// <summary>Of a result: its numbers only when it is not refused.</summary>
    public static MethodFigure Of(EstimateResult result)
    {
        var value = result.Status == EstimateStatus.Refused ? null : result.Value;
        return new(result.Method, result.Status, [.. result.Reasons.Select(reason => reason.ToString())], Finite(value?.Total), Finite(value?.Low), Finite(value?.High), result.Model);
    }

    private static double? Finite(double? number) => number is { } value && double.IsFinite(value) ? Math.Round(value, 6) : null;
}
