using System.Xml.Linq;
using Sanad.Estimation;
using Sanad.Estimation.LogLinear;

namespace Sanad.Dossier;

/// <summary>The charts of an estimate, as static SVG in the manner of <see cref="TollChart"/>. What is documented and the lower bound stand in all that show a number of people.</summary>
public static class EstimateCharts
{
    private const double FarFromBest = 12, MostTimesBest = 3, DeltaReach = 2, CloudHeight = 260, DeltaHeight = 240, StripHeight = 70;
    private const int DeltaSteps = 64, TracePoints = 400, RankBins = 20;

    /// <summary>The intervals of all methods on one axis; a refused method has none.</summary>
    public static XElement Methods(ListTable table, IReadOnlyList<EstimateResult> results, InterfaceTexts texts) =>
        IntervalChart.Svg(texts["estimate_chart.methods"], [.. results.Where(result => result.Method != "twolist").Select(result => RowOf(result, texts))], Marks(table, results, texts), texts);

    /// <summary>How the lists overlap.</summary>
    public static XElement Overlap(ListTable table, InterfaceTexts texts) => OverlapChart.Svg(table, texts);

    /// <summary>What to say below the title of <see cref="Overlap"/>.</summary>
    public static string? OverlapNote(ListTable table, InterfaceTexts texts) => OverlapChart.Note(table, texts);

    /// <summary>How likely each method takes each number to be; null when none gives any.</summary>
    public static XElement? Totals(ListTable table, IReadOnlyList<EstimateResult> results, InterfaceTexts texts)
    {
        var given = results.Where(result => result.Status != EstimateStatus.Refused && result.Method is not ("chao" or "twolist") && result.Draws.Any(draw => draw.Totals.Count > 0))
            .Select(result => (result.Method, Totals: result.Draws.SelectMany(draw => draw.Totals).Order().ToArray())).ToList();
        if (given.Count == 0)
            return null;
        var marks = Marks(table, results, texts);
        var place = PlaceOf(given.SelectMany(one => new[] { one.Totals[0], one.Totals[(int)(one.Totals.Length * .995)] }).Concat(marks.Select(mark => mark.Value)), texts);
        var plot = new PlotChart(place, given.Count * StripHeight, marks.Count);
        for (var row = 0; row < given.Count; row++)
        {
            var (bottom, height) = (1 - ((row + 1.0) / given.Count), .9 / given.Count);
            var curve = Density.Of(given[row].Totals, place.Axis).ConvertAll(point => (point.Across, bottom + (height * point.Up)));
            plot.Area([(curve[0].Across, bottom), .. curve, (curve[^1].Across, bottom)], .35);
            plot.Line(curve);
            plot.Level(bottom, "");
            plot.Words(bottom + (height * .72), texts.Method(given[row].Method));
        }
        AddMarks(plot, place, marks);
        return plot.Svg(texts["estimate_chart.totals"], Ticks(place, texts), texts["estimate_chart.people"]);
    }

    /// <summary>Log-linear models by what they say and how much worse than the best they are; null when none is determined or the lists are too many.</summary>
    public static XElement? Models(ListTable table, InterfaceTexts texts, CancellationToken cancel = default)
    {
        if (table.Lists.Count is < 3 or > Model.MostLists)
            return null;
        var fits = ModelSearch.FitAll(table, cancel: cancel).Where(fit => fit.IsDetermined).ToList();
        if (ModelSearch.Best(table, fits) is not { } best)
            return null;
        var close = fits.Select(fit => (Fit: fit, Worse: fit.Bic(table.Observed) - best.Bic(table.Observed), Total: table.Observed + fit.Unseen))
            .Where(fit => fit.Worse <= FarFromBest && fit.Total <= MostTimesBest * (table.Observed + best.Unseen)).OrderByDescending(fit => fit.Worse).ToList();
        var place = PlaceOf(close.Select(fit => fit.Total).Append(table.Observed), texts);
        var plot = new PlotChart(place, CloudHeight, 1);
        for (var worse = 0; worse <= FarFromBest; worse += 2)
            plot.Level(UpOf(worse), texts.Number(worse));
        plot.Mark(place.Axis.Position(table.Observed), texts.Filled("estimate_chart.documented", texts.Number(table.Observed)), "none", 0);
        foreach (var (fit, worse, total) in close)
            plot.Dot(place.Axis.Position(total), UpOf(worse), ReferenceEquals(fit, best), $"{fit.Model.Named(table.Lists)}: {texts.Number(Math.Round(total))}");
        return plot.Svg(texts.Filled("estimate_chart.models", texts.Number(close.Count), texts.Number(fits.Count)), Ticks(place, texts), texts["estimate_chart.people"]);

        // The best model at the bottom, a little above the frame.
        static double UpOf(double worse) => .06 + (worse / FarFromBest * .88);
    }

