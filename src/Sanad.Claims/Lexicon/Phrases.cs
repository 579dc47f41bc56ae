using Sanad.Language;

namespace Sanad.Claims.Lexicon;

/// <summary>Phrases of one or more words with what they mean; finds the longest that begins at a token.</summary>
internal sealed class Phrases<T>
{
    private sealed class Node
    {
        public WordMap<Node>? Next;
        public T? Value;
        public bool Ends;
    }

    private readonly Node _root = new() { Next = new() };
    private FirstWords _first;

    /// <summary>The first words of all phrases.</summary>
    public IEnumerable<string> FirstWords => _root.Next!.Words;

    /// <summary>Adds a phrase, cut as text is cut; one that is there already is kept unless <paramref name="merge"/> makes one of both.</summary>
    public void Add(string phrase, T value, Func<T, T, T>? merge = null)
    {
        var node = _root;
        foreach (var token in Tokenizer.Tokenize(phrase, new(0, phrase.Length)))
        {
            if (node == _root)
                _first.Add(token.Folded);
            node.Next ??= new();
            if (!node.Next.TryGetValue(token.Word, out var next))
                node.Next[token.Folded] = next = new();
            node = next;
        }
        node.Value = !node.Ends ? value : merge is null ? node.Value : merge(node.Value!, value);
        node.Ends = true;
    }

    /// <summary>The longest phrase that begins at a token and ends at or before <paramref name="end"/>; none before the first token of the text.</summary>
    public bool TryMatch(List<Token> tokens, int at, int end, out T? value, out int length)
    {
        (value, length) = (default, 0);
        if (at < 0 || at >= end || !_first.MayHold(tokens[at].Word))
            return false;
        var node = _root;
        for (var i = at; i < end && node.Next is { } next && next.TryGetValue(tokens[i].Word, out var inner); i++)
        {
            node = inner;
            if (node.Ends)
                (value, length) = (node.Value, i + 1 - at);
        }
        return length > 0;
    }

    /// <summary>Tokens of the longest phrase that begins here; 0 when there is none.</summary>
    public int LengthAt(List<Token> tokens, int at, int end) => TryMatch(tokens, at, end, out _, out var length) ? length : 0;

    /// <summary>The length of the longest phrase that ends just before <paramref name="end"/> and begins at or after <paramref name="from"/>.</summary>
    public int LengthBefore(List<Token> tokens, int from, int end)
    {
        for (var start = Math.Max(from, end - LongestLookBack); start < end; start++)
        {
            if (LengthAt(tokens, start, end) == end - start)
                return end - start;
        }
        return 0;
    }

    private const int LongestLookBack = 6;
}
