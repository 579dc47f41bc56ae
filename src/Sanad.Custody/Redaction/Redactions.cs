using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Redaction;

namespace Sanad.Custody;

/// <summary>What was decided to withhold, seal, destroy or forget in a casebook, and who consented to what.</summary>
public static class Redactions
{
    /// <summary>All decisions in the order of the fold, also those taken back and those that lack consent.</summary>
    public static IReadOnlyList<RedactionAct> Of(CasebookFolder folder) => folder.Refresh().Redactions.Acts;

    /// <summary>All entries on consent in the order of the fold.</summary>
    public static IReadOnlyList<ConsentAct> Consents(CasebookFolder folder) => folder.Refresh().Redactions.Consents;

    /// <summary>Originals and derived texts that are destroyed, forgotten or sealed: they are not here, and nothing takes them in again.</summary>
    public static IReadOnlySet<ContentHash> Removed(CasebookFolder folder) => folder.Refresh().Tombstones.Objects;

    /// <summary>Originals that no export carries.</summary>
    public static IReadOnlySet<ContentHash> WithheldObjects(CasebookFolder folder) => Withheld(folder).SelectMany(a => a.Objects).ToHashSet();

    /// <summary>Entries that no export carries in clear.</summary>
    public static IReadOnlySet<string> WithheldEntries(CasebookFolder folder) => Withheld(folder).SelectMany(a => a.Entries).ToHashSet(StringComparer.Ordinal);

    /// <summary>Persons who may write: where there are two, destroying and forgetting need the consent of two.</summary>
    public static IReadOnlyList<string> Persons(CasebookFolder folder) => folder.Refresh().Redactions.Persons;

    /// <summary>Consents to such an act on all of this, one a person, that nobody took back.</summary>
    public static IReadOnlyList<ConsentAct> Given(CasebookFolder folder, RedactionKind kind, IReadOnlyCollection<string> about) =>
        folder.Refresh().Redactions.Given(kind, about);

    /// <summary>The scope of a consent to such an act.</summary>
    public static string Scope(RedactionKind kind) => RedactionFold.Scope(kind);

    /// <summary>True for an entry that no decision can take away: who may write, what was decided, what was proven.</summary>
    public static bool IsLasting(string type) => Tombstones.IsLasting(type);

    /// <summary>Differs when what is taken away differs; empty when nothing is.</summary>
    public static string Digest(CasebookFolder folder) => folder.Refresh().Tombstones.Digest;

    /// <summary>True when something that a decision took away is still in the folder: an interruption, or a copy that was merged.</summary>
    public static bool AreDue(CasebookFolder folder) => Forgetting.IsDue(folder);

    /// <summary>Takes away what decisions say is to go and an interruption or an older program left. Starts no writer and writes no entry.</summary>
    /// <exception cref="IOException">The folder cannot be written, or another process keeps the lock.</exception>
    public static bool Apply(CasebookFolder folder, TimeSpan wait)
    {
        NetworkShare.Refuse(folder.Path);
        using var held = WriteLock.Take(folder.Layout.Lock, wait, null);
        return Forgetting.Apply(folder, thorough: true);
    }

    /// <summary>Every entry that stands in the folder, each once: also of writers kept apart, in forks, and what is not sealed.</summary>
    public static IEnumerable<WrittenLine> EveryEntry(CasebookFolder folder)
    {
        var layout = folder.Layout;
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, prefix) in layout.EntryFiles().Order(StringComparer.Ordinal).Select(f => (f, 0)).Concat(layout.Writers().Select(layout.Wal).Where(File.Exists).Select(f => (f, Wal.Prefix))))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var (line, i) in Lines.Of(bytes).Whole.Select((range, i) => (range.GetOffsetAndLength(bytes.Length), i)))
            {
                if (line.Length > prefix && Entry(bytes.AsSpan(line.Offset + prefix, line.Length - prefix), file) is { } entry && known.Add(entry.Id))
                    yield return new(layout.Relative(file), i + 1, entry);
            }
        }
    }

    /// <summary>Every object in the folder.</summary>
    public static IEnumerable<ContentHash> EveryObject(CasebookFolder folder) => !Directory.Exists(folder.Layout.Objects) ? []
        : Directory.EnumerateFiles(folder.Layout.Objects, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => ContentHash.TryParse(Path.GetFileName(f), out var hash) ? hash : (ContentHash?)null).OfType<ContentHash>();

    private static JournalEntry? Entry(ReadOnlySpan<byte> line, string file) =>
        EntryLine.IsForgotten(line) ? null : EntryLine.Read(line, Path.GetFileName(Path.GetDirectoryName(file))!, EntryLine.LeafHex(line), isSealed: !file.EndsWith(".wal", StringComparison.Ordinal));

    /// <summary>Files in recovered/, by name below the root.</summary>
    public static IReadOnlyList<string> RecoveredFiles(CasebookFolder folder) => !Directory.Exists(folder.Layout.Recovered) ? []
        : [.. Directory.EnumerateFiles(folder.Layout.Recovered).Select(folder.Layout.Relative).Order(StringComparer.Ordinal)];

    private static IEnumerable<RedactionAct> Withheld(CasebookFolder folder) => Of(folder).Where(a => a.Kind == RedactionKind.Withhold && a.InForce);
}

/// <summary>An entry and where it stands.</summary>
/// <param name="File">Name below the root.</param>
/// <param name="Line">From 1.</param>
/// <param name="Entry">As it stands there: whether a good signature covers it is not asked.</param>
public sealed record WrittenLine(string File, int Line, JournalEntry Entry);

/// <summary>These bytes were destroyed, forgotten or sealed here by a signed decision, which wins over taking them in again.</summary>
public sealed class RedactedOriginalException(ContentHash hash)
    : IOException($"{hash.Hex[..16]} was destroyed, forgotten or sealed in this casebook by a signed decision, and is not taken in again. `sanad redact list` tells when and why; what was sealed comes back with `sanad redact unseal`.");
