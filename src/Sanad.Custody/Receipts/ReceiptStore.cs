using System.Security.Cryptography;
using Sanad.Custody.Disk;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Receipts;

/// <summary>A good answer on its way into the casebook.</summary>
/// <param name="Receipt">As it was examined.</param>
/// <param name="Response">Byte for byte.</param>
/// <param name="Request">What was asked; null when that is not known here.</param>
/// <param name="By">The certificate that vouches for it; null for a proof by OpenTimestamps.</param>
internal sealed record Incoming(TimeReceipt Receipt, byte[] Response, TimeRequest? Request, Anchor? By);

/// <summary>Writes receipts: files first, then the entry, then the commit that names both.</summary>
internal static class ReceiptStore
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const int NameLength = 16;

    public static void Keep(CasebookFolder folder, IReadOnlyList<Incoming> incoming, TimeSpan wait, Action? onWaiting)
    {
        if (incoming.Count == 0)
            return;
        // Not to be given up: the answers came over the network, and may not be had again.
        using var session = folder.BeginWrite(wait, onWaiting);
        foreach (var one in incoming)
            session.Append(ReceiptEntry.Type, ReceiptEntry.Body(one.Receipt, Files(folder.Layout, one)));
        session.Seal();
    }

    private static List<CommitLine> Files(Layout layout, Incoming one)
    {
        var stem = Path.ChangeExtension(one.Receipt.File, null);
        var files = new List<CommitLine> { Write(layout, one.Receipt.File, one.Response) };
        if (one.Request is not null)
            files.Add(Write(layout, stem + ReceiptFiles.Request, one.Request.Bytes));
        if (one.By is not null)
            files.Add(Write(layout, $"receipts/ca/{one.By.Sha256[..NameLength]}.pem", one.By.Pem));
        return files;
    }

    private static CommitLine Write(Layout layout, string name, byte[] bytes)
    {
        var file = layout.At(name);
        Durable.CreateFolder(Path.GetDirectoryName(file)!);
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
        {
            Durable.Write(file, bytes, Readable);
            Durable.FlushFolder(Path.GetDirectoryName(file)!);
        }
        return new(Convert.ToHexStringLower(SHA256.HashData(bytes)), name);
    }
}
