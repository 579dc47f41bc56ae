using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Reading;
using Sanad.Web.Desk;

namespace Sanad.Web.Adding;

/// <summary>Keeps files in the background: those that a browser sent, or a folder of this machine.</summary>
public sealed class KeepJob : Job
{
    // Another program may keep for long; the job waits as long as nobody cancels it.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);
    private readonly Lock _gate = new();
    private readonly List<FileVerdict> _verdicts = [];
    private readonly IncomingBatch? _batch;
    private readonly string? _path;

    /// <summary>Of files that a browser sent; they are removed from where they lay when the job ends, however it ends.</summary>
    public KeepJob(IncomingBatch batch)
    {
        (_batch, Received) = (batch, batch.Files.Count);
        Total = batch.Files.Count(file => !file.Path.EndsWith(IncomingBatch.DescriptionEnding, StringComparison.Ordinal));
    }

    /// <summary>Of a file or folder on this machine.</summary>
    public KeepJob(string path) => _path = path;

    public override string Kind => "keep";

    public override bool Indexes => true;

    /// <summary>What a person said about all of them.</summary>
    public required Given Given { get; init; }

    /// <summary>The folder that was named; null = files that a browser sent.</summary>
    public string? Folder => _path;

    /// <summary>How many files the browser sent, descriptions among them; 0 = a folder of this machine.</summary>
    public int Received { get; }

    /// <summary>True while another program holds the casebook.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Counts by what became of them.</summary>
    public (int Kept, int Already, int Refused) Counts
    {
        get
        {
            lock (_gate)
                return (_verdicts.Count(v => v.Outcome is KeepOutcome.Kept), _verdicts.Count(v => v.Outcome is KeepOutcome.AlreadyKept), _verdicts.Count(v => v.Outcome is KeepOutcome.Refused));
        }
    }

    /// <summary>A part of the verdicts so far.</summary>
    /// <param name="which">kept, already or refused; else all.</param>
    /// <param name="skip">Verdicts before the first.</param>
    /// <param name="take">At most so many.</param>
    public (IReadOnlyList<FileVerdict> Some, int Total) Verdicts(string? which, int skip, int take)
    {
        lock (_gate)
        {
            var chosen = _verdicts.Where(v => which is not ("kept" or "already" or "refused") || v.Kind == which).ToList();
            return ([.. chosen.Skip(skip).Take(take)], chosen.Count);
        }
    }

    protected override void Work(CasebookOptions options, CancellationToken cancel)
    {
        using var batch = _batch;
        using var book = OpenCasebook.Open(options with { LockWait = Patience, OnWaiting = () => IsWaiting = true }, createIfMissing: false);
        var outcomes = batch is not null
            ? KeepFiles.Run(book, batch.Files, Given, new Told(this), cancel, KeepPace.BesidePages)
            : KeepFiles.Run(book, [_path!], Given, new Told(this), cancel, KeepPace.BesidePages);
        foreach (var outcome in outcomes)
            Add(outcome);
    }

    private void Add(KeepOutcome outcome)
    {
        IsWaiting = false;
        lock (_gate)
            _verdicts.Add(new(NameOf(outcome.Path), Renamed(outcome)));
        Done++;
    }

    private string NameOf(string path) => _batch is null ? Path.GetRelativePath(Path.GetDirectoryName(_path!) ?? _path!, path) : _batch.NameOf(path) ?? Path.GetFileName(path);

    // A reason may name the description beside the file, which has another name while it is on its way.
    private KeepOutcome Renamed(KeepOutcome outcome)
    {
        if (_batch is null || outcome is not KeepOutcome.Refused refused)
            return outcome;
        var beside = Path.GetFileNameWithoutExtension(outcome.Path) + IncomingBatch.DescriptionEnding;
        return _batch.NameOf(Path.Combine(Path.GetDirectoryName(outcome.Path)!, beside)) is { } name ? refused with { Reason = refused.Reason.Replace(beside, Path.GetFileName(name), StringComparison.Ordinal) } : outcome;
    }

    // At once, on the thread of the job: Progress<T> would tell it later, in no order.
    private sealed class Told(KeepJob job) : IProgress<KeepProgress>
    {
        public void Report(KeepProgress value) => job.Total = value.Total;
    }
}

/// <summary>What became of one file.</summary>
/// <param name="Name">As it was received. Untrusted.</param>
/// <param name="Outcome">Kept, already kept, or refused and why.</param>
public sealed record FileVerdict(string Name, KeepOutcome Outcome)
{
    public string Kind => Outcome switch
    {
        KeepOutcome.Kept => "kept",
        KeepOutcome.AlreadyKept => "already",
        KeepOutcome.Refused => "refused",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
