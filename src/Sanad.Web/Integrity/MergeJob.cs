using Sanad.Casebook.Merge;
using Sanad.Casebook.Opening;
using Sanad.Custody;
using Sanad.Web.Desk;

namespace Sanad.Web.Integrity;

/// <summary>Takes another copy in and brings the index up to date. When it is stopped, what came in is whole, and merging again goes on.</summary>
/// <param name="other">The other copy's folder, as it was looked at before.</param>
public sealed class MergeJob(string other) : Job, IProgress<MergeProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    public override string Kind => "merge";

    public override bool Indexes => true;

    /// <summary>Null until it is done.</summary>
    public MergeOutcome? Outcome { get; private set; }

    void IProgress<MergeProgress>.Report(MergeProgress value) => (Total, Done) = (value.BytesTotal, value.BytesDone);

    protected override void Work(CasebookOptions options, CancellationToken cancel)
    {
        using var book = OpenCasebook.Open(options with { LockWait = Patience }, createIfMissing: false);
        Outcome = MergeVerb.Run(book, other, trial: false, this, indexing: null, cancel);
    }
}
