using System.Text;
using System.Xml;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Lays out the text of a Word document's main part: a paragraph a line, an empty line between, a table row a line.</summary>
internal sealed class WordText(IReadOnlyDictionary<string, string> styles)
{
    /// <summary>The namespace of WordprocessingML (ECMA-376, transitional).</summary>
    public const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly StringBuilder _text = new();
    private readonly List<(TextSpan Span, int Blank, SegmentKind? Kind)> _lines = [];
    private readonly StringBuilder _line = new();
    private SegmentKind? _kind;
    private int _rows;
    private bool _cellBegun;

    /// <summary>Reads all elements; text that was moved or deleted, and the second copy of a drawing, are left out.</summary>
    public void Read(XmlReader xml, CancellationToken cancel)
    {
        while (xml.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (xml.NodeType == XmlNodeType.Element)
            {
                while (xml.NodeType == XmlNodeType.Element && xml.LocalName is "moveFrom" or "Fallback" or "del")
                    xml.Skip();
                if (xml.NodeType == XmlNodeType.Element)
                    Start(xml);
            }
            if (xml.NodeType == XmlNodeType.EndElement)
                End(xml.LocalName);
        }
    }

    /// <summary>The text and its lines.</summary>
    public (string Text, List<Line> Lines) Finish()
    {
        EndLine();
        var text = _text.ToString();
        return (text, [.. _lines.Select(l => new Line(text, l.Span, l.Blank, l.Kind))]);
    }

    private void Start(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "t" when xml.NamespaceURI == Main || xml.NamespaceURI.EndsWith("/wordprocessingml/main", StringComparison.Ordinal):
                AddText(xml);
                break;
            case "tab":
                _line.Append('\t');
                break;
            case "br" or "cr" when _rows == 0:
                EndLine();
                break;
            case "pStyle":
                _kind = KindOf(xml.GetAttribute("val", xml.NamespaceURI));
                break;
            case "numPr":
                _kind ??= SegmentKind.List;
                break;
            case "tr" when !xml.IsEmptyElement:
                _rows++;
                _cellBegun = false;
                break;
            case "tc":
                if (_cellBegun)
                    NextCell();
                _cellBegun = true;
                break;
        }
    }

    // Reading the content moves on to the end tag, or past it when the element is empty.
    private void AddText(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        while (xml.Read() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA)
                _line.Append(xml.Value);
        }
    }

    private void End(string name)
    {
        if (name == "tr")
            _rows--;
        if ((name == "p" && _rows == 0) || (name == "tr" && _rows == 0))
            EndLine();
        else if (name == "p" && _line.Length > 0 && _line[^1] is not ('\t' or ' '))
            _line.Append(' ');
        if (name == "p" && _rows == 0)
            _kind = null;
    }

    private void NextCell()
    {
        while (_line.Length > 0 && _line[^1] == ' ')
            _line.Length--;
        _line.Append('\t');
    }

    private void EndLine()
    {
        var words = _line.ToString();
        var start = words.AsSpan().TrimStart();
        _line.Clear();
        var trimmed = start.TrimEnd();
        var (from, to) = (0, trimmed.Length);
        while (from < to && !LineKey.HasInk(trimmed[from]))
            from++;
        while (to > from && !LineKey.HasInk(trimmed[to - 1]))
            to--;
        if (from == to)
            return;
        if (_text.Length > 0)
            _text.Append(_lines.Count > 0 && _rows > 0 ? "\n" : "\n\n");
        _lines.Add((new(_text.Length, _text.Length + to - from), 1, _kind));
        _text.Append(trimmed[from..to]);
    }

    private SegmentKind? KindOf(string? styleId)
    {
        var name = styleId is not null && styles.TryGetValue(styleId, out var known) ? known : styleId?.ToLowerInvariant() ?? "";
        return name switch
        {
            "title" => SegmentKind.Title,
            "caption" => SegmentKind.Caption,
            "quote" or "intense quote" or "intensequote" => SegmentKind.Quote,
            _ when name.StartsWith("heading", StringComparison.Ordinal) || name == "subtitle" => SegmentKind.Heading,
            _ when name.StartsWith("list", StringComparison.Ordinal) => SegmentKind.List,
            _ => null,
        };
    }
}
