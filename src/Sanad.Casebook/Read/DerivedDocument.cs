using System.Security.Cryptography;
using System.Text;
using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Review;
using Sanad.Claims;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Casebook.Read;

/// <summary>An original as its capture entry tells of it.</summary>
/// <param name="Original">Its hash.</param>
/// <param name="Position">Place of the capture in the fold, from 0.</param>
/// <param name="Entry">The capture's entry.</param>
/// <param name="ReceivedAs">File name; untrusted.</param>
/// <param name="Size">Bytes.</param>
/// <param name="CapturedAt">As the journal claims it.</param>
/// <param name="Given">What a person said beforehand.</param>
internal sealed record Capture(ContentHash Original, long Position, string Entry, string ReceivedAs, long Size, string CapturedAt, Given Given);

/// <summary>What our code made of one original: rows for the index, nothing that must be kept.</summary>
internal sealed record DerivedDocument
{
    public required Capture Capture { get; init; }

    /// <summary>Without its text; null when the original cannot be read as text.</summary>
    public Document? Machine { get; init; }

    /// <summary>The same as people corrected it; null when there is no text.</summary>
    public Document? InForce { get; init; }

    /// <summary>What people corrected; null = nothing.</summary>
    public Correction? Correction { get; init; }

    public string? Segments { get; init; }
    public string? Problem { get; init; }
    public string MediaType { get; init; } = "";
    public int TextLength { get; init; }
    public int FurnitureLength { get; init; }
    public string? TextSha256 { get; init; }

    /// <summary>Null for a text above <see cref="MostTextHeld"/>.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<ClaimRow> Claims { get; init; } = [];
    public WordCensus? Words { get; init; }

    /// <summary>Text of an outside program that the journal does not name yet.</summary>
    public Derivation? New { get; init; }

    /// <summary>UTF-16 units; a longer text is read again from its original when it is looked at (docs/decisions/0052).</summary>
    public const int MostTextHeld = 1 << 20;
}

/// <summary>A machine claim as the index holds it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its place among the document's claims, from 1.</param>
/// <param name="Body">JSON, spans in code points.</param>
/// <param name="Facts">What lists need of it.</param>
/// <param name="Terms">The different folded words of its quote.</param>
internal sealed record ClaimRow(string Id, int Number, string Body, ClaimFacts Facts, IReadOnlyList<string> Terms);

/// <summary>Reads originals and proposes claims. One per thread: reader and extractor are not shared.</summary>
internal sealed class Derivations(Packs packs)
{
    private readonly DocumentReader _reader = new(packs);
    private readonly ClaimExtractor _extractor = new(packs);

    /// <summary>A change of any of these makes every derived row stale. The last part is this room's own: sketches, words, rows.</summary>
    public string RulesVersion => $"{_reader.RulesVersion} {_extractor.RulesVersion} index-2";

    /// <summary>Everything that the index holds of one original.</summary>
    /// <param name="capture">Which.</param>
    /// <param name="open">Opens its bytes.</param>
    /// <param name="derived">Text that an outside program made of it before; null = none is known.</param>
    /// <param name="correction">What people corrected; null = nothing.</param>
    /// <param name="cancel">Between steps.</param>
    public DerivedDocument Derive(Capture capture, Func<Stream> open, ReadOnlyMemory<byte>? derived, Correction? correction, CancellationToken cancel) =>
        Read(capture, open, derived, cancel) switch
        {
            ReadOutcome.Read read => Propose(capture, read, derived is null, correction, cancel),
            ReadOutcome.Unreadable cannot => new() { Capture = capture, Correction = correction, InForce = correction?.Apply(new() { Original = capture.Original, MediaType = cannot.MediaType, Text = "" }), Problem = cannot.Reason, MediaType = cannot.MediaType },
            var other => throw new InvalidOperationException($"An outcome of reading that is not known here: {other}"),
        };

    /// <summary>What is known of an original that is not here, though no decision took it away.</summary>
    public static DerivedDocument Gone(Capture capture) =>
        new() { Capture = capture, InForce = new() { Original = capture.Original, MediaType = "", Text = "" }, Problem = "its original is gone" };

    /// <summary>The document alone, its text included.</summary>
    public ReadOutcome Read(Capture capture, Func<Stream> open, ReadOnlyMemory<byte>? derived, CancellationToken cancel)
    {
        using var bytes = open();
        return _reader.Read(bytes, Path.GetFileName(capture.ReceivedAs), capture.Given, cancel, derived);
    }

    private DerivedDocument Propose(Capture capture, ReadOutcome.Read read, bool isNew, Correction? correction, CancellationToken cancel)
    {
        var machine = read.Document;
        var corrected = correction?.Apply(machine) ?? machine;
        var claims = _extractor.Extract(corrected, cancel);
        var map = CodePointMap.For(machine.Text);
        var words = WordCensus.Of(corrected);
        var warnings = words.Full ? [.. machine.Warnings, $"only the first {WordCensus.MostTerms} different words can be searched"] : machine.Warnings;
        return new()
        {
            Capture = capture,
            Machine = machine with { Text = "", Segments = [], Warnings = warnings },
            InForce = corrected with { Text = "", Segments = [] },
            Correction = correction,
            MediaType = machine.MediaType,
            Segments = SegmentText.Write(machine.Segments, map),
            TextLength = machine.Text.Length,
            FurnitureLength = corrected.Segments.Where(s => s.Kind == SegmentKind.Furniture).Sum(s => s.Span.Length),
            TextSha256 = HashOf(machine.Text),
            Text = machine.Text.Length <= MostTextHeldUnits ? machine.Text : null,
            Claims = [.. claims.DistinctBy(c => c.Id, StringComparer.Ordinal).Select(c => Row(c, capture.Original.Hex, map))],
            Words = words,
            New = isNew ? read.Derivation : null,
        };
    }

    private static ClaimRow Row(Claim claim, string original, CodePointMap map)
    {
        var stored = ClaimText.ToCodePoints(claim, map);
        var terms = Folding.SearchTerms(claim.Quote);
        return new(claim.Id, claim.Number, JsonText.Line(stored), ClaimFacts.Of(stored, original, terms), [.. terms.Distinct(StringComparer.Ordinal)]);
    }

    private const int MostTextHeldUnits = DerivedDocument.MostTextHeld;

    /// <summary>SHA-256 of the text as UTF-8, without a second copy of a long text.</summary>
    public static string HashOf(string text)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var encoder = Encoding.UTF8.GetEncoder();
        var buffer = new byte[1 << 16];
        var rest = text.AsSpan();
        bool completed;
        do
        {
            encoder.Convert(rest, buffer, flush: true, out var taken, out var written, out completed);
            sha.AppendData(buffer, 0, written);
            rest = rest[taken..];
        }
        while (!completed);
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
