using Sanad.Casebook.Storage;
using Sanad.Reading;

namespace Sanad.Casebook.Origins;

/// <summary>Tells all origins from all copies anew, and writes what changed.</summary>
internal static class OriginSettling
{
    private const string Sketches = """
        select l.original, l.position, l.origin_key, l.outlet_key, coalesce(l.first_day, l.captured_at) as since, d.sketch
        from document_line l join document d on d.original = l.original
        """;
    private const string Known = "select original, origin_group, copy_of from origin";
    private const string Remove = "delete from origin where original in @list";

    public static void Run(IndexDatabase index)
    {
        var documents = index.Query<SketchRow>(Sketches).OrderBy(d => d.Since, StringComparer.Ordinal).ThenBy(d => d.Position);
        var places = OriginGroups.Of(documents.Select(d => new OriginCandidate(d.Original, d.Sketch is null ? TextSketch.Of([]) : TextSketch.Parse(d.Sketch), d.OriginKey, d.OutletKey)));
        var known = index.Query<OriginRow>(Known).ToDictionary(o => o.Original, o => new OriginPlace(o.Original, o.OriginGroup, o.CopyOf), StringComparer.Ordinal);
        var changed = places.Where(p => known.GetValueOrDefault(p.Original) != p).ToList();
        index.Execute(Remove, IndexDatabase.List(changed.Select(p => p.Original)));
        index.Insert("origin", ["original", "origin_group", "copy_of"], changed.Select(p => new object?[] { p.Original, p.Group, p.CopyOf }));
        index.Execute(PlaceAll);
    }

    // Documents that were read anew have new lines, whatever became of their origin.
    private const string PlaceAll = """
        update document_line set
          origin_group = (select o.origin_group from origin o where o.original = document_line.original),
          copy_of = (select o.copy_of from origin o where o.original = document_line.original)
        """;

    private sealed record SketchRow
    {
        public string Original { get; init; } = "";
        public long Position { get; init; }
        public string? OriginKey { get; init; }
        public string? OutletKey { get; init; }
        public string Since { get; init; } = "";
        public string? Sketch { get; init; }
    }

    private sealed record OriginRow
    {
        public string Original { get; init; } = "";
        public string OriginGroup { get; init; } = "";
        public string? CopyOf { get; init; }
    }
}
