using Sanad.Estimation;

namespace Sanad.Dossier;

/// <summary>Estimates in words and numbers: an interval before a number, and never more than two figures that mean something.</summary>
public static class EstimateFigures
{
    /// <summary>What a method is called.</summary>
    public static string Method(this InterfaceTexts texts, string method) => texts.Find("estimate_methods." + method) ?? method;

    /// <summary>Two significant figures: more would claim a precision that no method has.</summary>
    public static double Rounded(double number)
    {
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, number))) - 1));
        return Math.Round(number / unit) * unit;
    }

    /// <summary>"9,000 to 12,000"; "no limit" for an end that there is none of.</summary>
    public static string Range(this InterfaceTexts texts, double low, double high) => texts.Filled("estimate_words.range", Rounded(low, texts), Rounded(high, texts));

    /// <summary>What a result gives, in words: the interval; at least so many, for a lower bound; or that it is refused.</summary>
    public static string Given(this InterfaceTexts texts, string method, EstimateStatus status, double? low, double? high, double? total) => (status, method) switch
    {
        (EstimateStatus.Refused, _) => texts["estimate_words.refused"],
        (_, "chao") when total is { } bound => texts.Filled("estimate_words.at_least", Rounded(bound, texts)),
        _ when low is { } from && high is { } to => texts.Range(from, to),
        _ => texts["estimate_words.no_limit"],
    };

    /// <summary>A number with two significant figures, as the language writes it.</summary>
    public static string Rounded(double number, InterfaceTexts texts) => double.IsFinite(number) ? texts.Number(Rounded(number)) : texts["estimate_words.no_limit"];
}
