using System.Text.Json.Nodes;
using Sanad.Custody.Disk;

namespace Sanad.Custody.Keys;

/// <summary>The highest commit of a writer that this device has seen in a folder.</summary>
internal sealed record Mark(long Number, string Commit);

/// <summary>One folder in which this device has written to a casebook.</summary>
/// <param name="Path">Full path with links resolved.</param>
/// <param name="Writer">Who writes there.</param>
/// <param name="Person">The writer's pseudonym.</param>
/// <param name="Heads">By writer id.</param>
internal sealed record Place(string Path, string Writer, string Person, Dictionary<string, Mark> Heads)
{
    /// <summary>True when commits under the writer's name came in that this device did not write: it goes on here no more.</summary>
    public bool Overtaken { get; init; }
}

/// <summary>The folders and high-water marks of one casebook, kept in the home of this device.</summary>
internal sealed record Marks(string Casebook, List<Place> Places)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Marks Read(SanadHome home, string casebook)
    {
        var file = home.MarksFile(casebook);
        return File.Exists(file) ? FromJson(casebook, JsonNode.Parse(File.ReadAllText(file))!) : new(casebook, []);
    }

    public Place? At(string path) => Places.Find(p => p.Path == path);

    /// <summary>Replaces the place at this path, and drops the place that it moved from.</summary>
    public static void Set(SanadHome home, string casebook, Place place, string? movedFrom) => Change(home, casebook, places =>
    {
        places.RemoveAll(p => p.Path == place.Path || p.Path == movedFrom);
        places.Add(place);
    });

    /// <summary>Casebooks other than this one that this device once wrote in the same folder.</summary>
    public static IEnumerable<string> OthersAt(SanadHome home, string path, string casebook)
    {
        var folder = Path.Combine(home.Path, "casebooks");
        return !Directory.Exists(folder)
            ? []
            : Directory.EnumerateFiles(folder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>()
                .Where(id => id != casebook && Read(home, id).At(path) is not null);
    }

    /// <summary>Forgets that another casebook stood in this folder: a new one is being made there.</summary>
    public static void Leave(SanadHome home, string path)
    {
        foreach (var casebook in OthersAt(home, path, "").ToList())
            Change(home, casebook, places => places.RemoveAll(p => p.Path == path));
    }

    private static void Change(SanadHome home, string casebook, Action<List<Place>> change)
    {
        SanadHome.CreatePrivate(Path.GetDirectoryName(home.MarksFile(casebook))!);
        using var held = WriteLock.Take(home.MarksFile(casebook) + ".lock", Patience, null);
        var marks = Read(home, casebook);
        change(marks.Places);
        SanadHome.Write(home.MarksFile(casebook), System.Text.Encoding.UTF8.GetBytes(marks.ToJson()));
    }

    // By hand and not by reflection: every start of the program reads this, and reflection takes longer than all the rest.
    private static Marks FromJson(string casebook, JsonNode json) => new(casebook, [.. json["places"]!.AsArray().Select(p => new Place(
        (string)p!["path"]!, (string)p["writer"]!, (string)p["person"]!,
        p["heads"]!.AsObject().ToDictionary(h => h.Key, h => new Mark((long)h.Value!["number"]!, (string)h.Value["commit"]!), StringComparer.Ordinal)) { Overtaken = p["overtaken"] is not null })]);

    private string ToJson()
    {
        var places = new JsonArray();
        foreach (var place in Places)
        {
            var heads = new JsonObject();
            foreach (var (writer, mark) in place.Heads.OrderBy(h => h.Key, StringComparer.Ordinal))
                heads[writer] = new JsonObject { ["number"] = mark.Number, ["commit"] = mark.Commit };
            var json = new JsonObject { ["path"] = place.Path, ["writer"] = place.Writer, ["person"] = place.Person, ["heads"] = heads };
            if (place.Overtaken)
                json["overtaken"] = true;
            places.Add((JsonNode)json);
        }
        return new JsonObject { ["casebook"] = Casebook, ["places"] = places }.ToJsonString();
    }

    /// <summary>A folder's one name: full, links resolved. A folder that is not there keeps the name given.</summary>
    public static string Resolve(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return OperatingSystem.IsWindows() ? full : Posix.RealPath(full) ?? full;
    }
}
