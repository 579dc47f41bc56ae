using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Language;

namespace Sanad.Casebook.Show;

/// <summary>Which documents a list shows; null = any.</summary>
public sealed record DocumentFilter
{
    /// <summary>Words, or beginnings of words, in title, outlet or file name; any script, any capitals.</summary>
    public string? Text { get; init; }

    /// <summary>Two-letter code; "" = not known.</summary>
    public string? Language { get; init; }

    /// <summary>As it was sniffed: text/plain.</summary>
    public string? MediaType { get; init; }

    /// <summary>True for those whose text could not be read.</summary>
    public bool? HasProblem { get; init; }

    /// <summary>True for copies of another document.</summary>
    public bool? IsCopy { get; init; }

    /// <summary>True for those with claims that wait for a person.</summary>
    public bool? HasWaiting { get; init; }

    /// <summary>In which order.</summary>
    public DocumentOrder Order { get; init; }
}

/// <summary>The order of a list of documents.</summary>
public enum DocumentOrder
{
    /// <summary>As they came in, the latest first.</summary>
    Captured,

    /// <summary>By date of publication, the latest first; those without one last.</summary>
    Published,

    /// <summary>Most waiting claims first.</summary>
    Waiting,
}

/// <summary>A document in a list.</summary>
/// <param name="Original">Its SHA-256.</param>
/// <param name="Title">Corrected where a person did so; null = none.</param>
/// <param name="ReceivedAs">The file's name. Untrusted: escape control and direction characters when shown.</param>
public sealed record DocumentLine(ContentHash Original, string? Title, string ReceivedAs)
{
    /// <summary>Null = not named.</summary>
    public string? Outlet { get; init; }

    /// <summary>Null = not known.</summary>
    public DateInterval? Published { get; init; }

    /// <summary>Two-letter code; null = not known.</summary>
    public string? Language { get; init; }

    /// <summary>Sniffed from the bytes.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>Instant of capture, ISO 8601 in UTC, as the journal claims it.</summary>
    public string CapturedAt { get; init; } = "";

    /// <summary>Bytes of the original.</summary>
    public long Size { get; init; }

    /// <summary>Claims in it, rejected ones included.</summary>
    public int Claims { get; init; }

    /// <summary>Of these, how many nobody has decided.</summary>
    public int Waiting { get; init; }

    /// <summary>The document that it copies; null = none.</summary>
    public ContentHash? CopyOf { get; init; }

    /// <summary>Why no text could be read; null = it was read.</summary>
    public string? Problem { get; init; }
}

/// <summary>How many documents have one value of a field.</summary>
/// <param name="Value">"" = not known.</param>
/// <param name="Documents">How many.</param>
public sealed record ValueCount(string Value, int Documents);

/// <summary>The values that a list of documents can be filtered by.</summary>
/// <param name="Languages">Most frequent first.</param>
/// <param name="MediaTypes">Most frequent first.</param>
public sealed record DocumentValues(IReadOnlyList<ValueCount> Languages, IReadOnlyList<ValueCount> MediaTypes);

/// <summary>Documents in lists: a line each, without texts.</summary>
internal static class DocumentList
{
    private const string Columns = "l.original, l.title, l.received_as, l.outlet, l.published, l.language, l.media_type, l.captured_at, l.size, l.claims, l.waiting, l.copy_of, l.problem";

    public static Page<DocumentLine> Of(OpenCasebook book, DocumentFilter filter, int skip, int take)
    {
        var (where, values) = Conditions(filter);
        var total = book.Index.Single<long>($"select count(*) from document_line l{where}", values);
        var rows = book.Index.Query<LineRow>($"select {Columns} from document_line l{where} order by {Order(filter.Order)} limit @take offset @skip", WithPage(values, skip, take));
        return new(rows.ConvertAll(Line), (int)total);
    }

    private static string Order(DocumentOrder order) => order switch
    {
        DocumentOrder.Captured => "l.position desc",
        DocumentOrder.Published => "l.first_day is null, l.first_day desc, l.position desc",
        DocumentOrder.Waiting => "l.waiting desc, l.position desc",
    };

    // Only conditions that were asked for stand in the text, so that both databases can use their indexes.
    private static (string Where, Dictionary<string, object> Values) Conditions(DocumentFilter filter)
    {
        var (conditions, values) = (new List<string>(), new Dictionary<string, object>(StringComparer.Ordinal));
        if (filter.Language is { } language)
        {
            conditions.Add(language.Length == 0 ? "l.language is null" : "l.language = @language");
            values["language"] = language;
        }
        if (filter.MediaType is { } mediaType)
        {
            conditions.Add("l.media_type = @mediaType");
            values["mediaType"] = mediaType;
        }
        if (filter.HasProblem is { } problem)
            conditions.Add(problem ? "l.problem is not null" : "l.problem is null");
        if (filter.IsCopy is { } copy)
            conditions.Add(copy ? "l.copy_of is not null" : "l.copy_of is null");
        if (filter.HasWaiting is { } waiting)
            conditions.Add(waiting ? "l.waiting > 0" : "l.waiting = 0");
        foreach (var (word, i) in Folding.SearchTerms(filter.Text ?? "").Select((word, i) => (word, i)))
        {
            conditions.Add($"l.words like @word{i} escape '!'");
            values[$"word{i}"] = $"% {Escaped(word)}%";
        }
        return (conditions.Count == 0 ? "" : " where " + string.Join(" and ", conditions), values);
    }

    private static string Escaped(string word) => word.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal);

    private static Dictionary<string, object> WithPage(Dictionary<string, object> values, int skip, int take) => new(values, StringComparer.Ordinal) { ["skip"] = (long)skip, ["take"] = (long)take };

    private const string Languages = "select coalesce(language, '') as value, count(*) as documents from document_line group by coalesce(language, '') order by documents desc, value";
    private const string MediaTypes = "select media_type as value, count(*) as documents from document_line group by media_type order by documents desc, value";

    public static DocumentValues Values(OpenCasebook book) => new(Counted(book, Languages), Counted(book, MediaTypes));

    private static List<ValueCount> Counted(OpenCasebook book, string sql) => book.Index.Query<CountRow>(sql).ConvertAll(row => new ValueCount(row.Value, (int)row.Documents));

    private static DocumentLine Line(LineRow row) => new(ContentHash.Parse(row.Original), row.Title, row.ReceivedAs)
    {
        Outlet = row.Outlet,
        Published = row.Published is { } published ? DateInterval.Parse(published) : null,
        Language = row.Language,
        MediaType = row.MediaType,
        CapturedAt = row.CapturedAt,
        Size = row.Size,
        Claims = row.Claims,
        Waiting = row.Waiting,
        CopyOf = row.CopyOf is { } copied ? ContentHash.Parse(copied) : null,
        Problem = row.Problem,
    };

    private sealed record CountRow
    {
        public string Value { get; init; } = "";
        public long Documents { get; init; }
    }

    private sealed record LineRow
    {
        public string Original { get; init; } = "";
        public string? Title { get; init; }
        public string ReceivedAs { get; init; } = "";
        public string? Outlet { get; init; }
        public string? Published { get; init; }
        public string? Language { get; init; }
        public string MediaType { get; init; } = "";
        public string CapturedAt { get; init; } = "";
        public long Size { get; init; }
        public int Claims { get; init; }
        public int Waiting { get; init; }
        public string? CopyOf { get; init; }
        public string? Problem { get; init; }
    }
}
