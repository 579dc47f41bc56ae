using System.Text;
using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody;

/// <summary>Founding a casebook. It exists from the moment its first commit gets its name; everything else is written before that.</summary>
internal static class Creation
{
    private static readonly string[] OurNames = ["CASEBOOK.txt", "CASEBOOK.txt" + Layout.Temporary, "keys", "journal", "write.lock", "index.db", "recovered"];

    /// <summary>Asked before the lock is taken as well, so that a refused folder does not keep even a lock file of ours.</summary>
    /// <exception cref="IOException">The folder holds a casebook, or anything that is not ours.</exception>
    public static void RefuseUsed(Layout layout)
    {
        if (layout.Writers().Any(w => layout.Commits(w).Count > 0))
            throw new IOException($"{layout.Root} already holds a casebook");
        if (Directory.EnumerateFileSystemEntries(layout.Root).FirstOrDefault(e => !IsOurs(e)) is { } other)
            throw new IOException($"{layout.Root} is not empty ({Path.GetFileName(other)}). A casebook needs a folder of its own.");
    }

    /// <summary>Moves what an interrupted creation left out of the way.</summary>
    /// <exception cref="IOException">The folder holds a casebook, or anything that is not ours.</exception>
    public static void ClearUnfinished(Layout layout)
    {
        RefuseUsed(layout);
        foreach (var writer in layout.Writers())
        {
            // The key first, since only the folder tells of it.
            Durable.CreateFolder(layout.Keys);
            File.Delete(layout.PublicKey(writer));
            Durable.FlushFolder(layout.Keys);
            Durable.CreateFolder(layout.Recovered);
            Directory.Move(layout.Writer(writer), layout.At("recovered/" + writer));
        }
    }

    private static bool IsOurs(string entry) => OurNames.Contains(Path.GetFileName(entry))
        || Path.GetFileName(entry) == "objects" && !Directory.EnumerateFiles(entry, "*", SearchOption.AllDirectories).Any();

    /// <summary>Writes everything and answers the new casebook's id.</summary>
    public static string Found(Layout layout, SanadHome home, TimeProvider clock, string person)
    {
        using var key = WriterKey.New();
        home.SaveKey(key);
        Durable.CreateFolder(layout.Objects);
        Durable.CreateFolder(layout.Keys);
        var open = new OpenJournal(layout, key.Writer, null);
        var time = EntryLine.Now(clock);
        var founding = EntryLine.Write(Introduction.Create, 1, 1, time, Introduction.FoundingBody(key.Public, person));
        open.Add(founding);
        open.Add(EntryLine.Write(Introduction.AddKey, 2, 2, time, Introduction.KeyBody(key.Public, person)));
        open.Flush();
        var id = EntryLine.LeafHex(founding)[..Founding.IdLength];
        PublicFiles(layout, id, new(key.Public, person));
        Sealing.Run(layout, id, key, open, [], time);
        Marks.Set(home, id, new(layout.Root, key.Writer, person, new() { [key.Writer] = new(1, open.HeadHash) }), null);
        return id;
    }

    private static void PublicFiles(Layout layout, string id, NamedKey founder)
    {
        Durable.Write(layout.AllowedSigners, Encoding.ASCII.GetBytes(founder.SignerLine + "\n"));
        Durable.Write(layout.Revoked, []);
        Durable.Write(layout.PublicKey(founder.Key.Writer), Encoding.ASCII.GetBytes(founder.Key.Pem()));
        Durable.FlushFolder(layout.Keys);
        Durable.Write(layout.About, Encoding.UTF8.GetBytes(AboutText.For(id)));
        Durable.FlushFolder(layout.Root);
    }
}
