using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Storage;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Search;

/// <summary>Finds documents and claims by words. Words are folded and cut in C#, so that both databases find the same.</summary>
public static class SearchVerb
{
    private const int MostExpansions = 200;

    /// <summary>
    /// Documents that hold every word of the query, best first, each followed by those of its claims whose quotes hold them all. The last word may
    /// be the beginning of one. A word that names a place finds the place's other names too: «اوین» finds Evin. Ranked by how often the words
    /// occur, rare ones counting more.
    /// </summary>
    /// <param name="book">The casebook.</param>
    /// <param name="query">Any script; digits of any script.</param>
    /// <param name="limit">Documents at most.</param>
    public static IReadOnlyList<SearchHit> Run(OpenCasebook book, string query, int limit)
    {
        var terms = SearchTerm.Of(query, book.Packs.Places);
        if (terms.Count == 0 || limit <= 0)
            return [];
        var originals = book.Index.Query<NumberRow>(Numbers).ToDictionary(n => n.Number, n => n.Original);
        var best = Score(book.Index, terms, originals).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(limit).ToList();
        return Hits(book, best, new SearchWords(terms));
    }

    /// <summary>Documents that hold every word, best first. The last word may be the beginning of one; a place or a person's name is found in other spellings and scripts.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="query">Any script; digits of any script.</param>
    /// <param name="filter">Which documents.</param>
    /// <param name="skip">So many of the best are left out.</param>
    /// <param name="take">So many are told; the total is true all the same.</param>
    public static SearchPage<DocumentHit> Documents(OpenCasebook book, string query, SearchFilter filter, int skip, int take)
    {
        var words = new SearchWords(SearchTerm.Of(query, book.Packs.Places));
        var lines = DocumentList.Of(book, new(), 0, int.MaxValue).Items.ToDictionary(l => l.Original);
        var found = Run(book, query, int.MaxValue).Where(h => h.ClaimId is null && Fits(lines[h.Original], filter)).ToList();
        return new([.. found.Skip(skip).Take(take).Select(h => Hit(h, lines[h.Original], words))], found.Count, []);
    }

    /// <summary>Claims whose quotes hold every word, those of the best documents first.</summary>
    public static SearchPage<ClaimHit> Claims(OpenCasebook book, string query, SearchFilter filter, int skip, int take)
    {
        var words = new SearchWords(SearchTerm.Of(query, book.Packs.Places));
        var lines = DocumentList.Of(book, new(), 0, int.MaxValue).Items.ToDictionary(l => l.Original);
        var ids = Run(book, query, int.MaxValue).Where(h => h.ClaimId is not null && Fits(lines[h.Original], filter)).Select(h => h.ClaimId!).ToList();
        var found = ShowVerb.ClaimsOf(book, ids).Where(c => filter.Act is null || filter.Act == ClaimFields.Word(c.Claim.Act) || filter.Act == ClaimFields.Word(c.Claim.Act.Group())).ToList();
        return new([.. found.Skip(skip).Take(take).Select(c => new ClaimHit(c.Claim, ReviewFlow.StatusOf(c.Status), c.Original, c.DocumentTitle, c.Outlet, c.Published, c.EventId, words.Marks(c.Claim.Quote)))], found.Count, []);
    }

    private static DocumentHit Hit(SearchHit hit, DocumentLine line, SearchWords words) =>
        new(hit.Original, line.Title ?? line.ReceivedAs, line.Outlet, line.Published, line.Language, hit.Snippet, words.Marks(hit.Snippet), hit.Span);

    private static bool Fits(DocumentLine line, SearchFilter filter) =>
        (filter.Language is null || filter.Language == line.Language)
        && (filter.Outlet is null || (line.Outlet is { } outlet && Folding.Fold(outlet) == Folding.Fold(filter.Outlet)))
        && (filter.From is not { } from || line.Published?.Last >= from)
        && (filter.To is not { } to || line.Published?.First <= to);

