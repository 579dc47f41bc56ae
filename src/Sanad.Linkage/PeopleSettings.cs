using Sanad.Language;
using Sanad.Linkage.Blocking;
using Sanad.Linkage.Comparisons;
using Sanad.Linkage.Names;

namespace Sanad.Linkage;

/// <summary>The one setting for lists of people: what is compared and by which rules candidates are found, as far as the lists have the columns.</summary>
internal sealed class PeopleSettings
{
    private const string Given = "given_name", Family = "family_name", Order = "name_order";
    private readonly RecordTable _table;
    private readonly NameWords _words;
    private readonly Workers _workers;
    private readonly NameLikeness _likeness;
    private readonly MonthWords _months;
    private readonly List<Comparison> _comparisons = [];
    private readonly Dictionary<string, (Feature Feature, string[] Parts)> _features = new(StringComparer.Ordinal);

    public PeopleSettings(RecordTable table, Packs packs, Workers workers)
    {
        (_table, _words, _months, _workers) = (table, new NameWords(packs), new MonthWords(packs), workers);
        _likeness = new(_words);
        AddNames();
        AddName(Role.FatherName, "father_name");
        AddName(Role.GrandfatherName, "grandfather_name");
        if (Births.Of(table, _months, workers) is { } births)
            AddDate("birth_date", "birth", births.Column, births.Days);
        AddDate(Role.DeathDate, "death_date", "event");
        AddDate(Role.EventDate, "event_date", "event");
        AddDate(Role.ArrestDate, "arrest_date", "event");
        AddText(Role.BirthPlace, "birth_place", "place");
        AddText(Role.EventPlace, "event_place", "place");
        AddText(Role.Locality, "locality", "place");
        AddText(Role.Prison, "prison", "place");
        AddText(Role.Occupation, "occupation", "work");
        AddCode(Role.Address, "address");
        AddCode(Role.IdNumber, "id_number");
        AddCode(Role.Phone, "phone");
        if (table[Role.Sex] is { } sexes)
            _comparisons.Add(new CategoryComparison("sex", sexes.Derive(_words.SexOf, _workers), _workers));
        AddCategory(Role.Province, "province");
    }

    public IReadOnlyList<Comparison> Comparisons => _comparisons;

    /// <summary>Rules in the order in which they claim pairs, those whose columns are there.</summary>
    public IReadOnlyList<Rule> Rules =>
    [
        .. Rule("identity number", "id_number"),
        .. Rule("telephone", "phone"),
        .. Rule("sound of both names", "names"),
        .. Rule("sound of another name and of family name", "other_sound", "family_sound"),
        .. Rule("sound of another name and year of birth and place", "other_sound", "birth_year", "place"),
        .. Rule("beginnings of both names", "given_begins", "family_begins"),
        .. Rule("day of birth", "birth_day"),
        .. Rule("sound of family name and year of birth", "family_sound", "birth_year"),
        .. Rule("sound of given name and year of birth and place", "given_sound", "birth_year", "place"),
        .. Rule("sound of family name and place", "family_sound", "place"),
        .. Rule("sound of given name and place and work", "given_sound", "place", "work"),
        .. Rule("sound of a single name and place", "any_name", "place"),
        .. Rule("address", "address"),
        .. Rule("sound of family name and beginning of address", "family_sound", "address_begins"),
        .. Rule("sound of given name and beginning of address", "given_sound", "address_begins"),
        .. Rule("year of birth, place and work", "birth_year", "place", "work"),
        .. Rule("father's name and given name", "given_sound", "father_sound"),
        .. Rule("father's name and family name", "family_sound", "father_sound"),
        .. Rule("day of the event and place", "event_day", "place"),
        .. Rule("day of the event and given name", "event_day", "given_sound"),
        .. Rule("day of the event and family name", "event_day", "family_sound"),
    ];

    /// <summary>What divides blocks that are too large.</summary>
    public IReadOnlyList<Feature> Refinements => [.. ((string[])["birth_year", "given_begins", "family_begins", "place", "birth_day", "address_begins"]).Where(_features.ContainsKey).Select(f => _features[f].Feature)];

    private IEnumerable<Rule> Rule(string name, params string[] features) => features.All(_features.ContainsKey)
        ? [new Rule(name, [.. features.Select(f => _features[f].Feature)], [.. features.SelectMany(f => _features[f].Parts)])]
        : [];

