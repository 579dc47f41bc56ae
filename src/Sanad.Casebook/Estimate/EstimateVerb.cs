using Sanad.Casebook.Events;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Estimation;

namespace Sanad.Casebook.Estimate;

/// <summary>
/// From linked lists to estimates: what is documented, claimed and estimated of an event, side by side and never mixed. A run stands in the journal with the counts it was
/// made from.
/// </summary>
public static class EstimateVerb
{
    /// <summary>Estimates, and writes the run into the journal unless it is a dry one.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="request">What, and how.</param>
    /// <param name="progress">Told the share done, 0 to 1; null = nobody listens.</param>
    /// <param name="cancel">Stops it, before anything is written; null = what the casebook was opened with.</param>
    public static EstimateOutcome Run(OpenCasebook book, EstimateRequest request, IProgress<double>? progress = null, CancellationToken? cancel = null)
    {
        var (groups, problem) = Groups(book, request.Lists);
        if (problem is not null)
            return new EstimateOutcome.Refused(problem);
        if (request.By.FirstOrDefault(name => Stratifier.Find(name, book.Packs) is null) is { } unknown)
            return new EstimateOutcome.Refused($"People cannot be divided by \"{unknown}\". Use place, month, year, or a role of the lists' columns such as province, sex or prison.");
        if (request.By.GroupBy(name => name.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return new EstimateOutcome.Refused($"People are to be divided by \"{twice.Key}\" twice. Name it once.");
        var (found, missing) = EventOf(book, request.Event);
        if (found is not { } summary)
            return new EstimateOutcome.Refused(missing!);
        if (ListsOfEvent.Against(book, summary, groups) is { } ofAnother)
            return new EstimateOutcome.Refused(ofAnother);
        var work = new EstimateWork(book, request, groups, progress, cancel ?? book.Options.Cancel);
        var report = new EstimateReport
        {
            Event = summary,
            Claimed = Claimed(book, summary.Id),
            Lists = groups,
            By = request.By,
            Whole = work.Whole(),
            Strata = work.Parts(),
            Draws = work.Draws,
        };
        report = report with { Total = request.By.Count == 0 ? [] : PartTotals.Of(report, request.Options.Seed) };
        return new EstimateOutcome.Run(request.DryRun ? report : report with { Entry = Save(book, request, report) });
    }

    /// <summary>The runs that stand, the latest first.</summary>
    public static IReadOnlyList<PastEstimate> Past(OpenCasebook book) => [.. HumanActs.InForce(book.Index, EstimateRunBody.EntryType).Reverse().Select(Past).OfType<PastEstimate>()];

    /// <summary>A run that stands, whole; null when there is none of that entry.</summary>
    public static EstimateView? Find(OpenCasebook book, string entry) => EstimateView.Find(book, entry);

    /// <summary>Takes a run back: it counts as not made. Or an undo.</summary>
    public static VerbOutcome Undo(OpenCasebook book, string entryId) => HumanEntry.TakeBack(book, entryId, EstimateRunBody.EntryType, other => $"That entry is a {other}, no estimate.");

    internal static PastEstimate? Past(HumanAct act) => act.Read<EstimateRunBody>() is { Event: { } of, Strata: [var whole, ..] } body
        ? new(act.Id, act.Time, of, body.Lists, body.By, whole.Cells.Sum(cell => cell[1]), whole.Results)
        : null;

    private static (EventSummary? Event, string? Problem) EventOf(OpenCasebook book, string typed)
    {
        if (ShowVerb.Event(book, typed) is { } view)
            return (view.Summary, null);
        return (null, Ids.Event(book.Index, typed) is VerbOutcome.Ambiguous several
            ? $"Several events have an id that begins with \"{typed}\": {string.Join(", ", several.Candidates)}"
            : $"No event has the id \"{typed}\": sanad event list shows them. Tolls are claims and no lists; the event says which claims stand beside the estimate.");
    }

    private static (IReadOnlyList<ListGroup> Groups, string? Problem) Groups(OpenCasebook book, IReadOnlyList<ListGroup> asked)
    {
        var known = ListRecord.Every(book.Index).ConvertAll(list => list.Name);
        var groups = asked.Count > 0 ? asked : [.. known.Select(name => new ListGroup(name, [name]))];
        var members = groups.SelectMany(group => group.Members).ToList();
        return groups switch
        {
            _ when groups.FirstOrDefault(group => group.Name.Length == 0 || group.Members.Count == 0) is { } empty => ([], $"\"{empty.Name}={string.Join('+', empty.Members)}\" is no list. Write NAME=A+B for several that count as one."),
            [] => ([], "Tolls are claims, not lists. Claims alone, however many, hold no overlap to estimate from: sanad list add FILE, three lists of names at least."),
            _ when members.Find(name => !known.Contains(name, StringComparer.Ordinal)) is { } missing => ([], $"There is no list \"{missing}\". Lists: {string.Join(", ", known)}"),
            _ when members.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice => ([], $"The list \"{twice.Key}\" is named twice."),
            _ when groups.DistinctBy(group => group.Name, StringComparer.Ordinal).Count() < groups.Count => ([], "Two lists would have the same name."),
            { Count: > ListTable.MostLists } => ([], $"{groups.Count} lists are too many; merge lists of one kind: --lists police=A+B,hospital=C"),
            _ => (groups, null),
        };
    }

    /// <summary>Figures of people: how many places or incidents there were stands in no layer.</summary>
    internal static IReadOnlyList<TollSpan> Claimed(OpenCasebook book, string eventId) =>
        [.. TollSpan.Of(TollTable.Of(book, eventId, acceptedOnly: false), book.Packs).Where(span => span.ActGroup != ActGroup.Extent)];

    private static string Save(OpenCasebook book, EstimateRequest request, EstimateReport report) => HumanEntry.Append(book, EstimateRunBody.EntryType, HumanAct.ToBody(new EstimateRunBody
    {
        Event = report.Event.Id,
        Lists = report.Lists,
        By = report.By,
        Level = request.Options.Level,
        Delta = request.Options.Delta,
        Seed = request.Options.Seed,
        Draws = report.Draws,
        Engine = Methods.Engine,
        Strata = [.. report.Strata.Prepend(report.Whole).Select(StratumBody.Of)],
        Total = report.Total.Count == 0 ? null : [.. report.Total.Select(MethodFigure.Of)],
    }));
}
