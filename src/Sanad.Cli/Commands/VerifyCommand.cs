using System.CommandLine;
using Sanad.Cli.Terminal;
using Sanad.Custody;

namespace Sanad.Cli.Commands;

/// <summary>sanad verify: what is proven, what is not provable here, what is broken.</summary>
internal static class VerifyCommand
{
    public static Verb Of(Run run)
    {
        var folder = Verb.Perhaps("dir", "The folder of a casebook or of a bag; without it -c, else the nearest casebook upward");
        var facts = new FactOptions();
        return new Verb("verify", "Check seals, signatures, originals and receipts, and the folder against what you know from elsewhere; exit code 4 when something is broken",
                "sanad verify case", "sanad verify case --json", "sanad verify bag", "sanad verify case --id 7c1f3e0a9b3d5577 --copy stick/case", "sanad verify case --receipt kept/answer.tsr --ca kept/ca.pem")
            .With(folder, facts.Id, facts.Head, facts.Copy, facts.Receipt, facts.Authority, run.CasebookFolder, run.Json)
            .Does(run, (result, _) =>
            {
                var path = run.CasebookPath(result, result.GetValue(folder));
                if (!BagVerifier.IsBag(path) && !Directory.Exists(Path.Combine(path, "journal")))
                    throw CommandEndsException.Usage($"{Shown.Safe(path)} is no casebook: it has no journal. Name the folder that holds CASEBOOK.txt, or a bag's that holds bagit.txt.");
                var report = Check(run, path, facts.Of(run, result));
                if (result.GetValue(run.Json))
                    run.PrintJson(report);
                else
                    Print(run, report);
                return report.Broken.Count > 0 ? ExitCode.VerificationFailed : ExitCode.Done;
            });
    }

    /// <summary>Verifies with progress on stderr.</summary>
    public static VerifyReport Check(Run run, string path) => Check(run, path, OutsideFacts.None);

    private static VerifyReport Check(Run run, string path, OutsideFacts facts)
    {
        using var progress = run.Progress();
        return BagVerifier.IsBag(path)
            ? BagVerifier.Verify(path, run.Home, facts, new Progress(progress), run.Cancel)
            : Verifier.Verify(path, run.Home, facts, new Progress(progress), run.Cancel);
    }

    public static void Print(Run run, VerifyReport report)
    {
        Section(run, "Proven", "✓", report.Proven);
        Section(run, "Not provable here", "·", report.NotProvableHere);
        Section(run, "Broken", "✗", report.Broken);
        if (report.Broken.Count == 0)
            run.Print("Broken: nothing found");
        if (report.CasebookId is null)
            return;
        run.Print("To be kept elsewhere, and given to the next check:");
        run.Print($"  --id {Shown.Safe(report.CasebookId)}");
        foreach (var head in report.Heads.Where(h => h.Number > 0))
            run.Print($"  --head {head.Writer}:{head.Number}:{head.Commit}");
    }

    /// <summary>What a person knows from outside the folder.</summary>
    private sealed class FactOptions
    {
        public Option<string?> Id { get; } = new("--id") { Description = "The casebook's id as you know it", HelpName = "ID" };

        public Option<string[]> Head { get; } = new("--head") { Description = "A commit as a report printed it: WRITER:NUMBER:HASH, 16 digits of the hash at least; may stand more than once", HelpName = "HEAD", Arity = ArgumentArity.OneOrMore };

        public Option<string?> Copy { get; } = new("--copy") { Description = "An earlier copy of this folder, or one that was merged with it: all of it must be here", HelpName = "DIR" };

        public Option<string[]> Receipt { get; } = new("--receipt") { Description = "A time-stamp response or an OpenTimestamps proof (.ots) kept elsewhere: its commit must be here; may stand more than once", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };

        public Option<string[]> Authority { get; } = new("--ca") { Description = "Certificate of a time-stamp authority, in PEM: then only those given count, not those that the casebook pins", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };

        public OutsideFacts Of(Run run, ParseResult result) => new()
        {
            CasebookId = result.GetValue(Id)?.Trim(),
            Heads = [.. (result.GetValue(Head) ?? []).Select(Known)],
            Copy = result.GetValue(Copy) is { } copy ? Path.GetFullPath(copy, run.Folder) : null,
            Receipts = run.Resolve(result.GetValue(Receipt) ?? []),
            Authorities = run.Resolve(result.GetValue(Authority) ?? []),
        };

        private static KnownHead Known(string text) => KnownHead.Read(text)
            ?? throw CommandEndsException.Usage($"{Shown.Safe(text)} is no head. Write WRITER:NUMBER:HASH as a report prints it, with 16 digits of the hash at least.");
    }

    private static void Section(Run run, string title, string mark, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0)
            return;
        run.Print($"{title}:");
        foreach (var finding in findings)
            run.Print($"  {mark} {(finding.File is null ? "" : Shown.Safe(finding.File) + ": ")}{Shown.OneLine(finding.Text)}");
    }

    public sealed class Progress(ProgressLine line) : IProgress<VerifyProgress>
    {
        public void Report(VerifyProgress value) => line.Show(value.BytesDone, value.BytesTotal, value.File ?? "checking");
    }
}
