using System.Globalization;
using Sanad.Casebook.Events;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Estimation;

namespace Sanad.Casebook.Estimate;

/// <summary>A run with everything that its entry holds, and beside it what is claimed of the event today.</summary>
public sealed record EstimateView
{
    /// <summary>The run in one line.</summary>
    public required PastEstimate Past { get; init; }

    /// <summary>The event as it is today; null when it is gone.</summary>
    public required EventSummary? Event { get; init; }

    /// <summary>What speakers claim about the whole event today.</summary>
    public required IReadOnlyList<TollSpan> Claimed { get; init; }

    /// <summary>All people together.</summary>
    public required PastPart Whole { get; init; }

    /// <summary>The parts; those of whom a value is not known come last.</summary>
    public required IReadOnlyList<PastPart> Parts { get; init; }

    /// <summary>What the methods said of the sum of the parts; empty when people were not divided.</summary>
    public required IReadOnlyList<MethodFigure> Total { get; init; }

    /// <summary>Of the intervals.</summary>
    public required double Level { get; init; }

    /// <summary>Where random draws began.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which code computed it.</summary>
    public required string Engine { get; init; }

    /// <summary>How often the links were drawn; 0 = they were taken for sure.</summary>
    public required int Draws { get; init; }

    /// <summary>The run of an entry that stands; null when there is none.</summary>
    internal static EstimateView? Find(OpenCasebook book, string entry)
    {
        if (HumanActs.InForce(book.Index, EstimateRunBody.EntryType).FirstOrDefault(act => act.Id == entry) is not { } act || EstimateVerb.Past(act) is not { } past)
            return null;
        var (body, happened) = (act.Read<EstimateRunBody>()!, ShowVerb.Event(book, past.Event));
        return new()
        {
            Past = past,
            Event = happened?.Summary,
            Claimed = happened is null ? [] : EstimateVerb.Claimed(book, happened.Summary.Id),
            Whole = PastPart.Of(body.Strata[0], body.Lists),
            Parts = [.. body.Strata.Skip(1).Select(part => PastPart.Of(part, body.Lists))],
            Total = body.Total ?? [],
            Level = body.Level,
            Seed = body.Seed,
            Engine = body.Engine,
            Draws = body.Draws,
        };
    }
}

/// <summary>One table of a run that stands in the journal.</summary>
/// <param name="Stratum">A value for each thing that people were divided by; null = not known.</param>
/// <param name="Table">On which lists they stood.</param>
/// <param name="Figures">What the methods said.</param>
/// <param name="AtLeast">The lower end of the lower bound, or the people documented where there is none.</param>
/// <param name="Together">What the methods come to beside each other; null = none ran, or an older program did.</param>
/// <param name="Drawn">The least and the most people that stood on the lists in the draws of the links; null without draws.</param>
public sealed record PastPart(IReadOnlyList<string?> Stratum, ListTable Table, IReadOnlyList<MethodFigure> Figures, double AtLeast, EstimateStatus? Together, (long Least, long Most)? Drawn)
{
    /// <summary>Methods that gave an interval, lower bounds left out.</summary>
    public IReadOnlyList<MethodFigure> Usable => [.. Figures.Where(figure => figure is { Status: not EstimateStatus.Refused, Low: not null, Method: not "chao" })];

    /// <summary>Reasons that hold of all methods, with which each of them begins.</summary>
    public IReadOnlyList<string> OfAll => [.. Figures.Take(1).SelectMany(figure => figure.Reasons.Take(SideBySide.SaidOfAll([.. Figures.Select(one => one.Reasons)])))];

    internal static PastPart Of(StratumBody body, IReadOnlyList<ListGroup> lists)
    {
        var table = ListTable.Of([.. lists.Select(list => list.Name)], CellsOf(body.Cells));
        var drawn = body.Drawn?.Select(one => one.Cells.Sum(cell => cell[1])).ToList();
        return new(body.Stratum, table, body.Results, Math.Max(table.Observed, BoundOf(body.Results) ?? 0), body.Together, drawn is { Count: > 0 } ? (drawn.Min(), drawn.Max()) : null);
    }

    // Of the method itself: entries of older programs have an "at_least" from a bound that was refused.
    private static double? BoundOf(IReadOnlyList<MethodFigure> figures) => figures.FirstOrDefault(figure => figure.Method == "chao")?.Low;

    private static IEnumerable<Cell> CellsOf(IReadOnlyList<IReadOnlyList<long>> cells) => cells.Select(cell => new Cell(checked((uint)cell[0]), cell[1]));

    /// <summary>The stratum in one line, unknown values as a dash.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{string.Join(" · ", Stratum.Select(value => value ?? "–"))}: {Table.Observed}");
}
