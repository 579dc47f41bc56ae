using System.Text;
using Sanad.Custody.Disk;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Journal;

/// <summary>Starts writers, publishes their keys in the folder, and keeps the high-water marks in the home.</summary>
internal static class NewWriter
{
    /// <summary>
    /// A writer that takes over: private key in the home first, then its key.add entry (introduced by the old key of this device,
    /// if it is here), saved at once; then the public files, so that none of them names a writer without an entry.
    /// </summary>
    public static void Start(CasebookFolder folder, JournalSession session)
    {
        var choice = folder.Choice;
        folder.Home.SaveKey(folder.Key);
        using (var old = choice.Before is { } writer ? folder.Home.OpenKey(writer) : null)
            session.Append(Introduction.AddKey, Introduction.TakeOverBody(folder.Id, folder.Key.Public, choice.Person, choice.Why, old));
        session.Flush();
        var heads = HeadsNow(folder.Refresh(), null);
        Marks.Set(folder.Home, folder.Id, new(folder.Path, folder.WriterId, choice.Person, heads), null);
        folder.Settle();
        PublishKeys(folder.Layout, folder.Refresh());
    }

    /// <summary>
    /// Takes back writers that were starting on this device when their process was killed: their first entry is there, or half of it, and no place in the home. Nobody was told of them, and
    /// nobody goes on as them, so that the entry would never be signed: it would count in this copy alone.
    /// </summary>
    public static void TakeBackUnfinished(CasebookFolder folder)
    {
        var (journal, layout) = (folder.Refresh(), folder.Layout);
        var started = journal.Writers.Where(w => !w.AllBatches.Any() && IsFirstEntry(w.Open) && folder.Home.HasKey(w.Writer)).Select(w => w.Writer).ToList();
        if (started.Count == 0)
            return;
        // One that was at work after all, in a folder that was rolled back since, may have introduced others.
        var kept = Marks.Read(folder.Home, folder.Id).Places.Select(p => p.Writer).Concat(journal.Writers.Select(w => w.First).OfType<JournalEntry>().Select(e => Introduction.Text(e.Body, "introduced_by")).OfType<string>());
        Durable.CreateFolder(layout.Keys);
        foreach (var writer in started.Except(kept))
        {
            File.Delete(layout.Wal(writer));
            File.Delete(layout.PublicKey(writer));
            if (!Directory.EnumerateFileSystemEntries(layout.Writer(writer)).Any())
                Directory.Delete(layout.Writer(writer));
            Durable.FlushFolder(layout.Journal);
        }
    }

    // Or half of it. What else does not verify was altered: it stays for verify to name.
    private static bool IsFirstEntry(Wal open) => open.IsWhole ? open.Lines.Count <= 1 : open is { Lines.Count: 0, TornTail: true };

    /// <summary>Before an act on a key is sealed: from then on keys/ lacks something until <see cref="PublishKeys"/>, and verify has to know why.</summary>
    public static void BeginKeys(Layout layout)
    {
        Durable.Write(layout.KeysMark, []);
        Durable.FlushFolder(layout.Keys);
    }

    /// <summary>Writes keys/ as the journal says it should be; nothing when it is so already.</summary>
    public static void PublishKeys(Layout layout, CasebookJournal journal)
    {
        Durable.CreateFolder(layout.Keys);
        var changed = WriteChanged(layout.AllowedSigners, string.Concat(journal.Admitted.Select(a => a.SignerLine + "\n")));
        changed |= WriteChanged(layout.Revoked, string.Concat(journal.Admission.Revoked.Select(key => key + "\n")));
        foreach (var writer in journal.Writers.Where(w => w.Key is not null))
            changed |= WriteChanged(layout.PublicKey(writer.Writer), writer.Key!.Key.Pem());
        if (changed)
            Durable.FlushFolder(layout.Keys);
        if (File.Exists(layout.KeysMark))
            File.Delete(layout.KeysMark);
    }

    /// <summary>Raises the high-water marks of this folder. A head that fell below its mark keeps the mark: the fall must stay visible.</summary>
    public static void Remember(CasebookFolder folder, OpenJournal open)
    {
        var before = Marks.Read(folder.Home, folder.Id).At(folder.Choice.MovedFrom ?? folder.Path);
        var heads = HeadsNow(folder.Refresh(), before);
        heads[open.Writer] = new(open.HeadNumber, open.HeadHash);
        Marks.Set(folder.Home, folder.Id, new(folder.Path, open.Writer, folder.Choice.Person, heads), folder.Choice.MovedFrom);
        folder.Settle();
    }

    private static Dictionary<string, Mark> HeadsNow(CasebookJournal journal, Place? before)
    {
        var heads = new Dictionary<string, Mark>(before?.Heads ?? [], StringComparer.Ordinal);
        foreach (var writer in journal.AdmittedWriters.Where(w => w.HeadNumber > (heads.GetValueOrDefault(w.Writer)?.Number ?? 0)))
            heads[writer.Writer] = new(writer.HeadNumber, writer.HeadHash);
        return heads;
    }

    private static bool WriteChanged(string file, string text)
    {
        if (File.Exists(file) && File.ReadAllText(file) == text)
            return false;
        Durable.Write(file, Encoding.ASCII.GetBytes(text));
        return true;
    }
}
