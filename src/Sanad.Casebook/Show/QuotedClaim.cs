using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;
using Sanad.Casebook.Tolls;
using Sanad.Claims;

namespace Sanad.Casebook.Show;

/// <summary>A claim with the little that a list of quotes tells of its document.</summary>
/// <param name="Claim">In force; spans in code points.</param>
/// <param name="Status">Null = rejected.</param>
/// <param name="Original">Its document.</param>
/// <param name="DocumentTitle">Its title, else the file's name.</param>
/// <param name="Outlet">Null = not named.</param>
/// <param name="Published">Null = not known.</param>
/// <param name="CopyOf">The document that its document copies; null = none.</param>
/// <param name="EventId">The event that gathers it.</param>
public sealed record QuotedClaim(
    Claim Claim, TollStatus? Status, ContentHash Original, string DocumentTitle, string? Outlet, DateInterval? Published, ContentHash? CopyOf, string? EventId);

/// <summary>Reads claims by id, and of their documents no more than a line.</summary>
internal static class QuotedClaims
{
    private const string Wanted = """
        select c.id, c.original, coalesce(j.body, c.body) as body, j.status, e.event
        from claim c left join judged j on j.id = c.id left join event_claim e on e.claim = c.id
        where c.id in @list
        union all
        select j.id, j.original, j.body, j.status, e.event
        from judged j left join event_claim e on e.claim = j.id
        where j.id in @list and not exists (select 1 from claim c where c.id = j.id)
        """;
    private const string Sources = $"select {DocumentRow.Columns}, o.copy_of from document d left join origin o on o.original = d.original where d.original in @list";

    public static IReadOnlyList<QuotedClaim> Of(OpenCasebook book, IReadOnlyList<string> claimIds)
    {
        var rows = book.Index.Query<QuotedRow>(Wanted, IndexDatabase.List(claimIds)).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var corrections = Correction.Fold(Journal.HumanActs.InForce(book.Index));
        var sources = book.Index.Query<SourceRow>(Sources, IndexDatabase.List(rows.Values.Select(r => r.Original).Distinct(StringComparer.Ordinal)))
            .ToDictionary(d => d.Original, d => (Row: d, Document: corrections.GetValueOrDefault(d.Original)?.Apply(d.MachineDocument()) ?? d.MachineDocument()), StringComparer.Ordinal);
        return [.. claimIds.Where(rows.ContainsKey).Select(id => rows[id]).Where(r => sources.ContainsKey(r.Original)).Select(r => Quoted(r, sources[r.Original].Row, sources[r.Original].Document))];
    }

    private static QuotedClaim Quoted(QuotedRow row, SourceRow source, Document document) => new(
        ClaimText.Read(row.Body), ShowVerb.StatusOf(row.Status), document.Original, document.Title ?? source.ReceivedAs, document.Outlet, document.Published,
        source.CopyOf is { } copied ? ContentHash.Parse(copied) : null, row.Event);

    private sealed record QuotedRow : ClaimBodyRow
    {
        public string? Status { get; init; }
        public string? Event { get; init; }
    }

    private sealed record SourceRow : DocumentRow
    {
        public string? CopyOf { get; init; }
    }
}
