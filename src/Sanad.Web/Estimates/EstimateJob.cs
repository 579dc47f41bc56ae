using Sanad.Casebook.Estimate;
using Sanad.Casebook.Opening;
using Sanad.Web.Desk;

namespace Sanad.Web.Estimates;

/// <summary>Estimates in the background: drawing the links and a table for each draw take their time. Until it is done nothing is written, so it can be stopped.</summary>
public sealed class EstimateJob : Job, IProgress<double>
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    public override string Kind => "estimate";

    /// <summary>What was asked for.</summary>
    public required EstimateRequest Request { get; init; }

    /// <summary>Null until it is done.</summary>
    public EstimateOutcome? Outcome { get; private set; }

    void IProgress<double>.Report(double value) => (Total, Done) = (100, (long)(value * 100));

    protected override void Work(CasebookOptions options, CancellationToken cancel)
    {
        using var book = OpenCasebook.Open(options with { LockWait = Patience, Cancel = CancellationToken.None }, createIfMissing: false);
        Outcome = EstimateVerb.Run(book, Request, this, cancel);
    }
}
