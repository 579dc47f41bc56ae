using Sanad.Casebook.Estimate;
using Sanad.Dossier;
using Sanad.Estimation;

namespace Sanad.Web.Estimates;

/// <summary>How a run is put into sentences: what is documented first, the interval before any number, the assumptions with it.</summary>
internal static class EstimateWording
{
    private static readonly string[] Bayesian = ["decomposable", "latent"];

    /// <summary>"At least 138 people are documented by name in 3 lists."</summary>
    public static string Documented(this InterfaceTexts texts, PastPart part) => texts.Filled("estimates.documented", texts.Number(part.Table.Observed), texts.Number(part.Table.Lists.Count));

    /// <summary>"Using ..., and assuming ..., we estimate 150 to 190 (95 % confidence interval)."</summary>
    public static string Estimated(this InterfaceTexts texts, MethodFigure figure, long documented, double level) => texts.Filled(
        "estimates.estimated", texts.Method(figure.Method), texts[$"estimates.assumes_{figure.Method}"], texts.Range(figure.Low!.Value, figure.High ?? double.PositiveInfinity, documented),
        texts.Number(Math.Round(level * 100, 1)), texts[Bayesian.Contains(figure.Method) ? "estimates.credible" : "estimates.confidence"]);

    /// <summary>What the methods come to together, in a few words.</summary>
    public static string Together(this InterfaceTexts texts, PastPart part) => part.Usable is { Count: > 0 } usable && part.Together is not EstimateStatus.Refused
        ? texts.Filled(usable.Count == 1 ? "estimates.one" : part.Together == EstimateStatus.Caution ? "estimates.disagree" : "estimates.agree", texts.Range(usable.Min(figure => figure.Low!.Value), usable.Max(figure => figure.High ?? double.PositiveInfinity), part.Table.Observed))
        : texts.Filled(part.AtLeast > part.Table.Observed ? "estimates.none" : "estimates.none_documented", texts.Number(part.Table.Observed), texts.Number(EstimateFigures.Bound(part.AtLeast, part.Table.Observed)));

    /// <summary>What the methods come to of one part, shorter.</summary>
    public static string OfPart(this InterfaceTexts texts, PastPart part) => part.Figures.Count == 0 ? texts["estimates.part_nowhere"]
        : part.Usable.Count > 0 && part.Together is not EstimateStatus.Refused ? texts.Together(part)
        : texts.Filled("estimates.part_none", texts.Number(part.Table.Observed));

    /// <summary>The part's values in words: places and months as the page writes them.</summary>
    public static string Stratum(this InterfaceTexts texts, IReadOnlyList<string?> stratum) => string.Join(" · ", stratum.Select(value => value is null ? texts["estimates.not_known"] : VisibleText.Name(texts.Place(value) ?? value)));

    /// <summary>What people were divided by.</summary>
    public static string Division(this InterfaceTexts texts, string by) => texts.Find($"estimates.by_{by}") ?? texts.Find($"roles.{by}") ?? by;
}
