using Sanad.Casebook.Opening;
using Sanad.Custody;
using Sanad.Web.Desk;

namespace Sanad.Web.Integrity;

/// <summary>Checks every seal, signature and original in the background. It reads only, and pages go on beside it.</summary>
public sealed class VerifyJob : Job, IProgress<VerifyProgress>
{
    public override string Kind => "verify";

    /// <summary>Null until it is done.</summary>
    public VerifyReport? Report { get; private set; }

    // Told from several threads: the furthest counts.
    void IProgress<VerifyProgress>.Report(VerifyProgress value) => (Total, Done) = (value.BytesTotal, Math.Max(Done, value.BytesDone));

    protected override void Work(CasebookOptions options, CancellationToken cancel) => Report = Verifier.Verify(options.Path, options.Home, this, cancel);
}

/// <summary>Makes the index anew from originals and journal. Pages wait for it, since there is nothing whole to read meanwhile; the rest of the work continues after a stop.</summary>
public sealed class RebuildJob : Job, IProgress<IndexProgress>
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    public override string Kind => "rebuild";

    public override bool Indexes => true;

    public override bool CanBeStopped => false;

    void IProgress<IndexProgress>.Report(IndexProgress value) => (Total, Done) = (value.Total, value.Done);

    protected override void Work(CasebookOptions options, CancellationToken cancel)
    {
        using var book = OpenCasebook.Open(options with { LockWait = Patience }, createIfMissing: false);
        Rebuild.Run(book, this, cancel);
    }
}
