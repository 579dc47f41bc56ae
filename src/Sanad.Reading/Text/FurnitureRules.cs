using System.Globalization;
using System.Text;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// Finds the page around an article by what a line says and how it stands, since plain text has lost every tag. Each rule looks at a line, or
/// at a line and its neighbours; none knows a site.
/// </summary>
internal sealed class FurnitureRules(ReadingCues cues)
{
    // A section of links ends at running text of this length; a plug-in's error message is a sentence too, but a short one.
    private const int ArticleUnits = 110;
    private const int DuplicateUnits = 200;
    private const int ClockUnits = 8;

    /// <summary>Marks what a line shows by itself: cues, buttons, file names, hashtags, decoration.</summary>
    public void MarkLines(string text, List<Line> lines)
    {
        foreach (var line in lines)
        {
            if (line.IsOpen && line.IsShort && IsFurniture(text, line))
                line.Kind = SegmentKind.Furniture;
        }
    }

    /// <summary>Marks what only its place shows: runs after "related articles", captions that stand twice, what is left of a cut-off link.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="lines">Its lines, with title and captions marked.</param>
    /// <param name="frameKnown">The format has told the frame from the article: only what is left of the article opens a run.</param>
    public void MarkRuns(string text, List<Line> lines, bool frameKnown)
    {
        MarkDuplicates(lines);
        MarkSections(text, lines, frameKnown);
        MarkBrokenCredit(text, lines);
    }

    private bool IsFurniture(string text, Line line)
    {
        if (line.Key.Length == 0 || line.Words == 0)
            return true;
        var words = line.Span.Of(text);
        return cues.FurnitureLine.IsWhole(line.Key) || cues.FurnitureStart.Begins(line.Key) || cues.FurnitureWithin.IsIn(line.Key)
            || cues.Button.IsMadeOf(line.Key) || IsTrail(words, line.Key) || IsFileName(words, line) || IsTagged(words) || IsAddress(words) || IsClock(words);
    }

    // "Home » News » Iran", and "HomeNEWSIRAN NEWS..." where the links were glued together.
    private bool IsTrail(ReadOnlySpan<char> words, string key)
    {
        if (words.IndexOfAny("»>›") > 0 && cues.Trail.Begins(key))
            return true;
        var capital = 1;
        while (capital < words.Length && char.IsLower(words[capital]))
            capital++;
        return capital > 2 && capital < words.Length && char.IsUpper(words[0]) && char.IsUpper(words[capital])
            && cues.Trail.IsWhole(LineKey.Of(words[..capital]));
    }

    // "fd88217f-1f1b_330", "IMG_0042", "PMOI-1-1": one word that joins digits with letters by hyphen or underscore, or a picture's file name.
    private static bool IsFileName(ReadOnlySpan<char> words, Line line)
    {
        if (words.IndexOfAny(" \t\u00A0") >= 0 || words.Length < 5)
            return false;
        if (Path.GetExtension(words) is ".jpg" or ".jpeg" or ".png" or ".webp" or ".gif" or ".JPG" or ".PNG")
            return true;
        bool digit = false, letter = false, joined = false;
        foreach (var unit in words)
        {
            digit |= char.IsAsciiDigit(unit);
            letter |= char.IsAsciiLetter(unit);
            joined |= unit is '-' or '_';
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('-' or '_'))
                return false;
        }
        return digit && letter && joined;
    }

    // Lines of hashtags and handles, also behind an emoji.
    private static bool IsTagged(ReadOnlySpan<char> words)
    {
        var tags = 0;
        foreach (var range in words.Split(' '))
        {
            var word = words[range];
            if (word.Length == 0 || word.IndexOfAnyExcept("|/,.:-–•") < 0 || IsSymbol(word))
                continue;
            if (word[0] is not ('#' or '@') || word.Length == 1)
                return false;
            tags++;
        }
        return tags > 0;
    }

    private static bool IsSymbol(ReadOnlySpan<char> word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is not (UnicodeCategory.OtherSymbol or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierSymbol))
                return false;
        }
        return true;
    }

    // "21:40", "9:05 PM": the time of a post or of an entry, on a line of its own.
    private static bool IsClock(ReadOnlySpan<char> words)
    {
        var colon = words.IndexOf(':');
        if (colon is < 1 or > 2 || words.Length > ClockUnits || words.Length < colon + 3)
            return false;
        var rest = words[(colon + 3)..].Trim();
        return char.IsDigit(words[0]) && char.IsDigit(words[colon - 1]) && char.IsDigit(words[colon + 1]) && char.IsDigit(words[colon + 2])
            && (rest.IsEmpty || rest.Equals("am", StringComparison.OrdinalIgnoreCase) || rest.Equals("pm", StringComparison.OrdinalIgnoreCase));
    }

    // A bare address, with no words around it.
    private static bool IsAddress(ReadOnlySpan<char> words)
    {
        var start = words[..Math.Max(0, words.IndexOf("://"))];
        return words.IndexOfAny(" \t") < 0 && (start is "http" or "https" or "file" || words.StartsWith("www.", StringComparison.OrdinalIgnoreCase));
    }

    // A picture's text and the words under it: the same words twice in a row, each standing alone, and no sentence.
    private static void MarkDuplicates(List<Line> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            var (before, line) = (lines[i - 1], lines[i]);
            if (line.Key.Length == 0 || line.Span.Length > DuplicateUnits || line.Key != before.Key || line.EndsSentence || line.Words < 2)
                continue;
            if (line.BlankBefore > 0 && line.IsOpen)
                line.Kind = SegmentKind.Furniture;
            if (line.BlankBefore > 0 && before.IsOpen)
                before.Kind = SegmentKind.Furniture;
        }
    }

    private void MarkSections(string text, List<Line> lines, bool frameKnown)
    {
        var articleEnd = lines.FindLastIndex(l => l.IsOpen && l.EndsSentence && l.Span.Length >= ArticleUnits);
        var inside = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsShort && cues.Section.IsWhole(line.Key) && (line.Kind is null or SegmentKind.Heading || (line.IsFurniture && !frameKnown)))
                (line.Kind, inside) = (SegmentKind.Furniture, true);
            else if (inside && line.IsOpen && !IsTeaser(text, line) && Resumes(line, i < articleEnd))
                inside = false;
            else if (inside && (line.IsOpen || line.Kind is SegmentKind.List or SegmentKind.Heading))
                line.Kind = SegmentKind.Furniture;
        }
    }

    // In the middle of an article any sentence takes it up again; at its foot only a real paragraph does.
    private static bool Resumes(Line line, bool articleFollows) =>
        articleFollows ? line.EndsSentence && line.Words >= 6 : line.EndsSentence && line.Span.Length >= ArticleUnits;

    // The first words of another article, cut off: "... in the bay […]".
    private static bool IsTeaser(string text, Line line) => line.Span.Of(text).TrimEnd("[]() ") is [.., '…'] or [.., '.', '.', '.'];

    // "Verso (": a credit whose link was cut off, right above the furniture that ends the page.
    private static void MarkBrokenCredit(string text, List<Line> lines)
    {
        var last = lines.Count - 1;
        while (last > 0 && lines[last].IsFurniture)
            last--;
        if (last > 0 && last < lines.Count - 1 && IsBrokenCredit(text, lines[last]))
            lines[last].Kind = SegmentKind.Furniture;
    }

    /// <summary>A few words and a bracket that never closes.</summary>
    public static bool IsBrokenCredit(string text, Line line) =>
        line.IsShort && line.Words is >= 1 and <= 6 && text[line.Span.End - 1] is '(' or '[';
}
