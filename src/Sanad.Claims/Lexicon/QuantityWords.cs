using System.Globalization;
using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Claims.Lexicon;

/// <summary>What words before a number make of it.</summary>
internal enum Modifier { AtLeast, MoreThan, UpTo, Nearly, About, Exact, More }

/// <summary>The words around and instead of numbers.</summary>
internal sealed class QuantityWords
{
    public QuantityWords(PackSection pack)
    {
        Before = Modifiers(pack, "modifiers");
        After = Modifiers(pack, "after");
        foreach (var (word, bounds) in pack.Lists("vague"))
            ClaimLexicon.AddSpellings(word, spelling => Vague.Add(spelling, new(null, Bound(bounds[0]), Bound(bounds[1]), Qualifier.Vague)));
        AddAll(Unknown, pack, "unknown");
        AddAll(All, pack, "all");
        AddAll(Zero, pack, "zero");
        AddAll(Percent, pack, "percent");
        AddAll(Changes, pack, "changes.after");
        AddAll(ChangesBefore, pack, "changes.before");
        AddAll(Between, pack, "ranges.between");
        AddAll(Middle, pack, "ranges.middle");
        foreach (var (word, share) in pack.Numbers("fractions"))
            ClaimLexicon.AddSpellings(word, spelling => Fractions.Add(spelling, share));
    }

    public Phrases<Modifier> Before { get; }

    public Phrases<Modifier> After { get; }

    public Phrases<Quantity> Vague { get; } = new();

    public Phrases<bool> Unknown { get; } = new();

    public Phrases<bool> All { get; } = new();

    public Phrases<bool> Zero { get; } = new();

    public Phrases<bool> Percent { get; } = new();

    /// <summary>What makes the share before it a change: "rise", "increase".</summary>
    public Phrases<bool> Changes { get; } = new();

    /// <summary>What makes the share behind it a change: "rose by".</summary>
    public Phrases<bool> ChangesBefore { get; } = new();

    public Phrases<bool> Between { get; } = new();

    public Phrases<bool> Middle { get; } = new();

    public Phrases<double> Fractions { get; } = new();

    /// <summary>Words with which a quantity without a number can begin.</summary>
    public IEnumerable<string> FirstWords =>
        [.. Before.FirstWords, .. Between.FirstWords, .. Vague.FirstWords, .. Unknown.FirstWords, .. All.FirstWords, .. Zero.FirstWords, .. Fractions.FirstWords];

    private static void AddAll(Phrases<bool> phrases, PackSection pack, string key)
    {
        foreach (var word in pack.ListOrEmpty(key))
            ClaimLexicon.AddSpellings(word, spelling => phrases.Add(spelling, true));
    }

    private static Phrases<Modifier> Modifiers(PackSection pack, string key)
    {
        var phrases = new Phrases<Modifier>();
        foreach (var (name, words) in pack.Lists(key))
        {
            foreach (var word in words)
                ClaimLexicon.AddSpellings(word, spelling => phrases.Add(spelling, Enum.Parse<Modifier>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)));
        }
        return phrases;
    }

    private static double? Bound(string text) => text == "null" ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
