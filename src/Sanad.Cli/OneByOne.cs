using Sanad.Basics;
using Sanad.Casebook.Read;
using Sanad.Cli.Terminal;
using Sanad.Reading;

namespace Sanad.Cli;

/// <summary>Reads files without a casebook, one after the other; a bad one is named and does not stop the rest.</summary>
internal static class OneByOne
{
    /// <summary>The exit code: done, or done in part when a file could not be read.</summary>
    public static int Run(Run run, IReadOnlyList<string> files, Given given, Action<string, Document> show)
    {
        var refused = 0;
        var reader = new DocumentReader(run.Packs);
        foreach (var file in files)
        {
            run.Cancel.ThrowIfCancellationRequested();
            switch (ReadFile.Run(reader, Path.GetFullPath(file, run.Folder), given, run.Cancel))
            {
                case ReadFileOutcome.Done done:
                    foreach (var note in done.Notes)
                        run.Say($"note      {Shown.OneLine(note)}");
                    show(Path.GetFileName(file), done.Document);
                    break;
                case ReadFileOutcome.Refused no:
                    refused++;
                    run.Say($"refused   {Shown.Safe(file)}: {Shown.OneLine(no.Reason)}");
                    break;
            }
        }
        return refused > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }
}
