using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.People;

/// <summary>Persons of an English sentence: two to five capitals beside a role, a title or an age, or the speaker.</summary>
internal static class EnglishPeople
{
    private const int LongestName = 5;
    private const int LongestRole = 12;

    public static List<NamedPerson> Find(PeopleScene scene)
    {
        var found = new List<NamedPerson>();
        for (var i = scene.Sentence.Start; i < scene.Sentence.End; i++)
        {
            if (!IsNameWord(scene, i))
                continue;
            var (end, words) = NameEnd(scene, i);
            if (words <= LongestName && !IsCutShort(scene, end) && Person(scene, i, end, words, found) is { } person)
                found.Add(person);
            i = end - 1;
        }
        return found;
    }

    private static NamedPerson? Person(PeopleScene scene, int start, int end, int words, List<NamedPerson> found)
    {
        if (scene.IsPlace(start))
            return null;
        if (TitleBefore(scene, start) is { } title && (words > 1 || title.Kind != RoleKind.Role))
            return new(start, end, title.Kind == RoleKind.Courtesy ? RoleBehind(scene, end) : (title.Start, title.End));
        if (words < 2 || Enumerable.Range(start, end - start).Any(scene.IsPlace))
            return null;
        if (RoleBehind(scene, end) is { } behind)
            return new(start, end, behind);
        if (RoleBeforeComma(scene, start, end, found) is { } before)
            return new(start, end, before);
        var isSpeaker = scene.IsSpeaker(start, end) && !Enumerable.Range(start, end - start).Any(token => scene.Passage.IsSpeakerType(token, end));
        return isSpeaker || IsAge(scene.Passage, end) ? new(start, end, null) : null;
    }

    // A capital that can be of a name: no body, month, nationality or role.
    public static bool IsNameWord(PeopleScene scene, int at)
    {
        var passage = scene.Passage;
        if (at >= scene.Sentence.End || !passage.IsCapital(at) || passage.IsAllCapitals(at) || scene.Words.IsNoName(passage[at]) || passage[at].Contains('.', StringComparison.Ordinal))
            return false;
        const Cue others = Cue.Boundary | Cue.Determiner | Cue.And | Cue.OfCountry | Cue.Adverb | Cue.PlaceKind | Cue.Abbreviation | Cue.Date;
        return !passage.Is(at, others) && scene.BodyAt(at) is null && scene.RoleAt(at) is null && passage.TriggerAt(at) is null
            && !(at == scene.Sentence.Start && passage.Is(at, Cue.NotSpeaker | Cue.Speech | Cue.Person));
    }

    public static (int End, int Words) NameEnd(PeopleScene scene, int start)
    {
        var passage = scene.Passage;
        var (i, words) = (start, 0);
        while (IsNameWord(scene, i))
        {
            words++;
            i = BehindHyphens(passage, i + 1);
            if (passage.IsMark(i, ".") && passage.Tokens[i - 1].Span.Length == 1 && passage.Tokens[i - 1].Touches(passage.Tokens[i]) && IsNameWord(scene, i + 1))
                i++;
            var next = i;
            while (next < scene.Sentence.End && passage.IsWord(next) && scene.Words.IsParticle(passage[next]) && !passage.IsAllCapitals(next))
                next += passage.IsMark(next + 1, "-") ? 2 : 1;
            i = next > i && IsNameWord(scene, next) ? next : i;
        }
        return (Math.Min(i, scene.Sentence.End), words);
    }

    private static int BehindHyphens(Passage passage, int at)
    {
        while (passage.IsMark(at, "-") && passage.IsWord(at + 1) && passage.Tokens[at - 1].Touches(passage.Tokens[at]) && passage.Tokens[at].Touches(passage.Tokens[at + 1]))
            at += 2;
        return at;
    }

    // "Ali Karami Foundation", "Ali Karami's report": another name goes on, or the name owns something.
    private static bool IsCutShort(PeopleScene scene, int end) => end < scene.Sentence.End
        && (scene.Passage.IsCapital(end) || scene.Passage[end] == "'s" || (scene.Passage.Is(end, Cue.And) && scene.Passage[end] == "&"));

