using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;

namespace Sanad.Cli;

/// <summary>Help that leads with examples; docs/cli.md is made from the same lines.</summary>
internal static class HelpText
{
    /// <summary>The help of one command as plain lines.</summary>
    public static string Of(Command command)
    {
        var text = new StringBuilder();
        text.Append(command.Description).Append('\n');
        if (command is Verb { Examples.Count: > 0 } verb)
            Section(text, "Examples", verb.Examples.Select(example => (example, "")));
        Section(text, "Usage", [(Usage(command), "")]);
        Section(text, "Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, FirstLine(c.Description))));
        Section(text, "Arguments", command.Arguments.Select(a => (Placeholder(a), a.Description ?? "")));
        Section(text, "Options", command.Options.Where(o => !o.Hidden).Select(o => (Names(o), o.Description ?? "")));
        if (command.Parents.FirstOrDefault() is null)
            Section(text, "Exit codes", ExitCode.All.Select(e => (e.Code.ToString(CultureInfo.InvariantCulture), e.Meaning)));
        return text.ToString();
    }

    /// <summary>The whole command tree as Markdown: docs/cli.md.</summary>
    public static string Markdown(RootCommand root)
    {
        var text = new StringBuilder("# Command line\n\nMade from the command tree by `SANAD_UPDATE=1 ./test Cli`; a test fails when it is stale.\n");
        text.Append("\nData goes to stdout, everything else to stderr. `--json` prints one object a line with stable keys; absent is null; offsets count\n")
            .Append("Unicode code points, end exclusive.\n\n## Exit codes\n\n| code | meaning |\n|---|---|\n");
        foreach (var (code, meaning) in ExitCode.All)
            text.Append(CultureInfo.InvariantCulture, $"| {code} | {meaning} |\n");
        foreach (var command in root.Subcommands.Where(c => !c.Hidden))
            Page(text, command, "##");
        return text.ToString();
    }

    /// <summary>Puts this help in place of the library's.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new Show();
            option.Description = "Show this help";
        }
    }

    private static void Page(StringBuilder text, Command command, string mark)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n{mark} {FullName(command)}\n\n");
        var body = Of(command).TrimEnd();
        var firstBreak = body.IndexOf("\n\n", StringComparison.Ordinal);
        text.Append(firstBreak < 0 ? body : body[..firstBreak]).Append('\n');
        if (firstBreak >= 0)
            text.Append("\n```\n").Append(body[(firstBreak + 2)..]).Append("\n```\n");
        foreach (var inner in command.Subcommands.Where(c => !c.Hidden))
            Page(text, inner, mark + "#");
    }

    private static void Section(StringBuilder text, string title, IEnumerable<(string Left, string Right)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        var width = Math.Min(34, all.Max(row => row.Left.Length));
        text.Append('\n').Append(title).Append(":\n");
        foreach (var (left, right) in all)
            text.Append("  ").Append(right.Length == 0 ? left : left.PadRight(width) + "  " + right).Append('\n');
    }

    private static string Usage(Command command)
    {
        var arguments = command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $"[{Placeholder(a)}]" : Placeholder(a));
        var parts = new List<string> { FullName(command) };
        parts.AddRange(arguments);
        if (command.Subcommands.Count > 0)
            parts.Add("COMMAND");
        parts.Add("[options]");
        return string.Join(' ', parts);
    }

    private static string FullName(Command command)
    {
        var above = command.Parents.OfType<Command>().FirstOrDefault();
        return above is null ? "sanad" : $"{FullName(above)} {command.Name}";
    }

    private static string Placeholder(Argument argument) =>
        argument.Name.ToUpperInvariant() + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");

    private static string Names(Option option)
    {
        var names = option.Aliases.Append(option.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name.Length);
        var value = option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool) ? " " + (option.HelpName ?? "VALUE") : "";
        return string.Join(", ", names) + value;
    }

    private static string FirstLine(string? description) => (description ?? "").Split('\n')[0];

    private sealed class Show : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.Write(Of(parseResult.CommandResult.Command));
            return ExitCode.Done;
        }
    }
}
