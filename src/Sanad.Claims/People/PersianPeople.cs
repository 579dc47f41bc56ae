using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.People;

/// <summary>
/// Persons of a Persian sentence. There are no capitals: a name is a given name and up to two words behind it that the grammar does not know, closed by
/// one that it knows; a rank shows a family name alone («سرهنگ نادری گفت»). Beside the name a role, an age or being the speaker.
/// </summary>
internal static class PersianPeople
{
    private const int LongestSurname = 2;
    private const int LongestRole = 8;

    private const Cue Known = Cue.Boundary | Cue.Determiner | Cue.And | Cue.Thing | Cue.Person | Cue.Place | Cue.Building | Cue.Incident | Cue.Label | Cue.PlaceKind | Cue.NamedKind
        | Cue.Speech | Cue.VerbEnd | Cue.Quantity | Cue.Date | Cue.SpeakerType | Cue.Modality | Cue.Stop | Cue.NocountObject | Cue.Trigger | Cue.Adverb | Cue.Negation | Cue.Plural
        | Cue.TollLink | Cue.Mode | Cue.Money | Cue.Classifier;

    public static List<NamedPerson> Find(PeopleScene scene)
    {
        var found = new List<NamedPerson>();
        for (var i = scene.Sentence.Start; i < scene.Sentence.End; i++)
        {
            if ((NameAt(scene, i) is { } end ? Person(scene, i, end) : Ranked(scene, i)) is not { } person)
                continue;
            found.Add(person);
            i = Math.Max(i, person.End - 1);
        }
        return found;
    }

    private static NamedPerson? Person(PeopleScene scene, int start, int end)
    {
        if (RoleBehind(scene, end) is { } behind)
            return new(start, end, behind);
        if (RoleBefore(scene, start) is { } before)
            return new(start, end, before.Kind == RoleKind.Courtesy ? null : before.Words);
        return scene.IsSpeaker(start, end) || IsAge(scene.Passage, end) ? new(start, end, null) : null;
    }

    // «سرهنگ نادری گفت»: the rank must be followed by one or two unknown words, and those by a known one.
    private static NamedPerson? Ranked(PeopleScene scene, int at)
    {
        if (scene.RoleAt(at) is not { Kind: not RoleKind.Role } rank || IsGiven(scene, rank.End) || (at > scene.Sentence.Start && scene.RoleAt(at - 1) is { Kind: RoleKind.Role }))
            return null;
        var end = Unknown(scene, rank.End);
        return end > rank.End && end - rank.End <= LongestSurname ? new(rank.End, end, rank.Kind == RoleKind.Courtesy ? null : (at, rank.End)) : null;
    }

    /// <summary>One past the name that begins with a given name; null when none does, or no known word closes it.</summary>
    private static int? NameAt(PeopleScene scene, int start)
    {
        var given = start;
        while (given < scene.Sentence.End && scene.Words.IsParticle(scene.Passage[given]))
            given++;
        if (!IsGiven(scene, given))
            return null;
        while (IsGiven(scene, given))
            given++;
        var end = Unknown(scene, given);
        return end - given <= LongestSurname && end - start >= 2 ? end : null;
    }

    private static bool IsGiven(PeopleScene scene, int at) => at < scene.Sentence.End && scene.Passage.IsWord(at) && scene.Words.IsGivenName(scene.Passage[at]) && scene.BodyAt(at) is null && !scene.IsPlace(at);

    // One past the words from here that the grammar does not know.
    private static int Unknown(PeopleScene scene, int at)
    {
        while (at < scene.Sentence.End && IsUnknown(scene, at))
            at++;
        return at;
    }

    public static bool IsUnknown(PeopleScene scene, int at) => scene.Passage.IsWord(at) && !scene.Passage.Is(at, Known) && !scene.Words.IsNoName(scene.Passage[at])
        && scene.BodyAt(at) is null && scene.RoleAt(at) is null && scene.Passage.TriggerAt(at) is null && !scene.IsPlace(at);

    // «سخنگوی قوه قضائیه، »: back from the name over the words of the role, to its noun.
    private static (RoleKind Kind, (int Start, int End) Words)? RoleBefore(PeopleScene scene, int name)
    {
        var end = scene.Passage.IsMark(name - 1, ",") ? name - 1 : name;
        (RoleKind, (int, int))? outermost = null;
        for (var noun = end - 1; noun >= Math.Max(scene.Sentence.Start, end - LongestRole) && IsPartOfRole(scene, noun); noun--)
        {
            if (scene.RoleAt(noun) is { } role && role.End <= end && (end == name || role.Kind == RoleKind.Role))
                outermost = (role.Kind, (noun, end));
        }
        return outermost;
    }

    // «، سخنگوی قوه قضائیه»: the noun stands right behind the name or its comma.
    public static (int Start, int End)? RoleBehind(PeopleScene scene, int end)
    {
        var noun = scene.Passage.IsMark(end, ",") ? end + 1 : end;
        if (scene.RoleAt(noun) is not { Kind: RoleKind.Role } role)
            return null;
        var last = role.End;
        while (last < Math.Min(scene.Sentence.End, noun + LongestRole) && GoesOn(scene, scene.Passage[last] == "و" ? last + 1 : last))
            last++;
        return (noun, last);
    }

    // «معاون امور راه و ساختمان», but not «وزیر کشور و وزیر کار».
    private static bool GoesOn(PeopleScene scene, int at) => at < scene.Sentence.End && IsPartOfRole(scene, at) && !scene.Passage.Is(at, Cue.Date)
        && NameAt(scene, at) is null && (scene.RoleAt(at) is null || scene.Passage[at - 1] != "و");

    private static bool IsPartOfRole(PeopleScene scene, int at) => scene.BodyAt(at) is not null || (scene.Passage.IsWord(at) && scene.Passage[at] is not ("و" or "که" or "را" or "با")
        && !scene.Passage.Is(at, Cue.VerbEnd | Cue.Speech | Cue.Quantity) && scene.Passage.TriggerAt(at) is null);

    // «۲۳ ساله», also behind a comma.
    public static bool IsAge(Passage passage, int end)
    {
        var number = passage.IsMark(end, ",") ? end + 1 : end;
        return number + 1 < passage.Count && passage.Tokens[number].Kind == TokenKind.Number && passage[number + 1] is "ساله" or "سالهٔ";
    }
}
