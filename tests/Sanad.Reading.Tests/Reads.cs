using System.Text;
using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Reading.Tests;

/// <summary>Short ways to read something and look at it.</summary>
internal static class Reads
{
    public static DocumentReader Reader { get; } = new(Packs.BuiltIn);

    public static Document Text(string text, string? name = "note.txt", Given? given = null) => Bytes(Encoding.UTF8.GetBytes(text), name, given);

    public static Document Bytes(byte[] bytes, string? name, Given? given = null) =>
        Outcome(bytes, name, given).ShouldBeOfType<ReadOutcome.Read>().Document;

    public static string Refusal(byte[] bytes, string? name, ReaderOptions? options = null) =>
        Outcome(bytes, name, null, options).ShouldBeOfType<ReadOutcome.Unreadable>().Reason;

    public static ReadOutcome Outcome(byte[] bytes, string? name, Given? given = null, ReaderOptions? options = null)
    {
        var reader = options is null ? Reader : new DocumentReader(Packs.BuiltIn, options);
        using var stream = new MemoryStream(bytes, writable: false);
        return reader.Read(stream, name, given ?? Given.Nothing, TestContext.Current.CancellationToken);
    }

    public static IEnumerable<string> Of(this Document document, SegmentKind kind) =>
        document.Segments.Where(s => s.Kind == kind).Select(s => s.Span.In(document.Text));

    /// <summary>What every document must keep: order, no overlap, and every mark on paper in some segment.</summary>
    public static void ShouldBeWhole(this Document document)
    {
        var at = 0;
        foreach (var segment in document.Segments)
        {
            segment.Span.Start.ShouldBeGreaterThanOrEqualTo(at);
            segment.Span.Length.ShouldBeGreaterThan(0);
            HasInk(document.Text.AsSpan(at, segment.Span.Start - at)).ShouldBeFalse();
            at = segment.Span.End;
        }
        HasInk(document.Text.AsSpan(at)).ShouldBeFalse();
    }

    private static bool HasInk(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (LineKey.HasInk(unit))
                return true;
        }
        return false;
    }
}
