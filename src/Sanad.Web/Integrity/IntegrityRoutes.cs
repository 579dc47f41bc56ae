using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Events;
using Sanad.Casebook.History;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Redaction;
using Sanad.Casebook.Storage;
using Sanad.Custody;
using Sanad.Web.Desk;
using Sanad.Web.Hosting;

namespace Sanad.Web.Integrity;

/// <summary>Who did what when, whether it all holds, and what cannot be shown from inside the casebook.</summary>
internal static class IntegrityRoutes
{
    private const int EntriesAPage = 50, EventsToPublish = 200;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/integrity", ShowAsync);
        pages.MapPost("/integrity/verify", Verify);
        pages.MapPost("/integrity/rebuild", RebuildAsync);
        PublishRoutes.Map(pages);
    }

    private static async Task<IResult> ShowAsync(Visit visit, WorkbenchOptions options, string? kind, string? writer, int? skip, CancellationToken cancel)
    {
        var filter = new HistoryFilter { Kind = HistoryFilter.Kinds.FirstOrDefault(k => k == kind), Writer = string.IsNullOrEmpty(writer) ? null : writer };
        return visit.Show<IntegrityPage, IntegrityModel>(await visit.Desk.UseAsync(book => ModelOf(visit, book, filter, Math.Max(0, skip ?? 0), options.Address), cancel));
    }

    private static IntegrityModel ModelOf(Visit visit, OpenCasebook book, HistoryFilter filter, int skip, System.Net.IPAddress address)
    {
        var page = HistoryVerb.Page(book, filter, skip, EntriesAPage);
        var about = Path.Combine(book.Path, "CASEBOOK.txt");
        return new(book.Id, IntegrityGlance.Of(visit.Desk.Jobs, book), book.Folder.Heads(), page.Items, page.Total, HistoryVerb.NamesOf(book, Named(page.Items)), filter, skip, EntriesAPage)
        {
            Redactions = RedactVerb.All(book),
            Writers = WriterKeys.List(book.Folder),
            ByPath = System.Net.IPAddress.IsLoopback(address),
            About = File.Exists(about) ? File.ReadAllText(about) : null,
            Receipts = new TimeReceipts(book.Folder, DeviceSettings.Read(visit.Desk.Options.Home).TimeAuthorities(visit.Desk.Options.Home), TimeSpan.Zero).Standing(),
            Events = EventVerbs.Lines(book, new(), 0, EventsToPublish).Items,
        };
    }

    private static HashSet<string> Named(IEnumerable<HistoryLine> lines) => lines.SelectMany(line => Named(line.Act)).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string?> Named(HistoryAct act) => act switch
    {
        HistoryAct.Captured it => [it.Original],
        HistoryAct.Derived it => [it.Original],
        HistoryAct.Judged it => [it.Original],
        HistoryAct.Corrected it => [it.Original],
        HistoryAct.OfEvent it => [it.Event, it.Target],
        HistoryAct.Estimated it => [it.Event],
        HistoryAct.Undone { Of: { } of } => Named(of),
        _ => [],
    };

    private static IResult Verify(Visit visit) => visit.GoTo("/jobs/" + visit.Desk.Jobs.Start((id, now) => new VerifyJob { Id = id, Started = now }).Id);

    // Begun while nobody reads: from then on the desk tells pages to wait.
    private static async Task<IResult> RebuildAsync(Visit visit, CancellationToken cancel)
    {
        var job = await visit.Desk.UseAsync(_ => visit.Desk.Jobs.StartUnless(other => other.Indexes, (id, now) => new RebuildJob { Id = id, Started = now }), cancel);
        return job is null ? visit.GoTo("/integrity", new Notice(visit.Texts["integrity.busy"]) { Refused = true }) : visit.GoTo("/jobs/" + job.Id);
    }
}

/// <summary>Integrity in few words.</summary>
/// <param name="Journal">Writers, entries, what is not sealed.</param>
/// <param name="Last">The last check of this server that came to its end; null = none yet.</param>
/// <param name="Running">One that runs; null = none.</param>
public sealed record IntegrityGlance(JournalStanding Journal, VerifyJob? Last, VerifyJob? Running)
{
    /// <summary>Why what signed decisions took away is still in the folder; null when it is not.</summary>
    public string? LeftInFolder { get; init; }

    /// <summary>Why it may still be in unused pages of the index; null when it is not.</summary>
    public string? LeftInIndex { get; init; }

    internal static IntegrityGlance Of(Jobs jobs, OpenCasebook book)
    {
        var checks = jobs.All.OfType<VerifyJob>().ToList();
        return new(HistoryVerb.Standing(book), checks.Find(job => job.Report is not null), checks.Find(job => job.State == JobState.Running)) { LeftInFolder = book.RedactionsDue, LeftInIndex = book.ScrubDue };
    }
}

/// <summary>What the page of integrity shows.</summary>
/// <param name="CasebookId">16 hexadecimal digits.</param>
/// <param name="Glance">In few words.</param>
/// <param name="Heads">The last commit of each writer.</param>
/// <param name="Lines">Of the history.</param>
/// <param name="Total">Entries that fit.</param>
/// <param name="Names">Of documents and events that the lines name.</param>
/// <param name="Filter">Which entries.</param>
/// <param name="Skip">Entries before the first.</param>
/// <param name="Size">Entries a page.</param>
public sealed record IntegrityModel(string CasebookId, IntegrityGlance Glance, IReadOnlyList<WriterHead> Heads, IReadOnlyList<HistoryLine> Lines, int Total, HistoryNames Names, HistoryFilter Filter, int Skip, int Size)
{
    /// <summary>Decisions to withhold, seal, destroy or forget, the latest first.</summary>
    public IReadOnlyList<RedactionAct> Redactions { get; init; } = [];

    /// <summary>Whether their entries count, and their fingerprints.</summary>
    public required IReadOnlyList<WriterView> Writers { get; init; }

    /// <summary>True when the person sits at this machine: the folder of another copy may be named.</summary>
    public bool ByPath { get; init; }

    /// <summary>Events whose documents can be published: the first of them by time.</summary>
    public IReadOnlyList<EventLine> Events { get; init; } = [];

    /// <summary>CASEBOOK.txt: how to check the folder without this program; null = it is gone.</summary>
    public string? About { get; init; }

    /// <summary>Which seals existed by a proven time.</summary>
    public required ReceiptStanding Receipts { get; init; }
}