    /// <summary>"Interior Minister", "Gen." right before a name.</summary>
    public static (RoleKind Kind, int Start, int End)? TitleBefore(PeopleScene scene, int name)
    {
        var passage = scene.Passage;
        var end = passage.IsMark(name - 1, ".") && passage.Is(name - 2, Cue.Abbreviation) ? name - 1 : name;
        var length = scene.Words.Roles.LengthBefore(passage.Tokens, scene.Sentence.Start, end);
        if (length == 0 || scene.RoleAt(end - length) is not { } role || (role.Kind != RoleKind.Role && !passage.IsCapital(end - length)))
            return null;
        if (role.Kind != RoleKind.Role)
            return TitleBefore(scene, end - length) is { Kind: not RoleKind.Courtesy } outer ? (role.Kind, outer.Start, name) : (role.Kind, end - length, name);
        return (role.Kind, RoleStart(scene, end - length), end);
    }

    // Modifiers, bodies and places before the noun: "deputy", "Basij", "Shiraz police".
    private static int RoleStart(PeopleScene scene, int noun)
    {
        var start = noun;
        while (start > scene.Sentence.Start && IsPartOfRole(scene, start - 1))
            start--;
        return start;
    }

    public static bool IsPartOfRole(PeopleScene scene, int at) => scene.Passage.IsWord(at)
        && (scene.Words.IsModifier(scene.Passage[at]) || scene.BodyAt(at) is not null || scene.IsPlace(at) || scene.Passage.Is(at, Cue.OfCountry));

    // ", the warden of Evin prison,": from the comma behind a name; an age may stand first.
    public static (int Start, int End)? RoleBehind(PeopleScene scene, int comma)
    {
        var passage = scene.Passage;
        if (!passage.IsMark(comma, ","))
            return null;
        if (IsAge(passage, comma) && comma + 2 < scene.Sentence.End)
            return RoleBehind(scene, comma + 2);
        var start = passage.SkipForward(comma + 1, scene.Sentence.End, Cue.Determiner);
        var noun = start;
        while (noun < scene.Sentence.End && scene.RoleAt(noun) is null && IsPartOfRole(scene, noun))
            noun++;
        if (scene.RoleAt(noun) is not { Kind: not RoleKind.Courtesy } role)
            return null;
        var end = Complement(scene, role.End);
        return IsClosed(scene, end) ? (start, end) : null;
    }

    // "The commander of the Basij, Ali Karami, said".
    private static (int Start, int End)? RoleBeforeComma(PeopleScene scene, int start, int end, List<NamedPerson> found)
    {
        var comma = start - 1;
        if (!scene.Passage.IsMark(comma, ",") || !(IsClosed(scene, end) || scene.Passage.Is(end, Cue.Speech)))
            return null;
        for (var noun = comma - 1; noun >= Math.Max(scene.Sentence.Start, comma - LongestRole) && !scene.Passage.IsMark(noun, ","); noun--)
        {
            if (scene.RoleAt(noun) is { Kind: RoleKind.Role } role && Complement(scene, role.End) == comma && !found.Exists(person => person.Role?.End == comma || (person.Start <= noun && noun < person.End)))
                return (RoleStart(scene, noun), comma);
        }
        return null;
    }

    // "of the Basij in Shiraz": capitals, bodies, places and what joins them; one past the last.
    private static int Complement(PeopleScene scene, int from)
    {
        var passage = scene.Passage;
        var end = from;
        for (var i = from; i < Math.Min(scene.Sentence.End, from + LongestRole); i++)
        {
            if (i == from && passage[i] is not ("of" or "for" or "at" or "in" or "to" or "with"))
                break;
            if (passage.IsCapital(i) || scene.BodyAt(i) is not null || passage.Is(i, Cue.PlaceKind) || scene.IsPlace(i) || (scene.RoleAt(i) is null && scene.Words.IsModifier(passage[i])))
                end = i + 1;
            else if (!(passage[i] is "of" or "for" or "at" or "in" or "to" or "with" or "'s" || passage.Is(i, Cue.Determiner | Cue.And)))
                break;
        }
        return end;
    }

    private static bool IsClosed(PeopleScene scene, int at) => at >= scene.Sentence.End || scene.Passage.Tokens[at].Kind == TokenKind.Break || scene.Passage[at] is "," or "." or ")" or ";" or "\"";

    // ", 23,".
    public static bool IsAge(Passage passage, int comma) => passage.IsMark(comma, ",") && comma + 2 < passage.Count && passage.Tokens[comma + 1].Kind == TokenKind.Number
        && passage[comma + 1].Length <= 2 && (passage.IsMark(comma + 2, ",") || passage.IsMark(comma + 2, "."));
}
