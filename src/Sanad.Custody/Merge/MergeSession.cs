using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;
using Sanad.Custody.Redaction;

namespace Sanad.Custody.Merge;

/// <summary>One merge, under the write lock: objects first, then commits, then one entry that tells of it.</summary>
internal sealed class MergeSession(CasebookFolder into, Layout from, MergeSettings settings)
{
    private readonly List<Finding> _left = [];
    private readonly List<SetAside> _aside = [];
    private int _objects;
    private long _bytes;

    public MergeOutcome Run()
    {
        var held = into.Hold(settings.Wait, settings.OnWaiting, settings.Cancel);
        try
        {
            SealOpen();
            if (Merger.DamageOf(into.Layout, into.Refresh()) is { Count: > 0 } damage)
                return new MergeOutcome.DamagedHere(damage);
            var plan = MergePlan.Of(into, from, settings.Cancel);
            Place(plan);
            return new MergeOutcome.Done(Tell(plan));
        }
        catch (FlushFailedException failed)
        {
            into.Stop(failed);
            throw;
        }
        finally
        {
            held.Dispose();
        }
    }

    // Entries of ours that are saved and not sealed chain from our last commit: they are sealed before anything may come after it.
    private void SealOpen()
    {
        Recovery.Run(into, _aside);
        if (into.Choice.Writer is { } own && (_aside.Count > 0 || into.Refresh().Of(own) is { Open.Lines.Count: > 0 }))
        {
            using var session = JournalSession.Within(into, _aside);
            session.Seal();
            _aside.Clear();
        }
    }

    private void Place(MergePlan plan)
    {
        var placing = new Placing(from, into.Layout, plan.Union.Tombstones.Entries);
        Objects(plan.Objects);
        if (plan.Commits.Coming.Count + plan.Fills.Count + plan.Receipts.Count == 0)
            return;
        MergeEnd.Begin(into.Layout, plan.Receipts);
        StopOwnWriter(plan);
        try
        {
            Receipts(plan.Receipts);
            placing.Commits(plan.Commits.Coming, settings.Cancel);
            foreach (var fill in plan.Fills)
                Durable.Write(into.Layout.At(fill.Name), fill.Filled(from, into.Layout, plan.Union.Tombstones.Entries), Sealing.Readable);
        }
        catch (Exception stopped) when (stopped is OperationCanceledException || stopped is IOException and not FlushFailedException)
        {
            MergeEnd.Run(into, into.Choice.Writer, _aside);
            if (_aside.Count > 0 && MayWrite())
            {
                using var session = JournalSession.Within(into, _aside);
                session.Seal();
            }
            throw;
        }
        MergeEnd.Run(into, into.Choice.Writer, _aside);
        Forgetting.Apply(into, thorough: true);
        plan.Commits.GiveUp(placing.Placed, placing.Left);
    }

    private bool MayWrite()
    {
        into.ChooseAgain();
        return into.Choice.Writer is { } own && into.Refresh().StandingOf(own) == WriterStanding.Admitted;
    }

    private void Objects(IncomingObjects objects)
    {
        var store = new ObjectStore(into.Layout);
        var (done, total) = (0L, objects.Coming.Sum(o => o.Size));
        settings.Progress?.Report(new(0, total, null));
        try
        {
            foreach (var (hash, size) in objects.Coming)
            {
                Object(store, hash);
                settings.Progress?.Report(new(done += size, total, Layout.ObjectName(hash)));
            }
            store.Flush();
        }
        finally
        {
            store.Discard();
        }
    }

    private void Object(ObjectStore store, ContentHash hash)
    {
        var name = Layout.ObjectName(hash);
        Stream source;
        try
        {
            source = new FileStream(from.At(name), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            _left.Add(new("unreadable", $"cannot be read in the other copy: {wrong.Message}", name));
            return;
        }
        using (source)
        {
            if (store.Take(source, hash, settings.Cancel) is { } size)
                (_objects, _bytes) = (_objects + 1, _bytes + size);
            else
                _left.Add(new("object-altered", "the bytes in the other copy are not those that the name says", name));
        }
    }

    private void Receipts(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            var file = into.Layout.At(name);
            Durable.CreateFolder(Path.GetDirectoryName(file)!);
            Durable.Write(file, File.ReadAllBytes(from.At(name)));
        }
        foreach (var folder in names.Select(n => Path.GetDirectoryName(into.Layout.At(n))!).Distinct(StringComparer.Ordinal))
            Durable.FlushFolder(folder);
    }

    /// <summary>Commits under this device's writer that the device did not write: noted before they come, so that it never goes on after them.</summary>
    private void StopOwnWriter(MergePlan plan)
    {
        if (Marks.Read(into.Home, into.Id).At(into.Choice.MovedFrom ?? into.Path) is not { } place)
            return;
        var known = place.Heads.GetValueOrDefault(place.Writer)?.Number ?? 0;
        if (plan.Commits.Coming.Exists(c => c.Branch == Layout.Main(place.Writer) && c.From.Number > known))
            Marks.Set(into.Home, into.Id, place with { Path = into.Path, Overtaken = true }, into.Choice.MovedFrom);
    }

    private MergeReport Tell(MergePlan plan)
    {
        var report = plan.Report() with { Objects = _objects, Bytes = _bytes };
        report = report with { Left = [.. report.Left, .. _left] };
        if (!plan.IsNews && _aside.Count == 0 || !MayWrite())
            return report;
        using var session = JournalSession.Within(into, _aside);
        var entry = plan.IsNews ? session.Append(plan.Commits.NewForks.Count > 0 ? Merger.ForkSeen : Merger.Transfer, Merger.Body(report, plan.Commits.NewForks)) : null;
        session.Seal();
        return report with { Entry = entry?.Id };
    }
}
