using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser.Tokens;

namespace Sanad.Reading;

/// <summary>What a page says of itself where no reader sees it: meta tags, the title element, time elements, JSON-LD.</summary>
internal sealed class HtmlMetadata
{
    private const int ScriptUnits = 1 << 20;
    private const int JsonDepth = 32;

    private static readonly JsonDocumentOptions Lenient =
        new() { MaxDepth = JsonDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly Dictionary<string, string> _meta = new(StringComparer.OrdinalIgnoreCase);
    private readonly StringBuilder _collected = new();
    private string? _collecting;

    /// <summary>The html element's lang, else og:locale; null without.</summary>
    public string? Language => Short(_language ?? First("og:locale", "inLanguage", "content-language"));
    public string? Title => First("og:title", "headline", "twitter:title", "dc.title");

    /// <summary>The title element, which often ends in the site's name.</summary>
    public string? WindowTitle { get; private set; }
    public string? Outlet => First("og:site_name", "publisher", "dc.publisher", "application-name");
    public string? Author => First("author", "article:author", "byl", "dc.creator", "parsely-author") is { } name && !IsAddress(name) ? name : null;
    public string? Published => First(
        "article:published_time", "og:article:published_time", "datePublished", "parsely-pub-date", "publish-date", "publish_date", "pubdate",
        "date", "dc.date.issued", "dc.date", "dcterms.date", "sailthru.date", "time:published", "time");

    /// <summary>The article's text in JSON-LD, as written there; null without.</summary>
    public string? ArticleBody { get; private set; }

    /// <summary>A block of JSON-LD could not be read.</summary>
    public bool LinkedDataBroken { get; private set; }

    private string? _language;

    /// <summary>Looks at a start tag.</summary>
    public void Take(HtmlTagToken tag)
    {
        switch (tag.Name)
        {
            case "html":
                _language ??= Named(tag, "lang");
                break;
            case "meta":
                Keep(Named(tag, "property") ?? Named(tag, "name") ?? Named(tag, "itemprop"), tag.GetAttribute("content"));
                break;
            case "time":
                Keep(IsPublication(tag) ? "time:published" : "time", tag.GetAttribute("datetime"));
                break;
            case "title" when WindowTitle is null:
                Collect("title");
                break;
            case "script" when string.Equals(tag.GetAttribute("type")?.Trim(), "application/ld+json", StringComparison.OrdinalIgnoreCase):
                Collect("script");
                break;
        }
    }

    /// <summary>Takes text of the element that is being collected.</summary>
    public void Write(string characters)
    {
        if (_collecting is not null && _collected.Length + characters.Length <= ScriptUnits)
            _collected.Append(characters);
    }

    /// <summary>Ends the element that is being collected.</summary>
    public void End(string name)
    {
        if (_collecting != name)
            return;
        _collecting = null;
        if (name == "title")
            WindowTitle = Clean(_collected.ToString());
        else
            ReadLinkedData(_collected.ToString());
    }

    // AngleSharp gives an absent attribute as an empty text.
    private static string? Named(HtmlTagToken tag, string attribute) => tag.GetAttribute(attribute) is { Length: > 0 } value ? value : null;

    private static bool IsAddress(string name) => name.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    private static bool IsPublication(HtmlTagToken tag) =>
        tag.GetAttribute("itemprop") == "datePublished" || tag.Attributes.Exists(a => a.Name == "pubdate")
        || tag.GetAttribute("class")?.Contains("publish", StringComparison.OrdinalIgnoreCase) == true;

    private void Collect(string name)
    {
        _collecting = name;
        _collected.Clear();
    }

    private void Keep(string? key, string? value)
    {
        if (key is { Length: > 0 and < 80 } && Clean(value) is { } clean)
            _meta.TryAdd(key, clean);
    }

    private string? First(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_meta.TryGetValue(key, out var value))
                return value;
        }
        return null;
    }

    private static string? Clean(string? value)
    {
        var words = value is { Length: < 4000 } ? string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "";
        return words.Length is > 0 and <= 500 ? words : null;
    }

    private static string? Short(string? code) =>
        code is { Length: >= 2 } && char.IsAsciiLetter(code[0]) && char.IsAsciiLetter(code[1]) && (code.Length == 2 || code[2] is '-' or '_')
            ? code[..2].ToLowerInvariant()
            : null;

    // Broken JSON in a page is the page's fault and common; the visible text still says what it says.
    private void ReadLinkedData(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            ReadNode(document.RootElement);
        }
        catch (JsonException)
        {
            LinkedDataBroken = true;
        }
    }

    private void ReadNode(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                ReadNode(item);
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            if (node.TryGetProperty("@graph", out var graph))
                ReadNode(graph);
            if (node.TryGetProperty("datePublished", out var date))
                ReadArticle(node, date);
        }
    }

    private void ReadArticle(JsonElement article, JsonElement date)
    {
        Keep("datePublished", Name(date));
        if (ArticleBody is null && article.TryGetProperty("articleBody", out var body) && body.ValueKind == JsonValueKind.String)
            ArticleBody = body.GetString();
        foreach (var key in (string[])["headline", "publisher", "author", "inLanguage"])
        {
            if (article.TryGetProperty(key, out var value))
                Keep(key, Name(value));
        }
    }

    private static string? Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.GetArrayLength() > 0 => Name(value[0]),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => Name(name),
        _ => null,
    };
}
