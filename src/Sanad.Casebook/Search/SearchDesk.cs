using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;

namespace Sanad.Casebook.Search;

/// <summary>Of every document what a search filters and orders by: some forty bytes, kept while no document comes or changes.</summary>
internal sealed class SearchDesk
{
    private readonly string _structure;
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Entry?[] _byNumber;

    private SearchDesk(OpenCasebook book)
    {
        _structure = Settling.Structure(book.Index);
        var rows = book.Index.Query<Row>(Everything);
        _byNumber = new Entry?[rows.Count == 0 ? 1 : (int)rows.Max(r => r.Number) + 1];
        foreach (var row in rows)
            _byNumber[row.Number] = new((int)row.Position, TextOf(row.Language), TextOf(row.OutletKey), DayOf(row.FirstDay), DayOf(row.LastDay));
        Count = rows.Count;
        Outlets = [.. rows.Where(row => row.OutletKey is not null).GroupBy(row => row.OutletKey, StringComparer.Ordinal)
            .Select(outlet => new ValueCount(outlet.First().Outlet!, outlet.Count())).OrderByDescending(outlet => outlet.Documents).ThenBy(outlet => outlet.Value, StringComparer.Ordinal)];
    }

    private const string Everything = "select number, position, language, outlet, outlet_key, first_day, last_day from document_line";

    /// <summary>A document. Days count from 1 January of the year 1; 0 = not known.</summary>
    public sealed record Entry(int Position, int Language, int Outlet, int First, int Last);

    /// <summary>Documents in all.</summary>
    public int Count { get; }

    /// <summary>As one of their documents writes them; those of most documents first.</summary>
    public IReadOnlyList<ValueCount> Outlets { get; }

    /// <summary>One more than the largest number of a document.</summary>
    public int Numbers => _byNumber.Length;

    public static SearchDesk Of(OpenCasebook book) => book.SearchDesk is { } known && known._structure == Settling.Structure(book.Index) ? known : book.SearchDesk = new(book);

    /// <summary>Null for a number that no document has any more, since it was read anew.</summary>
    public Entry? At(int number) => number < _byNumber.Length ? _byNumber[number] : null;

    public Func<Entry, bool> Ready(SearchFilter filter)
    {
        var language = filter.Language is { } l ? _texts.GetValueOrDefault(l, -1) : 0;
        var outlet = filter.Outlet is { } o ? _texts.GetValueOrDefault(DocumentLines.FoldName(o)!, -1) : 0;
        var (from, to) = (filter.From?.DayNumber + 1 ?? 0, filter.To?.DayNumber + 1 ?? 0);
        return d => (language == 0 || d.Language == language) && (outlet == 0 || d.Outlet == outlet) && (from == 0 || d.Last >= from) && (to == 0 || (d.First > 0 && d.First <= to));
    }

    private int TextOf(string? text)
    {
        if (text is null)
            return 0;
        if (!_texts.TryGetValue(text, out var number))
            _texts[text] = number = _texts.Count + 1;
        return number;
    }

    private static int DayOf(string? day) => day is null ? 0 : DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).DayNumber + 1;

    private sealed record Row
    {
        public long Number { get; init; }
        public long Position { get; init; }
        public string? Language { get; init; }
        public string? Outlet { get; init; }
        public string? OutletKey { get; init; }
        public string? FirstDay { get; init; }
        public string? LastDay { get; init; }
    }
}
