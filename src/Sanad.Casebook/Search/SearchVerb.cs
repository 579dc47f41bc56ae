using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Storage;
using Sanad.Language;

namespace Sanad.Casebook.Search;

/// <summary>Finds documents and claims by words. Words are folded and cut in C#, so that both databases find the same.</summary>
public static class SearchVerb
{
    private const int MostExpansions = 200;

    /// <summary>
    /// Documents that hold every word of the query, best first, each followed by those of its claims whose quotes hold them all. The last word may
    /// be the beginning of one. Ranked by how often the words occur, rare ones counting more.
    /// </summary>
    /// <param name="book">The casebook.</param>
    /// <param name="query">Any script; digits of any script.</param>
    /// <param name="limit">Documents at most.</param>
    public static IReadOnlyList<SearchHit> Run(OpenCasebook book, string query, int limit)
    {
        var terms = Folding.SearchTerms(query).Distinct(StringComparer.Ordinal).ToList();
        if (terms.Count == 0 || limit <= 0)
            return [];
        var originals = book.Index.Query<NumberRow>(Numbers).ToDictionary(n => n.Number, n => n.Original);
        var best = Score(book.Index, terms, originals).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Take(limit).ToList();
        return Hits(book, best, new SearchWords(terms));
    }

    private const string Numbers = "select number, original from document";
    private const string Exact = "select term, documents from posting where term = @term";
    private const string Beginning = "select term, documents from posting where term >= @term and term < @end order by term limit 2000";

    private static Dictionary<string, double> Score(IndexDatabase index, List<string> terms, Dictionary<long, string> originals)
    {
        Dictionary<string, double>? scores = null;
        for (var i = 0; i < terms.Count; i++)
        {
            var found = Counts(index, terms[i], isLast: i == terms.Count - 1, originals);
            var rarity = Math.Log(1 + ((double)originals.Count / Math.Max(1, found.Count)));
            var weighted = found.ToDictionary(f => f.Key, f => (1 + Math.Log(f.Value)) * rarity, StringComparer.Ordinal);
            scores = scores is null
                ? weighted
                : scores.Where(s => weighted.ContainsKey(s.Key)).ToDictionary(s => s.Key, s => s.Value + weighted[s.Key], StringComparer.Ordinal);
        }
        return scores ?? [];
    }

    // Rows of documents that were read anew name numbers that no document has any more.
    private static Dictionary<string, int> Counts(IndexDatabase index, string term, bool isLast, Dictionary<long, string> originals)
    {
        var rows = isLast ? index.Query<PostingRow>(Beginning, new { term, end = term + '\uFFFF' }) : index.Query<PostingRow>(Exact, new { term });
        var allowed = rows.Select(r => r.Term).Distinct(StringComparer.Ordinal).OrderBy(t => t.Length).ThenBy(t => t, StringComparer.Ordinal).Take(MostExpansions).ToHashSet(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (number, count) in rows.Where(r => allowed.Contains(r.Term)).SelectMany(r => Postings.Read(r.Documents)))
        {
            if (originals.TryGetValue(number, out var original))
                counts[original] = counts.GetValueOrDefault(original) + count;
        }
        return counts;
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

/// <summary>The words of a query, found again in a text.</summary>
internal sealed class SearchWords(IReadOnlyList<string> terms)
{
    private const int Around = 80, Searched = 1 << 20;

    /// <summary>True when the text holds every word; the last one may be a beginning.</summary>
    public bool AllIn(string text)
    {
        var words = Folding.SearchTerms(text);
        return terms.Select((term, i) => words.Any(w => Fits(w, term, i))).All(found => found);
    }

    /// <summary>The words around the first place of any term; the span is in code points.</summary>
    public (string Text, TextSpan Span) Snippet(string text)
    {
        var tokens = Tokenizer.Tokenize(text, new(0, Math.Min(text.Length, Searched)));
        var at = tokens.FindIndex(t => t.Kind is TokenKind.Word or TokenKind.Number && IsTerm(t.Folded));
        var found = at < 0 ? new TextSpan(0, 0) : tokens[at].Span;
        var span = new TextSpan(BackToSpace(text, Math.Max(0, found.Start - Around)), OnToSpace(text, Math.Min(text.Length, found.End + Around)));
        return (span.In(text).ReplaceLineEndings(" "), CodePointMap.For(text).ToCodePoints(span));
    }

    private bool IsTerm(string folded)
    {
        var word = folded.Replace(".", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        return terms.Where((term, i) => Fits(word, term, i)).Any();
    }

    private bool Fits(string word, string term, int i) => i == terms.Count - 1 ? word.StartsWith(term, StringComparison.Ordinal) : word == term;

    private static int BackToSpace(string text, int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at - 1]))
            at--;
        return at;
    }

    private static int OnToSpace(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }
}
