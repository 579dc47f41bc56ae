using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Keep;
using Sanad.Cli.Terminal;
using Sanad.Reading;

namespace Sanad.Cli.Commands;

/// <summary>sanad keep: originals under seal, read at once, claims proposed.</summary>
internal static class KeepCommand
{
    public static Verb Of(Run run)
    {
        var files = Verb.Several("file", "Files, or folders that are searched through; FILE.meta.json beside FILE is taken as given");
        var given = new GivenOptions();
        return new Verb("keep", "Keep originals under seal, read them, and propose their claims",
                "sanad keep notes/*.txt -c case", "sanad keep leaked/ --outlet \"Harbour Monitor\" --published 2020-06 -c case")
            .With(files, given.Outlet, given.Published, given.Language, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) => Keep(run, result, result.GetValue(files)!, given.Of(result)));
    }

    private static int Keep(Run run, ParseResult result, IReadOnlyList<string> files, Given given)
    {
        using var book = run.OpenOrCreate(result);
        using var progress = run.Progress();
        var counts = new Counts();
        try
        {
            foreach (var outcome in KeepFiles.Run(book, run.Resolve(files), given, new Progress(progress), run.Cancel))
            {
                counts.Add(outcome);
                if (result.GetValue(run.Json))
                    run.PrintJson(KeptJson.Of(outcome));
                else
                    Print(run, outcome);
            }
        }
        finally
        {
            progress.Dispose();
            run.Say(counts.ToString());
        }
        run.Cancel.ThrowIfCancellationRequested();
        return counts.Refused > 0 ? ExitCode.DoneInPart : ExitCode.Done;
    }

    /// <summary>One line about what became of a file, and one about what was read from it.</summary>
    public static void Print(Run run, KeepOutcome outcome)
    {
        var name = Shown.Safe(Path.GetFileName(outcome.Path));
        switch (outcome)
        {
            case KeepOutcome.Kept kept:
                run.Print($"kept      {kept.Original.Hex}  {name}");
                run.Print($"          {Shown.Cut(Summary(kept.Read), run.Width - 10)}");
                foreach (var warning in kept.Read.Warnings)
                    run.Print($"          ! {Shown.OneLine(warning)}");
                break;
            case KeepOutcome.AlreadyKept already:
                run.Print($"already   {already.Original.Hex}  {name}");
                if (already.Note is { } note)
                    run.Print($"          ! {Shown.OneLine(note)}");
                break;
            case KeepOutcome.Refused refused:
                run.Say($"refused   {name}: {Shown.OneLine(refused.Reason).TrimEnd('.')}. {Shown.OneLine(refused.WhatToDo)}");
                break;
        }
    }

    private static string Summary(ReadSummary read)
    {
        if (read.Problem is { } problem)
            return $"kept, but not read: {problem}";
        var source = read.Outlet ?? (read.Origin is null ? "outlet not named" : $"quoting {read.Origin}");
        var date = read.Published is null ? "date not known" : $"{read.Published} ({read.PublishedKind.ToString()!.ToLowerInvariant()})";
        var furniture = read.Characters == 0 ? 0 : (int)Math.Round(100.0 * read.Furniture / read.Characters);
        var claims = read.Claims == 1 ? "1 claim" : $"{read.Claims} claims";
        return $"{claims} · {date} · {source} · {read.Language ?? "?"} · {furniture} % furniture · {read.Title ?? "no title"}";
    }

    private sealed class Counts
    {
        private int _kept, _already;

        public int Refused { get; private set; }

        public void Add(KeepOutcome outcome) => _ = outcome switch
        {
            KeepOutcome.Kept => _kept++,
            KeepOutcome.AlreadyKept => _already++,
            KeepOutcome.Refused => Refused++,
            _ => throw new UnreachableException(),
        };

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"{_kept + _already + Refused:N0} items = {_kept:N0} kept + {_already:N0} already kept + {Refused:N0} refused");
    }

    /// <summary>Shows how far keeping or rebuilding is.</summary>
    internal sealed class Progress(ProgressLine line) : IProgress<KeepProgress>
    {
        public void Report(KeepProgress value) => line.Show(value.Done, value.Total, "files");
    }

    private sealed record KeptJson(string File, string Status, ContentHash? Sha256, long? Size, ReadSummary? Read, string? Reason, string? WhatToDo)
    {
        public static KeptJson Of(KeepOutcome outcome)
        {
            var file = Path.GetFileName(outcome.Path);
            return outcome switch
            {
                KeepOutcome.Kept kept => new(file, "kept", kept.Original, kept.Size, kept.Read, null, null),
                KeepOutcome.AlreadyKept already => new(file, "already_kept", already.Original, null, null, already.Note, null),
                KeepOutcome.Refused refused => new(file, "refused", null, null, null, refused.Reason, refused.WhatToDo),
                _ => throw new UnreachableException(),
            };
        }
    }
}
