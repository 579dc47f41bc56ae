namespace Sanad.Language;

/// <summary>A language's words around place names: for kinds of places, and for what a government does in speech.</summary>
internal sealed class PlaceWords
{
    private const int LongestSentence = 60;
    private readonly PhraseMap<PlaceKind> _after = new();
    private readonly List<(List<string> Words, PlaceKind Kind)> _before = [];
    private readonly PhraseMap<bool> _verbs = new();
    private readonly PhraseMap<bool> _leads = new();
    private readonly HashSet<string> _prepositions = new(StringComparer.Ordinal);
    private readonly bool _verbLast;

    public PlaceWords(PackSection language)
    {
        foreach (var (name, words) in language.Parts("kind_words"))
            AddKind(language, name, words);
        foreach (var verb in language.List("speech_verbs"))
            _verbs.Add(verb, true);
        foreach (var lead in language.List("verb_leads"))
            _leads.Add(lead, true);
        _prepositions.UnionWith(language.List("place_prepositions").Select(Folding.Fold));
        _verbLast = language.Text("verb_last") == "true";
    }

    private PlaceWords()
    {
    }

    /// <summary>For a text in a language without a pack.</summary>
    public static PlaceWords None { get; } = new();

    /// <summary>The kinds that words beside a name give it, with the tokens of name and words together; tokens before free belong to another name.</summary>
    public IEnumerable<(PlaceKind Kind, int Start, int Count)> KindsBeside(List<Token> tokens, int free, int at, int count)
    {
        foreach (var kind in _after.Longest(tokens, at + count, out var after))
            yield return (kind, at, count + after);
        foreach (var (words, kind) in _before)
        {
            if (at - words.Count >= free && EndsBefore(tokens, at, words))
                yield return (kind, at - words.Count, count + words.Count);
        }
    }

    /// <summary>True when the place is the subject of a verb of speech or decision.</summary>
    public bool Speaks(List<Token> tokens, int at, int count)
    {
        if (at > 0 && _prepositions.Contains(tokens[at - 1].Folded))
            return false;
        return _verbLast ? IsFirst(tokens, at) && EndsInVerb(tokens, at + count) : VerbFollows(tokens, at + count);
    }

    private void AddKind(PackSection language, string name, PackSection words)
    {
        if (!Enum.TryParse<PlaceKind>(name, ignoreCase: true, out var kind))
            throw language.Refuse("kind_words", $"\"{name}\" is no kind of place; {PlaceFile.Kinds}");
        foreach (var phrase in words.List("after"))
            _after.Add(phrase, kind);
        foreach (var phrase in words.List("before"))
            _before.Add(([.. Tokenizer.Tokenize(phrase, new(0, phrase.Length)).Select(token => token.Folded)], kind));
        _before.Sort((a, b) => b.Words.Count - a.Words.Count);
    }

    private static bool EndsBefore(List<Token> tokens, int at, List<string> words)
    {
        for (var i = 1; i <= words.Count; i++)
        {
            if (at < i || tokens[at - i].Folded != words[^i])
                return false;
        }
        return true;
    }

    private bool VerbFollows(List<Token> tokens, int at)
    {
        while (_leads.Longest(tokens, at, out var lead).Count > 0)
            at += lead;
        return _verbs.Longest(tokens, at, out _).Count > 0;
    }

    private static bool IsFirst(List<Token> tokens, int at) => at == 0 || tokens[at - 1] is { Kind: TokenKind.Break or TokenKind.Punctuation };

    private static bool EndsAt(List<Token> tokens, int at) => at >= tokens.Count || tokens[at].Kind == TokenKind.Break || tokens[at].IsMark(".");

    private bool EndsInVerb(List<Token> tokens, int at)
    {
        for (var i = at; i - at < LongestSentence && !EndsAt(tokens, i); i++)
        {
            if (_verbs.Longest(tokens, i, out var count).Count > 0 && EndsAt(tokens, i + count))
                return true;
        }
        return false;
    }
}
