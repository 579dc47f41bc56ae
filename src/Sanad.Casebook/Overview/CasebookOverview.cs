using Sanad.Casebook.Opening;

namespace Sanad.Casebook.Overview;

/// <summary>What is in a casebook, in numbers.</summary>
/// <param name="Documents">Originals captured.</param>
/// <param name="Unread">Of these, without a text.</param>
/// <param name="Claims">Proposed or judged.</param>
/// <param name="Waiting">Of these, nobody decided.</param>
/// <param name="Events">Gathered from the claims.</param>
public sealed record CasebookOverview(long Documents, long Unread, long Claims, long Waiting, long Events)
{
    private const string Counts = """
        select
          (select count(*) from document) as documents,
          (select count(*) from document where text_sha256 is null) as unread,
          (select count(*) from claim) + (select count(*) from judged j where not exists (select 1 from claim c where c.id = j.id)) as claims,
          (select count(*) from judged where status <> 'proposed') as decided,
          (select count(*) from event) as events
        """;

    /// <summary>Counts now.</summary>
    public static CasebookOverview Of(OpenCasebook book)
    {
        var row = book.Index.Single<CountRow>(Counts);
        return new(row.Documents, row.Unread, row.Claims, row.Claims - row.Decided, row.Events);
    }

    private sealed record CountRow
    {
        public long Documents { get; init; }
        public long Unread { get; init; }
        public long Claims { get; init; }
        public long Decided { get; init; }
        public long Events { get; init; }
    }
}
