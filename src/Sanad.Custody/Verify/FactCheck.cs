using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;
using Sanad.Custody.Receipts;

namespace Sanad.Custody.Verify;

/// <summary>The folder against what a person knows from elsewhere: the only way to notice a cut end, a rollback of everybody, or a casebook made anew.</summary>
internal sealed class FactCheck(CasebookJournal journal, CommitGraph graph, Findings found)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>True when a fact showed the founding itself to be the one that somebody knows.</summary>
    public bool SameFounding { get; private set; }

    /// <summary>True when a fact named commits that are here.</summary>
    public bool SameCommits => _known.Count > 0;

    public void Run(OutsideFacts facts, ReceiptFiles receipts)
    {
        if (facts.CasebookId is { } id)
            Id(id);
        foreach (var head in facts.Heads)
            Head(head);
        foreach (var file in facts.Receipts)
            Receipt(file, receipts);
        if (facts.Copy is { } copy)
            Copy(new Layout(Marks.Resolve(copy)));
        SameFounding |= graph.All.Any(b => b.Number == 1 && _known.Contains(b.CommitHash) && journal.Admitted is [var founder, ..] && founder.Key.Writer == b.Writer);
    }

    private void Id(string id)
    {
        SameFounding = journal.Casebook == id && journal.Admitted.Count > 0;
        if (SameFounding)
            found.Proven.Add(new("id-given", $"the casebook's id is {id}, as given: it was not made anew with other keys"));
        else
            found.Broken.Add(new("other-casebook", $"this is casebook {journal.Casebook}, not {id} as given: another one, or made anew with other keys"));
    }

    private void Head(KnownHead head)
    {
        var numbered = graph.All.Where(b => b.Writer == head.Writer && b.Number == head.Number).ToList();
        var name = Layout.Commit(head.Writer, head.Number);
        if (numbered.Find(b => b.CommitHash.StartsWith(head.Commit, StringComparison.Ordinal)) is { } same)
        {
            graph.Take(same.CommitHash, _known);
            found.Proven.Add(new("head-given", $"commit {head.Number} of writer {head.Writer} is here as given, and nothing was cut off below it", name));
        }
        else if (numbered.Count > 0)
            found.Broken.Add(new("differs-from-head", $"not commit {head.Number} of writer {head.Writer} as given: {head.Commit}", name));
        else
            found.Broken.Add(new("below-head", $"commit {head.Number} of writer {head.Writer} was given and is not here: cut off, rolled back, or made anew", name));
    }

    private void Receipt(string file, ReceiptFiles receipts)
    {
        var name = Path.GetFileName(file);
        var examined = receipts.Examine(Path.GetFullPath(file));
        if (examined is { State: ReceiptState.Broken, HasNoCommit: false })
            throw new InvalidDataException($"{file}: {examined.Why}");
        if (examined.Commit is not { } commit)
        {
            found.Broken.Add(new("receipt-without-commit", $"the commit for which {name} was given is not here: cut off, rolled back, or made anew"));
            return;
        }
        graph.Take(commit, _known);
        var time = examined.Time is { } at ? $", {(examined.State is ReceiptState.Proven or ReceiptState.KeptApart ? "existed by" : "with the time that it names, which no pinned certificate vouches for:")} {ReceiptCheck.Text(at)}" : "";
        found.Proven.Add(new("receipt-given", $"commit {examined.Number} of writer {examined.Writer}, for which {name} was given, is here{time}", Layout.Commit(examined.Writer!, examined.Number)));
    }

    private void Copy(Layout other)
    {
        if (PlainFiles.FirstOdd(other) is { } odd)
            throw new InvalidDataException($"{other.Root}: {odd.Text}");
        if (Founding.Find(other) is not { } id)
            throw new InvalidDataException($"{other.Root} is no casebook whose founding entry holds, so nothing can be compared with it");
        if (id != journal.Casebook)
        {
            found.Broken.Add(new("other-casebook", $"this is casebook {journal.Casebook}, and the copy is casebook {id}: another one, or made anew with other keys"));
            return;
        }
        var copied = CommitGraph.Of(CasebookJournal.Read(other, id, null));
        var missing = copied.All.Where(b => graph.Find(b.CommitHash) is null).OrderBy(b => b.Name, StringComparer.Ordinal).ToList();
        foreach (var batch in copied.All.Where(b => graph.Find(b.CommitHash) is not null))
            graph.Take(batch.CommitHash, _known);
        foreach (var of in missing.GroupBy(b => b.Writer, StringComparer.Ordinal))
            Missing(of.Key, [.. of]);
        if (missing.Count == 0)
            found.Proven.Add(new("copy-given", $"all {copied.Count} commits of the copy are here"));
    }

    // Somebody who was never here may have come in over there; who was here and has more over there lost it here, or went on over there.
    private void Missing(string writer, List<Batch> commits)
    {
        var first = commits.MinBy(b => b.Number)!;
        var here = graph.All.Where(b => b.Writer == writer).ToList();
        if (here.Count == 0)
            found.NotHere.Add(new("not-merged", $"the copy has {commits.Count} commits of writer {writer}, of whom there is nothing here: merge the copy, or find out where they went", first.Name));
        else if (here.Exists(b => b.Number == first.Number))
            found.Broken.Add(new("differs-from-copy", $"not the commit of this number that the copy has: writer {writer} has two histories", first.Name));
        else
            found.Broken.Add(new("below-copy", $"the copy has {commits.Count} commits of writer {writer} from this one on that are not here: cut off or rolled back, unless that writer went on in the copy alone (then merge it)", first.Name));
    }
}
