using Sanad.Cli.Terminal;
using Sanad.Custody;

namespace Sanad.Cli.Commands;

/// <summary>sanad verify: what is proven, what is not provable here, what is broken.</summary>
internal static class VerifyCommand
{
    public static Verb Of(Run run)
    {
        var folder = Verb.Perhaps("dir", "The casebook's folder; without it -c, else the nearest one upward");
        return new Verb("verify", "Check seals, signatures and originals; exit code 4 when something is broken",
                "sanad verify case", "sanad verify case --json")
            .With(folder, run.CasebookFolder, run.Json)
            .Does(run, (result, _) =>
            {
                var path = run.CasebookPath(result, result.GetValue(folder));
                if (!Directory.Exists(Path.Combine(path, "journal")))
                    throw CommandEndsException.Usage($"{Shown.Safe(path)} is no casebook: it has no journal. Name the folder that holds CASEBOOK.txt.");
                var report = Check(run, path);
                if (result.GetValue(run.Json))
                    run.PrintJson(report);
                else
                    Print(run, report);
                return report.Broken.Count > 0 ? ExitCode.VerificationFailed : ExitCode.Done;
            });
    }

    /// <summary>Verifies with progress on stderr.</summary>
    public static VerifyReport Check(Run run, string path)
    {
        using var progress = run.Progress();
        return Verifier.Verify(path, run.Home, new Progress(progress), run.Cancel);
    }

    public static void Print(Run run, VerifyReport report)
    {
        Section(run, "Proven", "✓", report.Proven);
        Section(run, "Not provable here", "·", report.NotProvableHere);
        Section(run, "Broken", "✗", report.Broken);
        if (report.Broken.Count == 0)
            run.Print("Broken: nothing found");
    }

    private static void Section(Run run, string title, string mark, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        run.Print($"{title}:");
        foreach (var finding in findings)
            run.Print($"  {mark} {(finding.File is null ? "" : Shown.Safe(finding.File) + ": ")}{Shown.OneLine(finding.Text)}");
    }

    private sealed class Progress(ProgressLine line) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => line.Show(value.BytesDone, value.BytesTotal, value.File ?? "checking");
    }
}
