using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Publish;

/// <summary>What somebody wants to publish, as they typed it. Ids may be unique beginnings.</summary>
public sealed record PublishRequest
{
    /// <summary>Events: the documents in which their claims stand, those of their parts too.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Documents and files of lists, by their SHA-256.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>Everything.</summary>
    public bool All { get; init; }

    /// <summary>What stays out all the same: documents, files of lists, journal entries, or types of entries.</summary>
    public IReadOnlyList<string> Withhold { get; init; } = [];
}

/// <summary>What the ids of a request name.</summary>
public abstract record PublishOutcome
{
    private PublishOutcome()
    {
    }

    /// <summary>All of them name one thing.</summary>
    /// <param name="Choice">For the bag.</param>
    /// <param name="Events">Whole ids of the events that were named.</param>
    /// <param name="Complete">True when no document of these events is withheld.</param>
    public sealed record Chosen(BagChoice Choice, IReadOnlyList<string> Events, bool Complete) : PublishOutcome;

    /// <summary>One of them does not.</summary>
    public sealed record NotChosen(VerbOutcome Why) : PublishOutcome;
}

/// <summary>Publishes a part of a casebook.</summary>
public static class PublishVerb
{
    private const string OriginalsOfEvents = """
        with recursive wanted(id) as (
          select id from event where id in @list
          union select p.id from event p join wanted w on p.parent = w.id)
        select distinct s.original from wanted w join event_claim c on c.event = w.id join standing s on s.id = c.claim
        where s.status <> 'rejected' order by s.original
        """;
    private const string ClaimsOfOriginals = "select id from standing where original in @list";
    private const string RecordsOfOriginals = "select r.id from record r join list l on l.name = r.list where l.original in @list";

    /// <summary>What a request comes to. Writes nothing.</summary>
    public static PublishOutcome Choose(OpenCasebook book, PublishRequest request)
    {
        Settling.GatherWaiting(book);
        var events = request.Events.Select(e => Ids.Event(book.Index, e)).ToList();
        var originals = Originals(book);
        var documents = request.Documents.Select(d => One(originals, d, "document")).ToList();
        var withheld = Withheld.Of(book, originals, request.Withhold);
        if (events.Concat(documents).Concat(withheld.Outcomes).FirstOrDefault(o => o is not VerbOutcome.Done) is { } missing)
            return new PublishOutcome.NotChosen(missing);
        var ids = events.Cast<VerbOutcome.Done>().Select(e => e.Id).ToList();
        var ofEvents = book.Index.Query<string>(OriginalsOfEvents, IndexDatabase.List(ids));
        return new PublishOutcome.Chosen(
            new()
            {
                All = request.All,
                Exhibits = ofEvents.Where(o => !withheld.Originals.Contains(o)).Concat(documents.Cast<VerbOutcome.Done>().Select(d => d.Id)).Select(ContentHash.Parse).ToHashSet(),
                WithheldObjects = withheld.Originals.Select(ContentHash.Parse).ToHashSet(),
                WithheldIds = withheld.Entries.Concat(Concerning(book, [.. withheld.Originals, .. Redactions.WithheldObjects(book.Folder).Select(o => o.Hex)])).ToHashSet(StringComparer.Ordinal),
                WithheldTypes = withheld.Types,
            },
            ids, !ofEvents.Exists(withheld.Originals.Contains));
    }

    /// <summary>Writes the bag and follows its entry in the index.</summary>
    /// <exception cref="BagRefusedException">It cannot be made; nothing was written.</exception>
    public static BagMade Bag(
        OpenCasebook book, PublishOutcome.Chosen chosen, string target, IReadOnlyDictionary<string, byte[]> reports, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var made = Custody.Bag.Write(book.Folder, chosen.Choice, target, reports, book.Options.LockWait, progress, cancel);
        book.CatchUp(CancellationToken.None);
        return made;
    }

    // Everything that the journal captured, lists' files too; a document's row would know less.
    private static SortedSet<string> Originals(OpenCasebook book) =>
        new(book.Folder.Entries().OfTypes([CaptureBody.EntryType]).SelectMany(NamedObjects.In).Select(o => o.Hash.Hex), StringComparer.Ordinal);

    private static VerbOutcome One(IEnumerable<string> among, string typed, string kind)
    {
        var prefix = typed.Trim().ToLowerInvariant();
        var found = prefix.Length == 0 ? [] : among.Where(o => o.StartsWith(prefix, StringComparison.Ordinal)).Take(11).ToList();
        return found switch
        {
            [] => new VerbOutcome.NotFound(typed, kind),
            [var one] => new VerbOutcome.Done("", one),
            _ => new VerbOutcome.Ambiguous(typed, [.. found.Take(10)]),
        };
    }

    // Claims and records of a withheld original: an entry that names one of these speaks of it.
    private static IEnumerable<string> Concerning(OpenCasebook book, HashSet<string> originals)
    {
        if (originals.Count == 0)
            return [];
        var claims = book.Index.Query<string>(ClaimsOfOriginals, IndexDatabase.List(originals));
        return claims.Concat(book.Index.Query<string>(RecordsOfOriginals, IndexDatabase.List(originals)));
    }

    /// <summary>What is to stay out, by what it is.</summary>
    private sealed record Withheld(HashSet<string> Originals, HashSet<string> Entries, HashSet<string> Types, IReadOnlyList<VerbOutcome> Outcomes)
    {
        public static Withheld Of(OpenCasebook book, IReadOnlyCollection<string> originals, IReadOnlyList<string> typed)
        {
            var entries = book.Folder.Entries();
            var types = Enumerable.Range(0, entries.Count).Select(entries.TypeAt).ToHashSet(StringComparer.Ordinal);
            var ofTypes = typed.Where(types.Contains).ToHashSet(StringComparer.Ordinal);
            var rest = typed.Where(t => !types.Contains(t)).Select(t => (Original: One(originals, t, "document"), Typed: t)).ToList();
            var others = rest.Where(r => r.Original is VerbOutcome.NotFound).Select(r => One(Enumerable.Range(0, entries.Count).Select(entries.IdAt), r.Typed, "document, list or entry")).ToList();
            return new(
                [.. rest.Select(r => r.Original).OfType<VerbOutcome.Done>().Select(d => d.Id)], [.. others.OfType<VerbOutcome.Done>().Select(d => d.Id)], ofTypes,
                [.. rest.Select(r => r.Original).Where(o => o is not VerbOutcome.NotFound), .. others]);
        }
    }
}
