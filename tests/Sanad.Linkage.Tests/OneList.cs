using Sanad.Language;

namespace Sanad.Linkage.Tests;

/// <summary>Invented people of one list: given name, family name, day of birth, place.</summary>
internal static class OneList
{
    public static LinkResult Link(IReadOnlyList<(string Id, string[] Cells)> rows, LinkOptions options)
    {
        var linker = Prepared(rows, options);
        return linker.Link(linker.Train());
    }

    public static Linker Prepared(IReadOnlyList<(string Id, string[] Cells)> rows, LinkOptions options)
    {
        var writer = new RecordTableWriter([Role.GivenName, Role.FamilyName, Role.BirthDate, Role.Locality]);
        writer.BeginList("list");
        foreach (var (id, cells) in rows)
            writer.Add(id, cells);
        return Linker.Prepare(writer.ToTable(), Packs.BuiltIn, options);
    }
}
