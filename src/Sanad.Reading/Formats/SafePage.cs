using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Sanad.Reading;

/// <summary>
/// A web page for looking at, made anew from its tokens: elements of structure that an allow-list names, and text. No script, style, link, picture, frame
/// or form comes through, and no attribute but direction, language and the spans of table cells, so that there is nothing to load and nothing to run.
/// </summary>
public sealed class SafePage
{
    // As deep as browsers build a tree; and what a browser on an old laptop still lays out.
    private const int Depth = 256, MostUnits = 1_500_000, MostSpan = 100;

    private static readonly FrozenSet<string> Allowed = HtmlElement.Set(
        "h1 h2 h3 h4 h5 h6 p div blockquote pre ul ol li dl dt dd table thead tbody tfoot tr td th caption b strong i em u s sub sup small article section main header footer nav aside figure figcaption");

    private static readonly FrozenSet<string> Dropped = HtmlElement.Set(
        "script style template noscript noembed noframes xmp svg math object iframe frame frameset title textarea select audio video canvas datalist");

    private readonly StringBuilder _made = new();
    private readonly List<string> _open = [];
    private string? _dropping;
    private int _droppingDepth;

    private SafePage()
    {
    }

    /// <summary>The page as a whole HTML document; empty when it is larger than what is read.</summary>
    /// <param name="original">Its bytes; seekable.</param>
    /// <param name="cancel">Between tokens.</param>
    public static string Of(Stream original, CancellationToken cancel)
    {
        var census = ByteCensus.Take(original, cancel);
        return census.Length > new ReaderOptions().HtmlBytes ? "" : OfText(DecodedText.Of(original, census, HtmlFile.DeclaredCharset(census.Head), cancel).Text, cancel);
    }

    /// <summary>The same of a page's text.</summary>
    public static string OfText(string html, CancellationToken cancel)
    {
        var page = new SafePage();
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile && page._made.Length < MostUnits; token = tokens.Get())
        {
            cancel.ThrowIfCancellationRequested();
            tokens.State = page.Take(token);
        }
        page.Close(0);
        return $"<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title></title></head><body>{page._made}</body></html>";
    }

    private HtmlParseMode Take(HtmlToken token)
    {
        switch (token.Type)
        {
            case HtmlTokenType.StartTag:
                Start(token.AsTag());
                return HtmlElement.ModeAfter(token.Name);
            case HtmlTokenType.EndTag:
                End(token.Name);
                break;
            case HtmlTokenType.Character when _dropping is null:
                _made.Append(Escaped(token.Data));
                break;
        }
        return HtmlParseMode.PCData;
    }

    private void Start(HtmlTagToken tag)
    {
        if (_dropping is not null)
            _droppingDepth += tag.Name == _dropping && !tag.IsSelfClosing ? 1 : 0;
        else if (Dropped.Contains(tag.Name) && !tag.IsSelfClosing)
            (_dropping, _droppingDepth) = (tag.Name, 1);
        else if (tag.Name is "br" or "hr")
            _made.Append(CultureInfo.InvariantCulture, $"<{tag.Name}>");
        else if (tag.Name == "img" && tag.GetAttribute("alt") is { Length: > 0 } words)
            _made.Append(CultureInfo.InvariantCulture, $" <i>[{Escaped(words)}]</i> ");
        else if (Allowed.Contains(tag.Name) && _open.Count < Depth)
            Open(tag);
    }

    private void Open(HtmlTagToken tag)
    {
        _open.Add(tag.Name);
        _made.Append('<').Append(tag.Name);
        if (tag.GetAttribute("dir")?.ToLowerInvariant() is "ltr" or "rtl" or "auto")
            _made.Append(CultureInfo.InvariantCulture, $" dir=\"{tag.GetAttribute("dir")!.ToLowerInvariant()}\"");
        if (tag.GetAttribute("lang") is { Length: > 1 and < 20 } language && language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            _made.Append(CultureInfo.InvariantCulture, $" lang=\"{language}\"");
        foreach (var span in (string[])["colspan", "rowspan"])
        {
            if (int.TryParse(tag.GetAttribute(span), NumberStyles.None, CultureInfo.InvariantCulture, out var cells) && cells is > 1 and <= MostSpan)
                _made.Append(CultureInfo.InvariantCulture, $" {span}=\"{cells}\"");
        }
        _made.Append('>');
    }

    private void End(string name)
    {
        if (_dropping is not null)
        {
            if (name == _dropping && --_droppingDepth == 0)
                _dropping = null;
            return;
        }
        if (_open.LastIndexOf(name) is >= 0 and var at)
            Close(at);
    }

    private void Close(int downTo)
    {
        for (; _open.Count > downTo; _open.RemoveAt(_open.Count - 1))
            _made.Append("</").Append(_open[^1]).Append('>');
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text.Replace("\0", "", StringComparison.Ordinal));
}
