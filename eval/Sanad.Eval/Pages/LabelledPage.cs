using System.Text.Json;
using Sanad.Basics;
using Sanad.Reading;

namespace Sanad.Eval.Pages;

/// <summary>
/// A page whose main text is known: NAME.html (or NAME.page.txt) beside NAME.main.txt, and NAME.facts.json where title, outlet, origin, author and
/// published are known too (null = the page does not say).
/// </summary>
internal sealed record LabelledPage(string Name, string File)
{
    private static readonly string[] Endings = [".html", ".page.txt"];

    /// <summary>All pages of a folder, by name.</summary>
    public static IEnumerable<LabelledPage> In(string folder) =>
        from file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)
        from ending in Endings
        where file.EndsWith(ending, StringComparison.Ordinal)
        let page = new LabelledPage(Path.GetFileName(file)[..^ending.Length], file)
        where System.IO.File.Exists(page.Beside(".main.txt"))
        select page;

    public string MainText => System.IO.File.ReadAllText(Beside(".main.txt"));

    /// <summary>Reads the page and compares.</summary>
    public PageResult Read(DocumentReader reader)
    {
        using var stream = System.IO.File.OpenRead(File);
        var document = reader.Read(stream, Path.GetFileName(File), Given.Nothing, CancellationToken.None) is ReadOutcome.Read read ? read.Document : null;
        var found = document is null ? "" : MainTextOf(document);
        return new(Name, ShingleScore.Of(MainText, found), found, Facts(document));
    }

    /// <summary>Headings, paragraphs, quotes and list items; a dateline counts where it opens a paragraph and not as a line of its own.</summary>
    public static string MainTextOf(Document document)
    {
        var segments = document.Segments;
        var kept = segments.Where((s, i) => s.Kind switch
        {
            SegmentKind.Body or SegmentKind.Heading or SegmentKind.Quote or SegmentKind.List => true,
            SegmentKind.Dateline => i + 1 < segments.Count && !document.Text.AsSpan(s.Span.End, segments[i + 1].Span.Start - s.Span.End).Contains('\n'),
            _ => false,
        });
        return string.Join('\n', kept.Select(s => s.Span.In(document.Text)));
    }

    private List<FactResult> Facts(Document? document)
    {
        if (!System.IO.File.Exists(Beside(".facts.json")))
            return [];
        using var facts = JsonDocument.Parse(System.IO.File.ReadAllText(Beside(".facts.json")));
        return [.. facts.RootElement.EnumerateObject().Select(fact => new FactResult(Name, fact.Name, fact.Value.GetString(), FoundFact(document, fact.Name)))];
    }

    private static string? FoundFact(Document? document, string field) => field switch
    {
        "title" => document?.Title,
        "outlet" => document?.Outlet,
        "origin" => document?.Origin,
        "author" => document?.Author,
        "published" => document?.Published?.ToString(),
        _ => throw new InvalidDataException($"no such fact: {field}"),
    };

    private string Beside(string ending) => Path.Combine(Path.GetDirectoryName(File)!, Name + ending);
}

/// <summary>What was found on a page.</summary>
internal sealed record PageResult(string Name, ShingleScore Score, string Found, IReadOnlyList<FactResult> Facts);

/// <summary>A fact of a page: as labelled, and as found.</summary>
internal sealed record FactResult(string Page, string Field, string? Expected, string? Found)
{
    public bool IsRight => string.Equals(Expected, Found, StringComparison.Ordinal);
}
