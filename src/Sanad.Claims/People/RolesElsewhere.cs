using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.People;

/// <summary>
/// A person whose role the claim's sentence does not tell has the one that the document tells beside the same full name elsewhere: in a caption, at the first
/// mention, in a signature. The first place that tells one counts.
/// </summary>
internal sealed class RolesElsewhere(string text, Func<string, (ClaimLexicon Lexicon, PeopleWords Words)?> wordsOf)
{
    private const int Around = 160;
    private const int MostPlaces = 12;
    private readonly Dictionary<string, NamedParty?> _known = new(StringComparer.Ordinal);

    /// <summary>The claim with the roles that the rest of the document tells.</summary>
    public Claim Told(Claim claim) => claim.People.Any(IsOpen)
        ? claim with { People = [.. claim.People.Select(party => IsOpen(party) && Known(party.Name, claim.Language) is { } told ? party with { Role = told.Role, Body = told.Body, Type = told.Type } : party)] }
        : claim;

    private static bool IsOpen(NamedParty party) => party is { Role: null, Type: null } && party.Name.Contains(' ', StringComparison.Ordinal);

    private NamedParty? Known(string name, string language)
    {
        if (_known.TryGetValue(name, out var known) || wordsOf(language) is not { } words)
            return known;
        var (at, places) = (text.IndexOf(name, StringComparison.Ordinal), 0);
        while (at >= 0 && known is null && places++ < MostPlaces)
        {
            known = At(at, name, words.Lexicon, words.Words);
            at = text.IndexOf(name, at + name.Length, StringComparison.Ordinal);
        }
        return _known[name] = known;
    }

    private NamedParty? At(int at, string name, ClaimLexicon lexicon, PeopleWords words)
    {
        var (start, end) = (Math.Max(0, at - Around), Math.Min(text.Length, at + name.Length + Around));
        var line = text.LastIndexOf('\n', Math.Max(at - 1, 0), Math.Max(at, 1) - start) + 1;
        var (from, next) = (Math.Max(start, line), text.IndexOf('\n', at + name.Length));
        var passage = new Passage(text, Tokenizer.Tokenize(text, new(from, next < 0 ? end : Math.Min(end, next))), lexicon);
        var sentence = Sentences.Of(passage).FirstOrDefault(sentence => sentence.Passage is not null && sentence.Span.Start <= at && at < sentence.Span.End);
        return sentence.Passage is null ? null : PeopleFinder.Find(sentence, words, [], []).FirstOrDefault(party => party.Name == name && party.Role is not null);
    }
}
