using System.Buffers;
using System.Text;

namespace Sanad.Language;

/// <summary>
/// Reads the plain part of YAML that packs are written in (docs/formats/packs.md): maps and lists, by indentation or in braces and brackets, texts
/// plain or in quotes, comments. What goes beyond it (block texts, anchors, tags, several documents) is refused with its line, never misread.
/// Every start of the program reads packs: a general YAML library took several times as long.
/// </summary>
internal sealed class PackYaml
{
    private const int DeepestNesting = 32;
    private static readonly SearchValues<char> EndsOfPlainInFlow = SearchValues.Create(",[]{}:#\n\r");
    private readonly string _text;
    private readonly Func<int, string, PackException> _refusal;
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private int _depth;

    private PackYaml(string text, Func<int, string, PackException> refusal) => (_text, _refusal) = (text, refusal);

    /// <summary>The file's map; null when the file holds something else or nothing.</summary>
    /// <param name="text">The file.</param>
    /// <param name="refusal">Makes the exception for a line and a problem.</param>
    public static PackNode? Read(string text, Func<int, string, PackException> refusal)
    {
        var yaml = new PackYaml(text, refusal);
        if (!yaml.SkipBlank() || yaml.IsListItem())
            return null;
        var root = yaml.BlockMap(yaml.Column);
        return yaml.SkipBlank() ? throw yaml.Wrong("stands further left than the first key") : root;
    }

    private int Column => _at - _lineStart;

    private char Here => _at < _text.Length ? _text[_at] : '\0';

    private PackException Wrong(string problem) => _refusal(_line, problem);

    // Blocks

    private PackNode Block(int column)
    {
        if (++_depth > DeepestNesting)
            throw Wrong("is nested too deep");
        var block = IsListItem() ? BlockList(column) : BlockMap(column);
        _depth--;
        return block;
    }

    private PackNode BlockMap(int column)
    {
        var (line, entries) = (_line, new OrderedDictionary<string, PackNode>(StringComparer.Ordinal));
        while (SkipBlank() && Column == column && !IsListItem())
        {
            var key = BlockKey();
            if (!entries.TryAdd(key, BlockValue(column, isEntry: true)))
                throw Wrong($"the key \"{key}\" is there twice");
        }
        RefuseDeeper(column);
        return new() { Line = line, Entries = entries };
    }

    private PackNode BlockList(int column)
    {
        var (line, items) = (_line, new List<PackNode>());
        while (SkipBlank() && Column == column && IsListItem())
        {
            _at++;
            SkipSpaces();
            items.Add(BlockValue(column, isEntry: false));
        }
        RefuseDeeper(column);
        return new() { Line = line, Items = items };
    }

    private void RefuseDeeper(int column)
    {
        if (SkipBlank() && Column > column)
            throw Wrong("stands further right than the lines above it; write a long text in quotes or on one line");
    }

    private string BlockKey()
    {
        if (_text.AsSpan(_lineStart, Column).Contains('\t'))
            throw Wrong("indent with spaces, not tabs");
        if (Here is '"' or '\'')
        {
            var quoted = Quoted();
            ExpectColon();
            return quoted;
        }
        var end = _at;
        while (end < _text.Length && !IsLineEnd(_text[end]) && !(_text[end] == ':' && IsSpaceOrEnd(end + 1)))
            end++;
        if (end == _at || end == _text.Length || _text[end] != ':' || Here is '?' or '&' or '*' or '!' or '{' or '[')
            throw Wrong("write a key with a colon here: \"key: value\"");
        var key = _text[_at..end].TrimEnd();
        _at = end + 1;
        return key;
    }

    private void ExpectColon()
    {
        SkipSpaces();
        if (Here != ':')
            throw Wrong("write a colon after the key");
        _at++;
    }

    private PackNode BlockValue(int column, bool isEntry)
    {
        SkipSpaces();
        var line = _line;
        if (!IsAtEndOfLine())
            return ValueOnLine();
        if (SkipBlank() && (Column > column || (isEntry && Column == column && IsListItem())))
            return Block(Column);
        return new() { Line = line, Text = "" };
    }

    private PackNode ValueOnLine()
    {
        var value = Here is '[' or '{' or '"' or '\'' ? FlowValue() : new() { Line = _line, Text = PlainOnLine() };
        SkipSpaces();
        return IsAtEndOfLine() ? value : throw Wrong("something stands behind the value; put the whole text in quotes");
    }

    private string PlainOnLine()
    {
        RefuseIndicator();
        var end = _at;
        while (end < _text.Length && !IsLineEnd(_text[end]) && !(_text[end] == '#' && _text[end - 1] is ' ' or '\t'))
        {
            if (_text[end] == ':' && IsSpaceOrEnd(end + 1))
                throw Wrong("a text with a colon and a space needs quotes");
            end++;
        }
        var text = _text[_at..end].TrimEnd();
        _at = end;
        return text;
    }

    // Flow: lists in brackets, maps in braces

