using Sanad.Basics;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Clauses;

/// <summary>A paragraph (or as much of a very long one as is read at a time): its tokens, and what each can be.</summary>
internal sealed class Passage
{
    private readonly Cue[] _cues;
    private readonly Trigger?[] _triggers = [];
    private readonly Cue _all;

    public Passage(string text, List<Token> tokens, ClaimLexicon lexicon)
    {
        (Text, Tokens, Lexicon) = (text, tokens, lexicon);
        _cues = new Cue[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
            _all |= _cues[i] = lexicon.CuesOf(tokens[i].Word);
        SpeaksOfProtest = Any(Cue.Because);
        MayHoldAnswer = Any(Cue.Answer) && Any(Cue.NocountObject | Cue.Trigger);
        MayHoldClaims = Any(Cue.Trigger | Cue.Incident | Cue.Answer | Cue.Place | Cue.Building) || (lexicon.Language == "fa" && tokens.Exists(token => token.IsMark(":")));
        if (!MayHoldClaims)
            return;
        _triggers = new Trigger?[tokens.Count];
        FindTriggers();
    }

    public string Text { get; }

    public List<Token> Tokens { get; }

    public ClaimLexicon Lexicon { get; }

    public int Count => Tokens.Count;

    /// <summary>False when no word of the passage can name an act: nothing more needs to be read.</summary>
    public bool MayHoldClaims { get; }

    /// <summary>True when protests, an uprising, unrest are named.</summary>
    public bool SpeaksOfProtest { get; }

    /// <summary>True when the words of a denial or confirmation are there.</summary>
    public bool MayHoldAnswer { get; }

    /// <summary>The folded word.</summary>
    public string this[int token] => Tokens[token].Folded;

    /// <summary>True when the token can be one of these.</summary>
    public bool Is(int token, Cue cue) => token >= 0 && token < _cues.Length && (_cues[token] & cue) != Cue.None;

    /// <summary>True when the token is a noun of persons.</summary>
    public bool IsPerson(int token) => Is(token, Cue.NamesPerson) && Tokens[token].Kind == TokenKind.Word;

    /// <summary>True when words for a kind of source begin here and end in time.</summary>
    public bool IsSpeakerType(int token, int end) => Is(token, Cue.SpeakerType) && Lexicon.Speech.Types.LengthAt(Tokens, token, end) > 0;

    public bool IsMark(int token, string mark) => token >= 0 && token < Count && Tokens[token].IsMark(mark);

    public bool IsPunctuation(int token) => token < 0 || token >= Count || Tokens[token].Kind is TokenKind.Punctuation or TokenKind.Break;

    public bool IsWord(int token) => token >= 0 && token < Count && Tokens[token].Kind == TokenKind.Word;

    /// <summary>The trigger that begins at a token, or null; triggers never overlap.</summary>
    public Trigger? TriggerAt(int token) => token >= 0 && token < _triggers.Length ? _triggers[token] : null;

    /// <summary>The trigger whose last word stands just before a token.</summary>
    public Trigger? TriggerBefore(int end)
    {
        for (var i = Math.Min(end, _triggers.Length) - 1; i >= 0 && i >= end - 6; i--)
        {
            if (_triggers[i] is { } found)
                return found.End == end ? found : null;
        }
        return null;
    }

    /// <summary>True when a noun of a deed begins here ("by shooting").</summary>
    public bool TriggerIsEvent(int token) => TriggerAt(token) is { } found && found.Is(VerbForm.Event | VerbForm.Ing);

    /// <summary>The first trigger in a stretch, or null.</summary>
    public Trigger? FirstTrigger(int from, int to)
    {
        for (var i = Math.Max(0, from); i < Math.Min(to, _triggers.Length); i++)
        {
            if (_triggers[i] is { } found)
                return found;
        }
        return null;
    }

    /// <summary>True when the word begins with a capital letter.</summary>
    public bool IsCapital(int token) => IsWord(token) && char.IsUpper(Text[Tokens[token].Span.Start]);

    /// <summary>True when the word has capital letters only, and more than one.</summary>
    public bool IsAllCapitals(int token) => Tokens[token].Span.Length > 1 && Tokens[token].Span.Of(Text).IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>The text that the tokens cover.</summary>
    public TextSpan Span(int from, int to) => new(Tokens[from].Span.Start, Tokens[to - 1].Span.End);

    public string Words(int from, int to) => Span(from, to).In(Text);

    /// <summary>Skips forward over words that can be one of these.</summary>
    public int SkipForward(int from, int end, Cue cue)
    {
        while (from < end && Is(from, cue))
            from++;
        return from;
    }

    /// <summary>Skips back over words that can be one of these; the result is one past the first word that cannot.</summary>
    public int SkipBack(int end, int start, Cue cue)
    {
        while (end > start && Is(end - 1, cue))
            end--;
        return end;
    }

    /// <summary>The tokens that can be one of these, in order.</summary>
    public List<int> All(Cue cue)
    {
        var found = new List<int>();
        for (var i = 0; Any(cue) && i < _cues.Length; i++)
        {
            if ((_cues[i] & cue) != Cue.None)
                found.Add(i);
        }
        return found;
    }

    private bool Any(Cue cue) => (_all & cue) != Cue.None;

    private void FindTriggers()
    {
        for (var i = 0; i < Tokens.Count; i++)
        {
            if ((_cues[i] & Cue.Trigger) == Cue.None || !Lexicon.Triggers.TryMatch(Tokens, i, Tokens.Count, out var word, out var length))
                continue;
            // "Amnesty International": the bare form of a verb with a capital letter is a name.
            if (word!.Forms == VerbForm.Base && IsCapital(i) && !IsAllCapitals(i))
                continue;
            _triggers[i] = new(i, i + length, word);
            i += length - 1;
        }
    }
}

/// <summary>A sentence of a passage: tokens from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
internal readonly record struct Sentence(Passage Passage, int Start, int End)
{
    public TextSpan Span => Passage.Span(Start, End);

    /// <summary>True when it introduces what follows, on the same line or the next.</summary>
    public bool EndsInColon
    {
        get
        {
            var last = End - 1;
            while (last > Start && Passage.Tokens[last].Kind == TokenKind.Break)
                last--;
            return Passage.IsMark(last, ":");
        }
    }
}
