using System.Globalization;
using System.Text;

namespace Sanad.Eval.Pages;

/// <summary>
/// How much of a text was found and how much of what was found belongs to it, in runs of four words: the measure of the public benchmark of
/// article extraction (per page counts of right, surplus and missing runs, divided by their sum, so that long pages weigh no more than short ones).
/// </summary>
internal readonly record struct ShingleScore(double Right, double Surplus, double Missing)
{
    private const int Length = 4;

    /// <summary>Null when nothing was found: the page then says nothing on precision.</summary>
    public double? Precision => Right + Surplus == 0 ? null : Right / (Right + Surplus);

    /// <summary>Null when nothing was to be found.</summary>
    public double? Recall => Right + Missing == 0 ? null : Right / (Right + Missing);

    public static ShingleScore Of(string expected, string found)
    {
        var (wanted, got) = (Shingles(expected), Shingles(found));
        long right = 0, surplus = 0, missing = 0;
        foreach (var (shingle, count) in wanted)
        {
            var shared = Math.Min(count, got.GetValueOrDefault(shingle));
            (right, missing) = (right + shared, missing + count - shared);
        }
        foreach (var (shingle, count) in got)
            surplus += Math.Max(0, count - wanted.GetValueOrDefault(shingle));
        var sum = (double)Math.Max(1, right + surplus + missing);
        return new(right / sum, surplus / sum, missing / sum);
    }

    /// <summary>Mean precision, mean recall, and the harmonic mean of the two.</summary>
    public static (double Precision, double Recall, double F1) Mean(IEnumerable<ShingleScore> pages)
    {
        var all = pages.ToList();
        var precision = all.Select(p => p.Precision).OfType<double>().DefaultIfEmpty(0).Average();
        var recall = all.Select(p => p.Recall).OfType<double>().DefaultIfEmpty(0).Average();
        return (precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    // A text shorter than four words is one run.
    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Words(text);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Max(1, words.Count - Length + 1) && words.Count > 0; i++)
        {
            var shingle = string.Join(' ', words.Skip(i).Take(Length));
            counts[shingle] = counts.GetValueOrDefault(shingle) + 1;
        }
        return counts;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInWord(rune))
                word.Append(rune.ToString());
            else
                End(word, words);
        }
        End(word, words);
        return words;
    }

    private static void End(StringBuilder word, List<string> words)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
    }

    private static bool IsInWord(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || rune.Value == '_'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
