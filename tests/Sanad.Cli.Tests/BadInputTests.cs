using System.Text;

namespace Sanad.Cli.Tests;

/// <summary>What people really hand to the program. Items in = kept + already kept + refused, always.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void A_batch_with_every_kind_of_bad_file_names_each_and_keeps_the_rest()
    {
        using var desk = new Desk();
        desk.File("in/good.txt", "Example written for Sanad, not a source\n\nAt least 12 people were killed in Ardale on June 3, 2019, the governor said.\n");
        desk.File("in/empty.txt", "");
        File.WriteAllBytes(Path.Combine(desk.Folder, "in", "picture.txt"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]);
        File.WriteAllBytes(Path.Combine(desk.Folder, "in", "random.txt"), RandomBytes(5000));
        File.WriteAllBytes(Path.Combine(desk.Folder, "in", "persian-1256.txt"), Cp1256("به گفته استاندار حداقل ۱۲ نفر کشته شدند و ۳ نفر زخمی شدند. این خبر تأیید نشده است."));
        desk.File("in/گزارش\u202Etxt.exe", "Three people were arrested in Morrow, relatives said.");
        var ended = desk.Sanad("keep", "in", "nowhere.txt", "-c", "case", "--json").ShouldEnd(ExitCode.DoneInPart);
        var status = ended.Json.ToDictionary(j => j.GetProperty("file").GetString()!, j => j.GetProperty("status").GetString());
        status.Count.ShouldBe(7);
        status["good.txt"].ShouldBe("kept");
        status["nowhere.txt"].ShouldBe("refused");
        status["empty.txt"].ShouldBe("refused");
        ended.Error.ShouldContain("7 items = ");
        ended.Json.Where(j => j.GetProperty("status").GetString() == "refused").ShouldAllBe(j => j.GetProperty("reason").GetString()!.Length > 5);
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void A_name_with_direction_controls_is_shown_escaped()
    {
        using var desk = new Desk();
        desk.File("note\u202Etxt.exe", "Three people were arrested in Morrow, relatives said.");
        var ended = desk.Sanad("keep", "note\u202Etxt.exe", "-c", "case").ShouldEnd(ExitCode.Done);
        (ended.Out + ended.Error).ShouldNotContain("\u202E");
        ended.Out.ShouldContain("202E");
    }

    [Fact]
    public void Keeping_the_same_files_again_changes_nothing()
    {
        using var desk = new Desk();
        desk.File("a.txt", "Two people were killed in Ardale.");
        desk.File("b.txt", "Two people were killed in Ardale.");
        desk.Sanad("keep", "a.txt", "b.txt", "-c", "case").ShouldEnd(ExitCode.Done).Error.ShouldContain("2 items = 1 kept + 1 already kept + 0 refused");
        desk.Sanad("keep", "a.txt", "b.txt", "-c", "case").ShouldEnd(ExitCode.Done).Error.ShouldContain("2 items = 0 kept + 2 already kept + 0 refused");
    }

    [Fact]
    public void A_flipped_byte_in_an_original_is_named_by_file_and_exits_4()
    {
        using var desk = new Desk();
        desk.File("a.txt", "Two people were killed in Ardale.");
        desk.Sanad("keep", "a.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        var original = Directory.EnumerateFiles(Path.Combine(desk.Folder, "case", "objects"), "*", SearchOption.AllDirectories).Single();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(original, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var bytes = File.ReadAllBytes(original);
        bytes[3] ^= 1;
        File.WriteAllBytes(original, bytes);
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.VerificationFailed).Out.ShouldContain(Path.GetFileName(original));
    }

    [Fact]
    public void A_casebook_of_a_newer_format_is_left_alone_and_exits_5()
    {
        using var desk = new Desk();
        desk.File("a.txt", "Two people were killed in Ardale.");
        desk.Sanad("keep", "a.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        var about = Path.Combine(desk.Folder, "case", "CASEBOOK.txt");
        File.WriteAllText(about, File.ReadAllText(about).Replace("format 1", "format 9", StringComparison.OrdinalIgnoreCase));
        desk.Sanad("tolls", "-c", "case").ShouldEnd(ExitCode.LockedOrNewer).Error.ShouldContain("9");
    }

    [Theory]
    [InlineData("verify nowhere", "no casebook")]
    [InlineData("tolls -c case --database Host=127.0.0.1;Port=1;Timeout=2", "--database")]
    [InlineData("show zzzz -c case", "sanad event list")]
    [InlineData("document set 0000 --published 2020-13 -c case", "2020-13")]
    [InlineData("event rename e0 x -c case", "sanad event list")]
    public void What_is_not_there_is_named_with_what_to_do_and_no_stack_of_ours(string command, string said)
    {
        using var desk = new Desk();
        desk.File("a.txt", "Two people were killed in Ardale.");
        desk.Sanad("keep", "a.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        var error = desk.Sanad(command.Split(' ')).ShouldEnd(ExitCode.Usage).Error;
        error.ShouldContain(said);
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public void A_folder_with_other_things_in_it_is_refused_and_left_as_it_was()
    {
        using var desk = new Desk();
        desk.File("papers/a.txt", "Two people were killed in Ardale.");
        desk.Sanad("keep", "papers/a.txt", "-c", "papers").ShouldEnd(ExitCode.Usage).Error.ShouldContain("a folder of its own");
        Directory.EnumerateFileSystemEntries(Path.Combine(desk.Folder, "papers")).Select(Path.GetFileName).ShouldBe(["a.txt"]);
    }

    [Fact]
    public void After_the_index_is_deleted_rebuild_gives_the_same_tolls()
    {
        using var desk = new Desk();
        for (var i = 0; i < 20; i++)
            desk.File($"in/{i}.txt", $"KESTREL BAY, May {i + 1}, 2020 -- At least {i + 12} people were killed in Ardale, the governor said. Some {i + 3} were arrested.");
        desk.Sanad("keep", "in", "-c", "case").ShouldEnd(ExitCode.Done);
        var before = desk.Sanad("tolls", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Out;
        before.ShouldNotBeEmpty();
        File.Delete(Path.Combine(desk.Folder, "case", "index.db"));
        desk.Sanad("rebuild", "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("tolls", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Out.ShouldBe(before);
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Cp1256(string text)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(1256).GetBytes(text.Replace('ی', 'ي').Replace('ک', 'ك'));
    }
}
