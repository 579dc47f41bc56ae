using System.Globalization;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// Bylines, "Reporting by X" and "Source » X". An organisation that reports is the outlet, a person is the author, and what a source line names
/// is the origin: where the page took its text from, never who publishes it.
/// </summary>
internal sealed class CreditLines(ReadingCues cues)
{
    private const int NameUnits = 90;
    private const int EndLines = 200;
    private const string Marks = "»›>:：-–—|=→";

    /// <summary>Reads credits from the short lines of the head and the foot.</summary>
    public void Read(string text, List<Line> lines, Findings findings)
    {
        foreach (var line in Ends(lines))
        {
            if (line.IsShort && line.Words <= 16 && line.Kind is not (SegmentKind.Title or SegmentKind.List))
                ReadLine(text, line, findings);
        }
        if (findings.Origin is null && lines.FindLast(l => FurnitureRules.IsBrokenCredit(text, l) && l.IsFurniture) is { } credit)
            SetOrigin(findings, text[credit.Span.Start..(credit.Span.End - 1)], credit.Span.In(text));
    }

    /// <summary>A name with an organisation's word in it, an acronym, or two names joined by a stroke.</summary>
    public bool IsOrganisation(string name)
    {
        var acronym = name.Split(' ', '/', '-').Any(w => w.Length is >= 2 and <= 6 && w.All(char.IsUpper));
        return acronym || name.Contains('/', StringComparison.Ordinal) || cues.Organisation.IsIn(LineKey.Of(name));
    }

    private void ReadLine(string text, Line line, Findings findings)
    {
        var words = line.Span.In(text);
        if (NameAfter(words, line.Key, cues.OriginPhrase, markNeeded: false) is { } reposted && !line.EndsSentence)
            (line.Kind, _) = (SegmentKind.Furniture, SetOrigin(findings, reposted, words));
        else if (NameAfter(words, line.Key, cues.OriginLabel, markNeeded: true) is { } source)
            (line.Kind, _) = (SegmentKind.Furniture, SetOrigin(findings, source, words));
        else if (!line.EndsSentence && NameAfter(words, line.Key, cues.Reporting, markNeeded: false) is { } reporter && StartsName(reporter))
            SetReporter(line, reporter, findings);
        else if (!line.EndsSentence && NameAfter(words, line.Key, cues.Author, markNeeded: false) is { } author && StartsName(author))
            (line.Kind, findings.Author) = (SegmentKind.Byline, findings.Author ?? WithoutDate(author));
    }

    // "Dana Ferrow22 Oct 2019": no name holds a digit.
    private static string WithoutDate(string name)
    {
        var digit = name.AsSpan().IndexOfAnyInRange('0', '9');
        var own = digit < 0 ? name : name[..digit].TrimEnd([.. Marks, ' ', ',', '(', '\u00A0']);
        return own.Length > 0 ? own : name;
    }

    private void SetReporter(Line line, string name, Findings findings)
    {
        line.Kind = SegmentKind.Byline;
        if (IsOrganisation(name) && findings.Outlet is null)
            findings.Outlet = name;
        else
            findings.Author ??= name;
    }

    private static bool SetOrigin(Findings findings, string name, string words)
    {
        name = name.Trim().TrimEnd('.', ';', '(', '[').TrimEnd();
        if (findings.Origin is not null || name.Length == 0)
            return false;
        (findings.Origin, findings.OriginText) = (name, words);
        return true;
    }

    // Furniture may hold the credit too ("Source: X" in a footer); running text never does.
    private static IEnumerable<Line> Ends(List<Line> lines)
    {
        var first = lines.FindIndex(l => l.IsProse);
        var last = lines.FindLastIndex(l => l.IsProse);
        for (var i = 0; i < lines.Count; i++)
        {
            var isHead = i < EndLines && (i < first + 3 || first < 0) && !lines[i].IsProse;
            if (isHead || (i > last && i >= lines.Count - EndLines))
                yield return lines[i];
        }
    }

    // What follows a label, as written. The label is matched on folded words; its end in the line is found by counting words.
    private static string? NameAfter(string words, string key, PhraseSet labels, bool markNeeded)
    {
        var length = labels.LengthAt(key, 0);
        if (length == 0)
            return null;
        var at = SkipWords(words, key.AsSpan(0, length).Count(' ') + 1);
        while (at < words.Length && char.IsWhiteSpace(words[at]))
            at++;
        var mark = at < words.Length && Marks.Contains(words[at], StringComparison.Ordinal);
        if (markNeeded && !mark)
            return null;
        var name = words[at..].TrimStart([.. Marks, ' ', '\u00A0']).Trim();
        return name.Length is > 0 and <= NameUnits ? name : null;
    }

    private static int SkipWords(string words, int count)
    {
        var at = 0;
        while (at < words.Length && !char.IsLetterOrDigit(words[at]))
            at++;
        for (; count > 0 && at < words.Length; count--)
        {
            while (at < words.Length && IsInWord(words[at]))
                at++;
            if (count > 1)
                at = NextLetter(words, at);
        }
        return at;
    }

    // Joiners, stretched letters and vowel signs stand inside Persian words.
    private static bool IsInWord(char unit) =>
        char.IsLetterOrDigit(unit) || unit is '\u200C' or '\u0640' || char.GetUnicodeCategory(unit) == UnicodeCategory.NonSpacingMark;

    private static int NextLetter(string words, int at)
    {
        while (at < words.Length && !char.IsLetterOrDigit(words[at]))
            at++;
        return at;
    }

    // "By then it was over" is no byline: a name begins with a capital, or stands in a script without any.
    private static bool StartsName(string name)
    {
        var first = name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && name.Length > 4 ? name[4] : name[0];
        return !char.IsLower(first) && !char.IsDigit(first);
    }
}
