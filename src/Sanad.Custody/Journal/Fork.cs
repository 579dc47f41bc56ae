using System.Collections.Immutable;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Journal;

/// <summary>
/// A branch of a writer beside the main one: the key was used in two places, by a restored copy or by a thief. Which branch is the main one differs between
/// copies; what counts does not, since the entries of all of them do.
/// </summary>
/// <param name="Name">The beginning of the hash of its own first commit.</param>
/// <param name="Batches">Ascending by number; the first one's predecessor lies in another branch.</param>
internal sealed record Fork(string Name, ImmutableList<Batch> Batches)
{
    /// <summary>The branch as it is now; null for a folder without a commit, which an interrupted merge may have left.</summary>
    public static Fork? Read(Layout layout, string casebook, string writer, string name, SshPublicKey? key, WriterJournal? before)
    {
        var branch = Layout.Fork(writer, name);
        var numbers = layout.CommitsIn(branch);
        var known = before?.Key is null ? null : before.Forks.Find(f => f.Name == name)?.Batches;
        known = known is null || known.Count > numbers.Count ? [] : known;
        var batches = known.AddRange(WriterJournal.ReadNew([.. numbers.Skip(known.Count)], n => Batch.Read(layout, casebook, branch, writer, n, key)));
        return batches.IsEmpty ? null : new(name, batches);
    }

    public bool IsStill(Layout layout, string writer) => !File.Exists(layout.At(Layout.In(Layout.Fork(writer, Name), Batches[^1].Number + 1, "commit")));
}
