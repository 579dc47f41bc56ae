using System.Globalization;
using System.Xml.Linq;

namespace Sanad.Dossier;

/// <summary>One step of a score: a part of the comparison and what it adds.</summary>
/// <param name="Part">given_name, birth_date, ...</param>
/// <param name="Level">The level of agreement, in the words of the comparison.</param>
/// <param name="Left">What the one record has; null = nothing.</param>
/// <param name="Right">What the other has.</param>
/// <param name="Bits">Weight and rarity together.</param>
public readonly record struct ScoreStep(string Part, string Level, string? Left, string? Right, double Bits);

/// <summary>What a rule of blocking did.</summary>
/// <param name="Name">The rule.</param>
/// <param name="Pairs">Pairs that it was the first to find.</param>
/// <param name="LeftOut">Records that share one value with too many others.</param>
public readonly record struct RuleCoverage(string Name, long Pairs, long LeftOut);

/// <summary>The charts of linking, as static SVG of plain values in the manner of <see cref="TollChart"/>: places in percent, mirrored for right-to-left languages.</summary>
public static class LinkCharts
{
    private const double BinBits = 2, LeastScore = -20, MostScore = 40;

    /// <summary>Why two records have their score: a bar from sum to sum for each step, the prior first and the score last.</summary>
    public static XElement Waterfall(double prior, IReadOnlyList<ScoreStep> steps, InterfaceTexts texts)
    {
        var (bars, sum) = (new List<LinkBar> { new(texts["link_chart.prior"], Bits(prior, texts), 0, prior) }, prior);
        foreach (var step in steps)
        {
            bars.Add(new(Name(step, texts), Bits(step.Bits, texts), sum, sum + step.Bits));
            sum += step.Bits;
        }
        bars.Add(new(texts["link_chart.score"], Bits(sum, texts), 0, sum) { IsTotal = true });
        return LinkBarChart.Svg(texts.Filled("link_chart.waterfall", Bits(sum, texts)), bars, texts);
    }

    /// <summary>How many pairs have which score, in steps of two bits; scores beyond the ends are in the last steps. Steps at the ends without a pair are left out.</summary>
    public static XElement Scores(IEnumerable<double> scores, InterfaceTexts texts)
    {
        var counts = scores.GroupBy(score => Math.Floor(Math.Clamp(score, LeastScore, MostScore) / BinBits) * BinBits).ToDictionary(bin => bin.Key, bin => bin.LongCount());
        var bins = counts.Count == 0 ? [] : Enumerable.Range(0, (int)((counts.Keys.Max() - counts.Keys.Min()) / BinBits) + 1).Select(step => counts.Keys.Min() + (step * BinBits));
        return Counted("link_chart.scores", bins.Select(from => (Bin(from, texts), counts.GetValueOrDefault(from), from < 0)), texts);
    }

    /// <summary>How many people have one record, two, three, ...</summary>
    public static XElement ClusterSizes(IEnumerable<int> sizes, InterfaceTexts texts) => Counted("link_chart.cluster_sizes",
        sizes.GroupBy(size => size).OrderBy(size => size.Key).Select(size => (texts.Filled("link_chart.records", texts.Number(size.Key)), size.LongCount(), false)), texts);

    /// <summary>How many pairs each rule was the first to find, and how many records it left out.</summary>
    public static XElement Rules(IEnumerable<RuleCoverage> rules, InterfaceTexts texts) => Counted("link_chart.rules", rules.Select(rule => (
        rule.LeftOut == 0 ? NameOf(rule, texts) : texts.Filled("link_chart.left_out", NameOf(rule, texts), texts.Number(rule.LeftOut)), rule.Pairs, rule.LeftOut > 0)), texts);

    /// <summary>What a chart of scores that begins at so many bits leaves out, to stand below its title.</summary>
    public static string ScoresFrom(double least, InterfaceTexts texts) => texts.Filled("link_chart.scores_from", Whole(least, texts));

    private static string NameOf(RuleCoverage rule, InterfaceTexts texts) => texts.Find("link_rules." + Key(rule.Name)) ?? rule.Name;

    // A marked bar is hatched: pairs rather of two people, a rule that left records out.
    private static XElement Counted(string title, IEnumerable<(string Label, long Count, bool IsMarked)> rows, InterfaceTexts texts) =>
        LinkBarChart.Svg(texts[title], [.. rows.Select(row => new LinkBar(row.Label, texts.Number(row.Count), 0, row.Count) { IsMarked = row.IsMarked })], texts);

    private static string Bin(double from, InterfaceTexts texts) => from switch
    {
        <= LeastScore => texts.Filled("link_chart.bin_below", Whole(from + BinBits, texts)),
        >= MostScore => texts.Filled("link_chart.bin_above", Whole(from, texts)),
        _ => texts.Filled("link_chart.bin", Whole(from, texts), Whole(from + BinBits, texts)),
    };

    private static string Name(ScoreStep step, InterfaceTexts texts)
    {
        var (part, level) = (texts.Find("link_parts." + step.Part) ?? step.Part, texts.Find("link_levels." + Key(step.Level)) ?? step.Level);
        return step.Left is null && step.Right is null
            ? texts.Filled("link_chart.step", part, level)
            : texts.Filled("link_chart.step_of", part, level, Isolated(step.Left), Isolated(step.Right));
    }

    /// <summary>How packs name a level or a rule.</summary>
    internal static string Key(string words) => string.Join('_', words.Split([' ', ',', '\''], StringSplitOptions.RemoveEmptyEntries));

    private static string Isolated(string? value) => $"\u2068{(value is null ? "–" : VisibleText.Name(value))}\u2069";

    private static string Bits(double bits, InterfaceTexts texts) => texts.InDigits("\u200E" + bits.ToString("+0.0;\u22120.0;0.0", CultureInfo.InvariantCulture).Replace('.', texts.PersianDigits ? '٫' : '.'));

    private static string Whole(double bits, InterfaceTexts texts) => texts.InDigits("\u200E" + bits.ToString("0;\u22120;0", CultureInfo.InvariantCulture));
}
