using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Sanad.Reading;

/// <summary>
/// Reads a page from AngleSharp's tokens without building its tree: a stack of open elements of bounded depth is all it keeps, so that a
/// million nested tags cost what a million tags cost (docs/decisions/0030). Nothing is run and nothing is fetched.
/// </summary>
internal sealed class HtmlReader
{
    // As deep as browsers build a tree; what lies deeper is read as part of the element at this depth.
    private const int Depth = 512;

    private readonly ReadingCues _cues;
    private readonly HtmlText _text = new();
    private readonly HtmlMetadata _metadata = new();
    private readonly List<HtmlElement> _open = [HtmlElement.Root];
    private readonly Dictionary<string, int> _openNames = new(StringComparer.Ordinal);
    private int _beyond;

    private HtmlReader(ReadingCues cues) => _cues = cues;

    /// <summary>The page's text, lines and facts.</summary>
    public static (string Text, List<Line> Lines, HtmlMetadata Metadata) Read(string html, ReadingCues cues, CancellationToken cancel)
    {
        var reader = new HtmlReader(cues);
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            cancel.ThrowIfCancellationRequested();
            tokens.State = reader.Take(token);
        }
        var (text, lines) = reader._text.Finish();
        return (text, lines, reader._metadata);
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
            case HtmlTokenType.Character:
                Write(token.Data);
                break;
        }
        return HtmlParseMode.PCData;
    }

    private void Start(HtmlTagToken tag)
    {
        _metadata.Take(tag);
        CloseImplied(tag.Name);
        if (HtmlElement.IsBlock(tag.Name) || tag.Name == "br")
            _text.Break(BlankBefore(tag.Name));
        else if (tag.Name is "td" or "th")
            _text.Add(" ", _open[^1]);
        if (HtmlElement.IsEmpty(tag.Name) || tag.IsSelfClosing)
            return;
        if (_open.Count >= Depth)
        {
            _beyond++;
            return;
        }
        _open.Add(_open[^1].Inside(tag, _cues));
        _openNames[tag.Name] = _openNames.GetValueOrDefault(tag.Name) + 1;
    }

    private void End(string name)
    {
        if (HtmlElement.IsBlock(name))
            _text.Break(BlankBefore(name));
        if (_beyond > 0)
            _beyond--;
        else if (_openNames.GetValueOrDefault(name) > 0)
            PopThrough(name);
        _metadata.End(name);
    }

    private void PopThrough(string name)
    {
        for (var found = false; !found;)
        {
            var top = _open[^1];
            _open.RemoveAt(_open.Count - 1);
            _openNames[top.Name]--;
            found = top.Name == name;
        }
    }

    // End tags that authors may leave out: a block ends a paragraph, an item ends the item before it.
    private void CloseImplied(string starting)
    {
        var (closed, within) = starting switch
        {
            "li" => ("li", "ul ol menu"),
            "dt" or "dd" => (_openNames.GetValueOrDefault("dd") > 0 ? "dd" : "dt", "dl"),
            "tr" => ("tr", "table"),
            "td" or "th" => (_openNames.GetValueOrDefault("td") > 0 ? "td" : "th", "tr table"),
            _ when HtmlElement.IsBlock(starting) => ("p", "td th table button caption object"),
            _ => ("", ""),
        };
        if (closed.Length == 0 || _openNames.GetValueOrDefault(closed) == 0 || _beyond > 0)
            return;
        for (var i = _open.Count - 1; i > 0 && !within.Split(' ').Contains(_open[i].Name); i--)
        {
            if (_open[i].Name == closed)
            {
                PopThrough(closed);
                return;
            }
        }
    }

    private void Write(string characters)
    {
        _metadata.Write(characters);
        if (!_open[^1].Hidden)
            _text.Add(characters, _open[^1]);
    }

    private static int BlankBefore(string name) => name is "br" or "tr" or "option" ? 0 : 1;
}