    private const string Numbers = "select number, original from document";
    private const string Exact = "select term, documents from posting where term in @list";
    private const string Beginning = "select term, documents from posting where term > @beginning and term < @end order by term limit 2000";

    private static Dictionary<string, double> Score(IndexDatabase index, IReadOnlyList<SearchTerm> terms, Dictionary<long, string> originals)
    {
        Dictionary<string, double>? scores = null;
        foreach (var term in terms)
        {
            var found = Counts(index, term, originals);
            var rarity = Math.Log(1 + ((double)originals.Count / Math.Max(1, found.Count)));
            var weighted = found.ToDictionary(f => f.Key, f => (1 + Math.Log(f.Value)) * rarity, StringComparer.Ordinal);
            scores = scores is null
                ? weighted
                : scores.Where(s => weighted.ContainsKey(s.Key)).ToDictionary(s => s.Key, s => s.Value + weighted[s.Key], StringComparer.Ordinal);
        }
        return scores ?? [];
    }

    // Rows of documents that were read anew name numbers that no document has any more.
    private static Dictionary<string, int> Counts(IndexDatabase index, SearchTerm term, Dictionary<long, string> originals)
    {
        var rows = index.Query<PostingRow>(Exact, IndexDatabase.List(term.Names.Prepend(term.Word)));
        if (term.MayGoOn)
            rows = [.. rows, .. Continuations(index, term.Word)];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (number, count) in rows.SelectMany(r => Postings.Read(r.Documents)))
        {
            if (originals.TryGetValue(number, out var original))
                counts[original] = counts.GetValueOrDefault(original) + count;
        }
        return counts;
    }

    // Of the words that begin so the shortest: a single typed letter must not read the whole index.
    private static IEnumerable<PostingRow> Continuations(IndexDatabase index, string beginning)
    {
        var rows = index.Query<PostingRow>(Beginning, new { beginning, end = beginning + '\uFFFF' });
        var nearest = rows.Select(r => r.Term).Distinct(StringComparer.Ordinal).OrderBy(t => t.Length).ThenBy(t => t, StringComparer.Ordinal)
            .Take(MostExpansions).ToHashSet(StringComparer.Ordinal);
        return rows.Where(r => nearest.Contains(r.Term));
    }

    private const string DocumentsOf = $"select {DocumentRow.Columns} from document d where d.original in @list";
    private const string ClaimsOf = """
        select c.id, c.original, coalesce(j.body, c.body) as body
        from claim c left join judged j on j.id = c.id
        where c.original in @list order by c.original, c.number
        """;

    private static List<SearchHit> Hits(OpenCasebook book, List<KeyValuePair<string, double>> best, SearchWords words)
    {
        var list = IndexDatabase.List(best.Select(b => b.Key));
        var rows = book.Index.Query<DocumentRow>(DocumentsOf, list).ToDictionary(d => d.Original, StringComparer.Ordinal);
        var claims = book.Index.Query<ClaimBodyRow>(ClaimsOf, list).ToLookup(c => c.Original, StringComparer.Ordinal);
        var hits = new List<SearchHit>();
        foreach (var (original, score) in best)
        {
            var hash = ContentHash.Parse(original);
            var title = rows[original].MachineDocument().Title ?? rows[original].ReceivedAs;
            var (snippet, span) = words.Snippet(Texts.Of(book, rows[original]));
            hits.Add(new(hash, null, title, snippet, span, score));
            hits.AddRange(claims[original].Select(c => ClaimText.Read(c.Body)).Where(c => words.AllIn(c.Quote)).Select(c => new SearchHit(hash, c.Id, title, c.Quote, c.Span, score)));
        }
        return hits;
    }

    private sealed record NumberRow
    {
        public long Number { get; init; }
        public string Original { get; init; } = "";
    }

    private sealed record PostingRow
    {
        public string Term { get; init; } = "";
        public string Documents { get; init; } = "";
    }
}