    /// <summary>What a method says when one list after the other is left out; null for fewer than four lists, since three are the least.</summary>
    /// <param name="table">All lists.</param>
    /// <param name="method">Of <see cref="Sanad.Estimation.Methods.Names"/>.</param>
    /// <param name="options">How.</param>
    /// <param name="texts">The language.</param>
    /// <param name="cancel">Stops it.</param>
    public static XElement? WithoutLists(ListTable table, string method, EstimateOptions options, InterfaceTexts texts, CancellationToken cancel = default)
    {
        if (table.Lists.Count < 4)
            return null;
        var rows = table.Lists.Select((name, j) => (Label: texts.Filled("estimate_chart.without", $"\u2068{name}\u2069"), Table: table.Without(j))).Prepend((Label: texts["estimate_chart.all_lists"], Table: table))
            .Select(one => RowOf(Estimation.Methods.Run(method, one.Table, options, cancel: cancel), texts) with { Label = one.Label });
        return IntervalChart.Svg(texts.Filled("estimate_chart.without_lists", texts.Method(method)), [.. rows], [new(texts.Filled("estimate_chart.documented", texts.Number(table.Observed)), table.Observed, "none")], texts);
    }

    /// <summary>What the saturated model says by the interaction that is assumed; null when a combination of lists holds nobody.</summary>
    public static XElement? Delta(ListTable table, double level, InterfaceTexts texts)
    {
        var steps = Enumerable.Range(0, DeltaSteps + 1).Select(step => (double)step / DeltaSteps).ToList();
        if (Saturated.Of(table, Math.Pow(2, DeltaReach), level) is not { } last)
            return null;
        var (scale, place) = (ValueAxis.For([last.High, table.Observed]), new ChartPlace(ValueAxis.For([]), texts.RightToLeft));
        var curve = steps.ConvertAll(step => (Across: step, Value: Saturated.Of(table, Math.Pow(2, (2 * DeltaReach * step) - DeltaReach), level)!.Value));
        var plot = new PlotChart(place, DeltaHeight, 1);
        foreach (var tick in scale.Ticks)
            plot.Level(scale.Position(tick), texts.Number(tick));
        plot.Area([.. curve.Select(point => (point.Across, scale.Position(point.Value.High))), .. curve.AsEnumerable().Reverse().Select(point => (point.Across, scale.Position(point.Value.Low)))], .25);
        plot.Line(curve.Select(point => (point.Across, scale.Position(point.Value.Total))), width: 2.5);
        plot.Line([(0, scale.Position(table.Observed)), (1, scale.Position(table.Observed))], "6 3");
        plot.Words(scale.Position(table.Observed) + .02, texts.Filled("estimate_chart.documented", texts.Number(table.Observed)), atEnd: true);
        return plot.Svg(texts["estimate_chart.delta"], new[] { -2, -1, 0, 1, 2 }.Select(power => ((power + DeltaReach) / (2 * DeltaReach), power < 0 ? $"\u2066{texts.Number(1)}/{texts.Number(Math.Pow(2, -power))}\u2069" : texts.Number(Math.Pow(2, power)))), texts["estimate_chart.delta_axis"]);
    }

    /// <summary>What the chains drew one after the other, a strip a chain; null without chains.</summary>
    public static XElement? Traces(EstimateResult result, InterfaceTexts texts)
    {
        if (result.Chains.Count == 0)
            return null;
        var (low, high) = (result.Chains.Min(chain => chain.Min()), result.Chains.Max(chain => chain.Max()));
        var plot = Strips(result, texts, "estimate_chart.chain");
        for (var strip = 0; strip < result.Chains.Count; strip++)
        {
            var (chain, bottom, height) = (result.Chains[strip], 1 - ((strip + 1.0) / result.Chains.Count), .66 / result.Chains.Count);
            var every = Math.Max(1, chain.Length / TracePoints);
            plot.Line(Enumerable.Range(0, chain.Length / every).Select(i => ((double)i * every / chain.Length, bottom + (height * (chain[i * every] - low) / Math.Max(1, high - low)))), width: .9);
        }
        return plot.Svg(texts.Filled("estimate_chart.traces", texts.Range(low, high, result.Observed)), [(0, texts.Number(1)), (1, texts.Number(result.Chains[0].Length))], texts["estimate_chart.draw"]);
    }

