using System.Collections.Frozen;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>What a tag and its attributes say about the text inside, inherited from the element around it.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Kind">Null = nothing said.</param>
/// <param name="ByClass">Furniture only because of a class or id word, which templates also use for the whole page.</param>
/// <param name="Hidden">Not shown to a reader: scripts, styles, templates, hidden elements.</param>
/// <param name="InLink">Inside a link.</param>
/// <param name="InArticle">Inside article or main.</param>
/// <param name="KeepSpace">White space counts (pre).</param>
internal readonly record struct HtmlElement(
    string Name, SegmentKind? Kind, bool ByClass, bool Hidden, bool InLink, bool InArticle, bool KeepSpace)
{
    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset "
        + "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section select summary table tbody tfoot thead tr ul");

    private static readonly FrozenSet<string> Empty = Set("area base br col embed hr img input link meta param source track wbr");
    private static readonly FrozenSet<string> Unseen =
        Set("script style template noscript svg math object iframe head textarea select audio video canvas datalist");

    private static readonly FrozenSet<string> PageParts = Set("nav aside footer form button menu dialog label");

    private static readonly FrozenSet<string> PageRoles =
        Set("navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar");

    private static readonly FrozenSet<string> Whole = Set("html body main article");

    /// <summary>The element outside all others.</summary>
    public static HtmlElement Root { get; } = new("", null, false, false, false, false, false);

    /// <summary>Starts a line of its own.</summary>
    public static bool IsBlock(string name) => Blocks.Contains(name);

    /// <summary>Has no end tag.</summary>
    public static bool IsEmpty(string name) => Empty.Contains(name);

    /// <summary>How the tokenizer must read what follows this start tag (HTML standard, 13.2.6.4).</summary>
    public static HtmlParseMode ModeAfter(string name) => name switch
    {
        "title" or "textarea" => HtmlParseMode.RCData,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "script" => HtmlParseMode.Script,
        "plaintext" => HtmlParseMode.Plaintext,
        _ => HtmlParseMode.PCData,
    };

    /// <summary>The element of a start tag inside this one.</summary>
    public HtmlElement Inside(HtmlTagToken tag, ReadingCues cues)
    {
        var name = tag.Name;
        var byClass = Kind != SegmentKind.Furniture && !Whole.Contains(name) && HasPageClass(tag, cues);
        return new(
            name,
            KindOf(tag, byClass),
            ByClass || byClass,
            Hidden || Unseen.Contains(name) || IsHidden(tag),
            InLink || name == "a",
            InArticle || name is "article" or "main",
            KeepSpace || name == "pre");
    }

    private SegmentKind? KindOf(HtmlTagToken tag, bool byClass)
    {
        if (Kind == SegmentKind.Furniture || byClass || PageParts.Contains(tag.Name) || PageRoles.Contains(tag.GetAttribute("role") ?? ""))
            return SegmentKind.Furniture;
        return tag.Name switch
        {
            "header" when !InArticle => SegmentKind.Furniture,
            "h1" => SegmentKind.Title,
            "h2" or "h3" or "h4" or "h5" or "h6" => SegmentKind.Heading,
            "li" or "dt" or "dd" => SegmentKind.List,
            "blockquote" => SegmentKind.Quote,
            "figcaption" => SegmentKind.Caption,
            _ => Kind ?? KindOfClass(ClassWords(tag)),
        };
    }

    private static SegmentKind? KindOfClass(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word is "byline" or "author")
                return SegmentKind.Byline;
            if (word == "caption")
                return SegmentKind.Caption;
        }
        return null;
    }

    private static bool HasPageClass(HtmlTagToken tag, ReadingCues cues) => ClassWords(tag).Any(cues.FurnitureClass.Contains);

    // "top-bar menuItem": top, bar, topbar, menu, item, menuitem. An attribute of megabytes is no class.
    private static IEnumerable<string> ClassWords(HtmlTagToken tag)
    {
        var text = $"{tag.GetAttribute("class")} {tag.GetAttribute("id")}";
        if (text.Length is < 3 or > 1000)
            yield break;
        foreach (var name in text.Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = name.ToLowerInvariant().Split('-', '_', ':');
            foreach (var part in parts)
                yield return part;
            if (parts.Length > 1)
                yield return string.Concat(parts);
        }
    }

    private static bool IsHidden(HtmlTagToken tag) =>
        tag.Attributes.Exists(a => a.Name == "hidden")
        || tag.GetAttribute("aria-hidden") == "true"
        || (tag.GetAttribute("style") is { Length: > 0 and < 500 } style
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
