using System.CommandLine;
using Sanad.Tests;

namespace Sanad.Cli.Tests;

public sealed class CommandTreeTests
{
    private static readonly string Page = Path.Combine(Workplace.Root, "docs", "cli.md");

    private static RootCommand Tree => CommandTree.Of(new Run(TextWriter.Null, TextWriter.Null, CancellationToken.None));

    [Fact]
    public void The_page_of_the_command_line_is_the_command_tree()
    {
        var markdown = HelpText.Markdown(Tree);
        if (Environment.GetEnvironmentVariable("SANAD_UPDATE") == "1")
            File.WriteAllText(Page, markdown);
        File.ReadAllText(Page).ShouldBe(markdown, "docs/cli.md is stale: SANAD_UPDATE=1 ./test Cli, read the difference, commit it");
    }

    [Fact]
    public void Every_verb_leads_its_help_with_an_example_that_parses()
    {
        foreach (var verb in All(Tree))
        {
            verb.Examples.ShouldNotBeEmpty(verb.Name);
            foreach (var example in verb.Examples.Select(OneCommand))
                Tree.Parse(example["sanad ".Length..]).Errors.ShouldBeEmpty(example);
        }
    }

    [Fact]
    public void Every_exit_code_is_on_the_page() =>
        ExitCode.All.ShouldAllBe(e => File.ReadAllText(Page).Contains($"| {e.Code} | {e.Meaning} |", StringComparison.Ordinal));

    [Fact]
    public void An_unknown_option_is_named_and_exits_2()
    {
        using var desk = new Desk();
        desk.Sanad("tolls", "--colour").ShouldEnd(ExitCode.Usage).Error.ShouldContain("--colour");
    }

    [Fact]
    public void Without_a_casebook_the_person_is_told_how_to_make_one()
    {
        using var desk = new Desk();
        desk.Sanad("tolls").ShouldEnd(ExitCode.Usage).Error.ShouldContain("sanad keep FILE... -c DIR");
    }

    private static IEnumerable<Verb> All(Command above) => above.Subcommands.OfType<Verb>().SelectMany(verb => All(verb).Prepend(verb));

    // What a shell would do with the example: the last command of a chain, without a redirection.
    private static string OneCommand(string example) => example.Split("&&")[^1].Split('>')[0].Trim();
}
