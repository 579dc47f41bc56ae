using System.Diagnostics;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// A PDF as a <see cref="Page"/>, through poppler's pdftotext as a limited child process. Reading order is used, not -layout: that keeps
/// the columns of a newspaper page side by side and would join lines of different articles (docs/decisions/0032). Pages without text are
/// pictures and go through OCR (0070).
/// </summary>
internal static class PdfFile
{
    private static readonly string[] Parameters = ["-enc", "UTF-8", "-eol", "unix", "-", "-"];
    private static readonly TimeSpan VersionTime = TimeSpan.FromSeconds(10);

    /// <summary>Runs the programs, or uses what they once wrote.</summary>
    public static PageOutcome Read(
        Stream original, ByteCensus census, Tesseract tesseract, ReaderOptions options, ReadOnlyMemory<byte>? derivedText, CancellationToken cancel)
    {
        if (derivedText is { } kept)
            return KeptPages.Open(kept.Span, null);
        original.Position = 0;
        var process = new LimitedProcess(options.PdfProgram, options.PdfTime, options.PdfMemoryBytes, options.PdfOutputBytes);
        return process.Run(Parameters, original, cancel) switch
        {
            ProcessOutcome.Missing => new PageOutcome.Refused("pdftotext is not installed: apt install poppler-utils"),
            ProcessOutcome.Stopped stopped => new PageOutcome.Refused($"pdftotext was stopped: {stopped.Limit}"),
            ProcessOutcome.Ended { Code: not 0 } failed => new PageOutcome.Refused($"pdftotext could not read it: {FirstLine(failed.Errors, failed.Code)}"),
            ProcessOutcome.Ended read => Open(read.Output, new(original, tesseract, options, cancel), new("pdftotext", Version(options, cancel), Parameters, census.Hash, default, default), tesseract),
            _ => throw new UnreachableException(),
        };
    }

    private static PageOutcome Open(byte[] output, ScannedPages scanned, Derivation typed, Tesseract tesseract)
    {
        var texts = KeptPages.Split(output);
        var pages = scanned.Read(texts);
        if (scanned.Refusal is { } refusal && pages.TrueForAll(KeptPages.IsRefusal))
            return new PageOutcome.Refused($"its pages are pictures without text, and {refusal}");
        if (pages.SequenceEqual(texts, StringComparer.Ordinal))
            return Opened(output, typed);
        return Opened(KeptPages.Join(pages), scanned.Parameters is not { } call ? typed : typed with
        {
            Tool = "pdftotext, pdftoppm and tesseract",
            Version = $"{typed.Version}, {tesseract.Version}",
            Parameters = [.. typed.Parameters, .. call],
        });
    }

    private static PageOutcome.Opened Opened(byte[] output, Derivation derivation) =>
        KeptPages.Open(output, derivation with { Output = ContentHash.Of(output), OutputBytes = output });

    private static string Version(ReaderOptions options, CancellationToken cancel)
    {
        var process = new LimitedProcess(options.PdfProgram, VersionTime, options.PdfMemoryBytes, options.PdfOutputBytes);
        var said = process.Run(["-v"], Stream.Null, cancel) is ProcessOutcome.Ended ended ? FirstLine(ended.Errors, ended.Code) : "";
        return said.Split(' ') is [.., "version", var version] ? version : "unknown";
    }

    private static string FirstLine(string errors, int code) =>
        errors.Length == 0 ? $"exit code {code}" : errors.AsSpan(0, errors.IndexOf('\n') is > 0 and var end ? end : errors.Length).ToString();
}
