using System.Globalization;

namespace Sanad.Eval.Linkage;

/// <summary>One invented person, as nobody wrote it down.</summary>
internal sealed record InventedPerson(int Number, GivenName Given, GivenName? Second, Word Family, GivenName Father, DateOnly Birth, Word BirthPlace, DateOnly Event, Word EventPlace);

/// <summary>One row of a list about an invented person; the cells stand in the order of <see cref="InventedPeople.Columns"/>.</summary>
internal sealed record InventedRecord(int Person, int List, IReadOnlyList<string> Cells);

/// <summary>
/// People who never lived, as four lists tell of them: two in Persian script, one in English, one in other Latin habits. The error model, with its rates, is
/// told in eval/linkage/README.md. The same seed gives the same people.
/// </summary>
internal sealed class InventedPeople(Facts facts, int seed, Families? families = null)
{
    /// <summary>Columns by the names of their roles.</summary>
    public static readonly IReadOnlyList<string> Columns = ["given_name", "family_name", "father_name", "alias", "birth_date", "age", "birth_place", "event_date", "event_place", "sex"];

    public static readonly IReadOnlyList<string> Lists = ["persian", "notes", "english", "abroad"];

    private const double HasSecondName = 0.08;
    private const int Events = 60;
    private readonly Families _families = families ?? Families.Few;
    private readonly Random _random = new(seed);

    /// <summary>Records of so many people, each in two to four of the lists, list after list within a person.</summary>
    public IEnumerable<InventedRecord> Of(int people)
    {
        var writer = new RecordWriter(_random);
        var events = Enumerable.Range(0, Math.Max(Events, people / 200)).Select(_ => (Day: Day(2009, 2024), Place: Any(facts.Towns))).ToArray();
        InventedPerson? before = null;
        for (var number = 0; number < people; number++)
        {
            var person = before = Person(number, before, events);
            var count = _random.NextDouble() switch { < 0.35 => 2, < 0.75 => 3, _ => 4 };
            foreach (var list in Enumerable.Range(0, Lists.Count).OrderBy(_ => _random.Next()).Take(count).Order())
                yield return new(number, list, writer.Write(person, list));
        }
    }

    private InventedPerson Person(int number, InventedPerson? before, (DateOnly Day, Word Place)[] events)
    {
        var (given, happened) = (Any(facts.GivenNames), Any(events));
        var second = Chance(HasSecondName) ? Any([.. facts.GivenNames.Where(name => name.IsFemale == given.IsFemale)]) : null;
        var person = new InventedPerson(number, given, second, Any(facts.FamilyNames), Any(Men), Day(1935, 2004), Any(facts.Towns), happened.Day, happened.Place);
        return before is not null && Chance(_families.Siblings) ? Sibling(person, before) : person;
    }

    // Family name, father, place of birth, and often the event.
    private InventedPerson Sibling(InventedPerson person, InventedPerson of)
    {
        var sibling = person with { Family = of.Family, Father = of.Father, BirthPlace = of.BirthPlace, Birth = of.Birth.AddDays(_random.Next(330, 4000)) };
        return Chance(_families.Together) ? sibling with { Event = of.Event, EventPlace = of.EventPlace } : sibling;
    }

    private bool Chance(double rate) => _random.NextDouble() < rate;

    private GivenName[] Men => _men ??= [.. facts.GivenNames.Where(name => !name.IsFemale)];

    private GivenName[]? _men;

    private DateOnly Day(int from, int to) => new DateOnly(from, 1, 1).AddDays(_random.Next((to - from) * 365));

    private T Any<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>The records as CSV; the first columns name the list and the person (the truth).</summary>
    public void WriteCsv(int people, TextWriter output)
    {
        output.WriteLine($"list,row,person,{string.Join(',', Columns)}");
        var row = 0;
        foreach (var record in Of(people))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Lists[record.List]},{++row},{record.Person},{string.Join(',', record.Cells.Select(Quoted))}"));
    }

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny(",\"") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

/// <summary>How often neighbours in the list are brothers or sisters: what links people wrongly more than any slip of the pen.</summary>
/// <param name="Siblings">The share of people who are a sibling of the one before.</param>
/// <param name="Together">The share of those to whom the same event happened.</param>
internal sealed record Families(double Siblings, double Together)
{
    /// <summary>As in lists of people who were met one by one.</summary>
    public static Families Few { get; } = new(0.04, 0.5);

    /// <summary>As in lists of houses that were hit.</summary>
    public static Families Many { get; } = new(0.15, 1);
}
