using System.Globalization;

namespace Sanad.Language;

/// <summary>A pack file that cannot be used: names the pack, the file, the line and the key, and says what to do.</summary>
public sealed class PackException : Exception
{
    internal PackException(string pack, string file, long? line, string? key, string problem, Exception? inner = null)
        : base(Describe(pack, file, line, key, problem), inner)
    {
        (Pack, File, Line, Key) = (pack, file, line, key);
    }

    /// <summary>The pack's folder name: "en", "iran".</summary>
    public string Pack { get; }

    /// <summary>The file in that folder: "dates.yaml".</summary>
    public string File { get; }

    /// <summary>1 for the first line; null when the whole file is meant.</summary>
    public long? Line { get; }

    /// <summary>The key with its parents, joined by points; null when none is meant.</summary>
    public string? Key { get; }

    private static string Describe(string pack, string file, long? line, string? key, string problem)
    {
        var where = $"packs/{pack}/{file}" + (line is { } n ? string.Create(CultureInfo.InvariantCulture, $", line {n}") : "");
        return key is null ? $"{where}: {problem}" : $"{where}, key \"{key}\": {problem}";
    }
}
