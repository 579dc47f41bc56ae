using System.Globalization;
using System.Text;

namespace Sanad.Dossier;

/// <summary>
/// Makes hostile text harmless to look at. A file name with a right-to-left override in it
/// can read as "reportexe.pdf" on screen while it ends in "fdp.exe"; with the control shown as a code it cannot.
/// </summary>
public static class VisibleText
{
    /// <summary>A name on one line: control, direction and invisible format characters become codes such as <c>[U+202E]</c>.</summary>
    public static string Name(string name) => Escape(name, static rune => !IsJoiner(rune) && IsHidden(rune));

    /// <summary>A running text: line ends, tabs, joiners and plain direction marks stay; what reorders text or cannot be shown becomes a code.</summary>
    public static string Running(string text) => Escape(text, static rune => !IsLayout(rune) && IsHidden(rune));

    private static string Escape(string text, Func<Rune, bool> hidden)
    {
        StringBuilder? made = null;
        var done = 0;
        for (var i = 0; i < text.Length;)
        {
            var broken = Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done;
            if (broken || hidden(rune))
            {
                var code = broken ? text[i] : rune.Value;
                (made ??= new()).Append(text, done, i - done).Append(CultureInfo.InvariantCulture, $"[U+{code:X4}]");
                done = i + length;
            }
            i += length;
        }
        return made is null ? text : made.Append(text, done, text.Length - done).ToString();
    }

    private static bool IsHidden(Rune rune) => rune.Value is 0xFFFE or 0xFFFF || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Persian writing needs the zero-width non-joiner.
    private static bool IsJoiner(Rune rune) => rune.Value is 0x200C or 0x200D;

    private static bool IsLayout(Rune rune) =>
        IsJoiner(rune) || rune.Value is '\n' or '\r' or '\t' or '\f' or 0x200E or 0x200F or 0x061C or 0x00AD or 0xFEFF or 0x2028 or 0x2029;
}
