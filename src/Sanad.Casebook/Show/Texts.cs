using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Reading;

namespace Sanad.Casebook.Show;

/// <summary>Texts of documents: from the index, or, of a long one, read again from the original.</summary>
internal static class Texts
{
    private const string OneText = "select body from document_text where original = @original";
    private const string ManyTexts = "select original, body from document_text where original in @list";

    /// <summary>Empty for an original that cannot be read as text.</summary>
    public static string Of(OpenCasebook book, DocumentRow row) =>
        row.TextSha256 is null ? "" : book.Index.First<string>(OneText, new { original = row.Original }) ?? ReadAgain(book, row);

    /// <summary>Texts that the index holds, by original.</summary>
    public static Dictionary<string, string> Held(IndexDatabase index, IEnumerable<string> originals) =>
        index.Query<TextRow>(ManyTexts, IndexDatabase.List(originals)).ToDictionary(t => t.Original, t => t.Body, StringComparer.Ordinal);

    private static string ReadAgain(OpenCasebook book, DocumentRow row)
    {
        var capture = row.ToCapture();
        var derived = KnownFromJournal.TextOf(book, capture.Original);
        return book.Derivations.Read(capture, () => book.Folder.OpenObject(capture.Original), derived, CancellationToken.None) is ReadOutcome.Read read ? read.Document.Text : "";
    }

    private sealed record TextRow
    {
        public string Original { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
