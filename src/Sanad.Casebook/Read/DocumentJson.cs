using Sanad.Basics;

namespace Sanad.Casebook.Read;

/// <summary>A document as `sanad read --json` writes it; offsets in code points.</summary>
public sealed record DocumentJson(string File, ContentHash Sha256, string MediaType, string? Language, string? Title, string? Outlet, string? Origin,
    string? OriginText, string? Author, DateInterval? Published, string? PublishedText, PublishedKind? PublishedKind, PartialDate? CapturedOn,
    IReadOnlyList<string> Warnings, string Text, IReadOnlyList<SegmentJson> Segments)
{
    /// <summary>The projection of one document.</summary>
    /// <param name="file">The file's name, without folders.</param>
    /// <param name="document">What was read.</param>
    public static DocumentJson Of(string file, Document document)
    {
        var map = CodePointMap.For(document.Text);
        return new(file, document.Original, document.MediaType, document.Language, document.Title, document.Outlet, document.Origin,
            document.OriginText, document.Author, document.Published, document.PublishedText, document.PublishedKind, document.CapturedOn,
            document.Warnings, document.Text, [.. document.Segments.Select(s => SegmentJson.Of(s, map))]);
    }
}

/// <summary>A segment, offsets in code points.</summary>
public sealed record SegmentJson(SegmentKind Kind, int Start, int End)
{
    internal static SegmentJson Of(Segment segment, CodePointMap map)
    {
        var span = map.ToCodePoints(segment.Span);
        return new(segment.Kind, span.Start, span.End);
    }
}