    private PackNode FlowValue()
    {
        SkipBlank();
        var line = _line;
        if (++_depth > DeepestNesting)
            throw Wrong("is nested too deep");
        PackNode value = Here switch
        {
            '[' => new() { Line = line, Items = FlowList() },
            '{' => new() { Line = line, Entries = FlowMap() },
            '"' or '\'' => new() { Line = line, Text = Quoted() },
            _ => new() { Line = line, Text = PlainInFlow() },
        };
        _depth--;
        return value;
    }

    private List<PackNode> FlowList()
    {
        var items = new List<PackNode>();
        _at++;
        while (!Closes(']'))
        {
            items.Add(FlowValue());
            SkipComma(']');
        }
        return items;
    }

    private OrderedDictionary<string, PackNode> FlowMap()
    {
        var entries = new OrderedDictionary<string, PackNode>(StringComparer.Ordinal);
        _at++;
        while (!Closes('}'))
        {
            var key = Here is '"' or '\'' ? Quoted() : PlainInFlow();
            ExpectColon();
            if (!entries.TryAdd(key, FlowValue()))
                throw Wrong($"the key \"{key}\" is there twice");
            SkipComma('}');
        }
        return entries;
    }

    private bool Closes(char bracket)
    {
        SkipBlank();
        if (_at >= _text.Length)
            throw Wrong($"a {bracket} is missing");
        if (Here != bracket)
            return false;
        _at++;
        return true;
    }

    private void SkipComma(char bracket)
    {
        SkipBlank();
        if (Here == ',')
            _at++;
        else if (Here != bracket)
            throw Wrong($"write a comma or {bracket} here");
    }

    // A long text may go on in the next line: the line end counts as one space.
    private string PlainInFlow()
    {
        RefuseIndicator();
        var text = PlainPiece();
        while (IsLineEnd(Here))
        {
            SkipBlank();
            if (_at >= _text.Length || EndsOfPlainInFlow.Contains(Here))
                break;
            text = $"{text} {PlainPiece()}";
        }
        return text.Length > 0 ? text : throw Wrong("a text is missing here");
    }

    private string PlainPiece()
    {
        var end = _at;
        while (end < _text.Length)
        {
            var length = _text.AsSpan(end).IndexOfAny(EndsOfPlainInFlow);
            end = length < 0 ? _text.Length : end + length;
            var goesOn = end < _text.Length && (_text[end] is ':' && !IsSpaceOrEnd(end + 1) && !EndsOfPlainInFlow.Contains(_text[end + 1])
                || (_text[end] is '#' && _text[end - 1] is not (' ' or '\t')));
            if (!goesOn)
                break;
            end++;
        }
        var piece = _text.AsSpan(_at, end - _at).TrimEnd().ToString();
        _at = end;
        return piece;
    }

    private void RefuseIndicator()
    {
        if (Here is '|' or '>' or '&' or '*' or '!' or '%' or '@' or '`' || (Here is '?' && IsSpaceOrEnd(_at + 1)))
            throw Wrong($"a text that begins with {Here} needs quotes; block texts, anchors and tags are not read in packs");
    }

    // Quotes

    private string Quoted()
    {
        var (quote, text) = (Here, new StringBuilder());
        for (_at++; ; _at++)
        {
            if (_at >= _text.Length || IsLineEnd(Here))
                throw Wrong("the closing quote is missing on this line");
            if (Here == quote && quote == '\'' && _at + 1 < _text.Length && _text[_at + 1] == '\'')
                _at++;
            else if (Here == quote)
                break;
            text.Append(Here == '\\' && quote == '"' ? Escaped() : Here);
        }
        _at++;
        return text.ToString();
    }

    private char Escaped()
    {
        _at++;
        return Here switch
        {
            '"' or '\\' or '/' => Here,
            'n' => '\n',
            't' => '\t',
            _ => throw Wrong("after a backslash only \" \\ / n t are read; write other characters as they are"),
        };
    }

    // Blanks

    /// <summary>Goes to the next thing that is no blank and no comment; false at the end of the file.</summary>
    private bool SkipBlank()
    {
        while (_at < _text.Length)
        {
            SkipSpaces();
            if (!IsAtEndOfLine())
                return true;
            SkipLine();
        }
        return false;
    }

    private void SkipLine()
    {
        var end = _text.AsSpan(_at).IndexOf('\n');
        _at = end < 0 ? _text.Length : _at + end + 1;
        (_line, _lineStart) = (_line + 1, _at);
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
            _at++;
    }

    // A # begins a comment at the start of a line or behind a space.
    private bool IsAtEndOfLine() => _at >= _text.Length || IsLineEnd(Here) || (Here == '#' && (_at == 0 || _text[_at - 1] is ' ' or '\t' or '\n'));

    private bool IsListItem() => Here == '-' && IsSpaceOrEnd(_at + 1);

    private bool IsSpaceOrEnd(int at) => at >= _text.Length || _text[at] is ' ' or '\t' or '\n' or '\r';

    private static bool IsLineEnd(char unit) => unit is '\n' or '\r';
}
