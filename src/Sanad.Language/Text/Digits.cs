namespace Sanad.Language;

/// <summary>Digits of the three scripts that the material mixes: 123, ۱۲۳ (Persian), ١٢٣ (Arabic), also within one number.</summary>
public static class Digits
{
    /// <summary>True for a digit of one of the three scripts.</summary>
    public static bool IsDigit(char unit) => unit is (>= '0' and <= '9') or (>= '\u06F0' and <= '\u06F9') or (>= '\u0660' and <= '\u0669');

    /// <summary>0 to 9.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a digit of the three scripts.</exception>
    public static int ValueOf(char unit) => IsDigit(unit) ? unit & 0xF : throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a digit");

    /// <summary>The text with the digits of every script as 0 to 9.</summary>
    public static string InAscii(string text) => string.Concat(text.Select(unit => IsDigit(unit) ? (char)('0' + ValueOf(unit)) : unit));

    /// <summary>
    /// Reads the number that begins the text: digits, grouped in threes (1,500 · ۱٬۵۰۰ · 1 500 with a narrow or no-break space · 1.500.000) or the
    /// South Asian way (1,00,000), with one decimal point (2.5 · ۲٫۵). Takes as much as makes one number: of 31.05.2020 only 31, of 22,23 only 22.
    /// </summary>
    /// <param name="text">Begins with the number's first digit.</param>
    /// <param name="value">The number; 0 when there is none.</param>
    /// <param name="length">UTF-16 units that it takes; 0 when there is none.</param>
    public static bool TryReadNumber(ReadOnlySpan<char> text, out double value, out int length)
    {
        length = Run(text, 0);
        value = 0;
        if (length == 0)
            return false;
        if (!TryGroups(text, ref length))
            TryDecimal(text, length, ref length);
        value = Value(text[..length]);
        return true;
    }

    /// <summary>The number's digits in ASCII, without grouping, with a point for the decimal: 1500, 2.5. Leading zeros stay.</summary>
    internal static string Canonical(ReadOnlySpan<char> number)
    {
        Span<char> plain = number.Length <= 64 ? stackalloc char[number.Length] : new char[number.Length];
        var (count, point) = (0, DecimalAt(number));
        for (var i = 0; i < number.Length; i++)
        {
            if (IsDigit(number[i]))
                plain[count++] = (char)('0' + ValueOf(number[i]));
            else if (i == point)
                plain[count++] = '.';
        }
        return new(plain[..count]);
    }

    internal static int Run(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while (end < text.Length && IsDigit(text[end]))
            end++;
        return end - from;
    }

    private static bool IsGroupSeparator(char unit) => unit is ',' or '٬' or '،' or '\'' or '’' or '\u2009' or '\u202F' or '\u00A0' or '.';

    // Groups of three (or two, then three), all with the same separator; a single ".500" is a decimal, not a group.
    private static bool TryGroups(ReadOnlySpan<char> text, ref int length)
    {
        if (length > 3 || length >= text.Length || !IsGroupSeparator(text[length]))
            return false;
        var (separator, end, last, groups) = (text[length], length, 3, 0);
        while (end < text.Length && text[end] == separator && Run(text, end + 1) is 2 or 3)
        {
            last = Run(text, end + 1);
            if (last == 2 && (separator is not (',' or '٬') || length > 2))
                break;
            end += last + 1;
            groups++;
        }
        var isNumber = groups > (separator == '.' ? 1 : 0) && last == 3 && !ContinuesAsDigits(text, end, separator);
        if (!isNumber)
            return false;
        length = end;
        TryDecimal(text, end, ref length);
        return true;
    }

    private static bool ContinuesAsDigits(ReadOnlySpan<char> text, int end, char separator) =>
        end + 1 < text.Length && text[end] == separator && IsDigit(text[end + 1]);

    private static void TryDecimal(ReadOnlySpan<char> text, int at, ref int length)
    {
        if (at >= text.Length || text[at] is not ('.' or '٫'))
            return;
        var digits = Run(text, at + 1);
        if (digits > 0 && !ContinuesAsDigits(text, at + 1 + digits, '.') && !ContinuesAsDigits(text, at + 1 + digits, '٫'))
            length = at + 1 + digits;
    }

    // The last separator is the decimal point when it is a point that occurs once.
    private static int DecimalAt(ReadOnlySpan<char> number)
    {
        var at = number.LastIndexOfAny('.', '٫');
        return at >= 0 && number[..at].IndexOf(number[at]) < 0 ? at : -1;
    }

    private static double Value(ReadOnlySpan<char> number) =>
        double.Parse(Canonical(number), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture);
}
