using System.Numerics;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares days of which more or less is known.</summary>
internal sealed class DateComparison : Comparison
{
    private const byte Different = 1, Near = 2, SameYear = 3, SamePart = 4, YearAgrees = 5, Slip = 6, SameDay = 7;
    private const int NearYears = 2;
    private readonly Column _dates;
    private readonly Known[] _days;

    public DateComparison(string name, Column dates, Workers workers)
    {
        _dates = dates;
        _days = workers.Map(dates.Values, text => DayValue.Parse(text) is { } day ? new Known(day) : default);
        Parts = [new(name, ["missing", "different", "within two years", "same year", "two of day, month and year", "same year, no more known", "one slip of the pen", "same day"]) { IsOrdered = false, WeighedFrom = null }];
    }

    public override IReadOnlyList<Part> Parts { get; }

    public override void Compare(int left, ReadOnlySpan<int> rights, Span<byte> levels, int stride)
    {
        ref readonly var own = ref _days[_dates.Of(left)];
        for (var i = 0; i < rights.Length; i++)
            levels[i] = own.IsKnown ? Level(own, _days[_dates.Of(rights[i])]) : (byte)0;
    }

    private static byte Level(in Known one, in Known other)
    {
        if (!other.IsKnown)
            return 0;
        if (one.IsYearOnly || other.IsYearOnly)
            return one.Year == other.Year ? (one.Value == other.Value && one.Month > 0 ? SameDay : YearAgrees) : Math.Abs(one.Year - other.Year) <= NearYears ? Near : IsSlip(one.Digits, other.Digits) ? Slip : Different;
        if (one.Year == other.Year && one.Month == other.Month && (one.Day == other.Day || one.Day == 0 || other.Day == 0))
            return one.Day == other.Day ? SameDay : Slip;
        if (IsSlip(one.Digits, other.Digits) || (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month))
            return Slip;
        var equal = (one.Year == other.Year ? 1 : 0) + (one.Month == other.Month ? 1 : 0) + (one.Day == other.Day && one.Day > 0 ? 1 : 0);
        return equal >= 2 ? SamePart : one.Year == other.Year ? SameYear : Math.Abs(one.Year - other.Year) <= NearYears ? Near : Different;
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

    /// <summary>A day as it is compared; the default is a day of which nothing is known.</summary>
    private readonly struct Known(DayValue value)
    {
        public readonly DayValue Value = value;
        public readonly int Year = value.Year, Month = value.Month, Day = value.Day;
        public readonly ulong Digits = DigitsOf((((value.Year * 100) + value.Month) * 100) + value.Day);
        public readonly bool IsKnown = true, IsYearOnly = value.IsYearOnly;

        // The first digit in the lowest byte.
        private static ulong DigitsOf(int number)
        {
            var digits = 0UL;
            for (; number > 0; number /= 10)
                digits = (digits << 8) | (uint)((number % 10) + 1);
            return digits;
        }
    }

    public override string Shown(int part, int record) => _dates[_dates.Of(record)];
}
