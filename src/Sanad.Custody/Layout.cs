using System.Globalization;
using Sanad.Custody.Disk;

namespace Sanad.Custody;

/// <summary>Where things lie in a casebook's folder. Names relative to the root use forward slashes: they stand in commits.</summary>
internal sealed class Layout(string root)
{
    public const string CommitNamespace = "sanad-commit-1";
    public const string Temporary = ".tmp";

    public string Root { get; } = root;
    public string About => At("CASEBOOK.txt");
    public string Lock => At("write.lock");
    public string Keys => At("keys");
    public string AllowedSigners => At("keys/allowed_signers");
    public string Revoked => At("keys/revoked");
    public string Journal => At("journal");
    public string Objects => At("objects/sha256");
    public string Recovered => At("recovered");
    public string Receipts => At("receipts");

    /// <summary>There while a merge places commits, so that what an interruption left is told from what was planted.</summary>
    public string MergeMark => At("journal/merge.tmp");

    /// <summary>There from before an act on a key is sealed until the other files in keys/ say what follows from it.</summary>
    public string KeysMark => At("keys/anew.tmp");

    public string At(string relative) => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    public string Relative(string full) => Path.GetRelativePath(Root, full).Replace(Path.DirectorySeparatorChar, '/');

    public string PublicKey(string writer) => At($"keys/{writer}.pem");

    public string Writer(string writer) => At($"journal/{writer}");

    public string Wal(string writer) => At($"journal/{writer}/open.wal");

    public string Object(ContentHash hash) => At(ObjectName(hash));

    public static string ObjectName(ContentHash hash) => $"objects/sha256/{hash.Hex[..2]}/{hash.Hex}";

    /// <summary>The folder of a writer's main branch.</summary>
    public static string Main(string writer) => $"journal/{writer}";

    /// <summary>The folder of another branch, named by the beginning of the hash of its own first commit.</summary>
    public static string Fork(string writer, string name) => $"forks/{writer}/{name}";

    public static string In(string branch, long number, string ending) => string.Create(CultureInfo.InvariantCulture, $"{branch}/{number:D6}.{ending}");

    public static string Numbered(string writer, long number, string ending) => In(Main(writer), number, ending);

    public static string Entries(string writer, long number) => Numbered(writer, number, "entries.jsonl");

    public static string Leaves(string writer, long number) => Numbered(writer, number, "leaves");

    public static string Commit(string writer, long number) => Numbered(writer, number, "commit");

    public static string Signature(string writer, long number) => Numbered(writer, number, "commit.sig");

    /// <summary>Every folder below journal/ that can be a writer's, in order of name.</summary>
    public IReadOnlyList<string> Writers() => BranchesOf(Journal);

    // Writers and forks are both named by 16 hexadecimal digits.
    private static IReadOnlyList<string> BranchesOf(string folder) => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateDirectories(folder).Select(Path.GetFileName).OfType<string>().Where(IsWriterId).Order(StringComparer.Ordinal)];

    /// <summary>Every file with sealed entries, also in forks.</summary>
    public IEnumerable<string> EntryFiles() => new[] { Journal, At("forks") }.Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.entries.jsonl", SearchOption.AllDirectories));

    /// <summary>The numbers of a writer's commits, ascending; gaps are possible in a damaged folder.</summary>
    public IReadOnlyList<long> Commits(string writer) => CommitsIn(Main(writer));

    /// <summary>The numbers of a branch's commits, ascending.</summary>
    public IReadOnlyList<long> CommitsIn(string branch) =>
        [.. PlainFiles.OrNone(() => Directory.GetFiles(At(branch), "*.commit")).Select(NumberOf).Where(n => n > 0).Order()];

    /// <summary>Names of the other branches of a writer, in order; none where its key was used in one place only.</summary>
    public IReadOnlyList<string> ForksOf(string writer) => BranchesOf(At($"forks/{writer}"));

    /// <summary>Every branch below forks/, in order of writer and name.</summary>
    public IReadOnlyList<string> Forks() => [.. BranchesOf(At("forks")).SelectMany(w => ForksOf(w).Select(f => Fork(w, f)))];

    /// <summary>Which folders and files the journal has, with their lengths: the same twice when nobody wrote in between, not even the first part of a seal.</summary>
    public string JournalState() => string.Join('\n', Writers().Select(Main).Concat(Forks()).SelectMany(StateOf).Order(StringComparer.Ordinal));

    private IEnumerable<string> StateOf(string branch) => PlainFiles.OrNone(() => new DirectoryInfo(At(branch)).GetFiles())
        .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {(file.Exists ? file.Length : -1)}")).Prepend(branch);

    public static bool IsWriterId(string? text) => text is { Length: 16 } && text.AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;

    private static long NumberOf(string file)
    {
        var stem = Path.GetFileName(file).Split('.')[0];
        var good = long.TryParse(stem, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return good && stem == number.ToString("D6", CultureInfo.InvariantCulture) ? number : 0;
    }
}
