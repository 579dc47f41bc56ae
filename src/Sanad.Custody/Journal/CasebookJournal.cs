using Sanad.Custody.Keys;
using Sanad.Custody.Redaction;

namespace Sanad.Custody.Journal;

/// <summary>All writers of a casebook, and who of them may write.</summary>
/// <param name="Casebook">The id.</param>
/// <param name="Writers">By name.</param>
/// <param name="Admission">Which keys count, and until when.</param>
internal sealed record CasebookJournal(string Casebook, IReadOnlyList<WriterJournal> Writers, Admission Admission)
{
    private RedactionFold? _redactions;
    private Tombstones? _tombstones;
    private IReadOnlyList<WrittenEntries>? _unforgotten;

    /// <summary>Decisions to withhold, seal, destroy or forget, and consents.</summary>
    public RedactionFold Redactions => _redactions ??= RedactionFold.Of(this);

    /// <summary>What those decisions took away.</summary>
    public Tombstones Tombstones => _tombstones ??= Tombstones.Of(this);

    /// <summary>Where lines still stand that were to be forgotten.</summary>
    public IReadOnlyList<WrittenEntries> Unforgotten => _unforgotten ??= Tombstones.Entries.Count == 0 ? [] :
        [.. Writers.SelectMany(w => w.AllBatches.Select(b => b.Entries).Append(w.OpenEntries)).Where(e => Enumerable.Range(0, e.Count).Any(i => Tombstones.Entries.Contains(e.IdAt(i))))];

    /// <summary>Keys of the founder and of everyone introduced by an admitted one, in the order of admission.</summary>
    public IReadOnlyList<NamedKey> Admitted => Admission.Admitted;

    public bool IsAdmitted(string writer) => Admitted.Any(a => a.Key.Writer == writer);

    public IEnumerable<WriterJournal> AdmittedWriters => Writers.Where(w => IsAdmitted(w.Writer));

    /// <summary>What is folded into the state: the entries of admitted writers in every branch, but not what a retired key signed afterwards.</summary>
    public IEnumerable<WrittenEntries> Counting => CountingBatches.Select(b => b.Entries).Concat(CountingOpen);

    /// <summary>What of it is signed.</summary>
    public IEnumerable<Batch> CountingBatches => AdmittedWriters.SelectMany(w => w.AllBatches.Where(Admission.Counts));

    /// <summary>What of it is saved and not signed by anybody yet.</summary>
    public IEnumerable<WrittenEntries> CountingOpen => AdmittedWriters.Where(w => Admission.RetiredAt(w.Writer) is null).Select(w => w.OpenEntries);

    /// <summary>How far a clock may run ahead of all others: honest ones count entries.</summary>
    public const long Leap = 1L << 32;

    /// <summary>What the next entry has to exceed: the clocks of all that counts, and of the writer's own. One that leapt out of reach stops nobody from writing.</summary>
    public long HighestLamport(string own)
    {
        var (mine, highest) = (Of(own), 0L);
        foreach (var lamport in CountingBatches.Concat(mine?.AllBatches ?? []).Select(b => b.Entries.HighestLamport).Order())
            highest = lamport - highest > Leap ? highest : lamport;
        // Nobody signed what is open. Half of the way, so that what is written after it can still be taken in elsewhere.
        return CountingOpen.Append(mine?.OpenEntries ?? WrittenEntries.None).Select(e => e.HighestLamport).Where(l => l - highest <= Leap / 2).Append(highest).Max();
    }

    public WriterJournal? Of(string writer) => Writers.FirstOrDefault(w => w.Writer == writer);

    /// <summary>The pseudonym under which a writer came in; null for one that is not admitted.</summary>
    public string? PersonOf(string writer) => Admitted.FirstOrDefault(a => a.Key.Writer == writer)?.Person;

    public WriterStanding StandingOf(string writer) => Admission.IsRevoked(writer) ? WriterStanding.Revoked
        : !IsAdmitted(writer) ? WriterStanding.KeptApart
        : Admission.RetiredAt(writer) is null ? WriterStanding.Admitted : WriterStanding.Retired;

    public static CasebookJournal Read(Layout layout, string casebook, CasebookJournal? before)
    {
        // Lines were forgotten since: what stands in their files stands elsewhere now.
        if (before?.Unforgotten.All(e => e.IsAsRead()) == false)
            before = null;
        var writers = layout.Writers().Select(w => WriterJournal.Read(layout, casebook, w, before?.Of(w))).ToList();
        var read = new CasebookJournal(casebook, writers, Admission.Of(casebook, writers));
        return before is null || read.Unforgotten.All(e => e.IsAsRead()) ? read : Read(layout, casebook, null);
    }

    /// <summary>True when nobody has written since: three questions to the file system for each writer, however long the journal is.</summary>
    public bool IsStill(Layout layout) =>
        layout.Writers().SequenceEqual(Writers.Select(w => w.Writer), StringComparer.Ordinal) && Writers.All(w => w.IsStill(layout)) && Unforgotten.All(e => e.IsAsRead());
}
