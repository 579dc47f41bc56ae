using System.Buffers;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>Names what is left once furniture, title, credits and dates are known: captions, list items, quotes, headings, body.</summary>
internal static class LineKinds
{
    private const int HeadingUnits = 80;
    private const int HeadingWords = 12;
    private static readonly SearchValues<char> Bullets = SearchValues.Create("•‣▪●◦∙·*-–—►▶✓");
    private static readonly string[] PictureBullets = ["🔹", "🔸", "🔺", "🔻", "🔴", "🔵", "✅", "▪️", "◾", "◽", "🔰", "♦️"];

    /// <summary>Marks captions and list items, which show by themselves and are never a title.</summary>
    public static void MarkPlain(string text, List<Line> lines, ReadingCues cues)
    {
        foreach (var line in lines)
        {
            if (line.Kind is null && line.IsShort && IsCaption(line.Span.Of(text), line, cues))
                line.Kind = SegmentKind.Caption;
            else if (line.Kind is null && IsListItem(line.Span.Of(text)))
                line.Kind = SegmentKind.List;
        }
    }

    /// <summary>Leaves no line without a kind.</summary>
    public static void MarkRest(string text, List<Line> lines)
    {
        var last = lines.FindLastIndex(l => l.IsProse);
        for (var i = 0; i < lines.Count; i++)
            lines[i].Kind ??= KindOf(text, lines, i, last);
    }

    private static SegmentKind KindOf(string text, List<Line> lines, int at, int lastProse)
    {
        var words = lines[at].Span.Of(text);
        if (IsQuote(words))
            return SegmentKind.Quote;
        return at < lastProse && IsHeading(words, lines, at) ? SegmentKind.Heading : SegmentKind.Body;
    }

    // A copyright mark with its year, a photographer's credit, or a caption's opening word with a colon or in a line that is no sentence.
    private static bool IsCaption(ReadOnlySpan<char> words, Line line, ReadingCues cues)
    {
        var copyright = words.IndexOf('©');
        if (copyright >= 0 && copyright + 2 < words.Length && words[(copyright + 1)..].IndexOfAnyInRange('0', '9') is >= 0 and < 3)
            return true;
        if (cues.CaptionWithin.IsIn(line.Key) && line.Words <= 30)
            return true;
        return cues.CaptionStart.Begins(line.Key) && (words[..Math.Min(words.Length, 24)].Contains(':') || !line.EndsSentence);
    }

    internal static bool IsListItem(ReadOnlySpan<char> words)
    {
        if (Bullets.Contains(words[0]))
            return words.Length > 2 && char.IsWhiteSpace(words[1]);
        foreach (var bullet in PictureBullets)
        {
            if (words.StartsWith(bullet, StringComparison.Ordinal))
                return true;
        }
        var digits = 0;
        while (digits < words.Length && digits < 3 && char.IsDigit(words[digits]))
            digits++;
        return digits is 1 or 2 && digits + 1 < words.Length && words[digits] is '.' or ')' && char.IsWhiteSpace(words[digits + 1]);
    }

    // A paragraph that is one quotation from its first mark to its last.
    private static bool IsQuote(ReadOnlySpan<char> words) => words.Length > 20 && (words[0], words[^1]) switch
    {
        ('“', '”') => words[1..^1].IndexOf('“') < 0,
        ('«', '»') => words[1..^1].IndexOf('«') < 0,
        ('"', '"') => words[1..^1].IndexOf('"') < 0,
        _ => false,
    };

    private static bool IsHeading(ReadOnlySpan<char> words, List<Line> lines, int at)
    {
        var line = lines[at];
        if (line.EndsSentence || words.Length > HeadingUnits || line.Words is < 1 or > HeadingWords)
            return false;
        if (words[^1] is ',' or '،' or '-' || char.IsLower(words[0]))
            return false;
        var standsAlone = line.BlankBefore > 0 && at + 1 < lines.Count && (lines[at + 1].BlankBefore > 0 || lines[at + 1].IsProse);
        return standsAlone && (lines[at + 1].IsProse || lines[at + 1].Kind == SegmentKind.List);
    }
}
