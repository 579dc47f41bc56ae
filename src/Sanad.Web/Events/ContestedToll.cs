using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Tolls;

namespace Sanad.Web.Events;

/// <summary>A toll of which different speakers give different figures.</summary>
/// <param name="Event">What happened.</param>
/// <param name="Span">From lowest to highest; null for an event of so many claims that its own page alone reads them.</param>
/// <param name="Figures">How many different figures.</param>
/// <param name="Rows">The figures that the span compares; empty without a span.</param>
public sealed record ContestedToll(EventSummary Event, TollSpan? Span, int Figures, IReadOnlyList<TollRow> Rows)
{
    /// <summary>How many stand on the first page.</summary>
    public const int Most = 5;

    // Claims that the first page reads, a tenth of a second of them. What the queue counts as figures has subsets and shares among them, so that more are looked at
    // than are shown: the spans decide.
    private const int MostClaims = 1_000, MostCandidates = 12;

    /// <summary>The most contested tolls: most different figures first, then most speakers, then the widest.</summary>
    public static IReadOnlyList<ContestedToll> Top(OpenCasebook book, int most = Most)
    {
        var candidates = EventVerbs.MostContested(book, MostCandidates);
        var read = WithinReach(candidates);
        var large = candidates.Where(line => !read.Contains(line.Summary.Id)).Select(line => new ContestedToll(line.Summary, null, line.Figures, []));
        return [.. Spans(book, read).Concat(large).OrderByDescending(t => t.Figures).ThenByDescending(t => t.Span?.Speakers ?? int.MaxValue)
            .ThenByDescending(t => t.Span is { } span ? span.Highest - span.Lowest : 0).ThenBy(t => t.Event.Id, StringComparer.Ordinal).Take(most)];
    }

    private static HashSet<string> WithinReach(IReadOnlyList<EventLine> candidates)
    {
        var (read, claims) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var line in candidates.Where(line => claims + line.Claims + line.ClaimsOfParts <= MostClaims))
        {
            claims += line.Claims + line.ClaimsOfParts;
            read.Add(line.Summary.Id);
        }
        return read;
    }

    private static IEnumerable<ContestedToll> Spans(OpenCasebook book, HashSet<string> events) =>
        from toll in TollTable.OfSome(book, events, acceptedOnly: false).GroupBy(row => (row.Event.Id, What: TollSpan.What(row)))
        let rows = toll.Where(TollSpan.IsOfTheWhole).ToList()
        let spans = TollSpan.Of(toll, book.Packs)
        where spans is [{ IsContested: true }, ..]
        select new ContestedToll(rows[0].Event, spans[0], spans[0].Figures, rows);
}
