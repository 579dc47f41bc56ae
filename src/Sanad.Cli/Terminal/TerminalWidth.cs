namespace Sanad.Cli.Terminal;

/// <summary>How wide a table may be.</summary>
internal static class TerminalWidth
{
    private const int ForFiles = 120, Least = 60;

    /// <summary>The terminal's width; a fixed one when stdout is a file or a pipe, so that outputs compare.</summary>
    public static int OfOutput() => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? ForFiles : Math.Max(Least, Console.WindowWidth);
}
