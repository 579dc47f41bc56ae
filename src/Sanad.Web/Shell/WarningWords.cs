using System.Text.RegularExpressions;
using Sanad.Dossier;

namespace Sanad.Web.Shell;

/// <summary>What a claim warns of, in the language of the page. The extractor writes English sentences of few forms; one that is not known stays English.</summary>
internal static partial class WarningWords
{
    /// <summary>The words, and their language when it is not the page's.</summary>
    public static (string Text, string? Language) Warning(this InterfaceTexts texts, string warning)
    {
        if (Weekday().Match(warning) is { Success: true } day)
            return (texts.Filled("warnings.weekday", $"\u2068{day.Groups["date"].Value}\u2069", texts.Weekday(day.Groups["true"].Value), texts.Weekday(day.Groups["said"].Value)), null);
        if (Winter().Match(warning) is { Success: true } winter)
            return (texts.Filled("warnings.winter", texts.InDigits(winter.Groups["year"].Value)), null);
        if (warning.StartsWith("unanchored:", StringComparison.Ordinal))
            return (texts["warnings.unanchored"], null);
        return (warning, "en");
    }

    private static string Weekday(this InterfaceTexts texts, string english) => Enum.TryParse<DayOfWeek>(english, out var day) ? texts.Of("weekdays", day) : english;

    [GeneratedRegex("^(?<date>.+) was a (?<true>[A-Z][a-z]+day), not a (?<said>[A-Z][a-z]+day)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Weekday();

    [GeneratedRegex("^The winter of (?<year>[0-9]+) may also mean the one that ended in that year$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Winter();
}