    private void AddFeature(string name, Feature feature, params string[] parts) => _features.TryAdd(name, (feature, parts));

    private void AddNames()
    {
        var (given, family) = (_table[Role.GivenName], _table[Role.FamilyName]);
        if (given is null && family is null && _table[Role.FullName] is { } full)
        {
            given = full.Derive(name => _words.WordsOf(name) is { Length: > 1 } words ? string.Join(' ', words[..^1]) : string.Join(' ', _words.WordsOf(name)), _workers);
            family = full.Derive(name => _words.WordsOf(name) is { Length: > 1 } words ? words[^1] : null, _workers);
        }
        if (given is null && family is null)
            return;
        var (givenNames, familyNames) = (new NamesOf(given ?? Empty(), _words, _likeness, _workers), new NamesOf(family ?? Empty(), _words, _likeness, _workers));
        var aliases = _table[Role.Alias] is { } alias ? new NamesOf(alias, _words, _likeness, _workers) : null;
        _comparisons.Add(new PersonNameComparison(givenNames, familyNames, aliases));
        var (givenSound, familySound) = (Features.Of(givenNames.Skeletons, sound => sound, _workers), Features.Of(familyNames.Skeletons, sound => sound, _workers));
        AddFeature("given_sound", givenSound, Given, Order);
        AddFeature("family_sound", familySound, Family, Order);
        if (aliases is not null)
            AddFeature("other_sound", new ElseFeature(Features.Of(aliases.Skeletons, sound => sound, _workers), givenSound), Given, Family, Order);
        AddFeature("given_begins", Features.Of(givenNames.Names, Beginning, _workers), Given, Order);
        AddFeature("family_begins", Features.Of(familyNames.Names, Beginning, _workers), Family, Order);
        AddFeature("names", new EitherOrder(givenSound, familySound), Given, Family, Order);
        AddFeature("any_name", new ElseFeature(familySound, givenSound), Given, Family, Order);
    }

    private Column Empty() => new([""], new int[_table.Count]);

    private static string Beginning(string name) => name.Length <= 3 ? name : name[..3];

    private void AddName(Role role, string name)
    {
        if (_table[role] is not { } column)
            return;
        var names = new NamesOf(column, _words, _likeness, _workers);
        _comparisons.Add(new SingleNameComparison(name, names));
        AddFeature(role == Role.FatherName ? "father_sound" : name, Features.Of(names.Skeletons, sound => sound, _workers), name);
    }

    private void AddDate(Role role, string name, string feature)
    {
        if (_table[role] is { } column)
            AddDate(name, feature, column, _workers.Map(column.Values, _months.Parse));
    }

    private void AddDate(string name, string feature, Column column, DayValue?[] days)
    {
        _comparisons.Add(new DateComparison(name, column, days));
        var byText = column.Values.Zip(days).ToDictionary(value => value.First, value => value.Second, StringComparer.Ordinal);
        AddFeature(feature + "_day", Features.Of(column, text => byText[text] is { Day: > 0 } day ? $"{day.Year} {day.Month} {day.Day}" : null, _workers), name);
        AddFeature(feature + "_year", Features.Of(column, text => byText[text] is { } day ? $"{day.Year}" : null, _workers), name);
    }

    private void AddText(Role role, string name, string feature)
    {
        if (_table[role] is not { } column)
            return;
        var comparison = new TextComparison(name, column, _workers);
        _comparisons.Add(comparison);
        AddFeature(feature, Features.Of(comparison.Texts, text => new NameForm(text).Skeleton, _workers), name);
    }

    private void AddCode(Role role, string name)
    {
        if (_table[role] is not { } column)
            return;
        var comparison = new CodeComparison(name, column, _workers);
        _comparisons.Add(comparison);
        AddFeature(name, Features.Of(comparison.Codes, code => code, _workers), name);
        AddFeature(name + "_begins", Features.Of(comparison.Codes, code => code.Length >= 3 ? code[..3] : null, _workers), name);
    }

    private void AddCategory(Role role, string name)
    {
        if (_table[role] is { } column)
            _comparisons.Add(new CategoryComparison(name, column, _workers));
    }
}
