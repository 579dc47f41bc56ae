using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sanad.Casebook;
using Sanad.Casebook.Redaction;
using Sanad.Custody;
using Sanad.Dossier;
using Sanad.Web.Hosting;

namespace Sanad.Web.Integrity;

/// <summary>Taking something away: asked for on the page of integrity, shown with all its consequences, then confirmed by its name.</summary>
internal static class RedactRoutes
{
    private const string Page = "/integrity/redact", Section = "/integrity#redact";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Page, LookAsync);
        pages.MapPost(Page, ActAsync);
    }

    private static async Task<IResult> LookAsync(Visit visit, CancellationToken cancel)
    {
        var request = RequestOf(name => visit.Http.Request.Query[name].ToString());
        var outcome = await visit.Desk.UseAsync(book => RedactVerb.Plan(book, request), cancel);
        return outcome is RedactOutcome.Planned { Consequences: var planned } ? visit.Show<RedactPage, RedactModel>(new(request, planned)) : visit.GoTo(Section, WhyNot(visit, outcome));
    }

    private static async Task<IResult> ActAsync(Visit visit, CancellationToken cancel)
    {
        var form = await visit.Http.Request.ReadFormAsync(cancel);
        var request = RequestOf(name => form[name].ToString());
        var outcome = await visit.Desk.UseAsync(book => RedactVerb.Plan(book, request), cancel);
        if (outcome is not RedactOutcome.Planned { Consequences: var planned })
            return visit.GoTo(Section, WhyNot(visit, outcome));
        if (form["typed"].ToString().Trim() is var typed && typed != planned.Confirmation.Trim() && typed != VisibleText.Name(planned.Confirmation).Trim())
            return visit.GoTo(Section, new Notice(visit.Texts["redact.not_typed"]) { Refused = true });
        var job = await visit.Desk.UseAsync(_ => visit.Desk.Jobs.StartUnless(other => other.Indexes, (id, now) => new RedactJob(request) { Id = id, Started = now }), cancel);
        return job is null ? visit.GoTo(Section, new Notice(visit.Texts["integrity.busy"]) { Refused = true }) : visit.GoTo("/jobs/" + job.Id);
    }

    private static RedactionRequest RequestOf(Func<string, string> field) => new()
    {
        Kind = Enum.GetValues<RedactionKind>().FirstOrDefault(kind => Redactions.Scope(kind) == field("how")),
        Targets = [.. field("target").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)],
        Reason = field("reason").Trim(),
        Recipients = [.. field("recipients").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
    };

    private static Notice WhyNot(Visit visit, RedactOutcome outcome) => outcome switch
    {
        RedactOutcome.Refused refused => visit.WhyNot(refused.Reason),
        RedactOutcome.NoTarget { Outcome: VerbOutcome.NotFound no } => new(visit.Texts.Filled("shell.not_found", no.Id)) { Refused = true },
        RedactOutcome.NoTarget { Outcome: VerbOutcome.Ambiguous several } => new(visit.Texts.Filled("shell.ambiguous", several.Id)) { Refused = true },
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>What would happen, before it happens.</summary>
/// <param name="Request">As it was asked for.</param>
/// <param name="Planned">All that it would do.</param>
public sealed record RedactModel(RedactionRequest Request, Consequences Planned);
