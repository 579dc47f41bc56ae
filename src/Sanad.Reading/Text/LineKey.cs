using System.Buffers;
using System.Text;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>What lines are compared by: their folded letters and digits, words one space apart.</summary>
internal static class LineKey
{
    private const int PlainUnits = 320;
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’»)]*›");
    private static readonly SearchValues<char> Enders = SearchValues.Create(".!?…؟。:;؛");

    /// <summary>The key of a line or a cue.</summary>
    public static string Of(ReadOnlySpan<char> line)
    {
        if (line.Length <= PlainUnits && Ascii.IsValid(line))
            return OfPlain(line);
        var folded = Folding.Fold(line.ToString());
        var key = new StringBuilder(folded.Length);
        foreach (var rune in folded.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                Append(key, rune);
            else if (key.Length > 0 && key[^1] != ' ' && rune.Value != '\'')
                key.Append(' ');
        }
        return key.ToString().TrimEnd();
    }

    // Most lines of most texts, without a string on the way. What folding does to ASCII is done here: lower case, apostrophes gone.
    private static string OfPlain(ReadOnlySpan<char> line)
    {
        Span<char> key = stackalloc char[PlainUnits];
        var length = 0;
        foreach (var unit in line)
        {
            if (char.IsAsciiLetterOrDigit(unit))
                key[length++] = char.ToLowerInvariant(unit);
            else if (length > 0 && key[length - 1] != ' ' && unit is not ('\'' or '`'))
                key[length++] = ' ';
        }
        return key[..length].TrimEnd().ToString();
    }

    private static void Append(StringBuilder key, Rune rune)
    {
        if (rune.IsBmp)
            key.Append((char)rune.Value);
        else
            key.Append(rune.ToString());
    }

    /// <summary>True when the line closes a sentence or announces what follows.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line) => Enders.Contains(LastMark(line));

    /// <summary>True when the line ends in a question or exclamation mark.</summary>
    public static bool EndsInCall(ReadOnlySpan<char> line) => LastMark(line) is '!' or '?' or '؟';

    private static char LastMark(ReadOnlySpan<char> line)
    {
        var end = line.Length;
        while (end > 0 && (Closers.Contains(line[end - 1]) || !HasInk(line[end - 1])))
            end--;
        // A full stop that stands by itself is decoration, as posts use it to force an empty line.
        var alone = end > 1 && line[end - 1] == '.' && !HasInk(line[end - 2]);
        return end > 0 && !alone ? line[end - 1] : '\0';
    }

    /// <summary>False for white space, control codes and marks that steer direction or joining: they leave no trace on paper.</summary>
    public static bool HasInk(char unit) => unit switch
    {
        > ' ' and < '\u007F' => true,
        < '\u00A1' => false,
        _ => !char.IsWhiteSpace(unit) && unit is not ((>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069')
            or '\u00AD' or '\uFEFF' or '\u061C' or '\u180E'),
    };
}
