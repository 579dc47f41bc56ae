using System.Collections.Frozen;
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

    // A page of more parts than this is no article; further ones are read as part of the block around them.
    private const int MostBlocks = 1 << 20;

    // What ends the search for an element that its author left open.
    private static readonly FrozenSet<string> Lists = HtmlElement.Set("ul ol menu");
    private static readonly FrozenSet<string> Terms = HtmlElement.Set("dl");
    private static readonly FrozenSet<string> Tables = HtmlElement.Set("table");
    private static readonly FrozenSet<string> Rows = HtmlElement.Set("tr table");
    private static readonly FrozenSet<string> Cells = HtmlElement.Set("td th table button caption object");

    private readonly HtmlHints _hints;
    private readonly List<HtmlBlock> _blocks = [new(0, "", PageHint.None)];
    private readonly HtmlText _text;
    private readonly HtmlMetadata _metadata = new();
    private readonly List<HtmlElement> _open = [HtmlElement.Root];
    private readonly Dictionary<string, int> _openNames = new(StringComparer.Ordinal);
    private int _beyond;

    private HtmlReader(ReadingCues cues) => (_hints, _text) = (cues.Hints, new(_blocks));

    /// <summary>The page laid out, and its facts.</summary>
    public static (HtmlLayout Layout, HtmlMetadata Metadata) Read(string html, ReadingCues cues, CancellationToken cancel)
    {
        var reader = new HtmlReader(cues);
        using var source = new TextSource(html);
        using var tokens = new HtmlTokenizer(source, HtmlEntityProvider.Resolver) { SkipComments = true };
        for (var token = tokens.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            cancel.ThrowIfCancellationRequested();
            tokens.State = reader.Take(token);
        }
        return (reader._text.Finish(), reader._metadata);
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
            _text.Break(BlankBefore(tag.Name), tag.Name is "tr" or "tbody" or "thead" or "tfoot");
        else if (tag.Name is "td" or "th")
            _text.BeginCell();
        if (HtmlElement.IsEmpty(tag.Name) || tag.IsSelfClosing)
            return;
        if (_open.Count >= Depth)
        {
            _beyond++;
            return;
        }
        Open(tag);
        _openNames[tag.Name] = _openNames.GetValueOrDefault(tag.Name) + 1;
    }

    private void Open(HtmlTagToken tag)
    {
        var around = _open[^1];
        var hint = around.Hidden ? PageHint.None : _hints.Of(tag);
        int? block = null;
        if (!around.Hidden && _blocks.Count < MostBlocks && (HtmlElement.IsBlock(tag.Name) || tag.Name is "td" or "th"))
        {
            block = _blocks.Count;
            _blocks.Add(new(around.Block, tag.Name, hint));
        }
        _open.Add(around.Inside(tag, hint, block));
    }

    private void End(string name)
    {
        if (HtmlElement.IsBlock(name))
            _text.Break(BlankBefore(name), name is "tr" or "tbody" or "thead" or "tfoot" or "table");
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
            "li" => ("li", Lists),
            "dt" or "dd" => (_openNames.GetValueOrDefault("dd") > 0 ? "dd" : "dt", Terms),
            "tr" => ("tr", Tables),
            "td" or "th" => (_openNames.GetValueOrDefault("td") > 0 ? "td" : "th", Rows),
            _ when HtmlElement.IsBlock(starting) => ("p", Cells),
            _ => ("", Cells),
        };
        if (closed.Length == 0 || _openNames.GetValueOrDefault(closed) == 0 || _beyond > 0)
            return;
        for (var i = _open.Count - 1; i > 0 && !within.Contains(_open[i].Name); i--)
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
