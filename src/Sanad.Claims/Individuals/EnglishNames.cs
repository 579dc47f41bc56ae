using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.People;
using Sanad.Language;

namespace Sanad.Claims.Individuals;

/// <summary>
/// The names of an English sentence to whom something can have been done: two to five capitals, one behind a rank or courtesy, or the last word of a
/// name met before. What stands beside tells how sure it is: a title or noun of persons before, an age or role behind, a given name of the pack.
/// </summary>
internal sealed class EnglishNames(PeopleScene scene, IReadOnlySet<string> known)
{
    private const int LongestName = 5;
    private const int LongestLead = 8;
    private const int LongestTail = 12;
    private const double HeadlineShare = .7;
    private readonly Passage _passage = scene.Passage;
    private readonly Sentence _sentence = scene.Sentence;
    private bool? _isHeadline;

    public List<PersonMention> Find()
    {
        var found = new List<PersonMention>();
        for (var i = _sentence.Start; i < _sentence.End; i++)
        {
            if (!_passage.IsCapital(i) || !EnglishPeople.IsNameWord(scene, i))
                continue;
            var (start, end, words) = Run(i);
            if (words <= LongestName && !GoesOn(end) && Mention(start, end, words) is { } person)
                found.Add(person);
            i = end - 1;
        }
        return found;
    }

    // "Zhina (Mahsa) Amini" is one name; of "Meanwhile Ali Karami" the name begins with the given name.
    private (int Start, int End, int Words) Run(int start)
    {
        var (end, words) = EnglishPeople.NameEnd(scene, start);
        if (_passage.IsMark(end, "(") && EnglishPeople.IsNameWord(scene, end + 1) && _passage.IsMark(end + 2, ")") && EnglishPeople.IsNameWord(scene, end + 3))
        {
            var (last, more) = EnglishPeople.NameEnd(scene, end + 3);
            (end, words) = (last, words + more + 1);
        }
        return start == _sentence.Start && words > 2 && !scene.Words.IsGivenName(_passage[start]) && scene.Words.IsGivenName(_passage[start + 1])
            ? (start + 1, end, words - 1)
            : (start, end, words);
    }

    // Another capital makes it the name of something else; in a headline every word has one.
    private bool GoesOn(int end) => end < _sentence.End && (_passage[end] == "&" || (_passage.IsCapital(end) && !(IsHeadline && (_passage.TriggerAt(end) is not null || _passage.Is(end, Cue.Boundary | Cue.And)))));

    private PersonMention? Mention(int start, int end, int words)
    {
        var (lead, isTitled) = Lead(start);
        var title = EnglishPeople.TitleBefore(scene, start);
        var isKnown = words == 1 && known.Contains(_passage[start]);
        if (words < 2 && title is not { Kind: not RoleKind.Role } && !isKnown)
            return null;
        var isGiven = words > 1 && scene.Words.IsGivenName(_passage[start]);
        var tail = Tail(end);
        var isSure = title is not null || isTitled || isGiven || tail > end;
        if (IsPlaceOrBody(start, end, isSure) || (IsHeadline && !isGiven && !isKnown && tail == end))
            return null;
        return new(title is { } before ? Math.Min(before.Start, lead) : lead, start, end, isSure) { TailEnd = tail };
    }

    private bool IsPlaceOrBody(int start, int end, bool isSure)
    {
        for (var i = start; i < end; i++)
        {
            if ((scene.IsPlace(i) && (!isSure || i == start)) || _passage.Is(i, Cue.PlaceKind | Cue.NamedKind | Cue.Label | Cue.Incident))
                return true;
        }
        return _passage.Is(end, Cue.PlaceKind | Cue.NamedKind) && !_passage.Is(end, Cue.Preposition);
    }

