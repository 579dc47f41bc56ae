using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Read;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;
using Sanad.Casebook.Tolls;

namespace Sanad.Casebook.Show;

/// <summary>What an id names.</summary>
public abstract record ShowOutcome
{
    private ShowOutcome()
    {
    }

    /// <summary>A document.</summary>
    public sealed record ADocument(DocumentView Document) : ShowOutcome;

    /// <summary>A claim, with its document.</summary>
    public sealed record AClaim(ClaimView Claim, DocumentView Document) : ShowOutcome;

    /// <summary>An event, with its toll.</summary>
    public sealed record AnEvent(EventView Event, IReadOnlyList<TollRow> Tolls) : ShowOutcome;

    /// <summary>A person, with every record.</summary>
    public sealed record APerson(PersonView Person) : ShowOutcome;

    /// <summary>Nothing has this id.</summary>
    public sealed record NotFound(string Id) : ShowOutcome;

    /// <summary>Several things have an id that begins so.</summary>
    public sealed record Ambiguous(string Id, IReadOnlyList<string> Candidates) : ShowOutcome;
}

/// <summary>Documents, claims and events as people look at them.</summary>
public static class ShowVerb
{
    /// <summary>All documents with their texts and claims, in the order in which they were captured.</summary>
    public static IReadOnlyList<DocumentView> Documents(OpenCasebook book) => Views(book, book.Index.Query<ViewRow>(EveryDocument));

    /// <summary>One document; null when nothing, or more than one, begins so (<see cref="Find"/> tells which).</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="idPrefix">A unique beginning of its SHA-256.</param>
    /// <param name="withCopies">Compares it word by word with the documents of its origin, which reads all their texts.</param>
    public static DocumentView? Document(OpenCasebook book, string idPrefix, bool withCopies = false) =>
        Ids.Document(book.Index, idPrefix) is VerbOutcome.Done found ? One(book, found.Id, withCopies) : null;

    /// <summary>One claim with its document, of whose claims no other is told; null when nothing, or more than one, begins so.</summary>
    public static (ClaimView Claim, DocumentView Document)? Claim(OpenCasebook book, string idPrefix)
    {
        if (Ids.Claim(book.Index, idPrefix) is not VerbOutcome.Done found)
            return null;
        var rows = book.Index.Query<ClaimViewRow>(OneClaim, new { id = found.Id });
        var document = Views(book, book.Index.Query<ViewRow>(OneDocument, new { original = rows[0].Original }), rows.ToLookup(r => r.Original, StringComparer.Ordinal))[0];
        return (document.Claims[0], document);
    }

    /// <summary>A list of documents, a line each, with the true number of those that fit.</summary>
    public static Page<DocumentLine> List(OpenCasebook book, DocumentFilter filter, int skip, int take) => DocumentList.Of(book, filter, skip, take);

    /// <summary>The values that such a list can be filtered by.</summary>
    public static DocumentValues Values(OpenCasebook book) => DocumentList.Values(book);

    /// <summary>Claims by their whole ids, in that order, without the texts of their documents; ids that nothing has are left out.</summary>
    public static IReadOnlyList<QuotedClaim> ClaimsOf(OpenCasebook book, IReadOnlyList<string> claimIds) => QuotedClaims.Of(book, claimIds);

    /// <summary>One event; null when nothing, or more than one, begins so.</summary>
    public static EventView? Event(OpenCasebook book, string idPrefix)
    {
        Settling.GatherWaiting(book);
        return Ids.Event(book.Index, idPrefix) is VerbOutcome.Done found ? EventVerbs.One(book, found.Id) : null;
    }

    /// <summary>Whatever has this id: claims begin with c, events with e, persons with p, their records with r, anything else is a document.</summary>
    public static ShowOutcome Find(OpenCasebook book, string idPrefix)
    {
        Settling.GatherWaiting(book);
        var id = idPrefix.Trim().ToLowerInvariant();
        if (id.StartsWith('e') && Ids.Event(book.Index, id) is VerbOutcome.Done && Event(book, id) is { } @event)
            return new ShowOutcome.AnEvent(@event, TollTable.Of(book, @event.Summary.Id, acceptedOnly: false));
        if (id.Length > 0 && id[0] is 'p' or 'r' && PeopleVerbs.Find(book, id) is { } person)
            return new ShowOutcome.APerson(person);
        if (id.StartsWith('c') && Claim(book, id) is { } claim)
            return new ShowOutcome.AClaim(claim.Claim, claim.Document);
        if (Document(book, id, withCopies: true) is { } document)
            return new ShowOutcome.ADocument(document);
        var tried = new[] { Ids.Event(book.Index, id), Ids.Claim(book.Index, id), Ids.Document(book.Index, id), Ids.Person(book.Index, id) };
        return tried.OfType<VerbOutcome.Ambiguous>().FirstOrDefault() is { } several
            ? new ShowOutcome.Ambiguous(idPrefix, several.Candidates)
            : new ShowOutcome.NotFound(idPrefix);
    }

