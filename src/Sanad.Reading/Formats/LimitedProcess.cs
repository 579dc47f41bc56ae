using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sanad.Reading;

/// <summary>What came of running an outside program.</summary>
internal abstract record ProcessOutcome
{
    private ProcessOutcome()
    {
    }

    /// <summary>It ended by itself; 0 is its word for success.</summary>
    public sealed record Ended(int Code, byte[] Output, string Errors) : ProcessOutcome;

    /// <summary>No such program on this machine.</summary>
    public sealed record Missing : ProcessOutcome;

    /// <summary>It was stopped at a limit; the sentence names it.</summary>
    public sealed record Stopped(string Limit) : ProcessOutcome;
}

/// <summary>
/// Runs a program that reads untrusted bytes: fed through its standard input (no copy of an original on the disk), held to limits of time,
/// address space, processor seconds and output, and stopped with everything it started.
/// </summary>
internal sealed class LimitedProcess(string program, TimeSpan time, long memoryBytes, int outputBytes)
{
    private const int ErrorUnits = 2000;
    private const int NotFound = 127;
    private const int SignalBase = 128;

    // exec keeps the process id, so that the one we start is the one we stop.
    private const string Limits = "ulimit -c 0; ulimit -v \"$1\" && ulimit -t \"$2\" && shift 2 && exec \"$@\"";

    /// <summary>Runs it to its end or to a limit.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled; the program was stopped.</exception>
    public ProcessOutcome Run(IReadOnlyList<string> arguments, Stream input, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = StartInfo(arguments) };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return new ProcessOutcome.Missing();
        }
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var stop = deadline.Token.Register(() => Stop(process));
        deadline.CancelAfter(time);
        var outcome = Converse(process, input, deadline.Token);
        cancel.ThrowIfCancellationRequested();
        return outcome;
    }

    private ProcessOutcome Converse(Process process, Stream input, CancellationToken deadline)
    {
        var errors = new StringBuilder();
        var feeder = new Thread(() => Feed(process, input)) { IsBackground = true };
        var listener = new Thread(() => Listen(process.StandardError, errors)) { IsBackground = true };
        feeder.Start();
        listener.Start();
        var output = Drain(process.StandardOutput.BaseStream);
        if (output is null)
            Stop(process);
        process.WaitForExit();
        feeder.Join();
        listener.Join();
        if (deadline.IsCancellationRequested)
            return new ProcessOutcome.Stopped(string.Create(CultureInfo.InvariantCulture, $"it ran longer than {time.TotalSeconds:0.###} s"));
        if (output is null)
            return new ProcessOutcome.Stopped($"it wrote more than {Megabytes(outputBytes)}");
        return Ended(process.ExitCode, output, errors.ToString().Trim());
    }

    private ProcessOutcome Ended(int code, byte[] output, string errors) => code switch
    {
        NotFound => new ProcessOutcome.Missing(),
        > SignalBase => new ProcessOutcome.Stopped(string.Create(
            CultureInfo.InvariantCulture, $"it broke off (signal {code - SignalBase}) at the limit of {Megabytes(memoryBytes)} or by a fault of its own")),
        _ => new ProcessOutcome.Ended(code, output, errors),
    };

    private ProcessStartInfo StartInfo(IReadOnlyList<string> arguments)
    {
        var info = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // tesseract's own threads cost more than they bring, and processor seconds are counted over all of them.
        info.Environment["OMP_THREAD_LIMIT"] = "1";

        // Windows has no such limits for a child without a job object: there only time and output are held.
        if (OperatingSystem.IsWindows())
            (info.FileName, info.StandardErrorEncoding) = (program, Encoding.UTF8);
        else
            UseShell(info);
        foreach (var argument in arguments)
            info.ArgumentList.Add(argument);
        return info;
    }

    private void UseShell(ProcessStartInfo info)
    {
        info.FileName = "/bin/sh";
        var seconds = Math.Max(1, (long)Math.Ceiling(time.TotalSeconds));
        foreach (var argument in (string[])["-c", Limits, "sh", Number(memoryBytes / 1024), Number(seconds), program])
            info.ArgumentList.Add(argument);
    }

    // A program that has read enough closes its end; that is no error of ours.
    private static void Feed(Process process, Stream input)
    {
        try
        {
            using var sink = process.StandardInput.BaseStream;
            input.CopyTo(sink);
        }
        catch (IOException)
        {
            return;
        }
    }

    private static void Listen(StreamReader errors, StringBuilder kept)
    {
        var buffer = new char[512];
        for (int count; (count = errors.Read(buffer, 0, buffer.Length)) > 0;)
            kept.Append(buffer, 0, Math.Min(count, Math.Max(0, ErrorUnits - kept.Length)));
    }

    private byte[]? Drain(Stream output)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[64 << 10];
        for (int count; (count = output.Read(buffer)) > 0;)
        {
            if (kept.Length + count > outputBytes)
                return null;
            kept.Write(buffer, 0, count);
        }
        return kept.ToArray();
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            return; // it had ended already
        }
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.##} MB");

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
