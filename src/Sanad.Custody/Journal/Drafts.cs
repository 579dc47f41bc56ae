namespace Sanad.Custody.Journal;

/// <summary>What an interrupted write left under a temporary name. Only who holds the write lock writes such files, so the next one removes all of them.</summary>
internal static class Drafts
{
    private static readonly string[] Folders = ["journal", "forks", "keys", "receipts", "recovered"];

    // Behind a link all is somebody else's.
    private static readonly EnumerationOptions NoLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    public static void Remove(Layout layout)
    {
        ObjectStore.RemoveLeftovers(layout);
        var about = layout.About + Layout.Temporary;
        if (File.Exists(about))
            File.Delete(about);
        foreach (var folder in Folders.Select(name => new DirectoryInfo(layout.At(name))).Where(f => f.Exists && f.LinkTarget is null))
        {
            foreach (var draft in folder.GetFiles("*" + Layout.Temporary, NoLinks))
                draft.Delete();
        }
    }

    /// <summary>True for the name of a file that <see cref="Remove"/> would remove.</summary>
    public static bool IsOne(string file) => file.EndsWith(Layout.Temporary, StringComparison.Ordinal)
        && (file == "CASEBOOK.txt" + Layout.Temporary || file.StartsWith("objects/sha256/new-", StringComparison.Ordinal) || Folders.Contains(file.Split('/')[0]));
}