    // Back over "the 19-year-old Kurdish protester": a noun of persons, then what describes it.
    private (int Start, bool IsTitled) Lead(int name)
    {
        var (at, isTitled) = (name, false);
        while (at > _sentence.Start && name - at < LongestLead)
        {
            var before = at - 1;
            if (!isTitled ? _passage.IsWord(before) && !_passage.Is(before, Cue.Boundary) && (_passage.IsPerson(before) || scene.RoleAt(before) is { } role && role.End == at) : Describes(before))
                (at, isTitled) = (before, true);
            else if (isTitled && _passage.TriggerBefore(at) is { } deed && deed.Is(VerbForm.Participle | VerbForm.People) && Opens(deed.Start))
                at = deed.Start;
            else
                break;
        }
        return (at, isTitled);
    }

    private bool Opens(int at) => at <= _sentence.Start || _passage.IsPunctuation(at - 1) || _passage.Is(at - 1, Cue.Determiner);

    private bool Describes(int at) => _passage.IsMark(at, "-") || _passage.Tokens[at].Kind == TokenKind.Number && _passage.IsMark(at + 1, "-")
        || (_passage.IsWord(at) && _passage.TriggerBefore(at + 1) is null && !_passage.Is(at, Cue.Boundary | Cue.Determiner | Cue.And | Cue.Negation | Cue.Include | Cue.Being | Cue.Date)
            && !(_passage.Is(at, Cue.Speech) && _passage.Lexicon.Speech.Verbs.LengthAt(_passage.Tokens, at, at + 1) > 0)
            && (!_passage.IsCapital(at) || at == _sentence.Start || scene.BodyAt(at) is not null || scene.RoleAt(at) is not null || _passage.Is(at, Cue.OfCountry) || scene.Words.IsNoName(_passage[at])));

    // ", 23,", "(23)", "aged 23", ", a father of two,": one past the words, where the clause goes on.
    private int Tail(int end)
    {
        var open = _passage.IsMark(end, ",") || _passage.IsMark(end, "(") ? end + 1 : end;
        var at = open < _sentence.End && _passage[open] == "aged" ? open + 1 : open;
        if (at >= _sentence.End || (open == end && at == open))
            return end;
        if (_passage.Tokens[at].Kind == TokenKind.Number && _passage[at].Length <= 2 && (_passage.IsPunctuation(at + 1) || at + 1 >= _sentence.End || _passage.Is(at + 1, Cue.And)))
            return _passage.IsMark(at + 1, ",") ? Tail(at + 1) : at + 1;
        if (EnglishPeople.RoleBehind(scene, end) is { } role)
            return role.End;
        return _passage.IsMark(end, ",") && _passage[at] is "a" or "an" or "the" or "his" or "her" or "their" ? PersonBehind(at, end) : end;
    }

    private int PersonBehind(int from, int end)
    {
        for (var i = from + 1; i < Math.Min(_sentence.End, from + LongestTail) && !_passage.IsMark(i, ",") && !_passage.Is(i, Cue.Boundary) && _passage.TriggerAt(i) is null; i++)
        {
            if (_passage.IsPerson(i) || scene.RoleAt(i) is not null)
                return i + 1;
        }
        return end;
    }

    /// <summary>True for a sentence whose words all have capitals.</summary>
    public bool IsHeadline => _isHeadline ??= Capitals();

    // Not names but the words that the grammar knows tell: in a headline they have capitals too.
    private bool Capitals()
    {
        var (known, capital) = (0, 0);
        for (var i = _sentence.Start + 1; i < _sentence.End; i++)
        {
            if (!_passage.IsWord(i) || _passage[i].Length < 4 || !_passage.Is(i, Cue.Trigger | Cue.Person | Cue.Speech | Cue.Thing | Cue.Incident | Cue.PlaceKind | Cue.Adverb | Cue.NocountObject))
                continue;
            known++;
            capital += _passage.IsCapital(i) ? 1 : 0;
        }
        return known > 0 && capital >= known * HeadlineShare;
    }
}
