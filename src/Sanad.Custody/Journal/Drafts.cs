using Sanad.Custody.Disk;

namespace Sanad.Custody.Journal;

/// <summary>
/// What an interrupted write left under a temporary name, in the folders where this program writes. Only who holds the write lock writes such files, so that the next one removes all of
/// them; but originals on their way, which <see cref="ObjectStore.RemoveLeftovers"/> removes first.
/// </summary>
internal static class Drafts
{
    public static void Remove(Layout layout)
    {
        IEnumerable<string> receipts = PlainFiles.OrNone(() => Directory.GetDirectories(layout.Receipts)).Select(layout.Relative);
        var folders = layout.Writers().Select(Layout.Main).Concat(layout.Forks()).Concat(receipts).Concat(["journal", "keys", "recovered"]).Where(folder => IsOne($"{folder}/x{Layout.Temporary}"));
        foreach (var draft in folders.SelectMany(folder => PlainFiles.OrNone(() => Directory.GetFiles(layout.At(folder), "*" + Layout.Temporary))).Append(layout.About + Layout.Temporary))
            File.Delete(draft);
    }

    /// <summary>True for the name of a file that the next write removes.</summary>
    public static bool IsOne(string file) => file.EndsWith(Layout.Temporary, StringComparison.Ordinal) && file.Split('/') switch
    {
        ["CASEBOOK.txt" + Layout.Temporary] => true,
        ["journal" or "keys" or "recovered", _] => true,
        ["journal", var writer, _] => Layout.IsWriterId(writer),
        ["forks", var writer, var fork, _] => Layout.IsWriterId(writer) && Layout.IsWriterId(fork),
        ["receipts", var writer, _] => writer == "ca" || Layout.IsWriterId(writer),
        ["objects", "sha256", var name] => name.StartsWith("new-", StringComparison.Ordinal),
        _ => false,
    };
}
