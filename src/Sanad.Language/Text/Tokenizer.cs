using System.Globalization;
using Sanad.Basics;

namespace Sanad.Language;

/// <summary>What a token is.</summary>
public enum TokenKind
{
    /// <summary>Letters, with what belongs inside a word: don't, U.S., PK5, 22nd, کتاب‌ها.</summary>
    Word,

    /// <summary>One number in digits: 1,500 · ۲٫۵.</summary>
    Number,

    /// <summary>One mark or symbol.</summary>
    Punctuation,

    /// <summary>One or more line ends, with the spaces between them.</summary>
    Break,
}

/// <summary>A word, number, mark or line break of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Word">What it says, shared with all tokens that say the same.</param>
public readonly record struct Token(TokenKind Kind, TextSpan Span, Word Word)
{
    /// <summary>
    /// As <see cref="Folding"/> writes it; a number in ASCII without grouping (1500, 2.5); a break is "\n", or "\n\n" when it ends a paragraph.
    /// </summary>
    public string Folded => Word.Text;

    /// <summary>The end of a paragraph that has no character of its own: what stands on both sides of it is never read as one.</summary>
    public static Token ParagraphEnd(int at) => new(TokenKind.Break, new(at, at), Tokenizer.ParagraphEnd);

    /// <summary>True for this mark.</summary>
    public bool IsMark(string mark) => Kind == TokenKind.Punctuation && Folded == mark;

    /// <summary>True when nothing stands between this token and the next.</summary>
    public bool Touches(Token next) => Span.End == next.Span.Start;
}

/// <summary>Cuts text into tokens, in time linear in its length. Every character that is not space or invisible is in exactly one token.</summary>
public static class Tokenizer
{
    private static readonly Word LineEnd = new("\n");
    internal static readonly Word ParagraphEnd = new("\n\n");

