using Sanad.Basics;
using Sanad.Casebook.Journal;

namespace Sanad.Casebook.Documents;

/// <summary>The body of a document.correct entry: what a person says the machine misread. Absent = as before.</summary>
internal sealed record Correction
{
    public const string EntryType = "document.correct";
    public const string TitleField = "title", OutletField = "outlet", OriginField = "origin", PublishedField = "published";

    /// <summary>Fields that can be cleared.</summary>
    public static IReadOnlyList<string> Fields { get; } = [TitleField, OutletField, OriginField, PublishedField];

    public ContentHash? Original { get; init; }

    public DateInterval? Published { get; init; }

    public string? Title { get; init; }

    public string? Outlet { get; init; }

    public string? Origin { get; init; }

    /// <summary>Fields of which the machine read something and there is nothing: title, outlet, origin, published. Absent = none.</summary>
    public IReadOnlyList<string>? Cleared { get; init; }

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
        Title = Clears(TitleField) ? null : Title ?? machine.Title,
        Outlet = Clears(OutletField) ? null : Outlet ?? machine.Outlet,
        Origin = Clears(OriginField) ? null : Origin ?? machine.Origin,
        OriginText = Origin is null && !Clears(OriginField) ? machine.OriginText : null,
        Published = Clears(PublishedField) ? null : Published ?? machine.Published,
        PublishedKind = Clears(PublishedField) ? null : Published is null ? machine.PublishedKind : PublishedKind.Given,
        PublishedText = Published is null && !Clears(PublishedField) ? machine.PublishedText : null,
    };

    /// <summary>True when it says that the field has no value.</summary>
    public bool Clears(string field) => Cleared?.Contains(field, StringComparer.Ordinal) == true;

    /// <summary>What it says of each field; null = that there is nothing. Fields that it does not name are not among them.</summary>
    public IEnumerable<(string Field, string? Value)> Said() =>
        new (string Field, string? Value)[] { (TitleField, Title), (OutletField, Outlet), (OriginField, Origin), (PublishedField, Published?.ToString()) }.Where(f => f.Value is not null || Clears(f.Field));

    // A field is either cleared or has a value: the later entry decides.
    private Correction Then(Correction later) => new()
    {
        Original = Original,
        Published = later.Clears(PublishedField) ? null : later.Published ?? Published,
        Title = later.Clears(TitleField) ? null : later.Title ?? Title,
        Outlet = later.Clears(OutletField) ? null : later.Outlet ?? Outlet,
        Origin = later.Clears(OriginField) ? null : later.Origin ?? Origin,
        Cleared = [.. (Cleared ?? []).Where(field => !later.Said().Any(said => said.Field == field)), .. later.Cleared ?? []],
        Furniture = later.Furniture is null ? Furniture : [.. Furniture ?? [], .. later.Furniture],
    };
}
