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
}
