using Sanad.Basics;
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
        select s.id, s.original, coalesce(j.body, c.body) as body, s.status, e.event, coalesce(l.title, l.received_as) as title, l.outlet, l.published, l.copy_of
        from standing s left join claim c on c.id = s.id left join judged j on j.id = s.id left join event_claim e on e.claim = s.id
        join document_line l on l.original = s.original
        where s.id in @list
        """;

    public static IReadOnlyList<QuotedClaim> Of(OpenCasebook book, IReadOnlyList<string> claimIds)
    {
        var rows = book.Index.Query<QuotedRow>(Wanted, IndexDatabase.List(claimIds)).ToDictionary(r => r.Id, StringComparer.Ordinal);
        return [.. claimIds.Where(rows.ContainsKey).Select(id => Quoted(rows[id]))];
    }

    private static QuotedClaim Quoted(QuotedRow row) => new(
        ClaimText.Read(row.Body), ShowVerb.StatusOf(row.Status), ContentHash.Parse(row.Original), row.Title, row.Outlet, row.Published is { } published ? DateInterval.Parse(published) : null,
        row.CopyOf is { } copied ? ContentHash.Parse(copied) : null, row.Event);

    private sealed record QuotedRow : ClaimBodyRow
    {
        public string? Status { get; init; }
        public string? Event { get; init; }
        public string Title { get; init; } = "";
        public string? Outlet { get; init; }
        public string? Published { get; init; }
        public string? CopyOf { get; init; }
    }
}
