using System.Globalization;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares days of which more or less is known.</summary>
internal sealed class DateComparison : Comparison
{
    private const byte Different = 1, Near = 2, SameYear = 3, SamePart = 4, YearAgrees = 5, Slip = 6, SameDay = 7;
    private const int NearYears = 2;
    private readonly Column _dates;
    private readonly DayValue?[] _days;
    private readonly string[] _written;

    public DateComparison(string name, Column dates)
    {
        _dates = dates;
        _days = Array.ConvertAll(dates.Values, DayValue.Parse);
        _written = Array.ConvertAll(_days, day => day is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d.Year:0000}{d.Month:00}{d.Day:00}") : "");
        Parts = [new(name, ["missing", "different", "within two years", "same year", "two of day, month and year", "same year, no more known", "one slip of the pen", "same day"]) { IsOrdered = false, WeighedFrom = null }];
    }

    public override IReadOnlyList<Part> Parts { get; }

    /// <summary>The day of a record; null when it is not known.</summary>
    public DayValue? DayOf(int record) => _days[_dates.Of(record)];

    public override void Compare(int left, int right, Span<byte> levels) => levels[0] = Level(_dates.Of(left), _dates.Of(right));

    private byte Level(int left, int right)
    {
        if (_days[left] is not { } one || _days[right] is not { } other)
            return 0;
        if (one.IsYearOnly || other.IsYearOnly)
            return one.Year == other.Year ? (one == other && one.Month > 0 ? SameDay : YearAgrees) : Math.Abs(one.Year - other.Year) <= NearYears ? Near : IsSlip(left, right) ? Slip : Different;
        if (one.Year == other.Year && one.Month == other.Month && (one.Day == other.Day || one.Day == 0 || other.Day == 0))
            return one.Day == other.Day ? SameDay : Slip;
        if (IsSlip(left, right) || (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month))
            return Slip;
        var equal = (one.Year == other.Year ? 1 : 0) + (one.Month == other.Month ? 1 : 0) + (one.Day == other.Day && one.Day > 0 ? 1 : 0);
        return equal >= 2 ? SamePart : one.Year == other.Year ? SameYear : Math.Abs(one.Year - other.Year) <= NearYears ? Near : Different;
    }

    // One digit other, or two neighbours swapped, of a whole date.
    private bool IsSlip(int left, int right)
    {
        var (one, other) = (_written[left], _written[right]);
        int differing = 0, first = -1;
        for (var i = 0; i < 8; i++)
        {
            if (one[i] == other[i])
                continue;
            if (++differing == 1)
                first = i;
        }
        return differing == 1 || (differing == 2 && first < 7 && one[first] == other[first + 1] && one[first + 1] == other[first]);
    }

    public override string Shown(int part, int record) => _dates[_dates.Of(record)];
}
