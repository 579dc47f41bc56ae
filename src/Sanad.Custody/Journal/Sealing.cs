using System.Security.Cryptography;
using System.Text;
using Sanad.Custody.Disk;
using Sanad.Custody.Keys;
using Sanad.Custody.Receipts;

namespace Sanad.Custody.Journal;

/// <summary>Turns the open journal into a signed commit. The rename of the commit file, last, is the commit point.</summary>
internal static class Sealing
{
    public const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static void Run(CasebookFolder folder, OpenJournal open, string time)
    {
        if (open.Saved.Count == 0)
            return;
        var journal = folder.Refresh();
        // A commit is named as in its main branch, wherever it lies here: which branch is the main one differs between copies, its hash does not.
        var seen = journal.AdmittedWriters.SelectMany(w => w.Tips).Where(t => t.Broken.Count == 0 && journal.Admission.Counts(t) && t.Branch != Layout.Main(open.Writer));
        var acknowledged = seen.Select(t => new CommitLine(t.CommitHash, Layout.Commit(t.Writer, t.Number))).ToList();
        Run(folder.Layout, folder.Id, folder.Key, open, acknowledged, time);
        NewWriter.Remember(folder, open);
    }

    public static void Run(Layout layout, string casebook, WriterKey key, OpenJournal open, List<CommitLine> acknowledged, string time)
    {
        var number = open.HeadNumber + 1;
        var leaves = open.Saved.Select(l => EntryLine.LeafHex(l)).ToList();
        var leavesBytes = Encoding.ASCII.GetBytes(string.Concat(leaves.Select(l => l + "\n")));
        var commit = new Commit(casebook, open.Writer, number, time, leaves.Count, Batch.TreeHash(leaves), Files(layout, open, number, leavesBytes, acknowledged)).ToBytes();

        Durable.Write(layout.At(Layout.Entries(open.Writer, number)), Join(open.Saved), Readable);
        Durable.Write(layout.At(Layout.Leaves(open.Writer, number)), leavesBytes, Readable);
        Durable.Write(layout.At(Layout.Signature(open.Writer, number)), Encoding.ASCII.GetBytes(key.Sign(commit, Layout.CommitNamespace)), Readable);
        Durable.FlushFolder(layout.Writer(open.Writer));
        Durable.Write(layout.At(Layout.Commit(open.Writer, number)), commit, Readable);
        Durable.FlushFolder(layout.Writer(open.Writer));

        File.Delete(layout.Wal(open.Writer));
        open.Sealed(number, Hex(commit));
    }

    private static List<CommitLine> Files(Layout layout, OpenJournal open, long number, byte[] leaves, List<CommitLine> acknowledged)
    {
        var files = new List<CommitLine>();
        if (open.HeadNumber > 0)
            files.Add(new(open.HeadHash, Layout.Commit(open.Writer, open.HeadNumber)));
        files.Add(new(Hex(leaves), Layout.Leaves(open.Writer, number)));
        files.AddRange(acknowledged);
        files.AddRange(ReceiptEntry.Files(layout, open.Saved));
        return files;
    }

    private static byte[] Join(IReadOnlyList<byte[]> lines)
    {
        var bytes = new MemoryStream();
        foreach (var line in lines)
        {
            bytes.Write(line);
            bytes.WriteByte((byte)'\n');
        }
        return bytes.ToArray();
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
