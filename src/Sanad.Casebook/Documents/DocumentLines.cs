using System.Globalization;
using Sanad.Casebook.Read;
using Sanad.Casebook.Storage;
using Sanad.Language;

namespace Sanad.Casebook.Documents;

/// <summary>Rows of `document_line`: a document as lists show it.</summary>
internal static class DocumentLines
{
    private static readonly string[] Names =
    [
        "original", "number", "position", "title", "received_as", "outlet", "outlet_key", "origin_key", "language", "published", "first_day", "last_day",
        "media_type", "captured_at", "size", "problem", "claims", "waiting", "words",
    ];

    public static void Insert(IndexDatabase index, IEnumerable<(DerivedDocument Document, long Number)> derived) =>
        index.Insert("document_line", Names, derived.Select(d => Row(d.Document, d.Number)));

    private static object?[] Row(DerivedDocument d, long number)
    {
        var (document, published) = (d.InForce, d.InForce?.Published);
        return
        [
            d.Capture.Original.Hex, number, d.Capture.Position, document?.Title, d.Capture.ReceivedAs, document?.Outlet, FoldName(document?.Outlet), FoldName(document?.Origin),
            document?.Language, published?.ToString(), Day(published?.First), Day(published?.Last), d.MediaType, d.Capture.CapturedAt, d.Capture.Size, d.Problem,
            d.Claims.Count, d.Claims.Count, Words($"{document?.Title} {document?.Outlet} {d.Capture.ReceivedAs}"),
        ];
    }

    /// <summary>How outlets and origins are compared.</summary>
    public static string? FoldName(string? name) => name is null ? null : Folding.Fold(name);

    /// <summary>As days stand in the index: 2019-11-15.</summary>
    public static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Folded words, each with a space before it: " the ferry".</summary>
    public static string Words(string text) => string.Concat(Folding.SearchTerms(text).Select(word => " " + word));

    private const string Count = """
        update document_line set
          claims = (select count(*) from standing s where s.original = document_line.original),
          waiting = (select count(*) from standing s where s.original = document_line.original and s.status = 'proposed')
        where original in @list
        """;

    /// <summary>Counts the claims of documents again.</summary>
    public static void CountClaims(IndexDatabase index, IEnumerable<string> originals) => index.Execute(Count, IndexDatabase.List(originals));
}
