using System.Globalization;
using Sanad.Language;

namespace Sanad.Linkage.Comparisons;

/// <summary>Names of months in every language of the packs, so that a date of words is read like one of numbers.</summary>
internal sealed class MonthWords
{
    private const int LeastYear = 1000;
    private readonly Dictionary<string, int> _months = new(StringComparer.Ordinal);

    public MonthWords(Packs packs)
    {
        foreach (var section in packs.Languages.Where(pack => pack.HasSection("dates")).Select(pack => pack.Section("dates")))
        {
            foreach (var (name, month) in section.Numbers("months").Concat(section.Numbers("jalali_months")))
                _months.TryAdd(Folding.Fold(name), (int)month);
        }
    }

    /// <summary>What a text says of a day; the year tells the calendar, as it does in dates of numbers.</summary>
    public DayValue? Parse(string text)
    {
        var folded = Folding.Fold(text);
        return folded.Any(char.IsLetter) && OfWords(folded) is { } numbers ? DayValue.Parse(numbers) : DayValue.Parse(folded);
    }

    // 12 مرداد 1367, August 3, 1988: null when no month is named, or not one year and at most one day.
    private string? OfWords(string folded)
    {
        var (month, year, day) = (0, 0, 0);
        foreach (var word in Words(folded))
        {
            if (_months.TryGetValue(word, out var named))
                month = named;
            else if (!int.TryParse(word.TrimEnd(Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                continue;
            else if (number >= LeastYear)
                year = number;
            else
                day = number;
        }
        return (month, year, day) switch
        {
            (0, _, _) or (_, 0, _) => null,
            (_, _, 0) => string.Create(CultureInfo.InvariantCulture, $"{year}/{month}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{year}/{month}/{day}"),
        };
    }

    private static readonly char[] Ordinal = ['s', 't', 'n', 'd', 'r', 'h', 'م'];

    private static string[] Words(string folded) => new string([.. folded.Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
