using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Linkage.Names;

namespace Sanad.Casebook.People;

/// <summary>Finds records by name in any script and spelling: by the consonants of each word first, then by the one comparison of names.</summary>
internal static class RecordSearch
{
    private const int MostAlike = 10;
    private const int MostCandidates = 5_000;

    // Every letter of a sound is below it.
    private const string AfterLastLetter = "\uFFFD", AfterItself = "\u0001";

    private const string OfSound = "select distinct record from record_name where sound >= @sound and sound < @end order by record limit @most";
    private const string Wanted = $"select {RecordRow.Columns} from record r where r.id in @list";

    /// <summary>Records whose name is like the name of these values, the likest first.</summary>
    public static IReadOnlyList<RecordView> Alike(OpenCasebook book, IReadOnlyList<RoleValue> fields) =>
        RecordNames.Of(fields) is { Length: > 0 } name ? [.. Named(book, name, begins: false).Take(MostAlike).Select(r => r.View())] : [];

    /// <summary>Records with all words of a name, the likest first.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="name">Words in any script and order.</param>
    /// <param name="begins">True when each word may also be a beginning, as of a name that is being typed.</param>
    public static IEnumerable<RecordRow> Named(OpenCasebook book, string name, bool begins)
    {
        var words = new NameWords(book.Packs);
        var asked = words.WordsOf(name).Select(word => new NameForm(word)).ToList();
        if (asked.Count == 0)
            return [];
        HashSet<string>? found = null;
        foreach (var sound in RecordNames.SoundsOf(name, words).Distinct(StringComparer.Ordinal))
        {
            var end = sound + (begins && sound.Length > 1 ? AfterLastLetter : AfterItself);
            var of = book.Index.Query<string>(OfSound, new { sound, end, most = found is null ? MostCandidates : int.MaxValue });
            found = found is null ? [.. of] : [.. of.Where(found.Contains)];
        }
        var likeness = new NameLikeness(words);
        return book.Index.Query<RecordRow>(Wanted, IndexDatabase.List(found ?? []))
            .Select(row => (Row: row, Worth: WorthOf(asked, row, words, likeness, begins))).Where(x => x.Worth > 0)
            .OrderByDescending(x => x.Worth).ThenBy(x => x.Row.Id, StringComparer.Ordinal).Select(x => x.Row);
    }

    // The sum over the words that were asked for; 0 when one of them is nowhere in the record's names.
    private static int WorthOf(List<NameForm> asked, RecordRow row, NameWords words, NameLikeness likeness, bool begins)
    {
        var names = RecordText.Read(row.Fields).Where(f => RecordNames.IsName(f.Role)).SelectMany(f => words.WordsOf(f.Value)).Distinct(StringComparer.Ordinal).Select(word => new NameForm(word)).ToList();
        var sum = 0;
        foreach (var word in asked)
        {
            var best = names.Count == 0 ? 0 : names.Max(own => begins && own.Text.StartsWith(word.Text, StringComparison.Ordinal) ? (int)Likeness.SameName : (int)likeness.Of(word, own));
            if (best < (int)Likeness.Close)
                return 0;
            sum += best;
        }
        return sum;
    }
}
