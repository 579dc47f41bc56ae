using Sanad.Casebook.Opening;

namespace Sanad.Casebook.Show;

/// <summary>What is in a casebook, in numbers.</summary>
/// <param name="Documents">Captured originals.</param>
/// <param name="Copies">Of these, copies of another document.</param>
/// <param name="Unreadable">Of these, those without a text.</param>
/// <param name="Claims">Proposed and added, rejected ones included.</param>
/// <param name="Waiting">Of these, those that nobody has decided.</param>
/// <param name="Events">That gather claims or have parts.</param>
public sealed record Overview(int Documents, int Copies, int Unreadable, int Claims, int Waiting, int Events)
{
    private const string Counts = """
        select
          (select count(*) from document_line) as documents,
          (select count(*) from document_line where copy_of is not null) as copies,
          (select count(*) from document_line where problem is not null) as unreadable,
          (select count(*) from standing) as claims,
          (select count(*) from standing where status = 'proposed') as waiting,
          (select count(*) from event) as events
        """;

    /// <summary>Counted now.</summary>
    public static Overview Of(OpenCasebook book)
    {
        var row = book.Index.Single<CountsRow>(Counts);
        return new((int)row.Documents, (int)row.Copies, (int)row.Unreadable, (int)row.Claims, (int)row.Waiting, (int)row.Events);
    }

    private sealed record CountsRow
    {
        public long Documents { get; init; }
        public long Copies { get; init; }
        public long Unreadable { get; init; }
        public long Claims { get; init; }
        public long Waiting { get; init; }
        public long Events { get; init; }
    }
}
