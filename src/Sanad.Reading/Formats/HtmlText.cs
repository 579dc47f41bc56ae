using System.Text;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Lays out the text of a page: one line a block, an empty line between blocks, white space collapsed as a browser does.</summary>
internal sealed class HtmlText
{
    private const int HintedShare = 80;
    private const int CellUnits = 200;

    // Where the line, or a cell of its table row, began, and what had been counted before.
    private readonly record struct Piece(int Start, int Inked, int Linked, int Hinted, HtmlElement Element);

    private readonly StringBuilder _text = new();
    private readonly List<HtmlLine> _lines = [];
    private readonly List<HtmlBlock> _blocks;
    private readonly List<Piece> _pieces = [];
    private int _blank, _linked, _inked, _hinted;
    private bool _space, _cell;
    private TextSpan _name;

    public HtmlText(List<HtmlBlock> blocks) => _blocks = blocks;

    /// <summary>Lines so far; the one that is being written is the next.</summary>
    public int Lines => _lines.Count;

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

    /// <summary>A cell of a table row begins.</summary>
    public void BeginCell() => (_space, _cell) = (true, _pieces.Count > 0);

    /// <summary>Ends the line; the next one stands <paramref name="blank"/> empty lines below.</summary>
    /// <param name="blank">Empty lines.</param>
    /// <param name="row">The end of a table row, and not of something inside a cell.</param>
    public void Break(int blank, bool row)
    {
        if (_pieces.Count > 0)
            EndLine(row);
        (_space, _cell) = (false, false);
        _blank = Math.Max(_blank, blank);
    }

    /// <summary>The page.</summary>
    public HtmlLayout Finish()
    {
        Break(0, row: true);
        return new(_text.ToString(), _lines, _blocks);
    }

    // The cells of a table of data make one line; a table that lays out a page, told by paragraphs in its cells, is cut at its cells.
    private void EndLine(bool row)
    {
        _pieces.Add(new(_text.Length + 1, _inked, _linked, _hinted, default));
        var whole = _pieces.Count == 2 || (row && !HasLongCell());
        if (whole)
            Keep(_pieces[0], _pieces[^1], _pieces.Count > 2 ? _blocks[_pieces[0].Element.Block].Parent : _pieces[0].Element.Block);
        else
            KeepCells();
        _text.Append('\n');
        _pieces.Clear();
        (_blank, _linked, _inked, _hinted, _name) = (0, 0, 0, 0, default);
    }

    private void KeepCells()
    {
        for (var i = 0; i + 1 < _pieces.Count; i++)
        {
            Keep(_pieces[i], _pieces[i + 1], _pieces[i].Element.Block);
            if (i + 2 < _pieces.Count)
                _text[_pieces[i + 1].Start - 1] = '\n';
            _blank = 0;
        }
    }

    private bool HasLongCell()
    {
        for (var i = 0; i + 1 < _pieces.Count; i++)
        {
            if (_pieces[i + 1].Start - _pieces[i].Start > CellUnits)
                return true;
        }
        return false;
    }

    private void Keep(Piece piece, Piece next, int block)
    {
        var (inked, linked, hinted) = (next.Inked - piece.Inked, next.Linked - piece.Linked, next.Hinted - piece.Hinted);
        var span = Trim(new(piece.Start, next.Start - 1));
        if (span.Length == 0)
            return;
        var hint = hinted * 100L >= inked * (long)HintedShare ? piece.Element.InlineHint : PageHint.None;
        _lines.Add(new(span, _blank, piece.Element.Kind, block, inked, linked, hint, span.Contains(_name) ? _name : default));
        _blocks[block].OwnLines++;
    }

    private void AddSpace(char unit, HtmlElement element)
    {
        if (element.KeepSpace && unit == '\n')
            Break(0, row: false);
        else
            _space = true;
    }

    private void AddInk(char unit, HtmlElement element)
    {
        if (_pieces.Count == 0)
            Begin(element);
        else if (_space)
            Continue(element);
        _space = false;
        _text.Append(unit);
        _inked++;
        _linked += element.InLink ? 1 : 0;
        _hinted += element.InlineHint != PageHint.None ? 1 : 0;
        if (element.InlineHint == PageHint.Byline)
            _name = new(_name.End == 0 ? _text.Length - 1 : _name.Start, _text.Length);
    }

    private void Begin(HtmlElement element)
    {
        for (var i = 0; i < _blank && _text.Length > 0; i++)
            _text.Append('\n');
        _pieces.Add(new(_text.Length, 0, 0, 0, element));
    }

    private void Continue(HtmlElement element)
    {
        _text.Append(' ');
        if (_cell)
            _pieces.Add(new(_text.Length, _inked, _linked, _hinted, element));
        _cell = false;
    }

    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = (span.Start, Math.Min(span.End, _text.Length));
        while (start < end && !LineKey.HasInk(_text[start]))
            start++;
        while (end > start && !LineKey.HasInk(_text[end - 1]))
            end--;
        return new(start, end);
    }
}
