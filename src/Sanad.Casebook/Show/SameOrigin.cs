using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;

namespace Sanad.Casebook.Show;

/// <summary>The documents that share one document's origin, that one left out.</summary>
/// <param name="Lines">The first of them, as they came in.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record SameOrigin(IReadOnlyList<OriginLine> Lines, int Total)
{
    private const int Most = 5;

    private const string First = $"""
        select {DocumentRow.Columns} from document d join origin o on o.original = d.original
        where o.origin_group = @group and d.original <> @original order by d.position limit @most
        """;
    private const string Count = "select count(*) from origin where origin_group = @group and original <> @original";

    /// <summary>Of a document.</summary>
    public static SameOrigin Of(OpenCasebook book, DocumentView view)
    {
        var asked = new { group = view.OriginGroup, original = view.Document.Original.Hex, most = Most };
        var lines = book.Index.Query<DocumentRow>(First, asked)
            .Select(row => (Row: row, Document: row.InForce()))
            .Select(d => new OriginLine(d.Document.Original, d.Document.Title ?? d.Row.ReceivedAs, d.Document.Outlet));
        return new([.. lines], (int)book.Index.Single<long>(Count, asked));
    }
}

/// <summary>A document of the same origin.</summary>
/// <param name="Original">Its SHA-256.</param>
/// <param name="Title">Its title, else its file's name.</param>
/// <param name="Outlet">Null = not named.</param>
public sealed record OriginLine(ContentHash Original, string Title, string? Outlet);
