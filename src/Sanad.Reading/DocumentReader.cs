using System.Diagnostics;
using Sanad.Language;

namespace Sanad.Reading;

/// <summary>
/// Reads an original: what it is, its text, and what the text and its page say of title, outlet, origin, author, date and furniture. Never
/// throws on what a file holds; what cannot be read is said.
/// </summary>
public sealed class DocumentReader
{
    private readonly ReaderOptions _options;
    private readonly ReadingCues _cues;
    private readonly TextDates _dates;
    private readonly ReadingRules _rules;

    /// <summary>A reader for documents in the languages of these packs; it may be used for any number of files, one thread at a time.</summary>
    /// <param name="packs">Cues, dates, places and anchors.</param>
    /// <param name="options">Limits; null for the usual ones.</param>
    public DocumentReader(Packs packs, ReaderOptions? options = null)
    {
        _options = options ?? new();
        _cues = new(packs);
        _dates = new(packs);
        _rules = new(packs, _cues, _dates);
        RulesVersion = $"reading-3+{packs.Version}";
    }

    /// <summary>Changes when the rules or the packs do, so that an index knows what to read again.</summary>
    public string RulesVersion { get; }

    /// <summary>Reads one original.</summary>
    /// <param name="original">Its bytes; seekable. Read from the start, left open.</param>
    /// <param name="fileName">As received; only a wrong ending is taken from it. Null when there is none.</param>
    /// <param name="given">What a person said about it; wins over the text.</param>
    /// <param name="cancel">Stops the reading, a running program included.</param>
    /// <param name="derivedText">What an outside program once wrote for it (<see cref="Derivation.OutputBytes"/>); used instead of the program.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was signalled.</exception>
    public ReadOutcome Read(Stream original, string? fileName, Given given, CancellationToken cancel, ReadOnlyMemory<byte>? derivedText = null)
    {
        var census = ByteCensus.Take(original, cancel);
        var mediaType = MediaTypes.Sniff(census.Head, fileName);
        if (census.Length == 0)
            return new ReadOutcome.Unreadable(census.Hash, mediaType, "the file is empty");
        return Open(original, census, mediaType, given, derivedText, cancel) switch
        {
            PageOutcome.Refused refused => new ReadOutcome.Unreadable(census.Hash, mediaType, Named(refused.Reason, mediaType, fileName)),
            PageOutcome.Opened opened => Finish(opened, census, mediaType, fileName, given),
            _ => throw new UnreachableException(),
        };
    }

    private PageOutcome Open(
        Stream original, ByteCensus census, string mediaType, Given given, ReadOnlyMemory<byte>? derivedText, CancellationToken cancel) => mediaType switch
    {
        MediaTypes.Text => PlainTextFile.Read(original, census, _options, cancel),
        MediaTypes.Html => HtmlFile.Read(original, census, _cues, _dates, _options, cancel),
        MediaTypes.Docx => WordFile.Read(original, _options, cancel),
        MediaTypes.Pdf => PdfFile.Read(original, census, new(_options, given.Language, cancel), _options, derivedText, cancel),
        _ when MediaTypes.IsPicture(mediaType) => PictureFile.Read(original, census, mediaType, new(_options, given.Language, cancel), _options, derivedText),
        MediaTypes.Unknown => new PageOutcome.Refused("its bytes are not text and no format that is known"),
        _ => new PageOutcome.Refused($"{mediaType} is not read; text, HTML, DOCX, PDF and pictures are"),
    };

    private ReadOutcome Finish(PageOutcome.Opened opened, ByteCensus census, string mediaType, string? fileName, Given given)
    {
        if (opened.Page.Lines.Count == 0)
            return new ReadOutcome.Unreadable(census.Hash, mediaType, opened.NothingReason ?? "there is no text in it");
        var document = _rules.Of(opened.Page, given, _options, census.Hash, mediaType);
        if (WrongName(mediaType, fileName) is { } warning)
            document = document with { Warnings = [warning, .. document.Warnings] };
        return new ReadOutcome.Read(document, opened.Derivation);
    }

    // Content wins over a name; the reader of the record is told.
    private static string? WrongName(string mediaType, string? fileName) =>
        MediaTypes.Promised(fileName) is { } promised && promised != mediaType ? $"the file's name says {promised}, its bytes are {mediaType}" : null;

    private static string Named(string reason, string mediaType, string? fileName) =>
        WrongName(mediaType, fileName) is { } wrong ? $"{reason} ({wrong})" : reason;
}

/// <summary>What came of opening a file in its format.</summary>
internal abstract record PageOutcome
{
    private PageOutcome()
    {
    }

    /// <summary>Its text and lines; <paramref name="NothingReason"/> says why when there are none.</summary>
    public sealed record Opened(Page Page, Derivation? Derivation = null, string? NothingReason = null) : PageOutcome;

    /// <summary>It cannot be opened; one sentence why.</summary>
    public sealed record Refused(string Reason) : PageOutcome;
}
