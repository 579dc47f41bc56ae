using Sanad.Custody.Journal;

namespace Sanad.Custody.Keys;

/// <summary>
/// Whose entries count. A function of the union of all entries, so that the order in which copies were merged makes no difference: where two writers revoke
/// each other, the one admitted earlier is heard (docs/decisions/0104). The founder's key can be retired and not revoked, since everybody's admission rests on it.
/// </summary>
internal sealed class Admission
{
    private readonly string _casebook;
    private readonly IReadOnlyList<WriterJournal> _writers;
    private readonly Dictionary<string, SshPublicKey> _revoked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _retired = new(StringComparer.Ordinal);

    private Admission(string casebook, IReadOnlyList<WriterJournal> writers) => (_casebook, _writers) = (casebook, writers);

    /// <summary>Keys of the founder and of everyone introduced by an admitted one, in the order of admission; never a revoked one.</summary>
    public IReadOnlyList<NamedKey> Admitted { get; private set; } = [];

    /// <summary>Keys never to be trusted, as in keys/revoked, in order.</summary>
    public IReadOnlyList<string> Revoked => [.. _revoked.Values.Select(k => k.Text).Order(StringComparer.Ordinal)];

    /// <summary>True for a writer whose key was revoked: nothing of it counts.</summary>
    public bool IsRevoked(string writer) => _revoked.ContainsKey(writer);

    /// <summary>Until when commits of a writer count, by their own time; null = its key is not retired.</summary>
    public string? RetiredAt(string writer) => _retired.GetValueOrDefault(writer);

    /// <summary>False for a commit that a retired key signed after its time. A key is valid at the very second, as for ssh-keygen.</summary>
    public bool Counts(Batch batch) => RetiredAt(batch.Writer) is not { } since || string.CompareOrdinal(batch.Commit?.Time, since) <= 0;

    /// <summary>Who counts.</summary>
    /// <param name="casebook">The id.</param>
    /// <param name="writers">All of them.</param>
    /// <param name="without">As if this key had ended.</param>
    /// <param name="since">When it was retired; null = as if it had been revoked.</param>
    public static Admission Of(string casebook, IReadOnlyList<WriterJournal> writers, SshPublicKey? without = null, string? since = null)
    {
        var admission = new Admission(casebook, writers);
        if (without is not null && since is not null)
            admission._retired[without.Writer] = since;
        else if (without is not null)
            admission._revoked[without.Writer] = without;
        do
            admission.Admitted = admission.Admit();
        while (admission.TakeOneBack());
        admission.Admitted = [.. admission.Admitted.Select(a => a with { ValidBefore = admission.RetiredAt(a.Key.Writer) })];
        return admission;
    }

    private List<NamedKey> Admit()
    {
        var admitted = _writers.Where(Founds).Select(w => w.Key!).ToList();
        // A list that grows while it is walked: each admitted writer may bring in others.
        for (var i = 0; i < admitted.Count; i++)
        {
            var introduced = IntroducedBy(admitted[i].Key).Where(k => !IsRevoked(k.Key.Writer) && !admitted.Exists(a => a.Key == k.Key)).ToList();
            admitted.AddRange(introduced.DistinctBy(k => k.Key.Text));
        }
        return admitted;
    }

    /// <summary>Follows the first key.revoke, in the order of admission, that is not followed yet; who counts is then asked again. False = all are followed.</summary>
    private bool TakeOneBack()
    {
        for (var i = 0; i < Admitted.Count; i++)
        {
            foreach (var revocation in Acts(Admitted[i].Key, Introduction.RevokeKey).Select(Revocation.Read).OfType<Revocation>())
            {
                if (Follow(revocation, by: Admitted[i].Key))
                    return true;
            }
        }
        return false;
    }

    private bool Follow(Revocation revocation, SshPublicKey by)
    {
        var of = revocation.Key.Writer;
        if (!revocation.Forever)
            return Retire(of, revocation.Since, by);
        return revocation.Key != by && !Admitted.Take(1).Any(founder => founder.Key == revocation.Key) && _revoked.TryAdd(of, revocation.Key);
    }

    // Nobody saws off the branch they sit on: an early end of the key that somebody's own admission rests on is not theirs to say.
    private bool Retire(string writer, string since, SshPublicKey by)
    {
        var known = RetiredAt(writer);
        if (known is not null && string.CompareOrdinal(known, since) <= 0)
            return false;
        _retired[writer] = since;
        if (Admit().Exists(a => a.Key == by))
            return true;
        if (known is null)
            _retired.Remove(writer);
        else
            _retired[writer] = known;
        return false;
    }

    private bool Founds(WriterJournal writer) =>
        writer.First is { Type: Introduction.Create } first && first.Id.StartsWith(_casebook, StringComparison.Ordinal)
        && Introduction.KeyIn(first.Body) == writer.Key && writer.Key is not null;

    private IEnumerable<NamedKey> IntroducedBy(SshPublicKey by)
    {
        foreach (var entry in Acts(by, Introduction.AddKey))
        {
            if (Introduction.KeyIn(entry.Body) is { } named)
                yield return named;
        }
        foreach (var writer in _writers)
        {
            if (writer.First is { Type: Introduction.AddKey } first && Introduction.Introducer(_casebook, first.Body) == by && !CameTooLate(writer, by))
                yield return writer.Key!;
        }
    }

    // A retired key introduces nobody whose first commit is younger than its end.
    private bool CameTooLate(WriterJournal introduced, SshPublicKey by) =>
        RetiredAt(by.Writer) is { } since && (introduced.Batches.IsEmpty || string.CompareOrdinal(introduced.Batches[0].Commit?.Time, since) > 0);

    // In the order of the fold: which branch is the main one differs between copies.
    private IEnumerable<JournalEntry> Acts(SshPublicKey by, string type) => (_writers.FirstOrDefault(w => w.Key?.Key == by)?.AllBatches ?? [])
        .Where(b => b.Entries.HasLasting && Counts(b)).SelectMany(b => b.Entries.OfType(type)).OrderBy(e => e.Lamport).ThenBy(e => e.Sequence).ThenBy(e => e.Id, StringComparer.Ordinal);
}
