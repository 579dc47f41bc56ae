using System.Text.Json;

namespace Sanad.Custody;

/// <summary>An object that an entry names.</summary>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Size">Bytes, as the entry says; null when it does not.</param>
public readonly record struct NamedObject(ContentHash Hash, long? Size);

/// <summary>Which objects an entry vouches for: what verify looks for on disk, and what an export has to carry.</summary>
public static class NamedObjects
{
    /// <summary>
    /// The objects that a capture or derive entry names: every SHA-256 under "sha256", "original", "input" or "output" in its body,
    /// at any depth, with the "size" that stands beside a "sha256". Entries of other types name none.
    /// </summary>
    public static IEnumerable<NamedObject> In(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return AreIn(entry.Type) ? In(entry.Body) : [];
    }

    /// <summary>The types whose entries name objects.</summary>
    internal static readonly IReadOnlyList<string> Types = ["capture", "derive"];

    /// <summary>True for one of these types.</summary>
    internal static bool AreIn(string type) => Types.Contains(type, StringComparer.Ordinal);

    private static IEnumerable<NamedObject> In(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Named(p, value).Concat(In(p.Value))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(In),
        _ => [],
    };

    private static IEnumerable<NamedObject> Named(JsonProperty property, JsonElement parent)
    {
        if (property.Name is "sha256" or "original" or "input" or "output" && property.Value.ValueKind == JsonValueKind.String
            && ContentHash.TryParse(property.Value.GetString(), out var hash))
            yield return new(hash, property.Name == "sha256" ? Size(parent) : null);
    }

    private static long? Size(JsonElement parent) =>
        parent.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out var bytes) ? bytes : null;
}
