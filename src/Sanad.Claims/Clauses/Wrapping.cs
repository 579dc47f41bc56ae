using Sanad.Language;

namespace Sanad.Claims.Clauses;

/// <summary>Lines that were broken only to fit a page: the line end says nothing and is dropped, so that the grammar reads over it.</summary>
internal static class Wrapping
{
    /// <summary>A line that ends before this many characters was ended on purpose.</summary>
    private const int FullLine = 50;

    public static List<Token> Undone(string text, List<Token> tokens)
    {
        var kept = 0;
        var lineStart = tokens.Count > 0 ? tokens[0].Span.Start : 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Break || !IsWrapped(text, tokens, i, lineStart))
                tokens[kept++] = token;
            if (token.Kind == TokenKind.Break)
                lineStart = token.Span.End;
        }
        tokens.RemoveRange(kept, tokens.Count - kept);
        return tokens;
    }

    private static bool IsWrapped(string text, List<Token> tokens, int at, int lineStart)
    {
        if (tokens[at].Folded != "\n" || at == 0 || at + 1 >= tokens.Count || tokens[at - 1].Folded is "." or "!" or "?" or ":" or ";")
            return false;
        var next = tokens[at + 1];
        if (next.Kind is not (TokenKind.Word or TokenKind.Number))
            return false;
        var goesOn = char.IsLower(text[next.Span.Start]) || (next.Kind == TokenKind.Number && char.IsLower(text[tokens[at - 1].Span.Start]));
        return goesOn || tokens[at].Span.Start - lineStart >= FullLine;
    }
}
