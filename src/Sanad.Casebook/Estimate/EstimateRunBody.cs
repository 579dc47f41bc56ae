using Sanad.Estimation;

namespace Sanad.Casebook.Estimate;

/// <summary>
/// The body of an estimate.run entry: somebody had an estimate made. It holds the counts themselves, since links decided later change who stands on which lists, and a
/// figure that was published must still be found with what it was made from.
/// </summary>
internal sealed record EstimateRunBody
{
    public const string EntryType = "estimate.run";

    /// <summary>Absent only in an entry that undoes another.</summary>
    public string? Event { get; init; }

    public IReadOnlyList<ListGroup> Lists { get; init; } = [];
    public IReadOnlyList<string> By { get; init; } = [];
    public double Level { get; init; }
    public double Delta { get; init; }
    public ulong Seed { get; init; }
    public string Engine { get; init; } = "";

    /// <summary>How often the links were drawn; 0 = they were taken for sure.</summary>
    public int Draws { get; init; }

    /// <summary>All people together first, then the parts.</summary>
    public IReadOnlyList<StratumBody> Strata { get; init; } = [];

    /// <summary>What the methods said of the sum of the parts; absent when people were not divided.</summary>
    public IReadOnlyList<MethodFigure>? Total { get; init; }

    public string? Undoes { get; init; }
}

/// <summary>One table of a run.</summary>
/// <param name="Stratum">A value for each thing that people were divided by, null = not known.</param>
/// <param name="TableSha256">Of the counts, as <see cref="ListTable.Hash"/>.</param>
/// <param name="Cells">Pairs of a pattern (bit j = list j) and a number of people.</param>
/// <param name="Results">What the methods said.</param>
/// <param name="AtLeast">The lower end of the lower bound (decision 0153), or the people documented where there is none; absent when no method ran.</param>
/// <param name="Together">What the methods come to beside each other; absent when none ran.</param>
/// <param name="Drawn">The tables of the draws of the links; absent when the links were taken for sure.</param>
internal sealed record StratumBody(IReadOnlyList<string?> Stratum, string TableSha256, IReadOnlyList<IReadOnlyList<long>> Cells, IReadOnlyList<MethodFigure> Results,
    double? AtLeast, EstimateStatus? Together, IReadOnlyList<DrawnBody>? Drawn)
{
    public static StratumBody Of(StratumEstimate estimate) => new(estimate.Stratum, estimate.Table.Hash, CellsOf(estimate.Table), [.. estimate.Results.Select(MethodFigure.Of)],
        estimate.Together is { } together ? Math.Round(together.AtLeast, 6) : null, estimate.Together?.Status, estimate.Drawn.Count == 0
        ? null
        : [.. estimate.Drawn.GroupBy(table => table.Hash).Select(same => new DrawnBody(same.Count(), same.Key, CellsOf(same.First())))]);

    private static IReadOnlyList<IReadOnlyList<long>> CellsOf(ListTable table) => [.. table.Cells.Select(cell => (IReadOnlyList<long>)[cell.Lists, cell.People])];
}

/// <summary>A table that so many draws of the links gave.</summary>
internal sealed record DrawnBody(int Times, string TableSha256, IReadOnlyList<IReadOnlyList<long>> Cells);
