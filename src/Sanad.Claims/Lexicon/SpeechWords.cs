using Sanad.Language;

namespace Sanad.Claims.Lexicon;

/// <summary>A verb of saying.</summary>
/// <param name="Stance">What saying so does to a figure: deny, confirm, or merely assert.</param>
/// <param name="Final">True when it can close a sentence after its complement: "..., the group said".</param>
/// <param name="Forms">As what it can stand.</param>
internal sealed record SpeechVerb(Stance Stance, bool Final, VerbForm Forms)
{
    public bool Is(VerbForm form) => (Forms & form) != VerbForm.None;

    public static SpeechVerb Merge(SpeechVerb first, SpeechVerb second) =>
        new(first.Stance == Stance.Assert ? second.Stance : first.Stance, first.Final || second.Final, first.Forms | second.Forms);
}

/// <summary>Words that introduce a speaker.</summary>
internal sealed class SpeechWords
{
    public SpeechWords(PackSection pack, bool inflected)
    {
        Add(pack, "speech.deny", new(Stance.Deny, false, VerbForm.None), inflected);
        Add(pack, "speech.confirm", new(Stance.Confirm, false, VerbForm.None), inflected);
        Add(pack, "speech.dispute", new(Stance.Dispute, false, VerbForm.None), inflected);
        Add(pack, "speech.revise", new(Stance.Revise, false, VerbForm.None), inflected);
        Add(pack, "speech.final", new(Stance.Assert, true, VerbForm.None), inflected);
        Add(pack, "speech.verbs", new(Stance.Assert, false, VerbForm.None), inflected);
        foreach (var phrase in pack.ListOrEmpty("speech.according").SelectMany(Alternatives.Of))
            ClaimLexicon.AddSpellings(phrase, spelling => According.Add(spelling, true));
        foreach (var phrase in pack.ListOrEmpty("speech.nouns"))
            Nouns.Add(phrase, true);
        foreach (var phrase in pack.ListOrEmpty("speech.subordinate"))
            ClaimLexicon.AddSpellings(phrase, spelling => Subordinate.Add(spelling, true));
        AddAll(Openers, pack, "speech.openers");
        AddAll(Contrasts, pack, "speech.contrasts");
        AddAll(OwnVoices, pack, "speech.own_voices");
        AddAll(NoVoices, pack, "speech.no_voices");
        AddAll(Pronouns, pack, "speech.pronouns");
        foreach (var entry in pack.ListOrEmpty("speech.weak"))
            _weak.UnionWith(EnglishForms.Of(entry).Select(form => form.Phrase));
        foreach (var entry in pack.ListOrEmpty("speech.addressed"))
            _addressed.UnionWith(EnglishForms.Of(entry).Select(form => form.Phrase));
        foreach (var (type, words) in pack.Lists("speaker_types"))
            AddTypes(type, words);
        AddActs(pack);
    }

    public Phrases<SpeechVerb> Verbs { get; } = new();

    public Phrases<bool> According { get; } = new();

    public Phrases<bool> Nouns { get; } = new();

    /// <summary>Words that tell what kind of source a name is, with the rank of the type: the lower wins.</summary>
    public Phrases<(SpeakerType Type, int Rank)> Types { get; } = new();

    /// <summary>What a denial or confirmation without a number is about.</summary>
    public Phrases<Act> Matters { get; } = new();

    public IEnumerable<string> FirstWords => [.. Verbs.FirstWords, .. According.FirstWords];

    /// <summary>First words of denials and confirmations.</summary>
    public IReadOnlyList<string> AnswerWords { get; private set; } = [];

    /// <summary>What opens a clause of circumstance, after which the subject comes only behind a comma.</summary>
    public Phrases<bool> Subordinate { get; } = new();

    /// <summary>What may stand before the subject: «با این حال».</summary>
    public Phrases<bool> Openers { get; } = new();

    /// <summary>What opens the half of a sentence that has a subject of its own: «اما».</summary>
    public Phrases<bool> Contrasts { get; } = new();

    /// <summary>What makes figures and notices speak for themselves: «غیررسمی».</summary>
    public Phrases<bool> OwnVoices { get; } = new();

    /// <summary>What makes reports nobody's: «دریافتی».</summary>
    public Phrases<bool> NoVoices { get; } = new();

    /// <summary>Nouns that stand for the speaker before: «این مقام».</summary>
    public Phrases<bool> Pronouns { get; } = new();

    private static void AddAll(Phrases<bool> phrases, PackSection pack, string key)
    {
        foreach (var phrase in pack.ListOrEmpty(key).SelectMany(Alternatives.Of))
            ClaimLexicon.AddSpellings(phrase, spelling => phrases.Add(spelling, true));
    }

    /// <summary>True for a verb that says something only with "that" behind it.</summary>
    public bool IsWeak(string verb) => _weak.Contains(verb);

    /// <summary>True for a verb that names whom one speaks to before what one says: "told".</summary>
    public bool IsAddressed(string verb) => _addressed.Contains(verb);

    private readonly HashSet<string> _weak = new(StringComparer.Ordinal);
    private readonly HashSet<string> _addressed = new(StringComparer.Ordinal);
    private int _rank;

    private void Add(PackSection pack, string key, SpeechVerb verb, bool inflected)
    {
        var before = Verbs.FirstWords.ToHashSet(StringComparer.Ordinal);
        foreach (var entry in pack.ListOrEmpty(key))
        {
            foreach (var (phrase, form) in inflected ? EnglishForms.Of(entry) : PersianForms.Of(entry))
                ClaimLexicon.AddSpellings(phrase, spelling => Verbs.Add(spelling, verb with { Forms = form }, SpeechVerb.Merge));
        }
        if (verb.Stance is Stance.Deny or Stance.Confirm or Stance.Dispute)
            AnswerWords = [.. AnswerWords, .. Verbs.FirstWords.Where(word => !before.Contains(word))];
    }

    private void AddTypes(string name, IReadOnlyList<string> words)
    {
        // A type may have a second, weaker list: an official is of the state only when nothing else is said of them.
        var type = Enum.Parse<SpeakerType>(name.Replace("_weak", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
        var rank = _rank++;
        foreach (var word in words)
            ClaimLexicon.AddSpellings(word, spelling => Types.Add(spelling, (type, rank)));
    }

    private void AddActs(PackSection pack)
    {
        if (!pack.Has("nocount.acts"))
            return;
        foreach (var (name, words) in pack.Lists("nocount.acts"))
        {
            foreach (var word in words)
                Matters.Add(word, TriggerList.ActNamed(name));
        }
    }
}
