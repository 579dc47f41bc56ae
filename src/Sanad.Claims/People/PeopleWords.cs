using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.People;

/// <summary>The words of a language that tell persons and bodies: packs/&lt;language&gt;/people.yaml and the bodies*.yaml of country packs.</summary>
internal sealed class PeopleWords
{
    private readonly HashSet<string> _notNames;
    private readonly HashSet<string> _modifiers;
    private readonly HashSet<string> _particles;
    private readonly HashSet<string> _givenNames;
    private readonly HashSet<string> _noDeeds;
    private readonly HashSet<string> _owners;
    private readonly string[] _surnameEnds;

    public PeopleWords(Packs packs, LanguagePack language)
    {
        var pack = language.Section("people");
        foreach (var file in packs.CountryFiles("bodies"))
        {
            foreach (var (type, names) in file.Parts("bodies"))
                Add(Bodies, file, type, names.ListOrEmpty(language.Code));
        }
        foreach (var (type, names) in pack.Lists("bodies"))
            Add(Bodies, pack, type, names);
        foreach (var (type, heads) in pack.Has("headed") ? pack.Lists("headed") : new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
            Add(Heads, pack, type, heads);
        foreach (var (key, kind) in new[] { ("ranks", RoleKind.Rank), ("courtesies", RoleKind.Courtesy), ("roles", RoleKind.Role) })
        {
            foreach (var role in pack.List(key))
                ClaimLexicon.AddSpellings(role, spelling => Roles.Add(spelling, kind));
        }
        (_notNames, _modifiers) = (Folded(pack, "not_names"), Folded(pack, "modifiers"));
        (_particles, _givenNames) = (Folded(pack, "particles"), Folded(pack, "given_names"));
        (_noDeeds, _owners) = (Folded(pack, "no_deeds"), Folded(pack, "owned"));
        _surnameEnds = [.. Folded(pack, "surname_ends")];
        foreach (var named in pack.ListOrEmpty("named"))
            ClaimLexicon.AddSpellings(named, spelling => Named.Add(spelling, true));
    }

    /// <summary>Bodies by name: what kind of source they are, and whether the name begins with a capital.</summary>
    public Phrases<(SpeakerType Type, bool IsName)> Bodies { get; } = new();

    /// <summary>"Ministry of", "Ministry": the capitals behind or before belong to the name.</summary>
    public Phrases<(SpeakerType Type, bool IsName)> Heads { get; } = new();

    public Phrases<RoleKind> Roles { get; } = new();

    /// <summary>What says that a name follows: «به نام».</summary>
    public Phrases<bool> Named { get; } = new();

    /// <summary>"Warrant", "spree": behind a deed's noun they make something else of it.</summary>
    public bool MakesNoDeed(string word) => _noDeeds.Contains(word);

    /// <summary>«مادر»، «وکیل»: before a name they are somebody else, whom the name owns.</summary>
    public bool IsOwned(string word) => _owners.Contains(word);

    /// <summary>«کریم‌زاده»: made like a family name.</summary>
    public bool EndsAsSurname(string word) => Array.Exists(_surnameEnds, end => word.Length > end.Length + 1 && word.EndsWith(end, StringComparison.Ordinal));

    /// <summary>True for a word that no name of a person holds.</summary>
    public bool IsNoName(string word) => _notNames.Contains(word);

    /// <summary>"Deputy", "interior": may stand before a role.</summary>
    public bool IsModifier(string word) => _modifiers.Contains(word);

    /// <summary>"Al", "van": may stand inside a name.</summary>
    public bool IsParticle(string word) => _particles.Contains(word);

    public bool IsGivenName(string word) => _givenNames.Contains(word);

    private static HashSet<string> Folded(PackSection pack, string key) => pack.ListOrEmpty(key).Select(Folding.Fold).ToHashSet(StringComparer.Ordinal);

    private static void Add(Phrases<(SpeakerType, bool)> phrases, PackSection pack, string type, IReadOnlyList<string> names)
    {
        if (!Enum.TryParse<SpeakerType>(type.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var known))
            throw pack.Refuse($"bodies.{type}", $"\"{type}\" is no type of speaker; write one such as security_force, judiciary_prison or ngo");
        foreach (var name in names.SelectMany(Alternatives.Of))
            ClaimLexicon.AddSpellings(name, spelling => phrases.Add(spelling, (known, char.IsUpper(name[0]))));
    }
}

/// <summary>How a word shows that a name follows.</summary>
internal enum RoleKind
{
    /// <summary>"Minister": two words of a name must follow.</summary>
    Role,

    /// <summary>"Colonel": one word is enough.</summary>
    Rank,

    /// <summary>"Mr": says nothing of what the person is.</summary>
    Courtesy,
}
