using System.Security.Cryptography;
using System.Text;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Redaction;

/// <summary>What signed decisions took away: it wins over presence wherever copies meet.</summary>
/// <param name="Entries">Leaf hashes of entries that are forgotten.</param>
/// <param name="Objects">Originals and derived texts that are destroyed, forgotten, or kept as ciphertext only.</param>
/// <param name="Files">Names in recovered/ that go with them.</param>
internal sealed record Tombstones(IReadOnlySet<string> Entries, IReadOnlySet<ContentHash> Objects, IReadOnlySet<string> Files)
{
    public static readonly Tombstones None = new(new HashSet<string>(StringComparer.Ordinal), new HashSet<ContentHash>(), new HashSet<string>(StringComparer.Ordinal));

    // What tells who may write, what was decided and what was proven stays readable.
    private static readonly HashSet<string> Lasting = [Introduction.Create, ConsentAct.EntryType, "receipt", "fork.seen"];

    /// <summary>Of what is sealed and not destroyed: where its ciphertext is kept.</summary>
    private ILookup<ContentHash, ContentHash> Ciphertexts { get; init; } = Array.Empty<SealedObject>().ToLookup(s => s.Original, s => s.Ciphertext);

    /// <summary>Originals whose coming back is saved and not signed yet: whoever is at it has just restored them.</summary>
    private HashSet<ContentHash> ComingBack { get; init; } = [];

    /// <summary>Tells one state of the decisions from another; empty for none.</summary>
    public string Digest { get; private init; } = "";

    public bool Any => Entries.Count + Objects.Count + Files.Count > 0;

    /// <summary>True for an entry that no decision can take away.</summary>
    public static bool IsLasting(string type) =>
        Lasting.Contains(type) || type.StartsWith("redact.", StringComparison.Ordinal) || type.StartsWith("key.", StringComparison.Ordinal);

    /// <summary>What is here and may go. Of a sealed original that is what has a whole ciphertext beside it: or neither form would be left.</summary>
    public IEnumerable<ContentHash> Due(Layout layout) => Objects.Where(o => File.Exists(layout.Object(o)) && MayGo(o, layout));

    /// <summary>False for a sealed original of which no ciphertext is here.</summary>
    public bool MayGo(ContentHash original, Layout layout) => !Ciphertexts.Contains(original) || !ComingBack.Contains(original) && Ciphertexts[original].Any(c => IsWhole(c, layout));

    /// <summary>What may be missing: a decision names it, and of what is sealed the ciphertext stands in its place.</summary>
    public IReadOnlySet<ContentHash> MayBeGone(Layout layout) => Objects.Where(o => !Ciphertexts.Contains(o) || Ciphertexts[o].Any(c => File.Exists(layout.Object(c)))).ToHashSet();

    private static bool IsWhole(ContentHash ciphertext, Layout layout) =>
        File.Exists(layout.Object(ciphertext)) && ObjectStore.HashOf(layout.Object(ciphertext), CancellationToken.None) == ciphertext;

    /// <summary>Of one copy, or of two as they would be after merging.</summary>
    public static Tombstones Of(CasebookJournal journal)
    {
        var acts = journal.Redactions.Acts.Where(a => a.InForce && a.Kind != RedactionKind.Withhold).ToList();
        if (acts.Count == 0)
            return None;
        var entries = acts.Where(a => a.Kind == RedactionKind.Forget).SelectMany(a => a.Entries).ToHashSet(StringComparer.Ordinal);
        if (entries.Count > 0)
            entries.ExceptWith(LastingIn(journal));
        var gone = acts.Where(a => a.Kind != RedactionKind.Seal).SelectMany(a => a.Objects).ToHashSet();
        var ciphertexts = CiphertextsOf(acts, gone);
        return new(entries, gone.Concat(ciphertexts.Select(c => c.Key)).ToHashSet(), acts.SelectMany(a => a.Files).Where(IsRecovered).ToHashSet(StringComparer.Ordinal))
        {
            Ciphertexts = ciphertexts,
            ComingBack = ComingBackIn(journal, acts),
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', acts.Select(a => a.Entry).Order(StringComparer.Ordinal))))),
        };
    }

    /// <summary>A file that a recovery set aside: nothing else can be named by a decision.</summary>
    public static bool IsRecovered(string file) => file.Split('/') is ["recovered", { Length: > 0 } name] && name[0] != '.'
        && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789._-") < 0;

    // A decision that names no ciphertext of an original, or one that is itself taken away, takes nothing away.
    private static ILookup<ContentHash, ContentHash> CiphertextsOf(List<RedactionAct> acts, HashSet<ContentHash> gone)
    {
        var pairs = acts.Where(a => a.Kind == RedactionKind.Seal).SelectMany(a => a.Ciphertexts.Where(c => a.Objects.Contains(c.Original))).Where(c => !gone.Contains(c.Original)).ToList();
        var originals = pairs.Select(p => p.Original).ToHashSet();
        return pairs.Where(p => !gone.Contains(p.Ciphertext) && !originals.Contains(p.Ciphertext)).ToLookup(p => p.Original, p => p.Ciphertext);
    }

    private static HashSet<ContentHash> ComingBackIn(CasebookJournal journal, List<RedactionAct> acts)
    {
        var undone = journal.CountingOpen.SelectMany(o => o.OfType(RedactionAct.TypeOf(RedactionKind.Seal))).Select(e => Introduction.Text(e.Body, "undoes")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return undone.Count == 0 ? [] : acts.Where(a => undone.Contains(a.Entry)).SelectMany(a => a.Objects).ToHashSet();
    }

    private static IEnumerable<string> LastingIn(CasebookJournal journal) =>
        from writer in journal.AdmittedWriters
        from entries in writer.Lasting
        from i in Enumerable.Range(0, entries.Count)
        where IsLasting(entries.TypeAt(i))
        select entries.IdAt(i);
}
