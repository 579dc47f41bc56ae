using System.Globalization;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Custody;
using Sanad.Estimation;
using Sanad.Estimation.Gate;
using Sanad.Linkage;

namespace Sanad.Casebook.Estimate;

/// <summary>Runs the methods over all people and over their parts, each over the links as they are and over their draws.</summary>
internal sealed class EstimateWork
{
    private readonly EstimateRequest _request;
    private readonly CaptureHistories _histories;
    private readonly CapturedPeople _linked;
    private readonly IReadOnlyList<IReadOnlyList<string?>> _strata;
    private readonly List<CapturedPeople> _drawn;
    private readonly List<Reason> _ofLinks;
    private readonly IProgress<double>? _progress;
    private readonly CancellationToken _cancel;
    private readonly SanadHome _home;
    private int _done;

    public EstimateWork(OpenCasebook book, EstimateRequest request, IReadOnlyList<ListGroup> groups, IProgress<double>? progress, CancellationToken cancel)
    {
        (_request, _progress, _cancel, _home) = (request, progress, cancel, book.Options.Home);
        _histories = CaptureHistories.Of(book, groups, [.. request.By.Select(name => Stratifier.Find(name, book.Packs)!)]);
        _linked = _histories.AsLinked();
        _strata = request.By.Count == 0 ? [] : [.. _linked.Strata];
        _ofLinks = OfLinks(book);
        var whole = _linked.Whole;
        // Where every table refuses, how sure the links are is not asked: drawing them takes as long as linking.
        _drawn = _ofLinks.Exists(reason => reason.Refuses) || TableGate.Of(whole).IsRefused ? [] : Drawn(book);
        _ofLinks.AddRange(SharedOrigins.Of(whole, groups, ListRecord.Every(book.Index)));
    }

    /// <summary>How often the links were drawn.</summary>
    public int Draws => _drawn.Count;

    public StratumEstimate Whole() => Estimate([], _linked.Whole, [.. _drawn.Select(people => people.Whole)]);

    public IReadOnlyList<StratumEstimate> Parts() => [.. _strata.Select(stratum => Estimate(stratum, _linked.Part(stratum), [.. _drawn.Select(people => people.Part(stratum))]))];

    private StratumEstimate Estimate(IReadOnlyList<string?> stratum, ListTable table, IReadOnlyList<ListTable> drawn)
    {
        var results = stratum.Contains(null) ? [] : _request.Methods.Select(method => Run(method, table, drawn)).ToList();
        return new(stratum, table, results) { Drawn = drawn };
    }

    private EstimateResult Run(string method, ListTable table, IReadOnlyList<ListTable> drawn)
    {
        var steps = (1 + _strata.Count(stratum => !stratum.Contains(null))) * _request.Methods.Count;
        var result = EstimateMemory.Run(_home, method, table, drawn, _request.Options, new Part(share => _progress?.Report((_done + share) / steps)), _cancel);
        _progress?.Report((double)++_done / steps);
        return result with { Reasons = [.. _ofLinks, .. result.Reasons] };
    }

    // What the links themselves say against any estimate from them.
    private static List<Reason> OfLinks(OpenCasebook book)
    {
        if (HumanActs.InForce(book.Index, LinkRunBody.EntryType).Count == 0 && HumanActs.InForce(book.Index, LinkVerdictBody.EntryType).Count == 0)
            return [new(ReasonKind.NotLinked, Refuses: true)];
        var waiting = LinkReview.Queue(book).Count;
        return waiting == 0 ? [] : [new(ReasonKind.UnreviewedLinks, Refuses: false, waiting.ToString("N0", CultureInfo.InvariantCulture))];
    }

    private List<CapturedPeople> Drawn(OpenCasebook book)
    {
        try
        {
            if (DrawnLinks.Of(book, _request.Draws, _cancel) is { } links)
                return [.. Enumerable.Range(0, links.Count).Select(draw => _histories.AsDrawn(links, draw))];
        }
        catch (LinkRefusedException)
        {
            // The lists have other columns than those the model was learnt from: nothing can be drawn, and the reason below says so.
        }
        _ofLinks.Add(new(ReasonKind.LinksHeldSure, Refuses: false));
        return [];
    }

    private sealed class Part(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
