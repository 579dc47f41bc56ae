using System.Diagnostics;
using System.Text.Json;
using Sanad.Custody;

namespace Sanad.Cli.Tests;

/// <summary>A folder of its own for one test, with a device home beside it, and the program run in it: in this process, or as a real one.</summary>
public sealed class Desk : IDisposable
{
    private readonly string _top = Directory.CreateTempSubdirectory("sanad-cli-").FullName;

    public Desk()
    {
        Folder = Directory.CreateDirectory(Path.Combine(_top, "desk")).FullName;
        HomePath = Path.Combine(_top, "home");
    }

    public string Folder { get; }

    public string HomePath { get; }

    public string File(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs in this process: the whole program but its start.</summary>
    public Ended Sanad(params string[] args) => Typed("", args);

    /// <summary>The same with keys and lines typed by a person.</summary>
    public Ended Typed(string input, params string[] args)
    {
        using var keys = new StringReader(input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var run = new Run(output, error, CancellationToken.None) { In = keys, Folder = Folder, Home = SanadHome.At(HomePath) };
        var code = CommandTree.Execute(run, args);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Starts the real program, as a terminal would: who runs the tests in the background has them ignore interrupts, and what they start inherits that.</summary>
    public Process Start(params string[] args)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "sanad");
        var start = OperatingSystem.IsLinux() ? new ProcessStartInfo("env", ["--default-signal=INT", program, .. args]) : new ProcessStartInfo(program, args);
        Prepare(start);
        return System.Diagnostics.Process.Start(start)!;
    }

    private void Prepare(ProcessStartInfo start)
    {
        start.WorkingDirectory = Folder;
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        start.RedirectStandardError = true;
        start.Environment["SANAD_HOME"] = HomePath;
    }

    /// <summary>Starts the real program and waits for it, at most two minutes.</summary>
    public Ended Program(params string[] args) => Wait(Start(args));

    public static Ended Wait(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            process.WaitForExit(TimeSpan.FromMinutes(2)).ShouldBeTrue("the program did not end");
            return new(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
        }
    }

    public void Dispose() => Directory.Delete(_top, recursive: true);
}

/// <summary>How a run of the program ended.</summary>
public sealed record Ended(int Code, string Out, string Error)
{
    public IReadOnlyList<JsonElement> Json => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    public Ended ShouldEnd(int code)
    {
        Code.ShouldBe(code, Out + Error);
        return this;
    }
}
