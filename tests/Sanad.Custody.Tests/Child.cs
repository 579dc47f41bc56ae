using System.Diagnostics;
using Sanad.Basics;

namespace Sanad.Custody.Tests;

/// <summary>A second process of this test program (see <see cref="CrashChild"/>).</summary>
internal sealed class Child : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;

    public Child(string what, string book, string home, bool readLater = false, string? prefix = null)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        if (prefix is not null)
        {
            start.FileName = "/usr/bin/env";
            foreach (var part in prefix.Split(' ').Append(Environment.ProcessPath!))
                start.ArgumentList.Add(part);
        }
        start.Environment[CrashChild.Variable] = $"{what}\n{book}\n{home}";
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
        _output = readLater ? Task.FromResult("") : _process.StandardOutput.ReadToEndAsync();
    }

    public StreamReader Output => _process.StandardOutput;

    public int ExitCode => _process.ExitCode;

    /// <summary>SIGKILL.</summary>
    public void Kill() => _process.Kill();

    public void LetGo() => _process.StandardInput.WriteLine();

    public async Task<string> Ended()
    {
        await _process.WaitForExitAsync();
        return await _output;
    }

    /// <summary>Entries and originals that the child acknowledged; a line cut off by the kill was not.</summary>
    public static IEnumerable<(string Entry, ContentHash Object)> Acknowledged(string output, string word = "saved")
    {
        var whole = output[..(output.LastIndexOf('\n') + 1)];
        var words = whole.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i + 2 < words.Length; i++)
        {
            if (words[i] == word)
                yield return (words[i + 1], ContentHash.Parse(words[i + 2]));
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
