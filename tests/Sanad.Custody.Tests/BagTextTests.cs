using System.Globalization;
using System.Text.RegularExpressions;
using Sanad.Custody.Bags;

namespace Sanad.Custody.Tests;

/// <summary>VERIFY.txt and verify.sh, followed to the letter in a shell that has nothing but a path.</summary>
public sealed partial class BagTextTests
{
    [Fact]
    public void Each_command_of_VERIFY_finds_nothing_wrong_in_a_good_bag()
    {
        using var scratch = new Scratch();
        var bag = Bag(scratch);
        var commands = Commands(bag);
        commands.Count.ShouldBe(14);
        foreach (var (command, at) in commands.SkipLast(1).Select((c, i) => (c, i + 1)))
            Clean(bag, command).Output.ShouldBeEmpty($"command {at}");
        var facts = Clean(bag, commands[^1]).Output;
        facts.ShouldContain("Sanad-Casebook: ");
        facts.ShouldContain("*tagmanifest-sha256.txt");
        foreach (var command in Tool.CommandsIn(Path.Combine(bag, "data", "CASEBOOK.txt")))
            Tool.Shell(Path.Combine(bag, "data"), command).Output.Split('\n').ShouldAllBe(l => l == "" || l.StartsWith("Good "));
    }

    // A small stack leaves 256 KiB for the names on a command line, as the usual one leaves 2 MiB: 3,300 exhibits stand for 26,000.
    [Fact]
    public void The_commands_hold_for_more_exhibits_than_fit_on_a_command_line()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var kept = Scratch.Keep(book, [.. Enumerable.Range(0, 3300).Select(i => $"note {i}")]).Select(s => s.Hash).ToHashSet();
        var bag = Sanad.Custody.Bag.Write(book, new() { Exhibits = kept }, Path.Combine(scratch.Root, "bag"), BagTests.NoReports, TimeSpan.Zero, null, CancellationToken.None).Path;
        Clean(bag, "ulimit -s 1024; cat proofs/*.txt > /dev/null").Output.ShouldContain("too long");
        Clean(bag, "ulimit -s 1024; sh verify.sh").Output.Split('\n').Count(l => l.StartsWith("ok ", StringComparison.Ordinal)).ShouldBe(13);
        Tool.Shell(bag, "sed -i 's/note/NOTE/' $(ls proofs/*.txt | tail -n 1)").ExitCode.ShouldBe(0);
        Clean(bag, $"ulimit -s 1024; {Commands(bag)[11]}").Output.ShouldStartWith("BAD proofs/");
    }

    // What is done to the bag, and which command must speak.
    [Theory]
    [InlineData(1, "ln -s /etc data/more")]
    [InlineData(1, "touch 'data/a name'")]
    [InlineData(1, "printf '%064d  data/../../more\\n' 0 >> manifest-sha256.txt")]
    [InlineData(2, "printf x >> data/keys/revoked")]
    [InlineData(2, "sed -i 's/^./0/' manifest-sha256.txt")]
    [InlineData(3, "printf x >> data/keys/revoked")]
    [InlineData(4, "touch data/objects/planted")]
    [InlineData(4, "rm verify.sh")]
        [InlineData(5, "sed -i 1d manifest-sha512.txt")]
    [InlineData(6, "cp manifest-sha256.txt manifest-md5.txt")]
    [InlineData(6, "touch fetch.txt")]
    [InlineData(7, "sed -i 's|^.|0|' tagmanifest-sha256.txt")]
    [InlineData(6, "mkdir -p data/objects/nothing")]
    [InlineData(7, "echo 'a word that nobody signed' >> signature/tagmanifest-sha256.txt.sig")]
    [InlineData(7, "sed -i 's/$/\r/' signature/tagmanifest-sha256.txt.sig")]
    [InlineData(7, "rm -r signature")]
    [InlineData(7, "sed -i 's/writer-1@/writer-2@/' bag-info.txt")]
    [InlineData(7, "cut -d' ' -f3- data/keys/allowed_signers > data/keys/revoked")]
    [InlineData(7, "printf 'x@0123456789abcdef ecdsa-sha2-nistp256 AAAA\\n' >> data/keys/allowed_signers")]
    [InlineData(8, "printf x >> $(ls data/journal/*/000002.leaves)")]
    [InlineData(9, "printf x >> $(ls data/journal/*/000002.commit)")]
    [InlineData(10, "sed -i 's/second/third/' data/journal/*/000002.entries.jsonl")]
    [InlineData(11, "o=$(ls data/objects/sha256/*/*); printf x > $o; printf '%s  %s\\n' $(sha256sum < $o | cut -c1-64) $o > manifest-sha256.txt")]
    [InlineData(12, "sed -i 's/second/third/' proofs/*.txt")]
    [InlineData(12, "sed -i 's/^left/right/' proofs/*.txt")]
    [InlineData(12, "sed -i 's/^# tree 1/# tree 2/' data/journal/*/000002.commit proofs/*.txt; sed -i 's/^# tree ./# tree 9/' data/journal/*/000002.commit")]
    [InlineData(12, "mv proofs/*.txt proofs/x.txt")]
    [InlineData(13, "printf x >> data/CASEBOOK.txt")]
    public void A_command_of_VERIFY_speaks_when_its_part_is_tampered_with(int number, string tampering)
    {
        using var scratch = new Scratch();
        var bag = Bag(scratch);
        var command = Commands(bag)[number - 1];
        Clean(bag, command).Output.ShouldBeEmpty();
        Tool.Shell(bag, $"chmod -R u+w .; {tampering}").Output.ShouldBeEmpty();
        Clean(bag, command).Output.ShouldNotBeEmpty();
        var script = Clean(bag, "sh verify.sh");
        if (File.Exists(Path.Combine(bag, "verify.sh")))
            script.Output.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"WRONG  {number,2}. "));
        script.ExitCode.ShouldBe(File.Exists(Path.Combine(bag, "verify.sh")) ? 1 : 2);
    }

    [Fact]
    public void The_script_says_ok_to_each_and_runs_the_very_commands_of_VERIFY()
    {
        using var scratch = new Scratch();
        var bag = Bag(scratch);
        var run = Clean(scratch.Root, "bag/verify.sh");
        run.ExitCode.ShouldBe(0, run.Output);
        run.Output.Split('\n').Count(l => l.StartsWith("ok ", StringComparison.Ordinal)).ShouldBe(13);
        var script = File.ReadAllText(Path.Combine(bag, "verify.sh"));
        Commands(bag).ShouldAllBe(c => script.Contains($"{{\n{c}\n}}\n", StringComparison.Ordinal));
        script.ShouldNotContain("'check");
    }

    [Fact]
    public void Names_in_a_hostile_manifest_are_no_options_and_lead_nowhere()
    {
        using var scratch = new Scratch();
        var bag = Bag(scratch);
        var outside = Path.Combine(scratch.Root, "precious");
        File.WriteAllText(outside, "as it was");
        Tool.Shell(bag, "chmod -R u+w .").Output.ShouldBeEmpty();
        foreach (var (digits, name) in new[] { (64, "manifest-sha256.txt"), (128, "manifest-sha512.txt") })
            File.AppendAllText(Path.Combine(bag, name), $"{new string('0', digits)}  -out\n{new string('0', digits)}  {outside}\n");
        foreach (var command in Commands(bag).Take(3))
            Clean(bag, command).Output.ShouldNotBeEmpty();
        File.ReadAllText(outside).ShouldBe("as it was");
    }

    [Fact]
    public void A_hostile_bag_runs_nothing_and_writes_nothing_through_its_names()
    {
        using var scratch = new Scratch();
        var bag = Bag(scratch);
        var journal = Path.GetRelativePath(bag, Directory.GetDirectories(Path.Combine(bag, "data", "journal"))[0]);
        var options = string.Concat(Enumerable.Repeat(" -out PWNED1", 80));
        foreach (var (digits, name) in new[] { (64, "manifest-sha256.txt"), (128, "manifest-sha512.txt") })
            File.AppendAllText(Path.Combine(bag, name), string.Concat(Enumerable.Range(0, 1000).Select(i => $"{new string('0', digits)}  a{i}{options}\n").Prepend($"{new string('0', digits)}  a /etc/hostname\n")));
        string[] planted = [journal + "/x |touch${IFS}PWNED9;#.entries.jsonl", journal + "/y -e1etouch${IFS}PWNED8;#.commit", "s/^# time /p", journal + "/z\ntouch PWNED6\n.commit", "data/-exec", "data/bash", "data/c"];
        foreach (var name in planted)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(bag, name))!);
            File.WriteAllText(Path.Combine(bag, name), "touch PWNED7\n");
        }
        File.Delete(Path.Combine(bag, "data", "CASEBOOK.txt"));
        var own = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes("/etc/hostname")));
        var commands = Commands(bag);
        foreach (var command in commands)
            Clean(bag, command).Output.ShouldNotContain(own);
        Clean(bag, commands[0]).Output.Split('\n').Count(l => l.StartsWith("BAD NAME ", StringComparison.Ordinal)).ShouldBeGreaterThan(2000 + 4);
        var run = Clean(bag, "sh verify.sh");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldStartWith("WRONG   1. ");
        run.Output.ShouldNotContain(" 2. ");
        Directory.GetFiles(scratch.Root, "PWNED*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void A_casebook_of_a_stranger_runs_nothing_through_its_names()
    {
        using var team = new Team();
        team.Keep(0, "before");
        var clone = team.Clone(0);
        team.Keep(0, "here");
        team.Keep(clone, "there");
        team.Merge(0, clone);
        var book = team.PathOf(0);
        var commands = Tool.CommandsIn(Path.Combine(book, "CASEBOOK.txt"));
        File.Delete(Path.Combine(book, "CASEBOOK.txt"));
        Directory.CreateDirectory(Path.Combine(book, "receipts", "x -out PWNED1"));
        foreach (var name in new[] { "-exec", "bash", "c", "journal/-z -out PWNED1.commit", "objects/sha256/x\ntouch PWNED2", "receipts/x -out PWNED1/000001 -out PWNED1.a-00000000.tsr" })
            File.WriteAllText(Path.Combine(book, name), "touch PWNED7\n");
        foreach (var command in commands)
            Clean(book, command);
        Directory.GetFiles(team.Root, "PWNED*", SearchOption.AllDirectories).ShouldBeEmpty();
        Clean(book, commands[3]).Output.ShouldContain("ALTERED");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Commits_of_a_key_that_ended_count_for_nothing_and_are_no_fault_of_the_bag(bool forever)
    {
        using var team = new Team();
        team.Keep(0, "a note");
        var leaver = team.Colleague(0);
        team.Keep(leaver, "one");
        var writer = team.Book(leaver).WriterId;
        var since = Journal.EntryLine.Now(Scratch.Clock);
        await Task.Delay(1100);
        team.Keep(leaver, "two");
        team.Merge(0, leaver);
        WriterKeys.End(team.Book(0), writer, forever, forever ? null : since, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        var made = Sanad.Custody.Bag.Write(team.Book(0), BagTests.Choice(Sanad.Basics.ContentHash.Of("a note"u8)), Path.Combine(team.Root, "bag"), BagTests.NoReports, TimeSpan.Zero, null, CancellationToken.None);
        BagVerifier.Verify(made.Path, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
        var run = Clean(made.Path, "sh verify.sh");
        run.ExitCode.ShouldBe(0, run.Output);
        var nothing = run.Output.Split('\n').Where(l => l.StartsWith("COUNTS FOR NOTHING ", StringComparison.Ordinal)).ToList();
        nothing.ShouldAllBe(l => l.Contains(writer, StringComparison.Ordinal));
        nothing.Count.ShouldBe(forever ? Directory.GetFiles(Path.Combine(made.Path, "data", "journal", writer), "*.commit").Length : 1);
        File.AppendAllText(Directory.GetFiles(Path.Combine(made.Path, "data", "journal", team.Book(0).WriterId), "*.commit")[0], "x");
        Clean(made.Path, "sh verify.sh").Output.ShouldContain("WRONG   9.");
    }

    [Fact]
    public void Five_languages_tell_of_fourteen_commands_each()
    {
        var sections = BagTexts.Verify.Split("\n==== ");
        sections.Length.ShouldBe(7);
        foreach (var section in sections[1..6])
            Numbered().Count(section).ShouldBe(14, section[..20]);
        BagTexts.Verify.ShouldNotContain("\r");
        BagTexts.Verify.ShouldContain("openssl dgst");
    }

    [Fact]
    public void A_casebook_of_two_writers_makes_a_bag_that_holds()
    {
        using var scratch = new Scratch();
        var copy = TwoWriters.Make(scratch);
        var book = scratch.Open(copy);
        var made = Sanad.Custody.Bag.Write(book, new() { All = true }, Path.Combine(scratch.Root, "bag"), BagTests.NoReports, TimeSpan.Zero, null, CancellationToken.None);
        BagVerifier.Verify(made.Path, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
        var run = Clean(made.Path, "sh verify.sh");
        run.ExitCode.ShouldBe(0, run.Output);
    }

    [Fact]
    public void A_casebook_with_forks_makes_a_bag_that_holds()
    {
        using var team = new Team();
        team.Keep(0, "before");
        var (clone, colleague) = (team.Clone(0), team.Colleague(0));
        team.Keep(0, "here one");
        team.Keep(clone, "there one", "there two");
        team.Keep(colleague, "of a colleague");
        team.Merge(0, clone);
        team.Merge(0, colleague);
        team.Keep(0, "after");
        var book = team.Book(0);
        book.Layout.Forks().Count.ShouldBe(1);
        foreach (var (name, choice) in new[] { ("all", new BagChoice { All = true }), ("one", BagTests.Choice(Sanad.Basics.ContentHash.Of("there two"u8))) })
        {
            var made = Sanad.Custody.Bag.Write(book, choice, Path.Combine(team.Root, name), BagTests.NoReports, TimeSpan.Zero, null, CancellationToken.None);
            BagVerifier.Verify(made.Path, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
            var run = Clean(made.Path, "sh verify.sh");
            run.ExitCode.ShouldBe(0, run.Output);
            File.AppendAllText(Directory.GetFiles(Path.Combine(made.Path, "data", "forks"), "*.commit", SearchOption.AllDirectories)[0], "x");
            Clean(made.Path, "sh verify.sh").Output.ShouldContain("WRONG   8.");
        }
    }

    private static string Bag(Scratch scratch)
    {
        var (book, kept) = BagTests.Book(scratch);
        return BagTests.Make(scratch, book, kept[1].Hash).Path;
    }

    private static List<string> Commands(string bag)
    {
        var lines = File.ReadAllLines(Path.Combine(bag, "VERIFY.txt"));
        return [.. lines.Zip(lines.Skip(1)).Where(p => NumberedCommand().IsMatch(p.First)).Select(p => p.Second)];
    }

    private static Tool.Result Clean(string folder, string command)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(file, command + "\n");
        try
        {
            return Tool.Shell(folder, $"env -i PATH=/usr/bin:/bin sh {file} < /dev/null");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"^[0-9]+\. .*:$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NumberedCommand();

    [GeneratedRegex(@"(?m)^ ?[0-9۰-۹٠-٩]{1,2}  \S", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Numbered();
}
