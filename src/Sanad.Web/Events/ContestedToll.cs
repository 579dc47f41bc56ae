using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Tolls;

namespace Sanad.Web.Events;

/// <summary>A toll of which different speakers give different figures.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Span">From lowest to highest.</param>
/// <param name="Rows">The figures.</param>
public sealed record ContestedToll(EventSummary Event, TollSpan Span, IReadOnlyList<TollRow> Rows)
{
    /// <summary>How many stand on the first page.</summary>
    public const int Most = 5;

    /// <summary>The most contested tolls: most different figures first, then most speakers, then the widest.</summary>
    public static IReadOnlyList<ContestedToll> Top(OpenCasebook book, int most = Most) =>
        [.. TollTable.Of(book, null, acceptedOnly: false).GroupBy(r => (r.Event.Id, r.ActGroup)).Select(g => (Rows: g.ToList(), Span: TollSpan.Of(g, book.Packs) is [var span, ..] ? span : null))
            .Where(t => t.Span is { IsContested: true })
            .OrderByDescending(t => t.Span!.Figures).ThenByDescending(t => t.Span!.Speakers).ThenByDescending(t => t.Span!.Highest - t.Span.Lowest).ThenBy(t => t.Rows[0].Event.Id, StringComparer.Ordinal)
            .Take(most).Select(t => new ContestedToll(t.Rows[0].Event, t.Span!, t.Rows))];
}
