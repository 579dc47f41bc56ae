namespace Sanad.Cli.Terminal;

/// <summary>A line that is typed and not shown.</summary>
internal static class Secret
{
    public static string Ask(Run run, string question) => Ask(run.Error, question, run.Cancel);

    public static string Ask(TextWriter error, string question, CancellationToken cancel)
    {
        error.Write(question);
        error.Flush();
        var typed = new TerminalKeys(TextWriter.Null, cancel).Line();
        error.WriteLine();
        return typed ?? "";
    }
}
