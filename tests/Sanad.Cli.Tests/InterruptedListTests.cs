using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Sanad.Cli.Tests;

/// <summary>Ctrl-C in the middle of linking and of taking a list in: nothing is half-written, and the same command can be run again.</summary>
public sealed class InterruptedListTests
{
    private const int Sigint = 2;

    [Fact]
    public void Linking_ends_with_130_and_leaves_no_half_of_a_model()
    {
        using var desk = new Desk();
        desk.File("a.csv", People(300_000));
        using var process = desk.Start("link", "a.csv", "--map", "given_name=First name,family_name=Last name,birth_date=Born", "--model", "model.json", "--json");
        Interrupt(process, 1200);
        Desk.Wait(process).ShouldEnd(ExitCode.Interrupted).Out.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(desk.Folder).Select(Path.GetFileName).ShouldBe(["a.csv"]);
    }

    [Theory]
    [InlineData(700)]
    [InlineData(2000)]
    public void A_list_comes_in_whole_or_not_at_all(int milliseconds)
    {
        using var desk = new Desk();
        desk.Program("keep", desk.File("note.txt", "A note."), "-c", "case").ShouldEnd(ExitCode.Done);
        desk.File("a.csv", People(10_000));
        using (var process = desk.Start("list", "add", "a.csv", "-c", "case"))
        {
            Interrupt(process, milliseconds);
            Desk.Wait(process).Code.ShouldBeOneOf(ExitCode.Interrupted, ExitCode.Done);
        }
        desk.Program("verify", "case").ShouldEnd(ExitCode.Done);
        var lists = desk.Program("list", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json;
        lists.Select(list => list.GetProperty("records").GetInt32()).ShouldBeSubsetOf([10_000]);
        desk.Program("list", "add", "a.csv", "-c", "case").ShouldEnd(ExitCode.Done).Error.ShouldContain(lists.Count == 0 ? "10,000 added" : "10,000 unchanged");
    }

    private static string People(int count)
    {
        var (random, text) = (new Random(5), new StringBuilder("First name,Last name,Born\n"));
        for (var row = 0; row < count; row++)
            text.Append(CultureInfo.InvariantCulture, $"{Word(random)},{Word(random)},{random.Next(1900, 2000)}-{random.Next(1, 13):00}-{random.Next(1, 29):00}\n");
        return text.ToString();
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, 3).Select(_ => $"{"bdfgklmnrst"[random.Next(11)]}{"aeiou"[random.Next(5)]}"));

    private static void Interrupt(System.Diagnostics.Process process, int milliseconds)
    {
        // A fast machine may be done by then.
        if (!process.WaitForExit(milliseconds) && kill(process.Id, Sigint) != 0)
            process.WaitForExit(milliseconds).ShouldBeTrue();
    }

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int process, int signal);
}
