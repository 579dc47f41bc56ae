using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>What the page's own metadata says, before any rule looks at its text. Null = it does not say.</summary>
internal sealed record PageFacts
{
    public string? Title { get; init; }
    public string? Outlet { get; init; }
    public string? Author { get; init; }
    public string? Origin { get; init; }
    public string? Language { get; init; }
    public DateInterval? Published { get; init; }
    public string? PublishedText { get; init; }
}

/// <summary>A file as its reader hands it over: text, lines with the kinds that the format states, facts, warnings.</summary>
/// <param name="Text">The whole text.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Facts">What its metadata says.</param>
/// <param name="Warnings">What could not be read, or only with a guess.</param>
/// <param name="FrameKnown">The format shows where the article ends: furniture among the lines opens no run of it.</param>
internal sealed record Page(string Text, List<Line> Lines, PageFacts Facts, IReadOnlyList<string> Warnings, bool FrameKnown = false);

/// <summary>What has been learnt about a document so far; each rule fills what it finds and leaves what is there.</summary>
internal sealed class Findings
{
    public string? Title { get; set; }
    public string? Outlet { get; set; }
    public string? Author { get; set; }
    public string? Origin { get; set; }
    public string? OriginText { get; set; }
    public string? Language { get; set; }
    public DateInterval? Published { get; set; }
    public string? PublishedText { get; set; }
    public PublishedKind? PublishedKind { get; set; }
    public PartialDate? CapturedOn { get; set; }
    public List<string> Warnings { get; } = [];

    /// <summary>Sets the publication date unless a stronger rule has.</summary>
    public void Publish(DateInterval when, string? text, PublishedKind kind)
    {
        if (Published is null)
            (Published, PublishedText, PublishedKind) = (when, text, kind);
    }
}
