using Sanad.Estimation;

namespace Sanad.Dossier;

/// <summary>Estimates in words and numbers: an interval before a number, and never more than two figures that mean something.</summary>
public static class EstimateFigures
{
    /// <summary>What a method is called.</summary>
    public static string Method(this InterfaceTexts texts, string method) => texts.Find("estimate_methods." + method) ?? method;

    /// <summary>An interval as it is shown: two significant figures, since more would claim a precision that no method has; more only where both ends would read the same. Never below the people documented.</summary>
    /// <param name="low">Its lower end.</param>
    /// <param name="high">Its upper end, which may be infinite.</param>
    /// <param name="documented">People on at least one list.</param>
    public static (double Low, double High) Ends(double low, double high, long documented)
    {
        var finer = FinerOf(low, high);
        return (Math.Max(documented, Rounded(low, finer)), Math.Max(documented, Rounded(high, finer)));
    }

    /// <summary>The number inside an interval, rounded as its ends are.</summary>
    public static double Middle(Estimated value, long documented)
    {
        var (low, high) = Ends(value.Low, value.High, documented);
        return Math.Clamp(Rounded(value.Total, FinerOf(value.Low, value.High)), low, high);
    }

    /// <summary>A lower bound as it is shown: rounded down to two significant figures, since "at least" must stay true; the people documented where they are as many, to the last.</summary>
    /// <param name="bound">The bound.</param>
    /// <param name="documented">People on at least one list.</param>
    public static double Bound(double bound, long documented) => double.IsFinite(bound) ? Math.Max(documented, Math.Floor(bound / UnitOf(bound, 1)) * UnitOf(bound, 1)) : documented;

    /// <summary>"9,000 to 12,000"; "no limit" for an end that there is none of.</summary>
    public static string Range(this InterfaceTexts texts, double low, double high, long documented)
    {
        var (from, to) = Ends(low, high, documented);
        return texts.Filled("estimate_words.range", Number(from, texts), Number(to, texts));
    }

    /// <summary>What a result gives, in words: the interval; at least so many, for a lower bound; or that it is refused.</summary>
    public static string Given(this InterfaceTexts texts, string method, EstimateStatus status, double? low, double? high, double? total, long documented) => (status, method) switch
    {
        (EstimateStatus.Refused, _) => texts["estimate_words.refused"],
        (_, "chao") when low is { } bound => texts.Filled("estimate_words.at_least", texts.Number(Bound(bound, documented))),
        _ when low is { } from && high is { } to => texts.Range(from, to, documented),
        _ => texts["estimate_words.no_limit"],
    };

    private static double FinerOf(double low, double high)
    {
        var finer = 1.0;
        while (double.IsFinite(low) && Rounded(low, finer) == Rounded(high, finer) && UnitOf(low, finer) > 1)
            finer *= 10;
        return finer;
    }

    private static double Rounded(double number, double finer) => double.IsFinite(number) ? Math.Round(number / UnitOf(number, finer)) * UnitOf(number, finer) : number;

    private static double UnitOf(double number, double finer) => Math.Max(1, Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, number))) - 1) / finer);

    private static string Number(double number, InterfaceTexts texts) => double.IsFinite(number) ? texts.Number(number) : texts["estimate_words.no_limit"];
}
