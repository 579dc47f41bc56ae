using System.Collections.Frozen;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>An open element as the text inside it needs to know it, inherited from the element around it.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Block">The part of the page that it lies in.</param>
/// <param name="Kind">What its tag says of its text; null = nothing.</param>
/// <param name="InlineHint">What an inline element around the text says, since its block began.</param>
/// <param name="Hidden">Not shown to a reader: scripts, styles, templates, hidden elements.</param>
/// <param name="InLink">Inside a link.</param>
/// <param name="KeepSpace">White space counts (pre).</param>
internal readonly record struct HtmlElement(
    string Name, int Block, SegmentKind? Kind, PageHint InlineHint, bool Hidden, bool InLink, bool KeepSpace)
{
    private static readonly FrozenSet<string> Blocks = Set(
        "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset "
        + "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section select summary table tbody tfoot thead tr ul");

    private static readonly FrozenSet<string> Empty = Set("area base br col embed hr img input link meta param source track wbr");
    private static readonly FrozenSet<string> Unseen =
        Set("script style template noscript svg math object iframe head textarea select audio video canvas datalist");

    /// <summary>The element outside all others.</summary>
    public static HtmlElement Root { get; } = new("", 0, null, PageHint.None, false, false, false);

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
    /// <param name="tag">The tag.</param>
    /// <param name="hint">What it says of itself.</param>
    /// <param name="block">The part that it opens; null for an inline element.</param>
    public HtmlElement Inside(HtmlTagToken tag, PageHint hint, int? block) => new(
        tag.Name,
        block ?? Block,
        KindOf(tag.Name) ?? Kind,
        block is not null ? PageHint.None : hint == PageHint.None ? InlineHint : hint,
        Hidden || IsUnseen(tag),
        InLink || tag.Name == "a",
        KeepSpace || tag.Name == "pre");

    /// <summary>Neither it nor what it holds is shown.</summary>
    public static bool IsUnseen(HtmlTagToken tag) => Unseen.Contains(tag.Name) || IsHidden(tag);

    private static SegmentKind? KindOf(string name) => name switch
    {
        "h1" => SegmentKind.Title,
        "h2" or "h3" or "h4" or "h5" or "h6" => SegmentKind.Heading,
        "li" or "dt" or "dd" => SegmentKind.List,
        "blockquote" => SegmentKind.Quote,
        "figcaption" => SegmentKind.Caption,
        _ => null,
    };

    private static bool IsHidden(HtmlTagToken tag) =>
        tag.Attributes.Exists(a => a.Name == "hidden")
        || tag.GetAttribute("aria-hidden") == "true"
        || (tag.GetAttribute("style") is { Length: > 0 and < 500 } style
            && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase));

    /// <summary>A set of names, written with spaces between.</summary>
    public static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
