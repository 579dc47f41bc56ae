using Sanad.Basics;

namespace Sanad.Language;

/// <summary>
/// Finds names of one or more words in tokens, the longest first, in time linear in the tokens. A name is cut at spaces, hyphens and ZWNJ; at each
/// such joint the text may have a space, a hyphen or nothing («گوهر دشت», «گوهر‌دشت»). Where a name has no joint the text may have none either:
/// «به شهر» is not the city «بهشهر».
/// </summary>
internal sealed class PhraseMap<T>
{
    private const int LongestWithVariants = 5;
    private static readonly List<T> Nothing = [];
    private readonly Node _root = new();
    private FirstWords _first;

    /// <summary>Adds a name; what was added before under the same words stays beside it.</summary>
    public void Add(string phrase, T value)
    {
        foreach (var words in Variants(Parts(phrase)))
        {
            _first.Add(words[0]);
            var node = _root;
            foreach (var word in words)
                node = node.Next(word);
            if (!node.Values.Contains(value))
                node.Values.Add(value);
        }
    }

    /// <summary>The words that a name can begin with.</summary>
    public IEnumerable<string> FirstWords => _root.Words;

    /// <summary>The longest name that begins at a token; count = tokens it takes, 0 with an empty list when there is none.</summary>
    public List<T> Longest(List<Token> tokens, int at, out int count)
    {
        count = 0;
        if (at >= tokens.Count || !_first.MayHold(tokens[at].Word))
            return Nothing;
        var found = Nothing;
        var node = _root;
        for (var i = at; i < tokens.Count; i++)
        {
            if (i > at && IsJoint(tokens, i))
                continue;
            if (tokens[i].Kind == TokenKind.Break || !node.TryNext(tokens[i].Word, out node))
                break;
            if (node.Values.Count > 0)
                (found, count) = (node.Values, i + 1 - at);
        }
        return found;
    }

    /// <summary>The span of some tokens.</summary>
    public static TextSpan SpanOf(List<Token> tokens, int at, int count) => new(tokens[at].Span.Start, tokens[at + count - 1].Span.End);

    // A hyphen that touches words on both sides.
    private static bool IsJoint(List<Token> tokens, int i) =>
        tokens[i].IsMark("-") && i + 1 < tokens.Count && tokens[i].Touches(tokens[i + 1]) && tokens[i - 1].Touches(tokens[i]);

    private static List<string> Parts(string phrase)
    {
        if (phrase is "-")
            return [phrase];
        var parts = new List<string>();
        foreach (var piece in phrase.Split(['\u200C', '-', '‑'], StringSplitOptions.RemoveEmptyEntries))
            parts.AddRange(Tokenizer.Tokenize(piece, new(0, piece.Length)).Select(token => token.Folded));
        return parts;
    }

    private static IEnumerable<List<string>> Variants(List<string> parts)
    {
        var joints = parts.Count <= LongestWithVariants ? parts.Count - 1 : 0;
        for (var glued = 0; glued < 1 << joints; glued++)
        {
            var words = new List<string> { parts[0] };
            for (var i = 1; i < parts.Count; i++)
            {
                if ((glued & (1 << (i - 1))) != 0)
                    words[^1] += parts[i];
                else
                    words.Add(parts[i]);
            }
            yield return words;
        }
    }

    private sealed class Node
    {
        private WordMap<Node>? _next;

        public List<T> Values { get; } = [];

        public IEnumerable<string> Words => _next?.Words ?? [];

        public Node Next(string word)
        {
            _next ??= new();
            if (!_next.TryGetValue(word, out var node))
                _next[word] = node = new();
            return node;
        }

        public bool TryNext(Word word, out Node node)
        {
            node = this;
            if (_next is null || !_next.TryGetValue(word, out var next))
                return false;
            node = next;
            return true;
        }
    }
}
