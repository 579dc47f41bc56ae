using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Sanad.Cli.Tests;

/// <summary>The real program as a process: interrupted, twice at once, with too much text, on a full disk.</summary>
public sealed partial class ProcessTests
{
    private const int Sigint = 2;

    [Fact]
    public void Interrupted_in_the_middle_it_leaves_a_valid_casebook_and_the_next_run_finishes_without_doubling()
    {
        using var desk = new Desk();
        Notes(desk, 1500);
        using (var process = desk.Start("keep", "in", "-c", "case"))
        {
            process.StandardOutput.ReadLine().ShouldNotBeNull();
            kill(process.Id, Sigint).ShouldBe(0);
            Desk.Wait(process).Code.ShouldBeOneOf(ExitCode.Interrupted, ExitCode.Done);
        }
        desk.Program("verify", "case").ShouldEnd(ExitCode.Done);
        var (kept, already) = Counts(desk.Program("keep", "in", "-c", "case").ShouldEnd(ExitCode.Done));
        (kept + already).ShouldBe(1500);
        desk.Program("show", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Count.ShouldBe(1500);
    }

    [Fact]
    public void Two_at_once_on_one_casebook_keep_everything_once()
    {
        using var desk = new Desk();
        Notes(desk, 300);
        desk.Program("keep", "in/0.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        var first = desk.Start("keep", "in", "-c", "case");
        var second = desk.Start("keep", "in", "-c", "case");
        var (one, two) = (Desk.Wait(first).ShouldEnd(ExitCode.Done), Desk.Wait(second).ShouldEnd(ExitCode.Done));
        (Counts(one).Kept + Counts(two).Kept).ShouldBe(299);
        desk.Program("show", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Count.ShouldBe(300);
        desk.Program("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void A_hundred_megabytes_of_text_stay_under_600_megabytes_of_memory()
    {
        using var desk = new Desk();
        using (var big = new StreamWriter(Path.Combine(desk.Folder, "big.txt")))
        {
            const string line = "Shops on the main street stayed closed for a second day, and buses turned back at the ring road near the old bridge.\n\n";
            for (long written = 0; written < 100_000_000; written += line.Length)
                big.Write(line);
            big.Write("At least 12 people were killed in Ardale on June 3, 2019, the governor said.\n");
        }
        using var process = desk.Start("keep", "big.txt", "-c", "case");
        var peak = 0L;
        while (!process.WaitForExit(100))
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.PeakWorkingSet64);
        }
        Desk.Wait(process).ShouldEnd(ExitCode.Done).Out.ShouldContain("1 claim ");
        (peak / 1e6).ShouldBeLessThan(600);
    }

    [Fact]
    public void A_full_disk_is_said_plainly_and_nothing_is_half_written()
    {
        using var desk = new Desk();
        var disk = Directory.CreateDirectory(Path.Combine(desk.Folder, "disk")).FullName;
        Assert.SkipUnless(Environment.IsPrivilegedProcess && Command("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk) == 0, "needs the right to mount a small disk");
        try
        {
            Notes(desk, 2000);
            var full = desk.Program("keep", "in", "-c", "disk/case");
            full.Code.ShouldBeOneOf(ExitCode.DoneInPart, ExitCode.Usage);
            full.Error.ShouldMatch("(?i)no space left|disk is full");
            Command("mount", "-o", "remount,size=200m", disk).ShouldBe(0);
            desk.Program("verify", "disk/case").ShouldEnd(ExitCode.Done);
            var (kept, already) = Counts(desk.Program("keep", "in", "-c", "disk/case").ShouldEnd(ExitCode.Done));
            (kept + already).ShouldBe(2000);
        }
        finally
        {
            Command("umount", "-l", disk);
        }
    }

    private static void Notes(Desk desk, int count)
    {
        for (var i = 0; i < count; i++)
            desk.File($"in/{i}.txt", string.Create(CultureInfo.InvariantCulture, $"Note {i}\n\nAt least {i + 2} people were killed in Ardale on June 3, 2019, the governor said.\n{new StringBuilder().Insert(0, "The road reopened. ", 60)}"));
    }

    private static (int Kept, int Already) Counts(Ended ended)
    {
        var match = Sum().Match(ended.Error);
        match.Success.ShouldBeTrue(ended.Error);
        int Number(string group) => int.Parse(match.Groups[group].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Number("all").ShouldBe(Number("kept") + Number("already") + Number("refused"));
        return (Number("kept"), Number("already"));
    }

    private static int Command(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        process.WaitForExit();
        return process.ExitCode;
    }

    [GeneratedRegex(@"(?<all>[\d,]+) items = (?<kept>[\d,]+) kept \+ (?<already>[\d,]+) already kept \+ (?<refused>[\d,]+) refused", RegexOptions.NonBacktracking)]
    private static partial Regex Sum();

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
