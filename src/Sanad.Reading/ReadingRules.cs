using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>The rules in their order: language, furniture, title, dates, credits, outlet, kinds, segments.</summary>
internal sealed class ReadingRules
{
    private readonly ReadingCues _cues;
    private readonly TextDates _dates;
    private readonly FurnitureRules _furniture;
    private readonly CreditLines _credits;
    private readonly DateLines _dateLines;
    private readonly Publication _publication;
    private readonly Outlets _outlets;
    private readonly Packs _packs;

    public ReadingRules(Packs packs, ReadingCues cues, TextDates dates)
    {
        (_packs, _cues, _dates) = (packs, cues, dates);
        _furniture = new(cues);
        _credits = new(cues);
        _dateLines = new(cues);
        _publication = new(new Inference(cues, dates, packs));
        _outlets = new(_credits);
    }

    /// <summary>The document of a page.</summary>
    public Document Of(Page page, Given given, ReaderOptions options, ContentHash original, string mediaType)
    {
        var (text, lines) = (page.Text, Wrapping.Join(page.Text, page.Lines));
        var findings = new Findings();
        findings.Warnings.AddRange(page.Warnings);
        _furniture.MarkLines(text, lines);
        findings.Language = given.Language ?? LanguageGuess.Of(text, lines, _cues) ?? page.Facts.Language;
        LineKinds.MarkPlain(text, lines, _cues);
        var sight = Look(text, lines, findings.Language, options);
        var title = LeadingLines.Mark(lines, page.Facts.Title);
        findings.Title = title?.Span.In(text).ReplaceLineEndings(" ") ?? page.Facts.Title;
        _furniture.MarkRuns(text, lines, page.FrameKnown);
        sight = sight with { Title = title };
        _publication.Find(sight, page.Facts, given, findings);
        _credits.Read(text, lines, findings);
        _outlets.Find(sight, page.Facts, given, findings);
        LineKinds.MarkRest(text, lines);
        return Document(text, findings, Segments.From(text, lines, sight.Dateline), original, mediaType);
    }

    private Publication.Sight Look(string text, List<Line> lines, string? language, ReaderOptions options)
    {
        var dates = _dates.Find(text, DatedLines.Tokens(text, lines, options.SearchedUnits), language);
        var dateline = FindDateline(text, lines, dates, language);
        return new(text, lines, dates, _dateLines.Find(text, lines, dates), dateline, null, language, options.InferredUnits);
    }

    // The first paragraphs may be a caption or a note; a dateline further down heads another story.
    private Dateline? FindDateline(string text, List<Line> lines, IReadOnlyList<DateMention> dates, string? language)
    {
        foreach (var line in lines.Where(l => l.IsOpen).Take(4))
        {
            if (Dateline.Of(text, line.Span, dates, span => IsPlace(text, span, language)) is { } dateline)
                return dateline;
        }
        return null;
    }

    private bool IsPlace(string text, TextSpan span, string? language)
    {
        var tokens = Tokenizer.Tokenize(text, span).Where(t => t.Kind != TokenKind.Punctuation).ToList();
        var places = _packs.Places.Find(text, tokens, language ?? "en");
        return tokens.Count > 0 && tokens.TrueForAll(t => places.Any(p => p.Span.Overlaps(t.Span)));
    }

    private static Document Document(string text, Findings findings, List<Segment> segments, ContentHash original, string mediaType) => new()
    {
        Original = original,
        MediaType = mediaType,
        Text = text,
        Language = findings.Language,
        Title = findings.Title,
        Outlet = findings.Outlet,
        Origin = findings.Origin,
        OriginText = findings.OriginText,
        Author = findings.Author,
        Published = findings.Published,
        PublishedText = findings.PublishedText,
        PublishedKind = findings.PublishedKind,
        CapturedOn = findings.CapturedOn,
        Warnings = findings.Warnings,
        Segments = segments,
    };
}
