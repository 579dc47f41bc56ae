using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Tolls;

namespace Sanad.Web.Events;

/// <summary>A toll of which different speakers give different figures.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Span">From lowest to highest.</param>
/// <param name="Rows">The figures that the span compares.</param>
public sealed record ContestedToll(EventSummary Event, TollSpan Span, IReadOnlyList<TollRow> Rows)
{
    /// <summary>How many stand on the first page.</summary>
    public const int Most = 5;

    // What the queue counts as figures has subsets and shares among them: the spans decide. To read the tolls of more events would take a first page's time.
    private const int MostCandidates = 12;

    /// <summary>The most contested tolls: most different figures first, then most speakers, then the widest.</summary>
    public static IReadOnlyList<ContestedToll> Top(OpenCasebook book, int most = Most)
    {
        var candidates = EventVerbs.Lines(book, new() { Order = EventOrder.Contested }, 0, MostCandidates).Items.Where(line => line is { Figures: > 1, PartOf: null }).Select(line => line.Summary.Id).ToList();
        return [.. TollTable.OfSome(book, candidates, acceptedOnly: false).GroupBy(r => (r.Event.Id, r.ActGroup)).Select(g => (Rows: g.Where(TollSpan.IsOfTheWhole).ToList(), Span: TollSpan.Of(g, book.Packs) is [var span, ..] ? span : null))
            .Where(t => t.Span is { IsContested: true })
            .OrderByDescending(t => t.Span!.Figures).ThenByDescending(t => t.Span!.Speakers).ThenByDescending(t => t.Span!.Highest - t.Span.Lowest).ThenBy(t => t.Rows[0].Event.Id, StringComparer.Ordinal)
            .Take(most).Select(t => new ContestedToll(t.Rows[0].Event, t.Span!, t.Rows))];
    }
}
