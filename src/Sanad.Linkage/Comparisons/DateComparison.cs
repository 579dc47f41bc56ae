using System.Numerics;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares days of which more or less is known. Slips of the pen are looked for in both calendars, since a slip is made in the one that was written.</summary>
internal sealed class DateComparison : Comparison
{
    private const byte Different = 1, Near = 2, SameYear = 3, SamePart = 4, YearAgrees = 5, Slip = 6, SameDay = 7, AgeFits = 8;
    private const int NearYears = 2;

    // A level for ages only where there are ages: one that never occurs has nothing to learn.
    private static readonly string[] Levels = ["missing", "different", "within two years", "same year", "two of day, month and year", "same year, no more known", "one slip of the pen", "same day"];
    private readonly Column _dates;
    private readonly Known[] _days;

    /// <param name="name">Of the part.</param>
    /// <param name="dates">As written.</param>
    /// <param name="days">What each distinct value says.</param>
    public DateComparison(string name, Column dates, DayValue?[] days)
    {
        _dates = dates;
        _days = Array.ConvertAll(days, day => day is { } value ? new Known(value) : default);
        Parts = [new(name, [.. Levels, .. Array.Exists(days, day => day is { IsAge: true }) ? ["age fits"] : (string[])[]]) { IsOrdered = false, WeighedFrom = null }];
    }

    public override IReadOnlyList<Part> Parts { get; }

    public override IReadOnlyList<Column> Columns => [_dates];

    public override void Compare(Values values, Span<byte> levels, int stride)
    {
        ref readonly var own = ref _days[values.Left(0)];
        var others = values.Rights(0);
        for (var i = 0; i < others.Length; i++)
            levels[i] = own.IsKnown ? Level(own, _days[others[i]]) : (byte)0;
    }

    private static byte Level(in Known one, in Known other)
    {
        if (!other.IsKnown)
            return 0;
        if (one.IsYearOnly || other.IsYearOnly)
            return OfYears(one, other);
        if (one.Year == other.Year && one.Month == other.Month && (one.Day == other.Day || one.Day == 0 || other.Day == 0))
            return one.Day == other.Day ? SameDay : Slip;
        if (IsSlip(one.Digits, other.Digits) || IsSwap(one.Digits, other.Digits) || ((one.IsJalali || other.IsJalali) && (IsSlip(one.Jalali, other.Jalali) || IsSwap(one.Jalali, other.Jalali))))
            return Slip;
        var equal = (one.Year == other.Year ? 1 : 0) + (one.Month == other.Month ? 1 : 0) + (one.Day == other.Day && one.Day > 0 ? 1 : 0);
        return equal >= 2 ? SamePart : one.Year == other.Year ? SameYear : Math.Abs(one.Year - other.Year) <= NearYears ? Near : Different;
    }

    private static byte OfYears(in Known one, in Known other)
    {
        var apart = Math.Max(one.Earliest, other.Earliest) - Math.Min(one.Latest, other.Latest);
        if (apart <= 0)
            return one.IsAge || other.IsAge ? AgeFits : one.Value == other.Value && one.Month > 0 ? SameDay : YearAgrees;
        return apart <= NearYears ? Near : Different;
    }

    // One digit other, or two neighbours swapped, of a whole date; a byte a digit.
    private static bool IsSlip(ulong one, ulong other)
    {
        var differing = one ^ other;
        if (differing == 0)
            return false;
        var first = BitOperations.TrailingZeroCount(differing) & ~7;
        var rest = differing & ~(0xFFUL << first);
        return rest == 0 || (rest >> first >> 8 is > 0 and <= 0xFF && (byte)(one >> first) == (byte)(other >> first >> 8) && (byte)(one >> first >> 8) == (byte)(other >> first));
    }

    // Day and month in each other's place.
    private static bool IsSwap(ulong one, ulong other) => (uint)one == (uint)other && (one >> 32) == BitOperations.RotateLeft((uint)(other >> 32), 16);

    /// <summary>A day as it is compared; the default is a day of which nothing is known.</summary>
    private readonly struct Known(DayValue value)
    {
        public readonly DayValue Value = value;
        public readonly int Year = value.Year, Month = value.Month, Day = value.Day, Earliest = value.Earliest, Latest = value.Latest;
        public readonly ulong Digits = DigitsOf(value.Written(jalali: false)), Jalali = DigitsOf(value.Written(jalali: true));
        public readonly bool IsKnown = true, IsYearOnly = value.IsYearOnly, IsJalali = value.IsJalali, IsAge = value.IsAge;

        // The first digit in the lowest byte.
        private static ulong DigitsOf(string written) => written.Select((digit, at) => (ulong)digit << (8 * at)).Aggregate(0UL, (all, one) => all | one);
    }

    public override string Shown(int part, int record) => _dates[_dates.Of(record)];
}
