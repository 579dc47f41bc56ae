using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad rebuild: the index again from originals and journal.</summary>
internal static class RebuildCommand
{
    public static Verb Of(Run run) =>
        new Verb("rebuild", "Make the index again from originals and journal; people's decisions are folded in as they were",
                "sanad rebuild -c case", "rm case/index.db && sanad rebuild -c case")
            .With(run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                using var book = run.Open(result);
                using var progress = run.Progress();
                Rebuild.Run(book, new IndexingLine(progress), run.Cancel);
                progress.Dispose();
                var documents = ShowVerb.Documents(book);
                var counts = new { documents = documents.Count, claims = documents.Sum(d => d.Claims.Count), entries = book.Folder.Entries().Count };
                if (result.GetValue(run.Json))
                    run.PrintJson(counts);
                else
                    run.Print($"Rebuilt: {counts.documents} documents, {counts.claims} claims, {counts.entries} journal entries");
                return ExitCode.Done;
            });
}
