using System.Globalization;
using System.Text;
using Sanad.Claims;

namespace Sanad.Eval.Scoring;

/// <summary>When a labelled and a proposed value count as the same; the rules of gold/score.py.</summary>
internal static class ClaimComparison
{
    // Titles and articles do not tell two speakers apart.
    private static readonly HashSet<string> Unimportant = new(
        ("the a an of and for to in on by its his her their mr mrs ms dr gen general president minister prime interior foreign spokesman spokeswoman "
        + "spokesperson official officials state-run said").Split(' '), StringComparer.Ordinal);

    public static bool SameGroup(ScoredClaim gold, ScoredClaim found) => gold.Act.Group() == found.Act.Group();

    public static bool SameNumber(ScoredClaim gold, ScoredClaim found) => gold.Number is not null || found.Number is not null
        ? Same(gold.Number, found.Number)
        : Same(gold.Low, found.Low) && Same(gold.High, found.High);

    public static bool SameBounds(ScoredClaim gold, ScoredClaim found) => gold.Qualifier == "fraction"
        ? Same(gold.Number, found.Number)
        : Same(gold.Low, found.Low) && Same(gold.High, found.High);

    /// <param name="gold">As labelled.</param>
    /// <param name="found">As proposed.</param>
    /// <param name="anyLink">True: any link of the labelled chain will do.</param>
    public static bool SameSpeaker(ScoredClaim gold, ScoredClaim found, bool anyLink)
    {
        var outlet = gold.Chain.Count > 0 ? gold.Chain[0] : "";
        var (wanted, given) = (OrAuthor(gold.Speaker, outlet), OrAuthor(found.Speaker, outlet));
        if (wanted == "AUTHOR" || given == "AUTHOR")
            return wanted == given;
        return SameName(wanted, given) || (anyLink && gold.Chain.Skip(1).Any(link => SameName(link, given)));
    }

    public static bool SamePlace(ScoredClaim gold, ScoredClaim found) =>
        (gold.Place.Length == 0 && found.Place.Length == 0) || (gold.Place.Length > 0 && found.Place.Length > 0 && SameName(gold.Place, found.Place));

    public static bool SameWhen(ScoredClaim gold, ScoredClaim found, bool overlapping) => gold.When == found.When
        || (overlapping && DateRange.Of(gold.When) is { } wanted && DateRange.Of(found.When) is { } given && wanted.Overlaps(given));

    /// <summary>True when one name holds all words of the other.</summary>
    public static bool SamePerson(string one, string other) => one.Length > 0 && other.Length > 0 && SameName(one, other);

    private static string OrAuthor(string speaker, string outlet) => speaker.Length == 0 || (speaker != "AUTHOR" && outlet.Length > 0 && SameName(speaker, outlet)) ? "AUTHOR" : speaker;

    // Equal, or one holds all words of the other.
    private static bool SameName(string one, string other)
    {
        var (a, b) = (Important(one), Important(other));
        return a.Count == 0 || b.Count == 0 ? Plain(one) == Plain(other) : a.IsSubsetOf(b) || b.IsSubsetOf(a);
    }

    private static HashSet<string> Important(string name) => [.. Plain(name).Split(' ').Where(word => word.Length > 0 && !Unimportant.Contains(word))];

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Replace("’s", "", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal))
            plain.Append(letter switch
            {
                'ي' => 'ی',
                'ك' => 'ک',
                _ when char.IsDigit(letter) => (char)('0' + (int)char.GetNumericValue(letter)),
                _ when char.IsLetterOrDigit(letter) || letter == '_' => letter,
                _ => ' ',
            });
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool Same(double? a, double? b) => a is null || b is null ? a is null && b is null : Math.Abs(a.Value - b.Value) < 5e-5;

    /// <summary>First and last day of an EDTF interval, as year-month-day numbers.</summary>
    private readonly record struct DateRange(int First, int Last)
    {
        public static DateRange? Of(string interval)
        {
            var ends = interval.Split('/');
            return Day(ends[0], 1, 1) is { } first && Day(ends[^1], 12, 31) is { } last ? new(first, last) : null;
        }

        public bool Overlaps(DateRange other) => First <= other.Last && other.First <= Last;

        private static int? Day(string date, int month, int day)
        {
            var parts = date.Split('-');
            int Part(int at, int otherwise) => parts.Length > at && int.TryParse(parts[at], CultureInfo.InvariantCulture, out var number) ? number : otherwise;
            return int.TryParse(parts[0], CultureInfo.InvariantCulture, out var year) ? (year * 10_000) + (Part(1, month) * 100) + Part(2, day) : null;
        }
    }
}
