using System.Diagnostics;
using System.Globalization;
using Sanad.Basics;
using Sanad.Claims;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Eval.Fuzz;

/// <summary>What must hold for every input whatsoever: an answer, in time, with spans that lead to the words they name.</summary>
public sealed class FuzzCheck
{
    // Far above what an honest text of that length takes, so that a loaded machine does not fail it.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(3);
    private const double SecondsAByte = 60e-6;

    // The programs themselves are not under test here, only what our code makes of their words.
    private readonly DocumentReader _reader = new(Packs.BuiltIn, new() { PdfProgram = "no-such-program", OcrProgram = "no-such-program" });
    private readonly ClaimExtractor _extractor = new(Packs.BuiltIn);

    /// <summary>What is wrong with the answer to this input; null = nothing.</summary>
    public string? Fault(FuzzInput input)
    {
        var limit = Least + TimeSpan.FromSeconds(SecondsAByte * input.Bytes.Length);
        if (Once(input, limit) is not { } fault)
            return null;
        // A stop of the whole machine looks like a slow text once, not twice.
        return fault.Late ? Once(input, limit)?.Words : fault.Words;
    }

    private (string Words, bool Late)? Once(FuzzInput input, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            if (Read(input) is ReadOutcome.Read { Document: var document } && (Segments(document) ?? Claims(document, _extractor.Extract(document))) is { } wrong)
                return (wrong, false);
        }
#pragma warning disable CA1031 // Whatever is thrown is the find.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return (thrown.ToString(), false);
        }
        return clock.Elapsed > limit ? (string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} s for {input.Bytes.Length} bytes"), true) : null;
    }

    private ReadOutcome Read(FuzzInput input)
    {
        var kept = input.Name.EndsWith(FuzzInputs.KeptPage, StringComparison.Ordinal);
        using var stream = new MemoryStream(kept ? "%PDF-1.4"u8.ToArray() : input.Bytes, writable: false);
        return _reader.Read(stream, input.Name, Given.Nothing, CancellationToken.None, kept ? input.Bytes : null);
    }

    private static string? Segments(Document document)
    {
        var at = 0;
        foreach (var (kind, span) in document.Segments)
        {
            if (span.Start < at || span.End <= span.Start || span.End > document.Text.Length)
                return $"segment {kind} {span} after {at} in a text of {document.Text.Length}";
            if (HasWords(document.Text.AsSpan(at, span.Start - at)))
                return $"words before segment {span} belong to none";
            at = span.End;
        }
        return HasWords(document.Text.AsSpan(at)) ? $"words after {at} belong to no segment" : null;
    }

    private static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (char.IsLetterOrDigit(unit))
                return true;
        }
        return false;
    }

    private static string? Claims(Document document, IReadOnlyList<Claim> claims)
    {
        foreach (var claim in claims)
        {
            if (!IsIn(claim.Span, document) || claim.Span.In(document.Text) != claim.Quote)
                return $"claim {claim.Id} {claim.Span}: its quote is not what stands there";
            if (claim.QuantitySpan is { } quantity && !IsIn(quantity, document))
                return $"claim {claim.Id}: quantity {quantity} outside the text";
            if (claim.SpeakerSpan is { } speaker && !IsIn(speaker, document))
                return $"claim {claim.Id}: speaker {speaker} outside the text";
        }
        return null;
    }

    private static bool IsIn(TextSpan span, Document document) => span.Start >= 0 && span.Start <= span.End && span.End <= document.Text.Length;
}
