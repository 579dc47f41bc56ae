using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Linkage;
using Sanad.Web.Desk;

namespace Sanad.Web.People;

/// <summary>Links the records of all lists in the background. While it learns it can be stopped and nothing was written; what it learnt is then written and proposed to the end.</summary>
public sealed class LinkJob : Job, IProgress<LinkProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);
    private volatile bool _learnt;

    public override string Kind => "link";

    public override bool Indexes => true;

    public override bool CanBeStopped => !_learnt;

    /// <summary>Null until it is done.</summary>
    public LinkRunOutcome? Outcome { get; private set; }

    // Told from several threads, portion by portion; only learning is long enough to be counted.
    void IProgress<LinkProgress>.Report(LinkProgress value)
    {
        _learnt |= value.Step == LinkStep.Scoring;
        (Total, Done) = value.Step == LinkStep.Training ? (value.Total, value.Done) : (0, 0);
    }

    protected override void Work(CasebookOptions options, CancellationToken cancel)
    {
        using var book = OpenCasebook.Open(options with { LockWait = Patience, Cancel = CancellationToken.None }, createIfMissing: false);
        Outcome = LinkVerb.Run(book, progress: this, cancel: cancel);
    }
}
