using System.Text.Json;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>What came of reading a FILE.meta.json.</summary>
public abstract record MetaOutcome
{
    private MetaOutcome()
    {
    }

    /// <summary>Read; <paramref name="Warnings"/> name the keys that mean nothing here.</summary>
    public sealed record Read(Given Given, IReadOnlyList<string> Warnings) : MetaOutcome;

    /// <summary>Not usable; one sentence says what is wrong and how it should look.</summary>
    public sealed record Malformed(string Reason) : MetaOutcome;
}

/// <summary>Reads FILE.meta.json: an object with the keys outlet, published and lang, each a text or null.</summary>
public static class MetaJson
{
    private static readonly JsonDocumentOptions Lenient =
        new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 };

    /// <summary>Reads the file's bytes (UTF-8, with or without a byte order mark).</summary>
    public static MetaOutcome TryRead(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        try
        {
            using var document = JsonDocument.Parse(utf8, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Take(document.RootElement)
                : new MetaOutcome.Malformed(
                    $"an object is needed, {{\"outlet\": ..., \"published\": ..., \"lang\": ...}}, not {document.RootElement.ValueKind}");
        }
        catch (JsonException wrong)
        {
            return new MetaOutcome.Malformed($"not JSON: {wrong.Message}");
        }
    }

    private static MetaOutcome Take(JsonElement root)
    {
        var given = Given.Nothing;
        var unknown = new List<string>();
        foreach (var property in root.EnumerateObject())
        {
            if (property.Name is not ("outlet" or "published" or "lang"))
            {
                unknown.Add(property.Name);
                continue;
            }
            if (property.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (property.Value.ValueKind != JsonValueKind.String)
                return new MetaOutcome.Malformed($"\"{property.Name}\" must be a text, not {property.Value.ValueKind}");
            var value = property.Value.GetString()!.Trim();
            if (value.Length > 0 && Problem(property.Name, value, ref given) is { } problem)
                return new MetaOutcome.Malformed(problem);
        }
        return new MetaOutcome.Read(given, unknown.Count == 0 ? [] : [$"keys that mean nothing here: {string.Join(", ", unknown)}"]);
    }

    private static string? Problem(string key, string value, ref Given given)
    {
        switch (key)
        {
            case "outlet":
                given = given with { Outlet = value };
                return null;
            case "lang" when value.Length == 2 && value.All(char.IsAsciiLetter):
                given = given with { Language = value.ToLowerInvariant() };
                return null;
            case "published" when PartialDate.TryParse(value, out var date):
                given = given with { Published = date };
                return null;
            default:
                return key == "lang"
                    ? $"\"lang\" must be a two-letter code, not \"{value}\""
                    : $"\"published\" must be 2019, 2019-11 or 2019-11-15, not \"{value}\"";
        }
    }
}
