using Sanad.Custody.Keys;
using Sanad.Custody.Redaction;

namespace Sanad.Custody.Journal;

/// <summary>All writers of a casebook, and who of them may write.</summary>
/// <param name="Casebook">The id.</param>
/// <param name="Writers">By name.</param>
/// <param name="Admitted">Keys of the founder and of everyone introduced by an admitted one, in the order of admission.</param>
internal sealed record CasebookJournal(string Casebook, IReadOnlyList<WriterJournal> Writers, IReadOnlyList<NamedKey> Admitted)
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
        [.. Writers.SelectMany(w => w.Batches.Select(b => b.Entries).Append(w.OpenEntries)).Where(e => Enumerable.Range(0, e.Count).Any(i => Tombstones.Entries.Contains(e.IdAt(i))))];

    public bool IsAdmitted(string writer) => Admitted.Any(a => a.Key.Writer == writer);

    public IEnumerable<WriterJournal> AdmittedWriters => Writers.Where(w => IsAdmitted(w.Writer));

    public WriterJournal? Of(string writer) => Writers.FirstOrDefault(w => w.Writer == writer);

    public static CasebookJournal Read(Layout layout, string casebook, CasebookJournal? before)
    {
        // Lines were forgotten since: what stands in their files stands elsewhere now.
        if (before?.Unforgotten.All(e => e.IsAsRead()) == false)
            before = null;
        var writers = layout.Writers().Select(w => WriterJournal.Read(layout, casebook, w, before?.Of(w))).ToList();
        var read = new CasebookJournal(casebook, writers, Admit(casebook, writers));
        return before is null || read.Unforgotten.All(e => e.IsAsRead()) ? read : Read(layout, casebook, null);
    }

    /// <summary>True when nobody has written since: three questions to the file system for each writer, however long the journal is.</summary>
    public bool IsStill(Layout layout) =>
        layout.Writers().SequenceEqual(Writers.Select(w => w.Writer), StringComparer.Ordinal) && Writers.All(w => w.IsStill(layout)) && Unforgotten.All(e => e.IsAsRead());

    private static List<NamedKey> Admit(string casebook, List<WriterJournal> writers)
    {
        var admitted = writers.Where(w => Founds(w, casebook)).Select(w => w.Key!).ToList();
        // A list that grows while it is walked: each admitted writer may bring in others.
        for (var i = 0; i < admitted.Count; i++)
        {
            var introduced = IntroducedBy(admitted[i].Key, casebook, writers).Where(k => !admitted.Exists(a => a.Key == k.Key)).ToList();
            admitted.AddRange(introduced.DistinctBy(k => k.Key.Text));
        }
        return admitted;
    }

    private static bool Founds(WriterJournal writer, string casebook) =>
        writer.First is { Type: Introduction.Create } first && first.Id.StartsWith(casebook, StringComparison.Ordinal)
        && Introduction.KeyIn(first.Body) == writer.Key && writer.Key is not null;

    private static IEnumerable<NamedKey> IntroducedBy(SshPublicKey by, string casebook, List<WriterJournal> writers)
    {
        var own = writers.Find(w => w.Key?.Key == by);
        foreach (var entry in own?.Batches.SelectMany(b => b.Entries.OfType(Introduction.AddKey)) ?? [])
        {
            if (Introduction.KeyIn(entry.Body) is { } named)
                yield return named;
        }
        foreach (var writer in writers)
        {
            if (writer.First is { Type: Introduction.AddKey } first && Introduction.Introducer(casebook, first.Body) == by)
                yield return writer.Key!;
        }
    }
}
