using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sanad.Custody;

namespace Sanad.Benchmarks;

/// <summary>
/// `sanad verify` of a casebook of 2 GB in 5,000 originals, on one core, side by side with `openssl dgst -sha256` of the same files in the same run; then a journal of 100,000
/// entries. Times are of the processor, so that what else runs on the machine counts as little as it can. Everything is made in the folder and removed again.
/// </summary>
internal sealed class CustodySpeed(string folder, int originals = CustodySpeed.Originals)
{
    public const int Originals = 5_000;

    private const int Entries = 100_000, EntriesACommit = 1_000, Rounds = 5;
    private const int Smallest = 100_000, Largest = 700_000;

    /// <summary>SHA-256 alone on the machine that the bars were set on.</summary>
    private const double ReferenceGigabytes = 1.8;

    private readonly string _scratch = Path.Combine(folder, "custody-speed");

    public void Run()
    {
        Directory.CreateDirectory(_scratch);
        try
        {
            OneCore();
            var hashing = Calibration();
            Say($"calibration: SHA-256 of 1 MiB in memory {hashing:0.00} GB/s (bars were set where it is {ReferenceGigabytes})");
            OfEntries(hashing);
            OfOriginals();
        }
        finally
        {
            Directory.Delete(_scratch, recursive: true);
        }
    }

    // What is started from here inherits it.
    private static void OneCore()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1;
    }

    private static double Calibration()
    {
        var block = RandomNumberGenerator.GetBytes(1 << 20);
        SHA256.HashData(block);
        const int blocks = 1_000;
        return blocks * (double)block.Length / 1e9 / Seconds(() =>
        {
            for (var i = 0; i < blocks; i++)
                SHA256.HashData(block);
        });
    }

    private void OfOriginals()
    {
        var path = Path.Combine(_scratch, "originals");
        var bytes = Keep(path);
        var files = Directory.GetFiles(Path.Combine(path, "objects"), "*", SearchOption.AllDirectories);
        Say($"{files.Length:N0} originals, {bytes / 1e9:0.00} GB, one core, {Rounds} rounds after one that warms up");
        List<double> ratios = [], raw = [], checks = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var openssl = bytes / 1e9 / OpenSsl(files);
            var verify = bytes / 1e9 / Seconds(() => Verify(path));
            Say($"  openssl dgst -sha256 {openssl:0.00} GB/s   sanad verify {verify:0.00} GB/s   ratio {verify / openssl:0.00}{(round == 0 ? "   (warming up)" : "")}");
            if (round == 0)
                continue;
            raw.Add(openssl);
            checks.Add(verify);
            ratios.Add(verify / openssl);
        }
        Say($"median: openssl {Median(raw):0.00}, verify {Median(checks):0.00} GB/s, ratio {Median(ratios):0.00} (bar 0.67: {(Median(ratios) >= 0.67 ? "met" : "missed")})");
    }

    private void OfEntries(double hashing)
    {
        var path = Path.Combine(_scratch, "entries");
        var book = CasebookFolder.Create(path, SanadHome.At(Path.Combine(_scratch, "home-entries")), TimeProvider.System);
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            for (var i = 1; i <= Entries; i++)
            {
                session.Append("claim.verdict", new JsonObject { ["claim"] = $"c{i:x16}", ["verdict"] = "accept", ["quote"] = "یک گفتهٔ نمونه با شمارهٔ " + i.ToString(CultureInfo.InvariantCulture) });
                if (i % EntriesACommit == 0)
                    session.Seal();
            }
        }
        Verify(path);
        var times = Enumerable.Range(0, Rounds).Select(_ => Seconds(() => Verify(path))).ToList();
        var scaled = Median(times) * hashing / ReferenceGigabytes;
        Say($"{Entries:N0} entries in {Entries / EntriesACommit} commits checked in {Median(times):0.00} s; scaled by the calibration {scaled:0.00} s (bar 1 s: {(scaled < 1 ? "met" : "missed")})");
    }

    private long Keep(string path)
    {
        var book = CasebookFolder.Create(path, SanadHome.At(Path.Combine(_scratch, "home")), TimeProvider.System);
        var random = new Random(1398);
        var block = new byte[Largest];
        var total = 0L;
        using var session = book.BeginWrite(TimeSpan.Zero);
        for (var i = 0; i < originals; i++)
        {
            random.NextBytes(block);
            using var content = new MemoryStream(block, 0, random.Next(Smallest, Largest));
            var stored = session.Store(content, CancellationToken.None);
            session.Append("capture", new JsonObject { ["sha256"] = stored.Hash.Hex, ["sha512"] = stored.Sha512, ["size"] = stored.Size, ["file_name"] = string.Create(CultureInfo.InvariantCulture, $"{i}.bin") });
            total += stored.Size;
        }
        session.Seal();
        return total;
    }

    private static void Verify(string path)
    {
        var report = Verifier.Verify(path, null, null, CancellationToken.None);
        if (!report.Holds)
            throw new InvalidOperationException(report.Broken[0].Text);
    }

    // The shell tells what its child took: a process that has ended cannot be asked any more.
    private static double OpenSsl(string[] files)
    {
        const string command = "TIMEFORMAT='%U %S'; time openssl dgst -sha256 \"$@\" > /dev/null";
        var start = new ProcessStartInfo("bash", ["-c", command, "bash", .. files]) { UseShellExecute = false, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C";
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(said);
        return said.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Sum(seconds => double.Parse(seconds, CultureInfo.InvariantCulture));
    }

    private static double Seconds(Action act)
    {
        var before = Environment.CpuUsage.TotalTime;
        act();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
