using System.Security.Cryptography;
using System.Text;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Redaction;

/// <summary>What signed decisions took away: it wins over presence wherever copies meet.</summary>
/// <param name="Entries">Leaf hashes of entries that are forgotten.</param>
/// <param name="Objects">Originals and derived texts that are destroyed, forgotten or sealed.</param>
/// <param name="Files">Names in recovered/ that go with them.</param>
internal sealed record Tombstones(IReadOnlySet<string> Entries, IReadOnlySet<ContentHash> Objects, IReadOnlySet<string> Files)
{
    public static readonly Tombstones None = new(new HashSet<string>(StringComparer.Ordinal), new HashSet<ContentHash>(), new HashSet<string>(StringComparer.Ordinal));

    // What tells who may write, what was decided and what was proven stays readable.
    private static readonly HashSet<string> Lasting = [Introduction.Create, ConsentAct.EntryType, "receipt", "fork.seen"];

    /// <summary>Tells one state of the decisions from another; empty for none.</summary>
    public string Digest { get; private init; } = "";

    public bool Any => Entries.Count + Objects.Count + Files.Count > 0;

    /// <summary>True for an entry that no decision can take away.</summary>
    public static bool IsLasting(string type) =>
        Lasting.Contains(type) || type.StartsWith("redact.", StringComparison.Ordinal) || type.StartsWith("key.", StringComparison.Ordinal);

    /// <summary>Of one copy, or of several together as they would be after merging.</summary>
    public static Tombstones Of(params IReadOnlyList<CasebookJournal> journals)
    {
        var acts = RedactionFold.Of(journals).Acts.Where(a => a.InForce && a.Kind != RedactionKind.Withhold).ToList();
        if (acts.Count == 0)
            return None;
        var entries = acts.Where(a => a.Kind == RedactionKind.Forget).SelectMany(a => a.Entries).ToHashSet(StringComparer.Ordinal);
        if (entries.Count > 0)
            entries.ExceptWith(LastingIn(journals));
        return new(entries, acts.SelectMany(a => a.Objects).ToHashSet(), acts.SelectMany(a => a.Files).Where(IsRecovered).ToHashSet(StringComparer.Ordinal))
        {
            Digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', acts.Select(a => a.Entry).Order(StringComparer.Ordinal))))),
        };
    }

    /// <summary>A file that a recovery set aside: nothing else can be named by a decision.</summary>
    public static bool IsRecovered(string file) => file.Split('/') is ["recovered", { Length: > 0 } name] && name[0] != '.'
        && name.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789._-") < 0;

    private static IEnumerable<string> LastingIn(IEnumerable<CasebookJournal> journals) =>
        from writer in journals.SelectMany(j => j.AdmittedWriters)
        from entries in writer.Lasting
        from i in Enumerable.Range(0, entries.Count)
        where IsLasting(entries.TypeAt(i))
        select entries.IdAt(i);
}
