using Sanad.Casebook.Storage;

namespace Sanad.Casebook.People;

/// <summary>Persons that became one, or one that became several.</summary>
/// <param name="Before">Ids before.</param>
/// <param name="After">Ids now.</param>
public sealed record PersonChange(IReadOnlyList<string> Before, IReadOnlyList<string> After);

/// <summary>Whose the records were at one moment, and which persons became one or several since.</summary>
internal sealed class PersonChanges(IndexDatabase index)
{
    private readonly List<Belonging> _before = index.Query<Belonging>(All);

    private const string All = "select id, person from record order by id";

    /// <summary>Persons that are one now, and persons that are several now.</summary>
    public (IReadOnlyList<PersonChange> Merged, IReadOnlyList<PersonChange> Split) Since()
    {
        var after = index.Query<Belonging>(All).ToDictionary(r => r.Id, r => r.Person, StringComparer.Ordinal);
        var moved = _before.Where(r => after.ContainsKey(r.Id)).Select(r => (Before: r.Person, After: after[r.Id])).Distinct().ToList();
        return ([.. moved.GroupBy(m => m.After, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => new PersonChange([.. g.Select(m => m.Before)], [g.Key]))],
            [.. moved.GroupBy(m => m.Before, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => new PersonChange([g.Key], [.. g.Select(m => m.After)]))]);
    }

    private sealed record Belonging
    {
        public string Id { get; init; } = "";
        public string Person { get; init; } = "";
    }
}
