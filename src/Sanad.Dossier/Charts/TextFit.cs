using System.Globalization;
using System.Text;

namespace Sanad.Dossier;

/// <summary>How much room a text takes, on paper and in a terminal, and how it is cut when there is less.</summary>
internal static class TextFit
{
    private const string Ellipsis = "…";

    /// <summary>Width in a proportional font, in units of the font size. An estimate on the wide side: no font is at hand.</summary>
    public static double Ems(string text) => text.EnumerateRunes().Sum(RuneEms);

    /// <summary>The text, or as much of it as fits with an ellipsis.</summary>
    public static string CutToEms(string text, double ems) => Ems(text) <= ems ? text : Cut(text, ems, RuneEms);

    /// <summary>Columns that a terminal gives the text.</summary>
    public static int Columns(string text) => text.EnumerateRunes().Sum(RuneColumns);

    /// <summary>The text cut to a number of columns and filled up with blanks.</summary>
    public static string Padded(string text, int columns, bool atEnd = false)
    {
        var cut = Columns(text) <= columns ? text : Cut(text, columns, rune => RuneColumns(rune));
        var blanks = new string(' ', Math.Max(0, columns - Columns(cut)));
        return atEnd ? blanks + cut : cut + blanks;
    }

    private static string Cut(string text, double room, Func<Rune, double> width)
    {
        var made = new StringBuilder();
        var used = 1.0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += width(rune);
            if (used > room)
                break;
            made.Append(rune);
        }
        return made.ToString().TrimEnd() + Ellipsis;
    }

    private static double RuneEms(Rune rune) => rune.Value switch
    {
        _ when RuneColumns(rune) == 0 => 0,
        'i' or 'j' or 'l' or 'f' or 't' or 'r' or ' ' or '.' or ',' or '\'' or '(' or ')' or 'ا' or 'ر' or 'ز' or 'و' or 'د' => 0.36,
        'm' or 'w' or 'M' or 'W' or '—' => 0.9,
        >= 'A' and <= 'Z' => 0.7,
        _ => RuneColumns(rune) == 2 ? 1.05 : 0.56,
    };

    private static int RuneColumns(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control => 0,
        _ => IsWide(rune.Value) ? 2 : 1,
    };

    // East Asian wide and emoji, coarsely: Unicode Standard Annex 11.
    private static bool IsWide(int code) => code is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
