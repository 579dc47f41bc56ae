using Sanad.Language;

namespace Sanad.Claims.Lexicon;

/// <summary>What the verb that closes a Persian clause does to its subject.</summary>
internal enum VerbVoice
{
    /// <summary>«شد»: the subject suffers what the word before it names.</summary>
    Passive,

    /// <summary>«کرد»: the object suffers it.</summary>
    Active,

    /// <summary>«است»، «به سر می‌برد»: the subject is in the state.</summary>
    Being,

    /// <summary>Any other verb: it only ends the clause.</summary>
    Other,
}

/// <summary>A finite verb where it stands.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">One past the last.</param>
/// <param name="Voice">What it does to its subject.</param>
/// <param name="Negated">«نشد».</param>
internal readonly record struct PersianVerb(int Start, int End, VerbVoice Voice, bool Negated);

/// <summary>The light verbs of the pack in all their forms, found where they stand.</summary>
internal sealed class PersianVerbs
{
    private readonly Phrases<(VerbVoice Voice, bool Negated, bool Bare)> _forms = new();

    public PersianVerbs(PackSection pack)
    {
        foreach (var (key, voice) in new[] { ("passive", VerbVoice.Passive), ("active", VerbVoice.Active), ("being", VerbVoice.Being), ("other_verbs", VerbVoice.Other) })
        {
            foreach (var verb in pack.ListOrEmpty("words." + key))
                AddForms(verb, voice);
        }
        foreach (var form in pack.ListOrEmpty("words.being_forms"))
            Add(form, (VerbVoice.Being, form.StartsWith("نیست", StringComparison.Ordinal), false));
    }

    /// <summary>The words that a verb can begin with.</summary>
    public IEnumerable<string> FirstWords => _forms.FirstWords;

    /// <summary>The verb of a passage that begins at a token; «کرد» behind a noun of persons is a Kurd when its clause goes on.</summary>
    public PersianVerb? In(Clauses.Passage passage, int at, int end) =>
        !passage.Is(at, Cue.VerbEnd) || (passage[at] == "کرد" && passage.IsPerson(at - 1) && !IsClauseEnd(passage.Tokens, at + 1, end)) ? null : At(passage.Tokens, at, end);

    /// <summary>The verb that begins at a token, with the auxiliaries behind it; null when none does.</summary>
    private PersianVerb? At(List<Token> tokens, int at, int end)
    {
        if (!_forms.TryMatch(tokens, at, end, out var form, out var length))
            return null;
        var next = at + length;
        // «برده شدند»: the participle of another verb, whose voice is the auxiliary's.
        if (form.Bare && _forms.TryMatch(tokens, next, end, out var auxiliary, out var more) && auxiliary.Voice is VerbVoice.Passive or VerbVoice.Being)
            return new(at, next + more, auxiliary.Voice == VerbVoice.Passive ? VerbVoice.Passive : form.Voice, auxiliary.Negated);
        // «شده» alone is a verb at the end of its clause, else an adjective.
        return form.Bare && !IsClauseEnd(tokens, next, end) ? null : new(at, next, form.Voice, form.Negated);
    }

    private static bool IsClauseEnd(List<Token> tokens, int at, int end) => at >= end || tokens[at].Kind is TokenKind.Break or TokenKind.Punctuation
        || tokens[at].Folded is "و" or "که" or "اما" or "ولی" or "تا" or "یا" or "بلکه";

    private void AddForms(string verb, VerbVoice voice)
    {
        foreach (var (phrase, form) in PersianForms.Of(verb))
            Add(phrase, (voice, false, (form & VerbForm.Participle) != VerbForm.None));
        // «قرار نگرفت»: only the last word is denied.
        var space = verb.LastIndexOf(' ') + 1;
        foreach (var phrase in PersianForms.Negated(verb[space..]))
            Add(verb[..space] + phrase, (voice, true, false));
    }

    private void Add(string phrase, (VerbVoice, bool, bool) form) => ClaimLexicon.AddSpellings(phrase, spelling => _forms.Add(spelling, form));
}
