using Sanad.Basics;
using Sanad.Casebook.Read;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;
using Sanad.Reading;

namespace Sanad.Casebook.Documents;

/// <summary>A document as the index holds it, without its text.</summary>
internal record DocumentRow
{
    public string Original { get; init; } = "";
    public long Number { get; init; }
    public long Position { get; init; }
    public string Entry { get; init; } = "";
    public string ReceivedAs { get; init; } = "";
    public long Size { get; init; }
    public string CapturedAt { get; init; } = "";
    public string Given { get; init; } = "";
    public string MediaType { get; init; } = "";
    public string? Machine { get; init; }
    public string? Correction { get; init; }
    public string? Segments { get; init; }
    public string? Problem { get; init; }
    public string? TextSha256 { get; init; }
    public long TextLength { get; init; }
    public long FurnitureLength { get; init; }

    public const string Columns = """
        d.original, d.number, d.position, d.entry, d.received_as, d.size, d.captured_at, d.given, d.media_type,
        d.machine, d.correction, d.problem, d.text_sha256, d.text_length, d.furniture_length
        """;

    public Capture ToCapture() => new(ContentHash.Parse(Original), Position, Entry, ReceivedAs, Size, CapturedAt, JsonText.Read<Given>(Given));

    /// <summary>What the machine read, without text and segments; of an unreadable original no more than its name and type.</summary>
    public Document MachineDocument() => Machine is { } json
        ? JsonText.Read<Document>(json)
        : new() { Original = ContentHash.Parse(Original), MediaType = MediaType, Text = "", Warnings = Problem is null ? [] : [Problem] };

    /// <summary>The same as people corrected it.</summary>
    public Document InForce() => Corrected(MachineDocument());

    /// <summary>A reading of it with what people corrected.</summary>
    public Document Corrected(Document machine) => Correction is { } json ? JsonText.Read<Correction>(json).Apply(machine) : machine;
}

/// <summary>Writes what was derived of originals, and takes away what was derived of them before.</summary>
internal static class DerivedRows
{
    private static readonly string[] DocumentColumns =
        ["original", "number", "position", "entry", "received_as", "size", "captured_at", "given", "media_type", "machine", "correction", "segments", "problem", "text_sha256", "text_length", "furniture_length", "sketch"];

    private const string LastNumber = "select coalesce(max(number), 0) from document";

    // Numbers are never given twice, or the search would find the words of a document that is read no more.
    public static void Write(IndexDatabase index, IReadOnlyList<DerivedDocument> derived)
    {
        if (derived.Count == 0)
            return;
        var first = index.Single<long>(LastNumber) + 1;
        Remove(index, derived.Select(d => d.Capture.Original.Hex));
        index.Insert("document", DocumentColumns, derived.Select((d, i) => Row(d, first + i)));
        index.Insert("document_text", ["original", "body"], derived.Where(d => d.Text is not null).Select(d => new object?[] { d.Capture.Original.Hex, d.Text }));
        index.Insert("claim", ["id", "original", "number", "body"],
            derived.SelectMany(d => d.Claims.Select(c => new object?[] { c.Id, d.Capture.Original.Hex, c.Number, c.Body })));
        ClaimFacts.Insert(index, derived.SelectMany(d => d.Claims.Select(c => c.Facts)));
        DocumentLines.Insert(index, derived.Select((d, i) => (d, first + i)));
        Search.Postings.Write(index, first, derived);
    }

    private static object?[] Row(DerivedDocument d, long number) =>
    [
        d.Capture.Original.Hex, number, d.Capture.Position, d.Capture.Entry, d.Capture.ReceivedAs, d.Capture.Size, d.Capture.CapturedAt,
        JsonText.Line(d.Capture.Given), d.MediaType, d.Machine is null ? null : JsonText.Line(d.Machine), d.Correction is null ? null : JsonText.Line(d.Correction), d.Segments, d.Problem, d.TextSha256,
        (long)d.TextLength, (long)d.FurnitureLength, d.Words?.Sketch.ToString(),
    ];

    private const string RemoveClaims = "delete from claim where original in @list";
    private const string RemoveTexts = "delete from document_text where original in @list";
    private const string RemoveStanding = "delete from standing where original in @list";
    private const string RemoveLines = "delete from document_line where original in @list";
    private const string RemoveDocuments = "delete from document where original in @list";

    private static void Remove(IndexDatabase index, IEnumerable<string> originals)
    {
        var list = IndexDatabase.List(originals);
        index.Execute(RemoveClaims, list);
        index.Execute(RemoveStanding, list);
        index.Execute(RemoveLines, list);
        index.Execute(RemoveTexts, list);
        index.Execute(RemoveDocuments, list);
    }
}
