using System.CommandLine;
using System.Data.Common;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Cli.Commands;
using Sanad.Cli.Terminal;
using Sanad.Custody;

namespace Sanad.Cli;

/// <summary>All verbs, and what becomes of an exception that a verb lets through.</summary>
internal static class CommandTree
{
    // ENOSPC, and ERROR_DISK_FULL as an HRESULT.
    private const int DiskFull = 28, DiskFullOnWindows = unchecked((int)0x80070070);

    public static RootCommand Of(Run run)
    {
        var root = new RootCommand("Sanad keeps, reads and weighs contested claims about human-rights abuses. Every figure is somebody's claim.\n"
            + "Start with: sanad try");
        Verb[] verbs =
        [
            TryCommand.Of(run), KeepCommand.Of(run), ReadCommand.Of(run), ClaimsCommand.Of(run), DocumentCommand.Of(run), TollsCommand.Of(run),
            EventCommand.Of(run), ReviewCommand.Of(run), ClaimCommand.Of(run), ListCommand.Of(run), LinkCommand.Of(run), PeopleCommand.Of(run), EstimateCommand.Of(run),
            SearchCommand.Of(run), ShowCommand.Of(run), ServeCommand.Of(run), VerifyCommand.Of(run), PublishCommand.Of(run), ReceiptCommand.Of(run), MergeCommand.Of(run), KeyCommand.Of(run),
            RedactCommand.Of(run), ConsentCommand.Of(run), RebuildCommand.Of(run), DoctorCommand.Of(run),
        ];
        foreach (var verb in verbs)
            root.Subcommands.Add(verb);
        HelpText.Install(root);
        return root;
    }

    /// <summary>Runs one command line; returns its exit code. Nothing escapes but a crash of the runtime itself.</summary>
    public static int Execute(Run run, IReadOnlyList<string> args)
    {
        var parsed = Of(run).Parse(args.Count == 0 ? ["--help"] : args);
        if (parsed.Errors.Count > 0)
            return WrongUsage(run, parsed);
        var settings = new InvocationConfiguration
        {
            Output = run.Out,
            Error = run.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return parsed.Invoke(settings);
        }
        catch (Exception wrong)
        {
            return Ending(run, wrong);
        }
        finally
        {
            run.Out.Flush();
        }
    }

    private static int WrongUsage(Run run, ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            run.Say($"sanad: {Shown.Safe(InWords(error.Message))}");
        var command = parsed.CommandResult.Command;
        run.Say(command is RootCommand ? "See: sanad --help" : $"See: sanad {command.Name} --help");
        return ExitCode.Usage;
    }

    // The parser names the types of the runtime, which tell nobody what to type.
    private static string InWords(string message) => message
        .Replace("expected type 'System.UInt64'", "a whole number from 0", StringComparison.Ordinal)
        .Replace("expected type 'System.Double'", "a number, with a point before its decimals", StringComparison.Ordinal)
        .Replace("expected type 'System.Nullable`1[System.Int32]'", "a whole number", StringComparison.Ordinal)
        .Replace("expected type 'System.Int32'", "a whole number", StringComparison.Ordinal);

    /// <summary>Says what happened and gives its exit code; what nobody expected is a bug and is printed whole.</summary>
    private static int Ending(Run run, Exception wrong)
    {
        var (code, sentence) = wrong switch
        {
            CommandEndsException ends => (ends.Code, ends.Message),
            OperationCanceledException => (ExitCode.Interrupted, "interrupted; what was reported as kept is saved, and the same command can be run again"),
            CasebookLockedException locked => (ExitCode.LockedOrNewer, locked.Message),
            NewerFormatException newer => (ExitCode.LockedOrNewer, newer.Message),
            CasebookNotOpenedException { Outcome: OpenOutcome.NewerFormat } newer => (ExitCode.LockedOrNewer, newer.Message),
            CasebookNotOpenedException unusable => (ExitCode.Usage, unusable.Message),
            IndexException or InvalidDataException => (ExitCode.Usage, Shown.OneLine(wrong.Message)),
            DbException index => (ExitCode.DoneInPart, $"the index could not be used: {index.Message} Originals and journal are not affected; "
                + "when the cause is mended, run the command again, or make the index anew: sanad rebuild"),
            IOException { HResult: DiskFull or DiskFullOnWindows } => (ExitCode.DoneInPart, "no space left on the disk. What was reported as kept is saved and "
                + "nothing is half-written; free some space and run the same command again."),
            IOException or UnauthorizedAccessException => (ExitCode.Usage, Shown.Safe(wrong.Message)),
            _ => (ExitCode.Bug, $"a bug in Sanad: {wrong}"),
        };
        run.Say($"sanad: {sentence}");
        return code;
    }
}
