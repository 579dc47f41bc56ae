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
    public static Page<DocumentLine> Of(OpenCasebook book, DocumentFilter filter, int skip, int take)
    {
        var found = Lines(book).Where(l => Fits(l, filter));
        var ordered = filter.Order switch
        {
            DocumentOrder.Captured => found.Reverse(),
            DocumentOrder.Published => found.OrderByDescending(l => l.Published is not null).ThenByDescending(l => l.Published),
            DocumentOrder.Waiting => found.OrderByDescending(l => l.Waiting),
        };
        var all = ordered.ToList();
        return new([.. all.Skip(skip).Take(take)], all.Count);
    }

    public static DocumentValues Values(OpenCasebook book)
    {
        var all = Lines(book).ToList();
        return new(Counted(all.Select(l => l.Language ?? "")), Counted(all.Select(l => l.MediaType)));
    }

    private static IReadOnlyList<ValueCount> Counted(IEnumerable<string> values) =>
        [.. values.GroupBy(v => v, StringComparer.Ordinal).Select(g => new ValueCount(g.Key, g.Count())).OrderByDescending(c => c.Documents).ThenBy(c => c.Value, StringComparer.Ordinal)];

    private static IEnumerable<DocumentLine> Lines(OpenCasebook book) => ShowVerb.Documents(book).Select(view => new DocumentLine(view.Document.Original, view.Document.Title, view.ReceivedAs)
    {
        Outlet = view.Document.Outlet,
        Published = view.Document.Published,
        Language = view.Document.Language,
        MediaType = view.Document.MediaType,
        CapturedAt = view.CapturedAt,
        Size = view.Size,
        Claims = view.Claims.Count,
        Waiting = view.Claims.Count(c => c.Status == Tolls.TollStatus.Proposed),
        CopyOf = view.CopyOf,
        Problem = view.Problem,
    });

    private static bool Fits(DocumentLine line, DocumentFilter filter) =>
        (filter.Language is null || filter.Language == (line.Language ?? ""))
        && (filter.MediaType is null || filter.MediaType == line.MediaType)
        && (filter.HasProblem is null || filter.HasProblem == line.Problem is not null)
        && (filter.IsCopy is null || filter.IsCopy == line.CopyOf is not null)
        && (filter.HasWaiting is null || filter.HasWaiting == line.Waiting > 0)
        && (filter.Text is not { } text || Named(line, Folding.SearchTerms(text)));

    private static bool Named(DocumentLine line, IReadOnlyList<string> wanted)
    {
        var words = Folding.SearchTerms($"{line.Title} {line.Outlet} {line.ReceivedAs}");
        return wanted.All(w => words.Any(word => word.StartsWith(w, StringComparison.Ordinal)));
    }
}
