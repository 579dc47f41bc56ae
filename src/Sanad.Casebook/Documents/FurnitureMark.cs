using Sanad.Basics;
using Sanad.Casebook.Read;
using Sanad.Casebook.Review;

namespace Sanad.Casebook.Documents;

/// <summary>Words of a text of which a person says that they are page furniture, or that they are not.</summary>
/// <param name="TextSha256">Of the text in which they stood, as UTF-8.</param>
/// <param name="Start">In code points.</param>
/// <param name="End">In code points.</param>
/// <param name="Words">By which they are found again when the text is read differently.</param>
/// <param name="Furniture">False = the machine took text for furniture.</param>
internal sealed record FurnitureMark(string TextSha256, int Start, int End, string Words, bool Furniture);

/// <summary>Applies such marks to what the machine made of a document.</summary>
internal static class FurnitureMarks
{
    /// <summary>The document with its segments as people see them; of two marks of the same words the later one counts.</summary>
    public static Document Apply(Document machine, IReadOnlyList<FurnitureMark> marks)
    {
        if (marks.Count == 0 || machine.Text.Length == 0)
            return machine; // in lists documents come without their texts
        var (hash, map) = (Derivations.HashOf(machine.Text), CodePointMap.For(machine.Text));
        var (segments, lost) = (machine.Segments, 0);
        foreach (var mark in marks)
        {
            if (Place(machine.Text, mark, hash, map) is { } place)
                segments = Set(machine.Text, segments, place, mark.Furniture);
            else
                lost++;
        }
        return machine with
        {
            Segments = segments,
            Warnings = lost == 0 ? machine.Warnings : [.. machine.Warnings, $"a person marked page furniture in words that are no longer in the text: {lost}"],
        };
    }

    private static TextSpan? Place(string text, FurnitureMark mark, string hash, CodePointMap map)
    {
        var place = map.ToUtf16(new TextSpan(mark.Start, mark.End));
        return mark.TextSha256 == hash && place.End <= text.Length ? place : QuotedWords.Nearest(text, mark.Words, new(0, text.Length), place.Start);
    }

    // What a segment has outside the words stays what it was; furniture that is none becomes body.
    private static List<Segment> Set(string text, IReadOnlyList<Segment> segments, TextSpan place, bool furniture)
    {
        var made = new List<Segment>(segments.Count + 2);
        foreach (var segment in segments)
        {
            if (!segment.Span.Overlaps(place) || (!furniture && segment.Kind != SegmentKind.Furniture))
            {
                made.Add(segment);
                continue;
            }
            Add(made, text, segment.Kind, segment.Span.Start, Math.Max(segment.Span.Start, place.Start));
            if (!furniture)
                Add(made, text, SegmentKind.Body, Math.Max(segment.Span.Start, place.Start), Math.Min(segment.Span.End, place.End));
            Add(made, text, segment.Kind, Math.Min(segment.Span.End, place.End), segment.Span.End);
        }
        if (furniture)
            made.Add(new(SegmentKind.Furniture, place));
        made.Sort((one, other) => one.Span.CompareTo(other.Span));
        return made;
    }

    private static void Add(List<Segment> made, string text, SegmentKind kind, int start, int end)
    {
        if (end > start && !text.AsSpan(start, end - start).IsWhiteSpace())
            made.Add(new(kind, new(start, end)));
    }
}
