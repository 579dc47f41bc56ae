namespace Sanad.Cli.Terminal;

/// <summary>Asks a person for a key on a screen; keys of any keyboard that the packs know count as their Latin ones.</summary>
internal sealed class KeyPrompt(TextWriter screen, Run run)
{
    private readonly Keys _keys = Keys.Of(run);
    private readonly IReadOnlyDictionary<char, char> _layouts = Keys.Layouts(run.Packs);

    /// <summary>The key, in lower case, shown after the prompt; null at the end of the input.</summary>
    public char? Ask(string prompt)
    {
        screen.Write("\n" + prompt);
        screen.Flush();
        if (_keys.Key() is not { } key)
        {
            screen.WriteLine();
            return null;
        }
        var latin = _layouts.GetValueOrDefault(key, char.ToLowerInvariant(key));
        screen.WriteLine(Shown.Safe(latin.ToString()));
        return latin;
    }

    /// <summary>A line typed after it; null at the end of the input.</summary>
    public string? Line() => _keys.Line();
}
