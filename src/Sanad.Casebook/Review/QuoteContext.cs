using Sanad.Basics;

namespace Sanad.Casebook.Review;

/// <summary>A quote with the text around it, as a reviewer needs it; furniture is left out. "…" stands where text was cut off.</summary>
/// <param name="Before">The paragraph before.</param>
/// <param name="LeadIn">Of the quote's own paragraph, up to the quote.</param>
/// <param name="Quote">The exact words.</param>
/// <param name="LeadOut">Of the quote's own paragraph, after the quote.</param>
/// <param name="After">The paragraph after.</param>
public sealed record QuoteContext(string Before, string LeadIn, string Quote, string LeadOut, string After)
{
    private const int Own = 400, Neighbour = 160;

    /// <summary>The words around a span of a document.</summary>
    public static QuoteContext Of(Document document, TextSpan span)
    {
        var text = document.Text;
        var shown = document.Segments.Where(s => s.Kind != SegmentKind.Furniture).Select(s => s.Span).ToList();
        var at = shown.FindIndex(s => s.Overlaps(span));
        var own = at < 0 ? span : shown[at].Join(span);
        if (document.Segments.Count == 0)
            own = new(0, text.Length);
        return new(
            at > 0 ? End(shown[at - 1].In(text), Neighbour) : "",
            End(text[own.Start..span.Start], Own),
            span.In(text),
            Beginning(text[span.End..own.End], Own),
            at >= 0 && at + 1 < shown.Count ? Beginning(shown[at + 1].In(text), Neighbour) : "");
    }

    private static string End(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var space = text.IndexOf(' ', text.Length - most);
        return "…" + (space < 0 ? text[^most..] : text[space..]);
    }

    private static string Beginning(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var space = text.LastIndexOf(' ', most);
        return (space < 0 ? text[..most] : text[..space]) + " …";
    }
}
