using Sanad.Claims.Lexicon;
using Sanad.Language;

namespace Sanad.Claims.Clauses;

/// <summary>
/// Cuts a passage into sentences: at full stops that are not of an abbreviation, at question marks, bullets and paragraph ends, at semicolons
/// of Persian. Text glued after a full stop ("in 2014.A series") is cut all the same; a text without full stops is cut by length.
/// </summary>
internal static class Sentences
{
    /// <summary>Tokens after which a sentence is cut even without a full stop.</summary>
    private const int Longest = 400;

    /// <summary>A line shorter than this many characters that ends without a full stop is a line of its own (a heading, an item of a list).</summary>
    private const int ShortLine = 70;

    public static IEnumerable<Sentence> Of(Passage passage)
    {
        var start = 0;
        for (var i = 0; i < passage.Count; i++)
        {
            if (!EndsAfter(passage, start, i) && i - start < Longest)
                continue;
            if (TakeClosing(passage, i) is var end && HasWords(passage, start, end))
                yield return new(passage, start, end);
            start = end;
            i = end - 1;
        }
        if (HasWords(passage, start, passage.Count))
            yield return new(passage, start, passage.Count);
    }

    private static bool HasWords(Passage passage, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (passage.Tokens[i].Kind is TokenKind.Word or TokenKind.Number)
                return true;
        }
        return false;
    }

    // A closing quotation mark or bracket belongs to the sentence that ends before it.
    private static int TakeClosing(Passage passage, int last)
    {
        var end = last + 1;
        while (end < passage.Count && passage.Tokens[last].Touches(passage.Tokens[end]) && IsClosing(passage, end))
            last = end++;
        return end;
    }

    private static bool IsClosing(Passage passage, int token) =>
        passage.IsPunctuation(token) && passage.Text[passage.Tokens[token].Span.Start] is '”' or '"' or '»' or ')' or ']' or '’' or '\'';

    private static bool EndsAfter(Passage passage, int start, int at)
    {
        var token = passage.Tokens[at];
        return token.Kind switch
        {
            TokenKind.Break => token.Folded == "\n\n" || IsLineOfItsOwn(passage, start, at),
            TokenKind.Punctuation => token.Folded switch
            {
                "?" or "!" => true,
                "." => IsFullStop(passage, at),
                ";" => passage.Lexicon.Language == "fa",
                _ => BulletFollows(passage, at),
            },
            _ => BulletFollows(passage, at),
        };
    }

    private static bool BulletFollows(Passage passage, int at) => at + 1 < passage.Count && IsBullet(passage, at + 1) && !IsBullet(passage, at);

    /// <summary>True for a mark that begins an item: bullets, and the pictures that posts use for them.</summary>
    public static bool IsBullet(Passage passage, int at) => passage.Tokens[at].Kind == TokenKind.Punctuation
        && (char.IsSurrogate(passage.Text[passage.Tokens[at].Span.Start]) || passage[at] is "•" or "◦" or "▪" or "●" or "■" or "►" or "✔"
            || (passage[at] == "*" && (at == 0 || !passage.Tokens[at - 1].Touches(passage.Tokens[at]))));

    private static bool IsFullStop(Passage passage, int at)
    {
        var before = at - 1;
        if (at + 1 < passage.Count && passage.Tokens[at].Touches(passage.Tokens[at + 1]) && passage.Tokens[at + 1].Kind == TokenKind.Punctuation)
            return !passage.IsMark(at + 1, ",");
        if (before < 0 || passage.Tokens[before].Kind != TokenKind.Word || !passage.Tokens[before].Touches(passage.Tokens[at]))
            return true;
        var isInitial = passage.Tokens[before].Span.Length == 1;
        return !(isInitial || passage.Is(before, Cue.Abbreviation)) || at + 1 >= passage.Count || passage.Tokens[at + 1].Kind == TokenKind.Break;
    }

    private static bool IsLineOfItsOwn(Passage passage, int start, int at)
    {
        if (at == start)
            return true;
        var length = passage.Tokens[at].Span.Start - passage.Tokens[LineStart(passage, start, at)].Span.Start;
        return length < ShortLine && (at + 1 >= passage.Count || passage.IsCapital(at + 1) || !passage.IsWord(at + 1) || passage.Lexicon.Language == "fa");
    }

    private static int LineStart(Passage passage, int start, int at)
    {
        var i = at - 1;
        while (i > start && passage.Tokens[i].Kind != TokenKind.Break)
            i--;
        return passage.Tokens[i].Kind == TokenKind.Break && i + 1 < at ? i + 1 : i;
    }
}
