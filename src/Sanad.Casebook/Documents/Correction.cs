using Sanad.Basics;
using Sanad.Casebook.Journal;

namespace Sanad.Casebook.Documents;

/// <summary>The body of a document.correct entry: what a person says the machine misread. Absent = as before.</summary>
internal sealed record Correction
{
    public const string EntryType = "document.correct";

    public ContentHash? Original { get; init; }

    public DateInterval? Published { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public string? Origin { get; init; }

    /// <summary>In the order in which they were made; absent = none.</summary>
    public IReadOnlyList<FurnitureMark>? Furniture { get; init; }

    public string? Undoes { get; init; }

    /// <summary>All corrections of each document as one; of two that name the same field the later one.</summary>
    public static IReadOnlyDictionary<string, Correction> Fold(IEnumerable<HumanAct> inForce)
    {
        var corrections = new Dictionary<string, Correction>(StringComparer.Ordinal);
        foreach (var act in inForce.Where(a => a.Type == EntryType))
        {
            if (act.Read<Correction>() is { Undoes: null, Original: { } original } later)
                corrections[original.Hex] = corrections.TryGetValue(original.Hex, out var earlier) ? earlier.Then(later) : later;
        }
        return corrections;
    }

    /// <summary>The document as people see it; the machine's own values stay in the one given.</summary>
    public Document Apply(Document machine) => FurnitureMarks.Apply(machine, Furniture ?? []) with
    {
        Title = Title ?? machine.Title,
        Outlet = Outlet ?? machine.Outlet,
        Origin = Origin ?? machine.Origin,
        OriginText = Origin is null ? machine.OriginText : null,
        Published = Published ?? machine.Published,
        PublishedKind = Published is null ? machine.PublishedKind : PublishedKind.Given,
        PublishedText = Published is null ? machine.PublishedText : null,
    };

    private Correction Then(Correction later) => new()
    {
        Original = Original,
        Published = later.Published ?? Published,
        Title = later.Title ?? Title,
        Outlet = later.Outlet ?? Outlet,
        Origin = later.Origin ?? Origin,
        Furniture = later.Furniture is null ? Furniture : [.. Furniture ?? [], .. later.Furniture],
    };
}
