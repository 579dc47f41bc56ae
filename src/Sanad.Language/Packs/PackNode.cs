namespace Sanad.Language;

/// <summary>A part of a pack file as written: one text, a list, or a map in the order of the file. Knows its line.</summary>
internal sealed class PackNode
{
    /// <summary>1 for the first line of the file.</summary>
    public required int Line { get; init; }

    /// <summary>The text; null for a list or a map.</summary>
    public string? Text { get; init; }

    /// <summary>The items of a list; null for anything else.</summary>
    public List<PackNode>? Items { get; init; }

    /// <summary>The entries of a map; null for anything else.</summary>
    public OrderedDictionary<string, PackNode>? Entries { get; init; }
}
