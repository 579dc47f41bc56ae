namespace Sanad.Eval.Linkage;

/// <summary>A word that both scripts write: as Persian spells it, and as it is said (given-names.tsv and its neighbours explain the signs in eval/linkage/README.md).</summary>
/// <param name="Persian">As Persian spells it; parts of a compound stand with a ZWNJ, or a + where given names are meant.</param>
/// <param name="Said">Letters for sounds: A i u long, a e o short, S sh, Z zh, c ch, x kh, q gh, ' a glottal stop, + between parts.</param>
internal sealed record Word(string Persian, string Said);

/// <summary>A given name with the Latin forms that are usual for it.</summary>
internal sealed record GivenName(Word Word, IReadOnlyList<string> Latin, bool IsFemale);

/// <summary>The tables of facts in eval/linkage: given names aligned by hand, towns, and what family names are made of.</summary>
internal sealed class Facts
{
    private Facts(string folder)
    {
        GivenNames = [.. Rows(folder, "given-names.tsv").Select(row => new GivenName(new(row[0], row[2]), row[1].Split('|'), row[3] == "f"))];
        Towns = [.. Rows(folder, "towns.tsv").Select(row => new Word(row[0], row[1]))];
        var parts = Rows(folder, "family-parts.tsv").ToLookup(row => row[0], row => new Word(row[1], row[2]), StringComparer.Ordinal);
        var stems = parts["stem"].Concat(GivenNames.Where(name => !name.IsFemale && !name.Word.Said.Contains('+')).Select(name => name.Word)).Distinct();
        FamilyNames = [.. parts["whole"], .. Towns.Select(town => WithEnding(town, parts["suffix"].First())), .. stems.SelectMany(stem => parts["suffix"].Select(suffix => WithEnding(stem, suffix)))];
    }

    public IReadOnlyList<GivenName> GivenNames { get; }

    public IReadOnlyList<Word> Towns { get; }

    public IReadOnlyList<Word> FamilyNames { get; }

    /// <summary>Reads the tables that lie beside the sources, wherever the program is started in the checkout.</summary>
    public static Facts Read() => new(Folder);

    public static string Folder => Path.Combine(CheckedOut(), "eval", "linkage");

    private static string CheckedOut()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Sanad.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidDataException("Sanad.Eval runs inside a checkout: eval/linkage was not found above " + AppContext.BaseDirectory);
        return folder;
    }

    private static IEnumerable<string[]> Rows(string folder, string file) => File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => line.Split('\t'));

    // The ending -i joins its word, with the letters that Persian puts between (مراغه‌ای, رضایی); other endings stand apart by a ZWNJ, if they do not join.
    private static Word WithEnding(Word stem, Word suffix) => (stem.Said[^1], suffix.Persian) switch
    {
        ('e', "ی") => new(stem.Persian + "‌ای", stem.Said + "'i"),
        ('A' or 'u', "ی") => new(stem.Persian.Replace('ی', 'ا') + "یی", stem.Said + "yi"),
        ('i', "ی") => new(stem.Persian[..^1] + "وی", stem.Said[..^1] + "avi"),
        (_, "ی") => new(stem.Persian + "ی", stem.Said + "i"),
        _ => new(stem.Persian + "‌" + suffix.Persian, stem.Said + "+" + suffix.Said),
    };
}
