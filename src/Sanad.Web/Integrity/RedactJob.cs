using Sanad.Casebook.Opening;
using Sanad.Casebook.Redaction;
using Sanad.Web.Desk;

namespace Sanad.Web.Integrity;

/// <summary>Takes something away, and makes the index anew without it. Pages wait for it. Once the decision is written it is carried through.</summary>
/// <param name="request">What, and how far: as it was shown and confirmed.</param>
public sealed class RedactJob(RedactionRequest request) : Job
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    public override string Kind => "redact";

    public override bool Indexes => true;

    public override bool CanBeStopped => false;

    /// <summary>Null until it is done.</summary>
    public RedactOutcome? Outcome { get; private set; }

    /// <summary>Why unused pages of the index may still hold what went; null when they do not.</summary>
    public string? ScrubDue { get; private set; }

    protected override void Work(CasebookOptions options, CancellationToken cancel)
    {
        using var book = OpenCasebook.Open(options with { LockWait = Patience }, createIfMissing: false);
        Outcome = RedactVerb.Run(book, request);
        ScrubDue = book.ScrubDue;
    }
}