    /// <summary>The tokens of a stretch of a text; their spans are offsets in the whole text.</summary>
    public static List<Token> Tokenize(string text, TextSpan within)
    {
        var tokens = new List<Token>(within.Length / 5 + 4);
        var words = WordPool.OfThread;
        for (var at = within.Start; at < within.End;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }
            var end = EndOfPlainWord(text, at, within.End);
            if (end > at)
            {
                tokens.Add(new(TokenKind.Word, new(at, end), words.Of(text.AsSpan(at, end - at), TokenKind.Word)));
                at = end;
                continue;
            }
            end = EndOfToken(text, at, within.End, out var kind);
            if (kind is { } known)
                Add(tokens, words, text, new(at, end), known);
            at = end;
        }
        return tokens;
    }

    private static void Add(List<Token> tokens, WordPool words, string text, TextSpan span, TokenKind kind)
    {
        if (kind == TokenKind.Break)
            tokens.Add(new(kind, span, EndsParagraph(span.Of(text)) ? ParagraphEnd : LineEnd));
        else if (kind != TokenKind.Word || !EndsInPossessive(span.Of(text)))
            tokens.Add(new(kind, span, words.Of(span.Of(text), kind)));
        else
        {
            var owner = span with { End = span.End - 2 };
            tokens.Add(new(TokenKind.Word, owner, words.Of(owner.Of(text), kind)));
            tokens.Add(new(TokenKind.Word, new(owner.End, span.End), words.Of("'s", kind)));
        }
    }

    private static bool EndsInPossessive(ReadOnlySpan<char> word) => word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’';

    private static bool EndsParagraph(ReadOnlySpan<char> lineEnds) => lineEnds.Count('\n') > 1 || lineEnds.Count('\r') > 1 || lineEnds.Contains('\u2029');

    // Most words: ASCII or Persian letters up to a space or a mark. Where anything rarer ends them the rules below decide, so that this changes nothing but the time.
    private static int EndOfPlainWord(string text, int at, int end)
    {
        if (!char.IsAsciiLetter(text[at]) && !IsPersianLetter(text[at]))
            return at;
        var i = at + 1;
        while (i < end && (char.IsAsciiLetterOrDigit(text[i]) || IsPersianLetter(text[i])))
            i++;
        var isPlain = i == end || (text[i] < 0x80 && text[i] != '\'' && (text[i] != '.' || i > at + 1));
        return isPlain ? i : at;
    }

    private static int EndOfToken(string text, int at, int end, out TokenKind? kind)
    {
        var first = text[at];
        if (IsLineEnd(first))
            return Found(TokenKind.Break, EndOfBreak(text, at, end), out kind);
        if (IsSkipped(first))
            return Found(null, at + 1, out kind);
        if (Digits.IsDigit(first))
            return EndOfNumber(text, at, end, out kind);
        if (IsWordStart(text, at, out var length))
            return Found(TokenKind.Word, EndOfWord(text, at + length, end), out kind);
        return Found(TokenKind.Punctuation, Math.Min(end, at + length), out kind);
    }

    private static int Found(TokenKind? what, int end, out TokenKind? kind)
    {
        kind = what;
        return end;
    }

    private static bool IsLineEnd(char unit) => unit is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';

    private static bool IsSkipped(char unit) => char.IsWhiteSpace(unit) || Folding.IsInvisible(unit) || unit == '\u00AD';

    private static int EndOfBreak(string text, int at, int end)
    {
        var last = at + 1;
        for (var i = at + 1; i < end && IsSkipped(text[i]); i++)
        {
            if (IsLineEnd(text[i]))
                last = i + 1;
        }
        return last;
    }

    // 22nd, 1980s, 2A, 5pm stay one word, since none of them counts anything; letters glued by accident (2014The, ۱۵نفر) are cut off.
    private static int EndOfNumber(string text, int at, int end, out TokenKind? kind)
    {
        Digits.TryReadNumber(text.AsSpan(at, end - at), out _, out var length);
        if (IsInsideDottedDate(text, at))
            length = Digits.Run(text.AsSpan(0, end), at);
        var letters = 0;
        while (at + length + letters < end && letters <= 2 && char.IsAsciiLetter(text[at + length + letters]))
            letters++;
        var isGlued = at + length + letters < end && char.IsLetterOrDigit(text[at + length + letters]);
        return letters is 1 or 2 && !isGlued
            ? Found(TokenKind.Word, at + length + letters, out kind)
            : Found(TokenKind.Number, at + length, out kind);
    }

    // Of 31.5.2020 the rest after the first point is no decimal either.
    private static bool IsInsideDottedDate(string text, int at) => at >= 2 && text[at - 1] is '.' or '٫' && Digits.IsDigit(text[at - 2]);

    private static bool IsWordStart(string text, int at, out int length)
    {
        length = 1;
        if (char.IsAsciiLetter(text[at]))
            return true;
        if (!char.IsHighSurrogate(text[at]) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1]))
            return char.IsLetter(text[at]);
        length = 2;
        return char.IsLetter(text, at);
    }

    private static int EndOfWord(string text, int at, int end)
    {
        if (IsInitials(text, at, end, out var afterInitials))
            return afterInitials;
        var last = Math.Min(at, end);
        for (var i = at; i < end; i++)
        {
            if (IsInside(text[i]))
                last = i + 1;
            else if (!Folding.IsInvisible(text[i]) && text[i] != '\u00AD' && !(IsApostrophe(text[i]) && i + 1 < end && char.IsLetter(text[i + 1])))
                break;
        }
        return last;
    }

    private static bool IsInside(char unit) => char.IsAsciiLetterOrDigit(unit) || IsPersianLetter(unit) || (unit >= 0x80 && (char.IsLetterOrDigit(unit) || IsMarkOrPair(unit)));

    // Most of what Persian and Arabic are written with; asked before the tables of all scripts.
    private static bool IsPersianLetter(char unit) => unit is (>= '\u0620' and <= '\u064A') or (>= '\u0671' and <= '\u06D3');

    private static bool IsMarkOrPair(char unit) => char.GetUnicodeCategory(unit)
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.ModifierLetter;

    private static bool IsApostrophe(char unit) => unit is '\'' or '’' or 'ʼ';

    // U.S., U.K, a.k.a.: single letters with points between them; the last point belongs to them.
    private static bool IsInitials(string text, int at, int end, out int after)
    {
        after = at;
        while (after + 1 < end && text[after] == '.' && char.IsLetter(text[after + 1]) && (after + 2 >= end || !IsInside(text[after + 2])))
            after += 2;
        if (after == at)
            return false;
        if (after < end && text[after] == '.')
            after++;
        return true;
    }
}
