using System.Diagnostics;

namespace Sanad.Custody.Tests;

/// <summary>Runs other people's programs, as an outsider would.</summary>
internal static class Tool
{
    public sealed record Result(int ExitCode, string Output);

    /// <summary>A shell command line; the output holds both streams.</summary>
    public static Result Shell(string folder, string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {command}"]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output);
    }

    /// <summary>A command line in a shell that knows nothing of this machine's settings.</summary>
    public static Result CleanShell(string folder, string command)
    {
        var start = new ProcessStartInfo("env", ["-i", "PATH=/usr/bin:/bin", "sh", "-c", $"exec 2>&1; {command}"]) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output);
    }

    /// <summary>The commands that CASEBOOK.txt tells an outsider to run: each stands on the line after "n. ...".</summary>
    public static IReadOnlyList<string> CommandsIn(string aboutFile)
    {
        var lines = File.ReadAllLines(aboutFile);
        return [.. lines.Zip(lines.Skip(1)).Where(p => p.First.Length > 2 && char.IsAsciiDigit(p.First[0]) && p.First[1] == '.').Select(p => p.Second)];
    }

    /// <summary>Runs one of them literally in a clean shell, numbered as in CASEBOOK.txt.</summary>
    public static string Check(string casebook, int number) =>
        CleanShell(casebook, CommandsIn(Path.Combine(casebook, "CASEBOOK.txt"))[number - 1]).Output;
}
