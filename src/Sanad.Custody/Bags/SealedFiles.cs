using Sanad.Custody.Journal;

namespace Sanad.Custody.Bags;

/// <summary>One commit's files as they lie on disk, whichever folder holds them: journal/WRITER or forks/WRITER/BRANCH.</summary>
/// <param name="Writer">Whose folder it is.</param>
/// <param name="Stem">Path and number without an ending, forward slashes.</param>
internal sealed record SealedFiles(string Writer, string Stem)
{
    public const string CommitEnding = ".commit";

    public string Commit => Stem + CommitEnding;

    public string Entries => Stem + ".entries.jsonl";

    public string Leaves => Stem + ".leaves";

    public string Signature => Stem + ".commit.sig";

    /// <summary>All commits of a casebook, in order of name. What lies beside them without a commit is nobody's.</summary>
    public static List<SealedFiles> In(Layout layout) => [.. Folders(layout).SelectMany(folder => Directory.EnumerateFiles(layout.At(folder.Path), "*" + CommitEnding)
        .Select(file => Path.GetFileName(file)[..^CommitEnding.Length]).Where(number => number.Length >= 6 && number.All(char.IsAsciiDigit))
        .Select(number => new SealedFiles(folder.Writer, $"{folder.Path}/{number}"))).OrderBy(files => files.Stem, StringComparer.Ordinal)];

    /// <summary>The lines of the entries file, each with the leaf that was sealed in its place.</summary>
    /// <exception cref="BagRefusedException">They are not those that were sealed.</exception>
    public IEnumerable<(byte[] Line, string Leaf)> Lines(Layout layout)
    {
        var leaves = LeavesIn(layout);
        var bytes = File.ReadAllBytes(layout.At(Entries));
        var (whole, rest) = Journal.Lines.Of(bytes);
        if (whole.Count != leaves.Count || rest > 0)
            throw Altered();
        for (var i = 0; i < whole.Count; i++)
        {
            var line = bytes[whole[i]];
            if (EntryLine.LeafHex(line) != leaves[i])
                throw Altered();
            yield return (line, leaves[i]);
        }
    }

    public List<string> LeavesIn(Layout layout) => Batch.LeavesIn(File.ReadAllBytes(layout.At(Leaves))) ?? throw Altered();

    private BagRefusedException Altered() => new($"{Entries} holds other entries than were sealed. Nothing is published from a casebook that does not hold: run verify first.");

    private static IEnumerable<(string Writer, string Path)> Folders(Layout layout) =>
        layout.Writers().Select(Layout.Main).Concat(layout.Forks()).Select(branch => (branch.Split('/')[1], branch));
}
