using System.Globalization;
using System.Reflection;

namespace Sanad.Casebook.Storage;

/// <summary>One step of the index's schema.</summary>
/// <param name="Number">Applied in this order, each once.</param>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Sql">One text for both databases, with the dialect's words still in it.</param>
internal sealed record Migration(int Number, string Name, string Sql);

/// <summary>The numbered .sql files of this folder, embedded. Forward only: a test pins those that were released by their hash.</summary>
internal static class Migrations
{
    private const string Folder = "Sanad.Casebook.Storage.Migrations.";

    public static IReadOnlyList<Migration> All { get; } = Load();

    private static List<Migration> Load()
    {
        var assembly = typeof(Migrations).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(".sql", StringComparison.Ordinal))
            .Select(n => Read(assembly, n)).OrderBy(m => m.Number)];
    }

    private static Migration Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        var name = resource[Folder.Length..^".sql".Length];
        return new(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
    }
}
