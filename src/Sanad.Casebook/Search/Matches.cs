using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Search;

/// <summary>The documents, and the claims, that hold every word of a query.</summary>
internal sealed class Matches
{
    private const int MostExpansions = 64, MostLookedAt = 1000;
    private readonly IndexDatabase _index;
    private readonly SearchDesk _desk;

    private Matches(IndexDatabase index, SearchDesk desk) => (_index, _desk) = (index, desk);

    /// <summary>Numbers of documents with their scores, the best first.</summary>
    public List<(int Number, double Score)> Documents { get; private set; } = [];

    /// <summary>Claims as (document's number, claim's number), those of the best documents first.</summary>
    public List<(int Number, int Claim)> Claims { get; private set; } = [];

    public static Matches Of(IndexDatabase index, SearchDesk desk, IReadOnlyList<SearchTerm> terms, Func<SearchDesk.Entry, bool> fits, bool withClaims)
    {
        var matches = new Matches(index, desk);
        matches.Find(terms, fits, withClaims);
        return matches;
    }

    private void Find(IReadOnlyList<SearchTerm> terms, Func<SearchDesk.Entry, bool> fits, bool withClaims)
    {
        var scores = new double[_desk.Numbers];
        var (found, claims) = ((List<int>?)null, (HashSet<(int, int)>?)null);
        foreach (var rows in terms.Select(term => Rows(term, withClaims)))
        {
            found = Score(rows, scores, found);
            if (withClaims)
                claims = Holding(rows, claims);
        }
        Documents = [.. (found ?? []).Where(n => fits(_desk.At(n)!)).Select(n => (n, scores[n])).OrderByDescending(d => d.Item2).ThenBy(d => _desk.At(d.n)!.Position)];
        Claims = [.. (claims ?? []).Where(c => _desk.At(c.Item1) is { } document && fits(document)).OrderByDescending(c => scores[c.Item1]).ThenBy(c => _desk.At(c.Item1)!.Position).ThenBy(c => c.Item2)];
    }

    // Rows of documents that were read anew name numbers that no document has any more.
    private List<int> Score(List<PostingRow> rows, double[] scores, List<int>? among)
    {
        var counts = new int[_desk.Numbers];
        var (touched, pairs) = (new List<int>(), new List<(int Number, int Of)>());
        foreach (var row in rows)
        {
            pairs.Clear();
            Postings.Read(row.Documents, pairs);
            foreach (var (number, count) in pairs)
            {
                if (_desk.At(number) is null)
                    continue;
                if (counts[number] == 0)
                    touched.Add(number);
                counts[number] += count;
            }
        }
        var rarity = Math.Log(1 + ((double)_desk.Count / Math.Max(1, touched.Count)));
        var left = among is null ? touched : among.FindAll(n => counts[n] > 0);
        foreach (var number in left)
            scores[number] += (1 + Math.Log(counts[number])) * rarity;
        return left;
    }

    private static HashSet<(int, int)> Holding(List<PostingRow> rows, HashSet<(int, int)>? among)
    {
        var (holding, pairs) = (new HashSet<(int, int)>(), new List<(int Number, int Of)>());
        foreach (var row in rows.Where(r => r.Claims is not null))
        {
            pairs.Clear();
            Postings.Read(row.Claims!, pairs);
            foreach (var pair in pairs)
            {
                if (among is null || among.Contains(pair))
                    holding.Add(pair);
            }
        }
        return holding;
    }

    private const string Exact = "select term, documents from posting where term in @list";
    private const string ExactWithClaims = "select term, documents, claims from posting where term in @list";

    private List<PostingRow> Rows(SearchTerm term, bool withClaims)
    {
        var words = term.Words.Concat(term.MayGoOn ? Continuations(term.Word) : []).Distinct(StringComparer.Ordinal);
        return _index.Query<PostingRow>(withClaims ? ExactWithClaims : Exact, IndexDatabase.List(words));
    }

    // Each step leads to the next different word, whatever number of rows the one before has.
    private const string Beginning = """
        with recursive word(term, n) as (
          select min(term), 1 from posting where term > @beginning and term < @end
          union all
          select (select min(p.term) from posting p where p.term > w.term and p.term < @end), w.n + 1 from word w where w.term is not null and w.n < @most)
        select term from word where term is not null
        """;

    // Of the words that begin so the shortest: a single typed letter must not read the whole index.
    private IEnumerable<string> Continuations(string beginning) =>
        _index.Query<string>(Beginning, new { beginning, end = beginning + '\uFFFF', most = (long)MostLookedAt })
            .OrderBy(t => t.Length).ThenBy(t => t, StringComparer.Ordinal).Take(MostExpansions);

    private sealed record PostingRow
    {
        public string Term { get; init; } = "";
        public string Documents { get; init; } = "";
        public string? Claims { get; init; }
    }
}
