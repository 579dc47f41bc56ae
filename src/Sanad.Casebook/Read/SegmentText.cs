using System.Globalization;
using System.Text;
using Sanad.Basics;

namespace Sanad.Casebook.Read;

/// <summary>Segments in a column of the index: "kind start end" in code points, joined by semicolons. A book has tens of thousands.</summary>
internal static class SegmentText
{
    public static string Write(IReadOnlyList<Segment> segments, CodePointMap map)
    {
        var text = new StringBuilder();
        foreach (var segment in segments)
        {
            var span = map.ToCodePoints(segment.Span);
            text.Append(CultureInfo.InvariantCulture, $"{(text.Length > 0 ? ";" : "")}{(int)segment.Kind} {span.Start} {span.End}");
        }
        return text.ToString();
    }

    public static IReadOnlyList<Segment> Read(string text, CodePointMap map)
    {
        var segments = new List<Segment>();
        foreach (var part in text.AsSpan().Split(';'))
        {
            if (!text.AsSpan(part).IsEmpty)
                segments.Add(ReadOne(text.AsSpan(part), map));
        }
        return segments;
    }

    private static Segment ReadOne(ReadOnlySpan<char> part, CodePointMap map)
    {
        var (first, last) = (part.IndexOf(' '), part.LastIndexOf(' '));
        var span = new TextSpan(Number(part[(first + 1)..last]), Number(part[(last + 1)..]));
        return new((SegmentKind)Number(part[..first]), map.ToUtf16(span));
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
