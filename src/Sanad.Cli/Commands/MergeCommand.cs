using System.CommandLine;
using System.Globalization;
using Sanad.Casebook.Merge;
using Sanad.Cli.Terminal;
using Sanad.Custody;

namespace Sanad.Cli.Commands;

/// <summary>sanad merge: everything good of another copy of the casebook.</summary>
internal static class MergeCommand
{
    public static Verb Of(Run run)
    {
        var other = Verb.One("other", "The folder of the other copy, for example on a stick; it is only read");
        var trial = new Option<bool>("--dry-run") { Description = "Say what would come in, and write nothing" };
        return new Verb("merge", "Take in what another copy of this casebook has: entries, originals, receipts and keys of all its writers",
                "sanad merge /media/stick/case -c case --dry-run", "sanad merge /media/stick/case -c case")
            .With(other, trial, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) => Merge(run, result, run.Resolve([result.GetValue(other)!])[0], result.GetValue(trial)));
    }

    private static int Merge(Run run, ParseResult result, string other, bool trial)
    {
        using var book = run.Open(result);
        using var progress = run.Progress();
        var outcome = MergeVerb.Run(book, other, trial, new Progress(progress), new IndexingLine(progress), run.Cancel);
        progress.Dispose();
        switch (outcome)
        {
            case MergeOutcome.Done done:
                if (result.GetValue(run.Json))
                    run.PrintJson(Line(done.Report, trial));
                else
                    Print(run, done.Report, trial);
                return done.Report.Left.Count > 0 ? ExitCode.DoneInPart : ExitCode.Done;
            case MergeOutcome.Refused refused:
                throw CommandEndsException.Usage(Shown.Safe(refused.Reason));
            case MergeOutcome.NewerFormat newer:
                throw new CommandEndsException(ExitCode.LockedOrNewer, $"{Shown.Safe(other)} uses {Shown.Safe(newer.Found)}, which is newer than this program knows. Use a newer Sanad.");
            case MergeOutcome.DamagedHere damaged:
                throw new CommandEndsException(ExitCode.VerificationFailed, $"this casebook does not hold together ({Shown.OneLine(damaged.Broken[0].File ?? "")}: {Shown.OneLine(damaged.Broken[0].Text)}), "
                    + "so nothing was merged into it. See: sanad verify. If the other copy is whole, merge this one into that one.");
            default:
                throw new InvalidOperationException($"An outcome without words: {outcome}");
        }
    }

    private static object Line(MergeReport report, bool trial) => new
    {
        trial, report.Casebook, report.Commits, report.Entries, report.Objects, report.Bytes, report.Receipts, report.Filled, report.Unsealed, report.NotNamed, report.Entry, report.Writers, report.Left,
    };

    private static void Print(Run run, MergeReport report, bool trial)
    {
        foreach (var writer in report.Writers)
            run.Print($"{writer.Writer}  {Shown.Safe(writer.Person ?? "?"),-12}  {WordOf(writer.Standing),-10}  {Counted(writer.Commits, "commit")}, {Counted(writer.Entries, "entry", "entries")}{Marks(writer)}");
        foreach (var left in report.Left)
            run.Say($"left      {Shown.Safe(left.File ?? "")}: {Shown.OneLine(left.Text)}");
        run.Print(report.NothingNew
            ? "Nothing new: this copy has all that is sealed there" + (report.Left.Count > 0 ? " and good." : ".")
            : $"{(trial ? "Would come in" : "Came in")}: {Counted(report.Commits, "commit")}, {Counted(report.Entries, "entry", "entries")}, {Counted(report.Objects, "original")} ({report.Bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes)"
                + (report.Receipts > 0 ? $", {Counted(report.Receipts, "receipt file")}" : "") + (report.Filled > 0 ? $", {Counted(report.Filled, "withheld line")}" : "")
                + $"; left there: {Counted(report.Left.Count, "item")}");
        Hint(run, report);
    }

    private static void Hint(Run run, MergeReport report)
    {
        if (report.Unsealed > 0)
            run.Say($"{Counted(report.Unsealed, "entry", "entries")} in the other copy are saved and not sealed, so nobody has signed them: run any command that writes there, or stop its `sanad serve`, then merge again.");
        if (report.NotNamed > 0)
            run.Say($"{Counted(report.NotNamed, "file")} among the other copy's originals are named by no sealed entry, and were not taken.");
        foreach (var apart in report.Writers.Where(w => w.Standing == WriterStanding.KeptApart))
            run.Say($"Writer {apart.Writer} is kept apart: nobody admitted has introduced it. Compare its fingerprint with its owner (sanad key list), then: sanad key admit {apart.Writer}");
        foreach (var forked in report.Writers.Where(w => w.Forks > 0))
            run.Say($"Writer {forked.Writer} goes two ways: its key was used in two places, by a restored copy or by a thief. Both ways count. Ask its owner; a stolen key: sanad key revoke {forked.Writer}");
    }

    public static string WordOf(WriterStanding standing) => standing switch
    {
        WriterStanding.Admitted => "admitted",
        WriterStanding.Retired => "retired",
        WriterStanding.KeptApart => "kept apart",
        WriterStanding.Revoked => "revoked",
    };

    private static string Marks(MergedWriter writer) => (writer.Left > 0 ? $", {writer.Left} left there" : "") + (writer.Forks > 0 ? ", goes two ways" : "");

    private static string Counted(long number, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many ?? one + "s")}");

    private sealed class Progress(ProgressLine line) : IProgress<MergeProgress>
    {
        public void Report(MergeProgress value) => line.Show(value.BytesDone, value.BytesTotal, value.File ?? "copying");
    }
}