    private const string EveryDocument = $"select {DocumentRow.Columns}, d.segments, o.origin_group, o.copy_of from document d left join origin o on o.original = d.original order by d.position";
    private const string OneDocument = $"select {DocumentRow.Columns}, d.segments, o.origin_group, o.copy_of from document d left join origin o on o.original = d.original where d.original = @original";
    private const string DocumentsOfOrigin = $"select {DocumentRow.Columns}, d.segments, o.origin_group, o.copy_of from document d join origin o on o.original = d.original where o.origin_group = @group order by d.position limit @most";
    private const string EveryClaim = """
        select s.id, s.original, coalesce(j.body, c.body) as body, s.status, coalesce(j.anchored, 1) as anchored, e.event
        from standing s left join claim c on c.id = s.id left join judged j on j.id = s.id left join event_claim e on e.claim = s.id
        """;
    private const string ClaimsOfDocuments = EveryClaim + " where s.original in @list";
    private const string OneClaim = EveryClaim + " where s.id = @id";

    private static DocumentView? One(OpenCasebook book, string original, bool withCopies) =>
        Views(book, book.Index.Query<ViewRow>(OneDocument, new { original })).FirstOrDefault() is { } view ? withCopies ? view with { Copies = CopiesOf.Run(book, view) } : view : null;

    internal static List<DocumentView> OfOrigin(OpenCasebook book, string group, int most) => Views(book, book.Index.Query<ViewRow>(DocumentsOfOrigin, new { group, most }));

    private static List<DocumentView> Views(OpenCasebook book, List<ViewRow> rows) => Views(book, rows,
        book.Index.Query<ClaimViewRow>(ClaimsOfDocuments, IndexDatabase.List(rows.Select(r => r.Original))).ToLookup(c => c.Original, StringComparer.Ordinal));

    private static List<DocumentView> Views(OpenCasebook book, List<ViewRow> rows, ILookup<string, ClaimViewRow> claims)
    {
        var texts = Texts.Held(book.Index, rows.Select(r => r.Original));
        return [.. rows.Select(r => View(r, texts.GetValueOrDefault(r.Original) ?? Texts.Of(book, r), claims[r.Original]))];
    }

    private static DocumentView View(ViewRow row, string text, IEnumerable<ClaimViewRow> claims)
    {
        var map = CodePointMap.For(text);
        var machine = row.MachineDocument() with { Text = text, Segments = SegmentText.Read(row.Segments ?? "", map) };
        return new()
        {
            Document = row.Corrected(machine),
            Machine = machine,
            Problem = row.Problem,
            ReceivedAs = row.ReceivedAs,
            Size = row.Size,
            CapturedAt = row.CapturedAt,
            Position = row.Position,
            OriginGroup = row.OriginGroup ?? row.Original,
            CopyOf = row.CopyOf is { } copied ? ContentHash.Parse(copied) : null,
            Claims = [.. claims.Select(c => View(c, map)).OrderBy(c => c.Claim.Span).ThenBy(c => c.Claim.Number)],
        };
    }

    private static ClaimView View(ClaimViewRow row, CodePointMap map)
    {
        var anchored = row.Anchored != 0;
        var claim = ClaimText.Read(row.Body);
        return new(anchored ? ClaimText.ToUtf16(claim, map) : claim, StatusOf(row.Status), row.Event) { Anchored = anchored };
    }

    /// <summary>A judged claim's status; null for a rejected one.</summary>
    internal static TollStatus? StatusOf(string? judged) => judged switch
    {
        "accepted" => TollStatus.Accepted,
        "edited" => TollStatus.Edited,
        "contested" => TollStatus.Contested,
        "rejected" => null,
        _ => TollStatus.Proposed,
    };

    private sealed record ViewRow : DocumentRow
    {
        public string? OriginGroup { get; init; }
        public string? CopyOf { get; init; }
    }

    private sealed record ClaimViewRow : ClaimBodyRow
    {
        public string? Status { get; init; }
        public int Anchored { get; init; }
        public string? Event { get; init; }
    }
}
