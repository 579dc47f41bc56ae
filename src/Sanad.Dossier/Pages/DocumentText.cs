using System.Xml.Linq;
using Sanad.Basics;
using Sanad.Casebook.Show;

namespace Sanad.Dossier;

/// <summary>The text of a document, paragraph by paragraph, with the words of its claims highlighted and its furniture set small.</summary>
internal sealed class DocumentText(DocumentView view, TextPlan plan, ReportPlaces places, InterfaceTexts texts)
{
    private readonly string _text = view.Document.Text;
    private readonly HashSet<QuotedRegion> _begun = [];

    /// <summary>The paragraphs; between them, how many characters are left out.</summary>
    public IEnumerable<XElement> Paragraphs()
    {
        var left = 0;
        foreach (var block in TextBlock.Of(view.Document))
        {
            var shown = plan.Shown.Where(span => span.Overlaps(block.Span)).Select(span => Common(span, block.Span)).ToArray();
            left += block.Span.Length - shown.Sum(span => span.Length);
            if (shown.Length == 0)
                continue;
            if (left > 0)
                yield return LeftOut(left);
            left = 0;
            yield return Paragraph(block.Kind, shown);
        }
        if (left > 0)
            yield return LeftOut(left);
    }

    private XElement Paragraph(SegmentKind kind, IReadOnlyList<TextSpan> shown) => Markup.Of(
        kind == SegmentKind.Quote ? "blockquote" : "p",
        Markup.Set("class", kind.ToString().ToLowerInvariant()),
        Markup.Set("dir", "auto"),
        kind == SegmentKind.Furniture ? Markup.Of("span.label", texts.Of("segments", kind)) : null,
        shown.Select((span, at) => at == 0 ? Pieces(span) : Pieces(span).Prepend(" […] ")));

    // Plain text and highlighted regions, alternating.
    private IEnumerable<object?> Pieces(TextSpan span)
    {
        var done = span.Start;
        foreach (var region in plan.Regions.Where(region => region.Span.Overlaps(span)))
        {
            var part = Common(region.Span, span);
            yield return Running(new(done, part.Start));
            yield return Marked(region, part);
            if (part.End == region.Span.End)
                yield return BackLinks(region);
            done = part.End;
        }
        yield return Running(new(done, span.End));
    }

    // The first piece of a region carries the anchors of its claims.
    private XElement Marked(QuotedRegion region, TextSpan part) => Markup.Of(
        "mark",
        _begun.Add(region) ? region.Claims.Select(claim => Markup.Of("span", Markup.Set("id", ReportPlaces.AnchorOf(claim)))) : null,
        WithQuantities(region, part));

    private IEnumerable<object> WithQuantities(QuotedRegion region, TextSpan part)
    {
        var done = part.Start;
        var quantities = region.Claims.Select(claim => claim.Claim.QuantitySpan).OfType<TextSpan>().Where(part.Contains).Distinct().Order();
        foreach (var quantity in quantities.Where(quantity => quantity.Length > 0))
        {
            if (quantity.Start < done)
                continue;
            yield return Running(new(done, quantity.Start));
            yield return Markup.Of("b", Running(quantity));
            done = quantity.End;
        }
        yield return Running(new(done, part.End));
    }

    private IEnumerable<XElement> BackLinks(QuotedRegion region)
    {
        var rows = region.Claims.Select(claim => places.RowOf(claim.Claim.Id)).Where(row => row is not null).Distinct();
        return rows.Select(row => Markup.Of(
            "a.back",
            Markup.Set("href", "#" + ReportPlaces.AnchorOf(row!)),
            Markup.Set("aria-label", texts.Filled("report.to_figure", VisibleText.Name(texts.Figure(row!)))),
            "↑"));
    }

    private XElement LeftOut(int characters) => Markup.Of(
        "p.left-out",
        Markup.Fill(texts["report.left_out"], Markup.Bdi(texts.Number(characters)), Markup.Code(view.Document.Original.Hex[..12])));

    private string Running(TextSpan span) => VisibleText.Running(span.In(_text));

    private static TextSpan Common(TextSpan a, TextSpan b) => new(Math.Max(a.Start, b.Start), Math.Min(a.End, b.End));
}
