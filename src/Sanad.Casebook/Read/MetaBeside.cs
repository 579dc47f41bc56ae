using Sanad.Reading;

namespace Sanad.Casebook.Read;

/// <summary>What FILE.meta.json says about FILE.</summary>
internal static class MetaBeside
{
    /// <summary>How the name of such a file ends; before it stands the stem of FILE.</summary>
    public const string Ending = ".meta.json";

    private const long Largest = 1 << 20;

    /// <summary>The given values, those of the command line first; what to warn of; or why the file beside cannot be used.</summary>
    public static (Given Given, IReadOnlyList<string> Warnings, string? Problem) Of(string path, Given fromCommandLine)
    {
        var beside = Path.Combine(Path.GetDirectoryName(path) ?? "", Path.GetFileNameWithoutExtension(path) + Ending);
        var file = new FileInfo(beside);
        if (!file.Exists)
            return (fromCommandLine, [], null);
        if (file.Length > Largest)
            return (fromCommandLine, [], $"{file.Name} is too large to be a description");
        return MetaJson.TryRead(File.ReadAllBytes(beside)) switch
        {
            MetaOutcome.Read read => (new(fromCommandLine.Outlet ?? read.Given.Outlet, fromCommandLine.Published ?? read.Given.Published, fromCommandLine.Language ?? read.Given.Language), [.. read.Warnings.Select(w => $"{file.Name}: {w}")], null),
            MetaOutcome.Malformed wrong => (fromCommandLine, [], $"{file.Name}: {wrong.Reason}"),
            var other => (fromCommandLine, [], $"{file.Name}: {other}"),
        };
    }
}
