using Sanad.Basics;

namespace Sanad.Language;

/// <summary>Something that texts name instead of its date ("the November uprising"). Fills a claim's scope only, never its date.</summary>
/// <param name="Id">"november-2019".</param>
/// <param name="When">When it was.</param>
/// <param name="PlaceId">Where, as the gazetteer's id; null when it has no one place.</param>
/// <param name="Names">Names by language, the usual one first.</param>
/// <param name="Cues">Further words by language that point to it.</param>
public sealed record Anchor(
    string Id,
    DateInterval When,
    string? PlaceId,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Names,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Cues)
{
    /// <summary>The usual name in a language, else in English, else in any.</summary>
    public string NameIn(string lang) => Names.TryGetValue(lang, out var names) || Names.TryGetValue("en", out names) ? names[0] : Names.Values.First()[0];
}

/// <summary>Finds the anchors that a text names.</summary>
public sealed class AnchorMentions
{
    private readonly Dictionary<string, PhraseMap<Anchor>> _byLanguage = new(StringComparer.Ordinal);

    /// <summary>Takes the names and cues of all anchors.</summary>
    public AnchorMentions(Packs packs)
    {
        foreach (var anchor in packs.Anchors)
        {
            foreach (var (language, phrases) in anchor.Names.Concat(anchor.Cues))
                Add(language, phrases, anchor);
        }
    }

    /// <summary>The words, folded, that a name or cue of an anchor can begin with in a language.</summary>
    public IEnumerable<string> FirstWords(string language) => _byLanguage.TryGetValue(language, out var phrases) ? phrases.FirstWords : [];

    /// <summary>The anchors named, in text order, without overlap; of several that fit the same words, each.</summary>
    /// <param name="tokens">From <see cref="Tokenizer"/>.</param>
    /// <param name="language">Code of the text's language.</param>
    /// <param name="starts">The tokens where a name may begin, ascending; null = everywhere.</param>
    public IReadOnlyList<(Anchor Anchor, TextSpan Span)> Find(List<Token> tokens, string language, List<int>? starts = null)
    {
        if (starts is { Count: 0 })
            return [];
        var found = new List<(Anchor, TextSpan)>();
        if (!_byLanguage.TryGetValue(language, out var phrases))
            return found;
        var free = 0;
        for (var n = 0; n < (starts?.Count ?? tokens.Count); n++)
        {
            var at = starts?[n] ?? n;
            if (at < free)
                continue;
            var anchors = phrases.Longest(tokens, at, out var count);
            foreach (var anchor in anchors)
                found.Add((anchor, PhraseMap<Anchor>.SpanOf(tokens, at, count)));
            free = at + count;
        }
        return found;
    }

    private void Add(string language, IReadOnlyList<string> phrases, Anchor anchor)
    {
        if (!_byLanguage.TryGetValue(language, out var map))
            _byLanguage.Add(language, map = new());
        foreach (var phrase in phrases)
            map.Add(phrase, anchor);
    }
}

/// <summary>Reads the anchors*.yaml of country packs (docs/formats/packs.md).</summary>
internal static class AnchorFile
{
    public static IReadOnlyList<Anchor> ReadAll(IEnumerable<PackFolder> folders) =>
        [.. folders.SelectMany(folder => folder.FileNames
                .Where(name => name.StartsWith("anchors", StringComparison.Ordinal))
                .SelectMany(name => Read(folder.Section(name))))
            .OrderBy(anchor => anchor.When).ThenBy(anchor => anchor.Id, StringComparer.Ordinal)];

    private static IEnumerable<Anchor> Read(PackSection file)
    {
        foreach (var (id, entry) in file.Parts("anchors"))
        {
            if (!DateInterval.TryParse(entry.Text("when"), out var when))
                throw entry.Refuse("when", "write a date or an interval: 2019-11 or 2017-12/2018-01");
            var cues = entry.Has("cues") ? entry.Lists("cues") : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            yield return new(id, when, entry.Text("place"), entry.Lists("names"), cues);
        }
    }
}
