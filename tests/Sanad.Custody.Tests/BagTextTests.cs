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
        commands.Count.ShouldBe(13);
        foreach (var (command, at) in commands.SkipLast(1).Select((c, i) => (c, i + 1)))
            Clean(bag, command).Output.ShouldBeEmpty($"command {at}");
        var facts = Clean(bag, commands[^1]).Output;
        facts.ShouldContain("Sanad-Casebook: ");
        facts.ShouldContain("*tagmanifest-sha256.txt");
        foreach (var command in Tool.CommandsIn(Path.Combine(bag, "data", "CASEBOOK.txt")))
            Tool.Shell(Path.Combine(bag, "data"), command).Output.Split('\n').ShouldAllBe(l => l == "" || l.StartsWith("Good "));
    }

    // What is done to the bag, and which command must speak.
    [Theory]
    [InlineData(1, "printf x >> data/keys/revoked")]
    [InlineData(1, "sed -i 's/^./0/' manifest-sha256.txt")]
    [InlineData(2, "printf x >> data/keys/revoked")]
    [InlineData(3, "touch data/objects/planted")]
    [InlineData(3, "rm verify.sh")]
    [InlineData(3, "ln -s /etc data/more")]
    [InlineData(4, "sed -i 1d manifest-sha512.txt")]
    [InlineData(5, "cp manifest-sha256.txt manifest-md5.txt")]
    [InlineData(5, "touch fetch.txt")]
    [InlineData(6, "printf x >> tagmanifest-sha256.txt")]
    [InlineData(6, "rm -r signature")]
    [InlineData(6, "sed -i 's/writer-1@/writer-2@/' bag-info.txt")]
    [InlineData(6, "cut -d' ' -f3- data/keys/allowed_signers > data/keys/revoked")]
    [InlineData(7, "printf x >> $(ls data/journal/*/000002.leaves)")]
    [InlineData(8, "printf x >> $(ls data/journal/*/000002.commit)")]
    [InlineData(9, "sed -i 's/second/third/' data/journal/*/000002.entries.jsonl")]
    [InlineData(10, "o=$(ls data/objects/sha256/*/*); printf x > $o; printf '%s  %s\\n' $(sha256sum < $o | cut -c1-64) $o > manifest-sha256.txt")]
    [InlineData(11, "sed -i 's/second/third/' proofs/*.txt")]
    [InlineData(11, "sed -i 's/^left/right/' proofs/*.txt")]
    [InlineData(11, "sed -i 's/^# tree 1/# tree 2/' data/journal/*/000002.commit proofs/*.txt; sed -i 's/^# tree ./# tree 9/' data/journal/*/000002.commit")]
    [InlineData(11, "mv proofs/*.txt proofs/x.txt")]
    [InlineData(12, "printf x >> data/CASEBOOK.txt")]
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
        run.Output.Split('\n').Count(l => l.StartsWith("ok ", StringComparison.Ordinal)).ShouldBe(12);
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
        foreach (var command in Commands(bag).Take(2))
            Clean(bag, command).Output.ShouldNotBeEmpty();
        File.ReadAllText(outside).ShouldBe("as it was");
    }

    [Fact]
    public void Five_languages_tell_of_thirteen_commands_each()
    {
        var sections = BagTexts.Verify.Split("\n==== ");
        sections.Length.ShouldBe(7);
        foreach (var section in sections[1..6])
            Numbered().Count(section).ShouldBe(13, section[..20]);
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
            Clean(made.Path, "sh verify.sh").Output.ShouldContain("WRONG   7.");
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
