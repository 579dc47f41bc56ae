namespace Sanad.Basics;

/// <summary>How the publication date is known.</summary>
public enum PublishedKind
{
    /// <summary>A person gave it, on the command line or beside the file.</summary>
    Given,

    /// <summary>The page's own metadata or a line of the text states it.</summary>
    Stated,

    /// <summary>The dateline at the head of the text.</summary>
    Dateline,

    /// <summary>Inferred from anchors in the text; carried as an interval.</summary>
    Inferred,
}

/// <summary>The text read from an original, with what the reader learnt about it. Spans are offsets into <see cref="Text"/>.</summary>
public sealed record Document
{
    /// <summary>The original that was read.</summary>
    public required ContentHash Original { get; init; }

    /// <summary>Sniffed from the bytes: text/plain, text/html, application/pdf, ...</summary>
    public required string MediaType { get; init; }

    /// <summary>The text. For a plain-text file the file's own text, so that offsets fit the file.</summary>
    public required string Text { get; init; }

    /// <summary>Two-letter code of the language of most of the text; null = not known.</summary>
    public string? Language { get; init; }

    /// <summary>Null when the document has none.</summary>
    public string? Title { get; init; }

    /// <summary>Who published it; null when it does not say.</summary>
    public string? Outlet { get; init; }

    /// <summary>Where the text first came from ("Source » ncri" names one); null when it does not say.</summary>
    public string? Origin { get; init; }

    /// <summary>The words that name the origin.</summary>
    public string? OriginText { get; init; }

    /// <summary>Null when the document names none.</summary>
    public string? Author { get; init; }

    /// <summary>Publication date; an interval when inferred; null when nothing tells.</summary>
    public DateInterval? Published { get; init; }

    /// <summary>The words that give the publication date; null when it was given from outside.</summary>
    public string? PublishedText { get; init; }

    /// <summary>How the publication date is known; null with a null date.</summary>
    public PublishedKind? PublishedKind { get; init; }

    /// <summary>A page clock later than the text's own dates: when the page was captured, not when it was published.</summary>
    public PartialDate? CapturedOn { get; init; }

    /// <summary>What the reader noticed: a weekday that contradicts its date, an encoding that was guessed, ...</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Title, body, furniture, ...: in text order, without overlap.</summary>
    public IReadOnlyList<Segment> Segments { get; init; } = [];
}
