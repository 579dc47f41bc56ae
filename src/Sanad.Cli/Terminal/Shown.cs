using Sanad.Dossier;

namespace Sanad.Cli.Terminal;

/// <summary>Text from files and file names, as it may be printed on a terminal.</summary>
internal static class Shown
{
    /// <summary>Control and direction characters as their codes: a name must not repaint the screen or lie about its ending.</summary>
    public static string Safe(string text) => VisibleText.Name(text);

    /// <summary>On one line: runs of white space become one space.</summary>
    public static string OneLine(string text) => Safe(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>On one line and at most <paramref name="width"/> characters, cut with an ellipsis.</summary>
    public static string Cut(string text, int width)
    {
        var line = OneLine(text);
        return line.Length <= width ? line : line[..(width - 1)].TrimEnd() + "…";
    }

    /// <summary>Runs of white space as one space, also at the ends, where the text goes on in another piece.</summary>
    public static string Folded(string text)
    {
        var line = OneLine(text);
        return line.Length == 0 ? (text.Length > 0 ? " " : "") : (char.IsWhiteSpace(text[0]) ? " " : "") + line + (char.IsWhiteSpace(text[^1]) ? " " : "");
    }

    /// <summary>A text with right-to-left writing kept from reordering its surroundings: first strong isolate ... pop. Others stay as they are.</summary>
    public static string Isolated(string text) => text.AsSpan().IndexOfAnyInRange('\u0590', '\u08FF') >= 0 ? $"\u2068{text}\u2069" : text;
}
