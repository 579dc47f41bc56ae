using System.CommandLine;

namespace Sanad.Cli;

/// <summary>A command with the examples that lead its help and its page in docs/cli.md.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string description, params string[] examples)
        : base(name, description) => Examples = examples;

    public IReadOnlyList<string> Examples { get; }

    public Verb With(params Symbol[] symbols)
    {
        foreach (var symbol in symbols)
        {
            switch (symbol)
            {
                case Argument argument:
                    argument.Validators.Add(RefuseOptions);
                    Arguments.Add(argument);
                    break;
                case Option option: Options.Add(option); break;
                case Command command: Subcommands.Add(command); break;
                default: throw new ArgumentException($"Neither argument, option nor command: {symbol.Name}", nameof(symbols));
            }
        }
        return this;
    }

    // The library would take an option that it does not know for a file or an id.
    private static void RefuseOptions(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is { } option)
            result.AddError($"Unknown option {option.Value}. A file whose name begins so is written ./{option.Value}");
    }

    /// <summary>What the verb does; the number it returns is the exit code.</summary>
    public Verb Does(Run run, Func<ParseResult, Run, int> action)
    {
        SetAction(result => action(result, run));
        return this;
    }

    /// <summary>One or more words, at least one.</summary>
    public static Argument<string[]> Several(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.OneOrMore };

    /// <summary>Any number of words, also none.</summary>
    public static Argument<string[]> Any(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrMore };

    public static Argument<string> One(string name, string description) => new(name) { Description = description };

    public static Argument<string?> Perhaps(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
