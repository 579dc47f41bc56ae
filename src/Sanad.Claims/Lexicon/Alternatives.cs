namespace Sanad.Claims.Lexicon;

/// <summary>Writes out the alternatives of a pack's phrase: "give {life|prison} {terms|sentences}" stands for four phrases.</summary>
internal static class Alternatives
{
    /// <summary>Every phrase that the entry stands for; the entry itself when it has no braces.</summary>
    public static IEnumerable<string> Of(string entry)
    {
        var open = entry.IndexOf('{', StringComparison.Ordinal);
        var close = open < 0 ? -1 : entry.IndexOf('}', open);
        return close < 0
            ? [entry]
            : entry[(open + 1)..close].Split('|').SelectMany(choice => Of(entry[..open] + choice + entry[(close + 1)..]));
    }
}
