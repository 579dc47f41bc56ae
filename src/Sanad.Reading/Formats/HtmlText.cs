using System.Text;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Lays out the text of a page: one line a block, an empty line between blocks, white space collapsed as a browser does.</summary>
internal sealed class HtmlText
{
    private const int LinkedShare = 80;
    private readonly StringBuilder _text = new();
    private readonly List<(TextSpan Span, int Blank, SegmentKind? Kind, bool ByClass)> _lines = [];
    private HtmlElement _element;
    private bool _started;
    private int _start, _blank, _linked, _inked;
    private bool _space;

    /// <summary>Text inside an element.</summary>
    public void Add(string characters, HtmlElement element)
    {
        foreach (var unit in characters)
        {
            if (unit is ' ' or '\t' or '\n' or '\r' or '\f')
                AddSpace(unit, element);
            else
                AddInk(unit, element);
        }
    }

    /// <summary>Ends the line; the next one stands <paramref name="blank"/> empty lines below.</summary>
    public void Break(int blank)
    {
        if (_started)
        {
            _lines.Add((new(_start, _text.Length), _blank, KindOfLine(), _element.ByClass));
            _text.Append('\n');
            (_started, _blank, _linked, _inked) = (false, 0, 0, 0);
        }
        _space = false;
        _blank = Math.Max(_blank, blank);
    }

    /// <summary>The text and its lines. When class words claim most of the running text, they name the template and not its furniture.</summary>
    public (string Text, List<Line> Lines) Finish()
    {
        Break(0);
        var text = _text.ToString();
        var trusted = ProseUnits(text, byClass: true) <= ProseUnits(text, byClass: false);
        var lines = new List<Line>(_lines.Count);
        foreach (var (span, blank, kind, byClass) in _lines)
        {
            var trimmed = Trim(text, span);
            if (trimmed.Length > 0)
                lines.Add(new(text, trimmed, blank, byClass && !trusted ? null : kind));
        }
        return (text, lines);
    }

    private void AddSpace(char unit, HtmlElement element)
    {
        if (element.KeepSpace && unit == '\n')
            Break(0);
        else
            _space = true;
    }

    private void AddInk(char unit, HtmlElement element)
    {
        if (!_started)
            Begin(element);
        else if (_space)
            _text.Append(' ');
        _space = false;
        _text.Append(unit);
        _inked++;
        _linked += element.InLink ? 1 : 0;
    }

    private void Begin(HtmlElement element)
    {
        for (var i = 0; i < _blank && _text.Length > 0; i++)
            _text.Append('\n');
        (_started, _start, _element) = (true, _text.Length, element);
    }

    // A line that is nearly all links leads elsewhere: a menu, a list of other articles. In a heading or a sentence of an article it does not.
    private SegmentKind? KindOfLine()
    {
        var leadsAway = _linked * 100 >= _inked * LinkedShare && _element.Kind switch
        {
            null or SegmentKind.List => true,
            SegmentKind.Heading => !_element.InArticle,
            _ => false,
        };
        return leadsAway ? SegmentKind.Furniture : _element.Kind;
    }

    private long ProseUnits(string text, bool byClass) =>
        _lines.Where(l => l.ByClass == byClass && l.Span.Length > 80 && LineKey.EndsSentence(l.Span.Of(text))).Sum(l => (long)l.Span.Length);

    private static TextSpan Trim(string text, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && !LineKey.HasInk(text[start]))
            start++;
        while (end > start && !LineKey.HasInk(text[end - 1]))
            end--;
        return new(start, end);
    }
}
