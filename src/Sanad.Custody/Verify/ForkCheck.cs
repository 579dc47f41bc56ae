using Sanad.Custody.Journal;

namespace Sanad.Custody.Verify;

/// <summary>Keys that were used in two places: what was signed with them is real and may not be the person's.</summary>
internal static class ForkCheck
{
    public static void Run(List<WriterJournal> writers, Findings found)
    {
        foreach (var fork in writers.SelectMany(w => w.Forks.Select(f => (Writer: w, Fork: f))))
            found.NotHere.Add(new("fork", $"writer {fork.Writer.Writer} goes two ways from commit {fork.Fork.Batches[0].Number} on: its key was used in two places, by a restored copy or by a thief; both branches count", Layout.Fork(fork.Writer.Writer, fork.Fork.Name)));
    }
}
