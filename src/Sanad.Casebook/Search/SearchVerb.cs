using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Claims;

namespace Sanad.Casebook.Search;

/// <summary>
/// Finds documents and claims by words. Words are folded and cut in C#, so that both databases find the same. The last word may be the beginning of one; a word that
/// names a place finds the place's other names, «اوین» Evin, and a person's name its other spellings (docs/methods/search.md).
/// </summary>
public static class SearchVerb
{
    /// <summary>Documents that hold every word of the query, best first, each followed by those of its claims whose quotes hold them all.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="query">Any script; digits of any script.</param>
    /// <param name="limit">Documents at most.</param>
    public static IReadOnlyList<SearchHit> Run(OpenCasebook book, string query, int limit)
    {
        var terms = SearchTerm.Of(query, book);
        if (terms.Count == 0 || limit <= 0)
            return [];
        var words = new SearchWords(terms);
        var found = Matches.Of(book.Index, SearchDesk.Of(book), terms, _ => true, withClaims: false);
        return [.. found.Documents.Take(limit).SelectMany(d => HitsIn(book, d.Number, d.Score, words))];
    }

    /// <summary>What is searched for besides the words of the query: other names of a place, other spellings of a person's name.</summary>
    public static IReadOnlyList<string> AlsoFor(OpenCasebook book, string query) => Also(SearchTerm.Of(query, book));

    /// <summary>The outlets that a search can be narrowed down to, those of most documents first.</summary>
    public static IReadOnlyList<ValueCount> Outlets(OpenCasebook book) => SearchDesk.Of(book).Outlets;

    /// <summary>Documents that hold every word, best first: rare words count more, and so do words that a text repeats.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="query">Any script; digits of any script.</param>
    /// <param name="filter">Which documents.</param>
    /// <param name="skip">So many of the best are left out.</param>
    /// <param name="take">So many are told; the total is true all the same.</param>
    public static SearchPage<DocumentHit> Documents(OpenCasebook book, string query, SearchFilter filter, int skip, int take)
    {
        var terms = SearchTerm.Of(query, book);
        if (terms.Count == 0)
            return new([], 0, []);
        var (desk, words) = (SearchDesk.Of(book), new SearchWords(terms));
        var found = Matches.Of(book.Index, desk, terms, desk.Ready(filter), withClaims: false);
        return new([.. found.Documents.Skip(skip).Take(take).Select(d => Hit(book, d.Number, words))], found.Documents.Count, Also(terms));
    }

    /// <summary>Claims whose quotes hold every word, those of the best documents first.</summary>
    public static SearchPage<ClaimHit> Claims(OpenCasebook book, string query, SearchFilter filter, int skip, int take)
    {
        var terms = SearchTerm.Of(query, book);
        if (terms.Count == 0)
            return new([], 0, []);
        var (desk, words) = (SearchDesk.Of(book), new SearchWords(terms));
        var found = Matches.Of(book.Index, desk, terms, desk.Ready(filter), withClaims: true);
        var added = Added(book, words, desk, filter);
        var claims = filter.Act is { } act ? OfAct(book, desk, found.Claims, act) : found.Claims;
        var ids = added.Skip(skip).Take(take).ToList();
        ids.AddRange(claims.Skip(Math.Max(0, skip - added.Count)).Take(take - ids.Count).Select(c => book.Index.First<string>(IdOf, new { number = (long)c.Number, claim = (long)c.Claim })).OfType<string>());
        return new([.. ShowVerb.ClaimsOf(book, ids).Select(c => Hit(c, words))], added.Count + claims.Count, Also(terms));
    }

    private const string IdOf = "select c.id from document_line l join claim c on c.original = l.original where l.number = @number and c.number = @claim";

    private static List<(int Number, int Claim)> OfAct(OpenCasebook book, SearchDesk desk, List<(int Number, int Claim)> found, string act)
    {
        var review = Review.Desk.ReviewDesk.Of(book);
        var ready = new Review.Desk.DeskFilter(new ReviewFilter { Act = act }, review.Rows);
        var fitting = review.Claims.Where(ready.FitsButStatus).Select(c => (c.Document.Order, c.Number)).ToHashSet();
        return found.FindAll(c => fitting.Contains((desk.At(c.Number)!.Position, c.Claim)));
    }

    private const string AddedClaims = """
        select j.id, j.original, j.body, l.number as document
        from judged j join document_line l on l.original = j.original
        where not exists (select 1 from claim c where c.id = j.id)
        order by l.position, j.id
        """;

    // Claims that people added, or that the rules do not propose any more: few, and in no other list of words.
    private static List<string> Added(OpenCasebook book, SearchWords words, SearchDesk desk, SearchFilter filter)
    {
        var fits = desk.Ready(filter);
        return [.. book.Index.Query<AddedRow>(AddedClaims).Where(row => desk.At((int)row.Document) is { } document && fits(document)).Select(row => ClaimText.Read(row.Body))
            .Where(claim => (filter.Act is not { } act || act == ClaimFields.Word(claim.Act) || act == ClaimFields.Word(claim.Act.Group())) && words.AllIn(claim.Quote)).Select(c => c.Id)];
    }

    private const string OneDocument = $"select {DocumentRow.Columns} from document d where d.number = @number";
    private const string ClaimsIn = """
        select s.id, s.original, coalesce(j.body, c.body) as body
        from standing s left join claim c on c.id = s.id left join judged j on j.id = s.id
        where s.original = @original order by s.number, s.id
        """;

    private static IEnumerable<SearchHit> HitsIn(OpenCasebook book, int number, double score, SearchWords words)
    {
        var row = book.Index.First<DocumentRow>(OneDocument, new { number = (long)number })!;
        var (hash, title) = (ContentHash.Parse(row.Original), row.InForce().Title ?? row.ReceivedAs);
        var (snippet, span) = words.Snippet(Texts.Of(book, row));
        var claims = book.Index.Query<ClaimBodyRow>(ClaimsIn, new { original = row.Original }).Select(c => ClaimText.Read(c.Body)).Where(c => words.AllIn(c.Quote));
        return claims.Select(c => new SearchHit(hash, c.Id, title, c.Quote, c.Span, score)).Prepend(new(hash, null, title, snippet, span, score));
    }

    private static DocumentHit Hit(OpenCasebook book, int number, SearchWords words)
    {
        var row = book.Index.First<DocumentRow>(OneDocument, new { number = (long)number })!;
        var (document, (snippet, span)) = (row.InForce(), words.Snippet(Texts.Of(book, row)));
        return new(document.Original, document.Title ?? row.ReceivedAs, document.Outlet, document.Published, document.Language, snippet, words.Marks(snippet), span);
    }

    private static ClaimHit Hit(QuotedClaim c, SearchWords words) =>
        new(c.Claim, ReviewFlow.StatusOf(c.Status), c.Original, c.DocumentTitle, c.Outlet, c.Published, c.EventId, words.Marks(c.Claim.Quote));

    private static IReadOnlyList<string> Also(IReadOnlyList<SearchTerm> terms) => [.. terms.SelectMany(t => t.Words.Skip(1))];

    private sealed record AddedRow : ClaimBodyRow
    {
        public long Document { get; init; }
    }
}
