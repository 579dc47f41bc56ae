using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Search;

/// <summary>The names of the casebook by their consonants: Latin words that are always written with a capital, and all words in Arabic script.</summary>
internal static class Spellings
{
    private const int MostSpellings = 24;
    private const string Noted = "select term from spelling where term in @list";
    private const string Known = "select term from spelling where consonants = @consonants order by term limit 400";
    private const string IsName = "select count(*) from spelling where term = @word";
    private const string IsWord = "select count(*) from posting where term = @word";

    public static void Write(IndexDatabase index, IEnumerable<string> terms)
    {
        var names = terms.Select(term => (Term: term, Consonants: Spelling.ConsonantsOf(term))).Where(n => n.Consonants is not null).ToList();
        var noted = index.Query<string>(Noted, IndexDatabase.List(names.Select(n => n.Term))).ToHashSet(StringComparer.Ordinal);
        index.Insert("spelling", ["term", "consonants"], names.Where(n => !noted.Contains(n.Term)).Select(n => new object?[] { n.Term, n.Consonants }));
    }

    /// <summary>
    /// Other spellings of a name, in both scripts: of a Latin one also the Latin ones that share a spelling in Arabic script with it, or whose vowels are of one kind,
    /// Mohammad with Muhammad. None for a word that is no name: one that texts write without a capital, unless the query has one.
    /// </summary>
    public static IReadOnlyList<string> Of(IndexDatabase index, string word, bool hasCapital)
    {
        if (Spelling.ConsonantsOf(word) is not { } consonants)
            return [];
        if (!Spelling.IsArabic(word) && !hasCapital && index.Single<long>(IsName, new { word }) == 0 && index.Single<long>(IsWord, new { word }) > 0)
            return [];
        var known = index.Query<string>(Known, new { consonants });
        var arabic = Spelling.IsArabic(word) ? [word] : known.Where(k => Spelling.IsArabic(k) && Spelling.LatinOf(k).IsMatch(word)).ToList();
        var latin = arabic.Select(Spelling.LatinOf).ToList();
        var alike = known.Where(k => !Spelling.IsArabic(k) && (latin.Exists(l => l.IsMatch(k)) || (!Spelling.IsArabic(word) && Spelling.AreOneInLatin(word, k))));
        return [.. arabic.Concat(alike).Where(k => k != word).Distinct(StringComparer.Ordinal).Take(MostSpellings)];
    }
}
