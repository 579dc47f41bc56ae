using Sanad.Basics;
using Sanad.Casebook.Show;

namespace Sanad.Dossier;

/// <summary>
/// Which parts of a document's text the report shows: all of it while that is short and the report as a whole is small, else the paragraphs
/// around the quoted words. So a report on thousands of documents, or on one of a hundred megabytes, can still be opened and mailed.
/// </summary>
/// <param name="Regions">The quoted words that are shown.</param>
/// <param name="Shown">The stretches of text that are shown, in order; empty = none.</param>
internal sealed record TextPlan(IReadOnlyList<QuotedRegion> Regions, IReadOnlyList<TextSpan> Shown)
{
    private const int LongText = 20_000;
    private const int LongBlock = 1_500;
    private const int AroundQuote = 300;
    private const int MostExcerpt = 40_000;
    private const int MostInReport = 1_500_000;

    /// <summary>A plan for each document, in their order.</summary>
    public static IReadOnlyList<TextPlan> For(IReadOnlyList<DocumentView> documents)
    {
        var plans = new List<TextPlan>(documents.Count);
        var left = MostInReport;
        foreach (var view in documents)
        {
            var plan = For(view, left);
            left -= plan.Shown.Sum(span => span.Length);
            plans.Add(plan);
        }
        return plans;
    }

    private static TextPlan For(DocumentView view, int left)
    {
        var regions = QuotedRegion.Of(view);
        var length = view.Document.Text.Length;
        return length <= Math.Min(LongText, left) ? new(regions, [new(0, length)]) : Excerpt(view, regions);
    }

    private static TextPlan Excerpt(DocumentView view, IReadOnlyList<QuotedRegion> regions)
    {
        var (kept, shown, used) = (new List<QuotedRegion>(), new List<TextSpan>(), 0);
        var blocks = TextBlock.Of(view.Document).Select(block => block.Span).ToArray();
        foreach (var region in regions.TakeWhile(_ => used < MostExcerpt))
        {
            var window = Around(view.Document.Text, blocks, region.Span);
            var overlaps = shown.Count > 0 && window.Start <= shown[^1].End;
            used += overlaps ? Math.Max(0, window.End - shown[^1].End) : window.Length;
            if (overlaps)
                shown[^1] = shown[^1].Join(window);
            else
                shown.Add(window);
            kept.Add(region);
        }
        return new(kept, shown);
    }

    // The paragraph of a quote, or some words on both sides where paragraphs are long.
    private static TextSpan Around(string text, TextSpan[] blocks, TextSpan quote)
    {
        var whole = blocks.Where(block => block.Overlaps(quote)).Aggregate(quote, (sum, block) => sum.Join(block));
        if (whole.Length <= LongBlock)
            return whole;
        return new(
            WordStart(text, Math.Max(whole.Start, quote.Start - AroundQuote)),
            WordEnd(text, Math.Min(whole.End, quote.End + AroundQuote)));
    }

    private static int WordStart(string text, int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]) && !char.IsSurrogate(text[at]))
            at--;
        return at;
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
