using System.Text.Json;

namespace Sanad.Cli.Tests;

/// <summary>Two people with a copy each, on devices of their own, meet.</summary>
public sealed class MergeTests
{
    private const string One = "KESTREL BAY, November 19, 2019 -- 3 people were killed in Kestrel Bay on November 17, 2019, a clerk said.";
    private const string Two = "MILL FORD, November 20, 2019 -- 5 people were arrested in Mill Ford on November 18, 2019, a priest said.";

    [Fact]
    public void A_colleague_is_admitted_by_the_line_of_their_key_and_both_copies_say_the_same()
    {
        using var own = new Desk();
        using var colleague = new Desk();
        own.File("one.txt", One);
        own.Sanad("keep", "one.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        var stick = Path.Combine(colleague.Folder, "case");
        Copy(Path.Combine(own.Folder, "case"), stick);
        var key = colleague.Sanad("key", "new", "--person", "editor-2", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json[0];
        key.GetProperty("standing").GetString().ShouldBe("kept_apart");
        own.Sanad("key", "admit", key.GetProperty("line").GetString()!, "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain(key.GetProperty("fingerprint").GetString()!);
        own.Sanad("key", "admit", key.GetProperty("line").GetString()!, "-c", "case", "--yes").ShouldEnd(ExitCode.Done);
        colleague.Sanad("merge", Path.Combine(own.Folder, "case"), "-c", "case").ShouldEnd(ExitCode.Done);
        colleague.File("two.txt", Two);
        colleague.Sanad("keep", "two.txt", "-c", "case").ShouldEnd(ExitCode.Done);

        var trial = own.Sanad("merge", stick, "-c", "case", "--dry-run", "--json").ShouldEnd(ExitCode.Done).Json[0];
        trial.GetProperty("objects").GetInt32().ShouldBe(1);
        own.Sanad("show", "-c", "case").Out.ShouldNotContain("two.txt");
        own.Sanad("merge", stick, "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("Came in: ");
        colleague.Sanad("merge", Path.Combine(own.Folder, "case"), "-c", "case").ShouldEnd(ExitCode.Done);
        foreach (var what in new[] { "show", "tolls" })
            colleague.Sanad(what, "-c", "case", "--json").Out.ShouldBe(own.Sanad(what, "-c", "case", "--json").Out);
        own.Sanad("merge", stick, "-c", "case").ShouldEnd(ExitCode.Done);
        own.Sanad("merge", stick, "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldStartWith("Nothing new");
        own.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void Who_has_the_same_pseudonym_is_said_to_count_as_the_same_person_before_the_key_is_admitted()
    {
        using var own = new Desk();
        using var colleague = new Desk();
        own.File("one.txt", One);
        own.Sanad("keep", "one.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        Copy(Path.Combine(own.Folder, "case"), Path.Combine(colleague.Folder, "case"));
        var same = colleague.Sanad("key", "new", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json[0].GetProperty("line").GetString()!;
        own.Sanad("key", "admit", same, "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("count as one person");
        colleague.File("two.txt", Two);
        colleague.Sanad("keep", "two.txt", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("kept, but not read: nobody has admitted the key of this device yet");
    }

    [Fact]
    public void What_cannot_be_merged_is_refused_with_its_reason()
    {
        using var desk = new Desk();
        desk.File("one.txt", One);
        desk.Sanad("keep", "one.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("keep", "one.txt", "-c", "other").ShouldEnd(ExitCode.Done);
        Directory.CreateDirectory(Path.Combine(desk.Folder, "empty"));
        foreach (var (other, why) in new[] { ("case", "this very casebook"), ("other", "Only copies of one casebook"), ("empty", "no journal"), ("nowhere", "no folder"), ("one.txt", "is a file") })
            desk.Sanad("merge", other, "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain(why);
    }

    [Fact]
    public void A_copy_damaged_in_part_ends_in_part_and_names_what_was_left()
    {
        using var desk = new Desk();
        desk.File("one.txt", One);
        desk.File("two.txt", Two);
        desk.Sanad("keep", "one.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        Copy(Path.Combine(desk.Folder, "case"), Path.Combine(desk.Folder, "copy"));
        desk.Sanad("keep", "two.txt", "-c", "copy").ShouldEnd(ExitCode.Done);
        var commit = Directory.EnumerateFiles(Path.Combine(desk.Folder, "copy", "journal"), "000001.commit.sig", SearchOption.AllDirectories).Single(f => !File.Exists(f.Replace("copy", "case", StringComparison.Ordinal)));
        File.Delete(commit);
        desk.Sanad("merge", "copy", "-c", "case").ShouldEnd(ExitCode.DoneInPart).Error.ShouldContain("the commit has no signature");
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void A_passphrase_is_set_changed_and_removed_and_a_wrong_one_changes_nothing()
    {
        using var desk = new Desk();
        desk.File("one.txt", One);
        desk.File("new.txt", "رمز تازه\n");
        desk.File("none.txt", "");
        desk.Sanad("keep", "one.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("key", "passphrase").ShouldEnd(ExitCode.Usage);
        desk.Sanad("key", "passphrase", "--new-file", "new.txt").ShouldEnd(ExitCode.Done).Out.ShouldContain("1 private keys");
        var key = Directory.EnumerateFiles(Path.Combine(desk.HomePath, "keys")).Single();
        var locked = File.ReadAllText(key);
        locked.ShouldContain("ENCRYPTED");
        desk.Sanad("key", "passphrase", "--new-file", "none.txt").ShouldEnd(ExitCode.Usage).Error.ShouldContain("Nothing was changed");
        File.ReadAllText(key).ShouldBe(locked);
        desk.Sanad("keep", "new.txt", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("SANAD_PASSPHRASE_FILE");
        var start = new System.Diagnostics.ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "sanad"), ["key", "passphrase", "--new-file", "none.txt"])
        {
            WorkingDirectory = desk.Folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            Environment = { ["SANAD_HOME"] = desk.HomePath, ["SANAD_PASSPHRASE_FILE"] = "new.txt" },
        };
        Desk.Wait(System.Diagnostics.Process.Start(start)!).ShouldEnd(ExitCode.Done);
        File.ReadAllText(key).ShouldNotContain("ENCRYPTED");
        desk.Sanad("keep", "new.txt", "-c", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void The_founders_key_cannot_be_revoked_and_a_retired_one_ends_with_the_device()
    {
        using var desk = new Desk();
        desk.File("one.txt", One);
        desk.Sanad("keep", "one.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        var own = desk.Sanad("key", "list", "-c", "case", "--json").Json.Single().GetProperty("writer").GetString()!;
        desk.Sanad("key", "revoke", own, "-c", "case", "--yes").ShouldEnd(ExitCode.Usage).Error.ShouldContain("cannot revoke its own key");
        var asked = desk.Sanad("key", "retire", own, "-c", "case").ShouldEnd(ExitCode.Usage).Error;
        asked.ShouldContain("--yes");
        asked.ShouldContain("Nobody else may write here");
        desk.Sanad("key", "retire", own, "-c", "case", "--since", "2999-01-01T00:00:00Z", "--yes").ShouldEnd(ExitCode.Usage).Error.ShouldContain("no time in the past");
        var done = desk.Sanad("key", "retire", own, "-c", "case", "--yes", "--json").ShouldEnd(ExitCode.Done).Json[0];
        done.GetProperty("standing").GetString().ShouldBe("retired");
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("retirement as of");
        JsonSerializer.Serialize(desk.Sanad("key", "new", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json[0]).ShouldContain("kept_apart");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
