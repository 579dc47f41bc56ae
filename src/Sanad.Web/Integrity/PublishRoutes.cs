using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Publish;
using Sanad.Custody;
using Sanad.Web.Desk;
using Sanad.Web.Hosting;

namespace Sanad.Web.Integrity;

/// <summary>Publishing the documents of an event: chosen on the page of integrity, shown with what goes in and what stays out, then written beside the casebook.</summary>
internal static class PublishRoutes
{
    private const string Page = "/integrity/publish", Section = "/integrity#publish";
    private const int LongestName = 60;

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Page, LookAsync);
        pages.MapPost(Page, ActAsync);
    }

    private static async Task<IResult> LookAsync(Visit visit, CancellationToken cancel)
    {
        var (model, why) = await visit.Desk.UseAsync(book => ModelOf(visit, book, visit.Http.Request.Query["event"].ToString(), visit.Http.Request.Query["name"].ToString()), cancel);
        return model is null ? visit.GoTo(Section, why) : visit.Show<PublishPage, PublishModel>(model);
    }

    private static async Task<IResult> ActAsync(Visit visit, CancellationToken cancel)
    {
        var form = await visit.Http.Request.ReadFormAsync(cancel);
        var (model, why) = await visit.Desk.UseAsync(book => ModelOf(visit, book, form["event"].ToString(), form["name"].ToString()), cancel);
        if (model is null)
            return visit.GoTo(Section, why);
        return visit.GoTo("/jobs/" + visit.Desk.Jobs.Start((id, now) => new PublishJob(model.Event.Id, model.Place) { Id = id, Started = now }).Id);
    }

    private static (PublishModel? Model, Notice? Why) ModelOf(Visit visit, OpenCasebook book, string eventId, string name)
    {
        if (!IsName(name))
            return (null, new Notice(visit.Texts["publish.bad_name"]) { Refused = true });
        var place = Path.Combine(Path.GetDirectoryName(book.Path)!, name);
        if (EventVerbs.Find(book, eventId) is not { } found || PublishVerb.Choose(book, new() { Events = [found.Id] }) is not PublishOutcome.Chosen chosen)
            return (null, new Notice(visit.Texts.Filled("shell.not_found", eventId)) { Refused = true });
        if (Bag.RefusalOf(book.Folder, place) is not null)
            return (null, new Notice(visit.Texts.Filled("publish.taken", name)) { Refused = true });
        var plan = Bag.Plan(book.Folder, chosen.Choice);
        return plan.Refusals is [var refusal, ..] ? (null, visit.WhyNot(refusal)) : (new(found, name, place, plan), null);
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name[0] != '-' && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789-") < 0;
}

/// <summary>What would be published, before it is.</summary>
/// <param name="Event">Whose documents.</param>
/// <param name="Name">Of the bag's folder.</param>
/// <param name="Place">Its full path.</param>
/// <param name="Plan">What goes in and what stays out.</param>
public sealed record PublishModel(EventSummary Event, string Name, string Place, BagPlan Plan);

/// <summary>Writes a bag in the background. It may be stopped until the bag has its name, and leaves nothing then.</summary>
/// <param name="eventId">Whose documents.</param>
/// <param name="place">The bag's folder.</param>
public sealed class PublishJob(string eventId, string place) : Job, IProgress<VerifyProgress>
{
    public override string Kind => "publish";

    /// <summary>Null until it is done.</summary>
    public BagMade? Made { get; private set; }

    // Told from several threads: the furthest counts.
    void IProgress<VerifyProgress>.Report(VerifyProgress value) => (Total, Done) = (value.BytesTotal, Math.Max(Done, value.BytesDone));

    protected override void Work(CasebookOptions options, CancellationToken cancel)
    {
        using var book = OpenCasebook.Open(options, createIfMissing: false);
        if (PublishVerb.Choose(book, new() { Events = [eventId] }) is not PublishOutcome.Chosen chosen)
            throw new BagRefusedException("The event is not there any more.");
        Made = PublishVerb.Bag(book, chosen, place, new Dictionary<string, byte[]>(), this, cancel);
    }
}
