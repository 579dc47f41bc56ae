using System.Collections.Concurrent;
using System.Collections.Frozen;
using AngleSharp.Html.Parser.Tokens;

namespace Sanad.Reading;

/// <summary>Reads what start tags say of the part of the page that they open.</summary>
internal sealed class HtmlHints(ReadingCues cues)
{
    private const int LongestAttribute = 1000;
    private const int MostRemembered = 10_000;

    private static readonly FrozenSet<string> Frames = HtmlElement.Set("nav aside footer form button menu dialog label");
    private static readonly FrozenSet<string> Whole = HtmlElement.Set("html body main");

    private static readonly FrozenSet<string> FrameRoles =
        HtmlElement.Set("navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar form");

    // Pages repeat a few hundred class texts over and over.
    private readonly ConcurrentDictionary<string, PageHint> _known = new(StringComparer.Ordinal);

    /// <summary>The strongest hint of a tag.</summary>
    public PageHint Of(HtmlTagToken tag)
    {
        if (Frames.Contains(tag.Name) || FrameRoles.Contains(tag.GetAttribute("role") ?? ""))
            return PageHint.Frame;
        if (tag.GetAttribute("itemprop") is { Length: > 0 } property && OfProperty(property) is var known and not PageHint.None)
            return known;
        if (Whole.Contains(tag.Name) || tag.GetAttribute("role") is "main" or "article")
            return PageHint.Article;
        var byName = OfAttribute(tag.GetAttribute("class"));
        if (byName == PageHint.None)
            byName = OfAttribute(tag.GetAttribute("id"));
        return byName == PageHint.None ? OfTag(tag.Name) : byName;
    }

    private static PageHint OfTag(string name) => name switch
    {
        "article" => PageHint.Article,
        "figure" or "figcaption" => PageHint.Caption,
        "time" => PageHint.Date,
        _ => PageHint.None,
    };

    private static PageHint OfProperty(string property) => property switch
    {
        "articleBody" => PageHint.Text,
        "author" => PageHint.Byline,
        "datePublished" or "dateModified" => PageHint.Date,
        "description" => PageHint.Lead,
        "comment" => PageHint.Comments,
        "caption" => PageHint.Caption,
        _ => PageHint.None,
    };

    private PageHint OfAttribute(string? text)
    {
        if (text is not { Length: >= 2 and <= LongestAttribute })
            return PageHint.None;
        if (_known.TryGetValue(text, out var hint))
            return hint;
        hint = OfNames(text);
        if (_known.Count < MostRemembered)
            _known[text] = hint;
        return hint;
    }

    // Among the names of one element: the text's own name, then comments, furniture, byline and caption, the article last.
    private PageHint OfNames(string text)
    {
        var found = new bool[Enum.GetValues<PageHint>().Length];
        foreach (var name in text.Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries))
            found[(int)OfName(ClassWords.Of(name))] = true;
        foreach (var hint in (ReadOnlySpan<PageHint>)
            [PageHint.Text, PageHint.Comments, PageHint.Furniture, PageHint.Lead, PageHint.Byline, PageHint.Date, PageHint.Caption, PageHint.Article])
        {
            if (found[(int)hint])
                return hint;
        }
        return PageHint.None;
    }

    // "comments-open", "no-sidebar" and "has-share" tell a state of the page, not a part of it.
    private PageHint OfName(List<string> words)
    {
        if (words.Count == 0 || (words.Count > 1 && cues.ClassState.AreIn(words)))
            return PageHint.None;
        if (cues.CommentsClass.AreIn(words))
            return PageHint.Comments;
        if (cues.FurnitureClass.AreIn(words))
            return PageHint.Furniture;
        if (cues.TextClass.AreIn(words))
            return PageHint.Text;
        if (cues.LooseFurnitureClass.AreIn(words))
            return PageHint.Furniture;
        if (cues.LeadClass.AreIn(words))
            return PageHint.Lead;
        if (cues.BylineClass.AreIn(words))
            return PageHint.Byline;
        if (cues.DateClass.AreIn(words))
            return PageHint.Date;
        if (cues.CaptionClass.AreIn(words))
            return PageHint.Caption;
        return cues.ArticleClass.AreIn(words) ? PageHint.Article : PageHint.None;
    }
}
