namespace Sanad.Cli;

/// <summary>What a script can rely on after the program ends.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Bug = 1;
    public const int Usage = 2;
    public const int DoneInPart = 3;
    public const int VerificationFailed = 4;
    public const int LockedOrNewer = 5;
    public const int Interrupted = 130;

    /// <summary>In the order of the number; docs/cli.md prints them.</summary>
    public static readonly IReadOnlyList<(int Code, string Meaning)> All =
    [
        (Done, "done"),
        (Bug, "a bug in Sanad: please report what it printed"),
        (Usage, "the command line is wrong, or what it names is not there; nothing was changed"),
        (DoneInPart, "done in part: each item that was refused is named with its reason"),
        (VerificationFailed, "verification found something broken"),
        (LockedOrNewer, "the casebook is in use by another program, or has a newer format than this program knows"),
        (Interrupted, "interrupted; the casebook is valid and the same command can be run again"),
    ];
}

/// <summary>Ends a command with a sentence for the person: what happened, to which file, and what to do.</summary>
internal sealed class CommandEndsException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;

    public static CommandEndsException Usage(string message) => new(ExitCode.Usage, message);
}
