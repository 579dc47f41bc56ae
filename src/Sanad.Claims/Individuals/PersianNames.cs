using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.People;

namespace Sanad.Claims.Individuals;

/// <summary>
/// The names of a Persian sentence to whom something can have been done: given names of the pack and the family name behind them; without one, words
/// that the grammar does not know behind a role, a rank, «به نام» or before an age.
/// </summary>
internal sealed class PersianNames(PeopleScene scene)
{
    private const int LongestSurname = 2;
    private const int LongestLead = 5;
    private readonly Passage _passage = scene.Passage;
    private readonly Sentence _sentence = scene.Sentence;

    public List<PersonMention> Find()
    {
        var found = new List<PersonMention>();
        for (var i = _sentence.Start; i < _sentence.End; i++)
        {
            if ((Given(i) ?? Told(i)) is not { } person)
                continue;
            found.Add(person);
            i = person.End - 1;
        }
        return found;
    }

    // «سید علی تیرگانی»، «روح الله آبدانی»: given names and at most two words behind them.
    private PersonMention? Given(int start)
    {
        var at = start;
        while (at < _sentence.End && scene.Words.IsParticle(_passage[at]))
            at++;
        var given = at;
        while (GivenLength(at) is > 0 and var length)
            at += length;
        if (at == given || (start > _sentence.Start && scene.Words.IsParticle(_passage[start - 1])))
            return null;
        var end = Surname(at);
        return end - start >= 2 ? Mention(start, end, isSure: end > at) : null;
    }

    private int GivenLength(int at)
    {
        if (at >= _sentence.End || !_passage.IsWord(at) || scene.BodyAt(at) is not null || scene.IsPlace(at))
            return 0;
        if (at + 1 < _sentence.End && _passage[at + 1] == "الله" && scene.Words.IsGivenName(_passage[at] + "الله"))
            return 2;
        return scene.Words.IsGivenName(_passage[at]) ? 1 : 0;
    }

    // Behind more than two unknown words a clause goes on, not a name.
    private int Surname(int at)
    {
        var end = at;
        while (end < _sentence.End && PersianPeople.IsUnknown(scene, end))
            end++;
        return end - at <= LongestSurname ? end : at + 1;
    }

    // «معلمی به نام هژیر سرابی»، «آقای سرابی»، «خبرنگار هژیر سرابی»، «هژیر سرابی، ۲۳ ساله».
    private PersonMention? Told(int start)
    {
        if (!PersianPeople.IsUnknown(scene, start) || (start > _sentence.Start && PersianPeople.IsUnknown(scene, start - 1)))
            return null;
        var end = start;
        while (end < _sentence.End && PersianPeople.IsUnknown(scene, end))
            end++;
        if (end - start > LongestSurname + 1)
            return null;
        var isTold = scene.Words.Named.LengthBefore(_passage.Tokens, _sentence.Start, start) > 0;
        var isRanked = start > _sentence.Start && scene.RoleAt(start - 1) is { Kind: not RoleKind.Role } rank && rank.End == start;
        if (isTold || isRanked)
            return Mention(start, end, isSure: true);
        var isTitled = start > _sentence.Start && scene.RoleAt(start - 1) is { Kind: RoleKind.Role } role && role.End == start && !scene.Words.IsOwned(_passage[start - 1]);
        return end - start >= 2 && ((isTitled && scene.Words.EndsAsSurname(_passage[end - 1])) || PersianPeople.IsAge(_passage, end)) ? Mention(start, end, isSure: false) : null;
    }

    private PersonMention Mention(int start, int end, bool isSure)
    {
        var lead = Lead(start);
        var tail = PersianPeople.IsAge(_passage, end) ? end + (_passage.IsMark(end, ",") ? 3 : 2) : PersianPeople.RoleBehind(scene, end)?.End ?? end;
        return new(lead, start, end, isSure) { TailEnd = tail };
    }

    // «زندانی سیاسی»، «خواننده رپ،», «فعال محیط زیست», «آقای» before the name.
    private int Lead(int name)
    {
        if (scene.Words.Named.LengthBefore(_passage.Tokens, _sentence.Start, name) is > 0 and var named)
            return name - named > _sentence.Start && _passage.IsPerson(name - named - 1) ? name - named - 1 : name - named;
        var end = _passage.IsMark(name - 1, ",") ? name - 1 : name;
        var lead = name;
        for (var i = end - 1; i >= Math.Max(_sentence.Start, end - LongestLead) && IsOfRole(i); i--)
        {
            if ((scene.RoleAt(i) is not null || _passage.IsPerson(i)) && (end == name || scene.RoleAt(i) is { Kind: RoleKind.Role }))
                lead = scene.Words.IsOwned(_passage[i]) && i == end - 1 && end == name ? name : i;
        }
        return lead;
    }

    private bool IsOfRole(int at) => _passage.IsWord(at) && !_passage.Is(at, Cue.And | Cue.That | Cue.Speech | Cue.Quantity | Cue.Preposition | Cue.Date)
        && _passage[at] is not ("که" or "را" or "و") && _passage.Lexicon.PersianVerbs!.In(_passage, at, _sentence.End) is null
        && (_passage.TriggerAt(at) is not { } deed || deed.Is(VerbForm.People) && _passage.IsPerson(at));
}
