using System.Diagnostics;

namespace Sanad.Cli.Tests;

/// <summary>Taking away from the command line: shown first, confirmed by name, told afterwards.</summary>
public sealed class RedactTests
{
    private const string Account = "What a neighbour saw\n\nKABUL, May 9, 2016 - Farrokhzad Sepehrpour said that at least 5 people were killed in Kabul on May 8, 2016.\n";
    private const string Bakers = "Ref,First name,Last name\nB1,Parvaneh,Kuhestani\nB2,Farrokhzad,Sepehrpour\nB3,Golnar,Sahelzadeh\n";

    [Fact]
    public void A_document_is_destroyed_only_after_its_name_was_typed_and_then_forgotten()
    {
        using var desk = new Desk();
        var id = Keep(desk);
        var shown = desk.Sanad("redact", "destroy", id, "--dry-run", "-c", "case").ShouldEnd(ExitCode.Done);
        (shown.Out.Contains("1 documents with text", StringComparison.Ordinal), shown.Out.Contains("backups", StringComparison.Ordinal), shown.Error.Contains("Nothing was changed", StringComparison.Ordinal)).ShouldBe((true, true, true));
        desk.Typed("b.txt\n", "redact", "destroy", id, "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("not the name");
        desk.Typed("", "redact", "destroy", id, "-c", "case").ShouldEnd(ExitCode.Usage);
        desk.Typed("a.txt\n", "redact", "destroy", id, "--reason", "a witness asked", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("nobody can take back");
        desk.Sanad("redact", "list", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Single().GetProperty("reason").GetString().ShouldBe("a witness asked");
        desk.Sanad("keep", Path.Combine(desk.Folder, "a.txt"), "-c", "case").ShouldEnd(ExitCode.DoneInPart);
        desk.Sanad("redact", "withhold", id, "--undo", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("cannot be brought back");
        desk.Sanad("redact", "forget", id, "--yes", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Single().GetProperty("consequences").GetProperty("entries").GetArrayLength().ShouldBe(1);
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("1 entries were forgotten and 1 originals");
    }

    [Fact]
    public void A_row_goes_by_its_list_and_key_and_a_word_is_found_wherever_it_stands()
    {
        using var desk = new Desk();
        Keep(desk);
        desk.Sanad("list", "add", desk.File("bakers.csv", Bakers), "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("redact", "forget", "--word", "sepehrpour", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Count(p => p.GetProperty("where").GetString() == "original").ShouldBe(2);
        desk.Sanad("redact", "destroy", "--row", "bakers", "B9", "--yes", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("no row");
        desk.Sanad("redact", "destroy", "--row", "bakers", "--yes", "-c", "case").ShouldEnd(ExitCode.Usage);
        desk.Sanad("redact", "destroy", "--row", "bakers", "B2", "--row", "bakers", "B3", "--yes", "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("list", "show", "bakers", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Out.ShouldNotContain("Sepehrpour");
        desk.Sanad("redact", "forget", "--word", "Sepehrpour", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Count(p => p.GetProperty("where").GetString() == "original").ShouldBe(1);
    }

    [Fact]
    public void What_is_sealed_opens_with_the_printed_command_alone_and_comes_back()
    {
        using var desk = new Desk();
        var id = Keep(desk);
        Shell(desk, "age-keygen -o key.txt 2>/dev/null; age-keygen -y key.txt > public.txt");
        desk.Sanad("redact", "seal", id, "--yes", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("--to");
        desk.Sanad("redact", "seal", id, "--recipients", "public.txt", "--yes", "-c", "case").ShouldEnd(ExitCode.Done);
        var command = desk.Sanad("redact", "unseal", id, "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Single().GetProperty("command").GetString()!;
        Shell(desk, $"cd case && {command.Replace("KEYFILE", "../key.txt", StringComparison.Ordinal)} && mv *.bin ..").ShouldBeEmpty();
        File.ReadAllText(Directory.GetFiles(desk.Folder, "*.bin").Single()).ShouldBe(Account);
        desk.Sanad("redact", "unseal", id, "--identity", "no-key.txt", "-c", "case").ShouldEnd(ExitCode.Usage);
        desk.Sanad("redact", "unseal", id, "--identity", "key.txt", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("hashes checked");
        desk.Sanad("show", id, "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("What a neighbour saw");
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void Consent_is_recorded_by_pseudonym_and_listed()
    {
        using var desk = new Desk();
        var id = Keep(desk);
        desk.Sanad("consent", "give", id, "--for", "publish", "--who", "w-7", "--wording", "by telephone", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("sanad consent withdraw takes it back");
        desk.Sanad("consent", "give", id, "--for", "publish", "--who", "A Real Name", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("pseudonym");
        desk.Sanad("consent", "give", id, "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("--for");
        desk.Sanad("consent", "withdraw", id, "--for", "publish", "--who", "w-7", "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("consent", "list", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Select(c => c.GetProperty("decision").GetString()).ShouldBe(["withdraw", "give"]);
    }

    private static string Keep(Desk desk) => desk.Sanad("keep", desk.File("a.txt", Account), "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json[0].GetProperty("sha256").GetString()![..12];

    private static string Shell(Desk desk, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", $"exec 2>&1; {command}"]) { WorkingDirectory = desk.Folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