    /// <summary>How each chain's draws rank among all (Vehtari and others 2021): chains that agree have level strips; null without chains.</summary>
    public static XElement? Ranks(EstimateResult result, InterfaceTexts texts)
    {
        if (result.Chains.Count == 0)
            return null;
        var all = result.Chains.SelectMany((chain, number) => chain.Select(total => (total, number))).OrderBy(draw => draw.total).Select((draw, rank) => (draw.number, Bin: (int)((long)rank * RankBins / (result.Chains.Count * result.Chains[0].Length)))).ToList();
        var counts = all.CountBy(draw => (draw.number, draw.Bin)).ToDictionary(count => count.Key, count => (double)count.Value);
        var even = (double)result.Chains[0].Length / RankBins;
        var plot = Strips(result, texts, "estimate_chart.chain");
        for (var strip = 0; strip < result.Chains.Count; strip++)
        {
            var (bottom, height) = (1 - ((strip + 1.0) / result.Chains.Count), .33 / result.Chains.Count);
            for (var bin = 0; bin < RankBins; bin++)
            {
                var up = bottom + (height * Math.Min(2, counts.GetValueOrDefault((strip, bin)) / even));
                var (from, to) = ((bin + .08) / RankBins, (bin + .92) / RankBins);
                plot.Area([(from, bottom), (from, up), (to, up), (to, bottom)], .5);
            }
            plot.Line([(0, bottom + height), (1, bottom + height)], "4 3", .7);
        }
        return plot.Svg(texts["estimate_chart.ranks"], [(0, texts["estimate_chart.lowest"]), (1, texts["estimate_chart.highest"])], texts["estimate_chart.rank"]);
    }

    private static PlotChart Strips(EstimateResult result, InterfaceTexts texts, string words)
    {
        var plot = new PlotChart(new(ValueAxis.For([]), texts.RightToLeft), result.Chains.Count * StripHeight, 0);
        for (var strip = 0; strip < result.Chains.Count; strip++)
        {
            plot.Level(1 - ((strip + 1.0) / result.Chains.Count), "");
            plot.Words(1 - ((strip + .26) / result.Chains.Count), texts.Filled(words, texts.Number(strip + 1)));
        }
        return plot;
    }

    private static ChartPlace PlaceOf(IEnumerable<double> values, InterfaceTexts texts) => new(ValueAxis.For(values), texts.RightToLeft);

    private static IEnumerable<(double, string)> Ticks(ChartPlace place, InterfaceTexts texts) => place.Axis.Ticks.Select(tick => (place.Axis.Position(tick), texts.Number(tick)));

    private static void AddMarks(PlotChart plot, ChartPlace place, IReadOnlyList<IntervalMark> marks)
    {
        for (var at = 0; at < marks.Count; at++)
            plot.Mark(place.Axis.Position(marks[at].Value), marks[at].Label, marks[at].Dashes, at);
    }

    private static IReadOnlyList<IntervalMark> Marks(ListTable table, IReadOnlyList<EstimateResult> results, InterfaceTexts texts)
    {
        var documented = new IntervalMark(texts.Filled("estimate_chart.documented", texts.Number(table.Observed)), table.Observed, "none");
        return results.FirstOrDefault(result => result.Method == "chao" && result.Status != EstimateStatus.Refused)?.Value is { } bound && bound.Low > table.Observed
            ? [documented, new(texts.Filled("estimate_chart.lower_bound", texts.Number(EstimateFigures.Bound(bound.Low, table.Observed))), bound.Low, "6 3")]
            : [documented];
    }

    private static IntervalRow RowOf(EstimateResult result, InterfaceTexts texts)
    {
        var (label, shown) = (texts.Method(result.Method), texts.Given(result.Method, result.Status, result.Value?.Low, result.Value?.High, result.Value?.Total, result.Observed));
        return result is { Status: not EstimateStatus.Refused, Value: { } value }
            ? result.Method == "chao" ? new(label, shown, IntervalKind.AtLeast, value.Low) : new(label, shown, IntervalKind.Estimate, value.Low, value.High, value.Total)
            : new(label, shown, IntervalKind.None);
    }
}
