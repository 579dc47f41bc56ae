using System.Diagnostics;
using System.Text;
using Sanad.Basics;

namespace Sanad.Reading;

/// <summary>
/// A PDF as a <see cref="Page"/>, through poppler's pdftotext as a limited child process. Reading order is used, not -layout: that keeps
/// the columns of a newspaper page side by side and would join lines of different articles (docs/decisions/0032).
/// </summary>
internal static class PdfFile
{
    private static readonly string[] Parameters = ["-enc", "UTF-8", "-eol", "unix", "-", "-"];
    private const string Pictures = "the PDF holds pictures of pages and no text; it would have to be read by OCR";
    private static readonly TimeSpan VersionTime = TimeSpan.FromSeconds(10);

    /// <summary>Runs the program, or uses the text it once wrote.</summary>
    public static PageOutcome Read(
        Stream original, ByteCensus census, ReaderOptions options, ReadOnlyMemory<byte>? derivedText, CancellationToken cancel)
    {
        if (derivedText is { } kept)
            return Open(kept, null);
        original.Position = 0;
        var process = new LimitedProcess(options.PdfProgram, options.PdfTime, options.PdfMemoryBytes, options.PdfOutputBytes);
        return process.Run(Parameters, original, cancel) switch
        {
            ProcessOutcome.Missing => new PageOutcome.Refused("pdftotext is not installed: apt install poppler-utils"),
            ProcessOutcome.Stopped stopped => new PageOutcome.Refused($"pdftotext was stopped: {stopped.Limit}"),
            ProcessOutcome.Ended { Code: not 0 } failed => new PageOutcome.Refused($"pdftotext could not read it: {FirstLine(failed.Errors, failed.Code)}"),
            ProcessOutcome.Ended read => Open(read.Output, Derive(census.Hash, read.Output, options, cancel)),
            _ => throw new UnreachableException(),
        };
    }

    private static Derivation Derive(ContentHash input, byte[] output, ReaderOptions options, CancellationToken cancel) =>
        new("pdftotext", Version(options, cancel), Parameters, input, ContentHash.Of(output), output);

    private static string Version(ReaderOptions options, CancellationToken cancel)
    {
        var process = new LimitedProcess(options.PdfProgram, VersionTime, options.PdfMemoryBytes, options.PdfOutputBytes);
        var said = process.Run(["-v"], Stream.Null, cancel) is ProcessOutcome.Ended ended ? FirstLine(ended.Errors, ended.Code) : "";
        return said.Split(' ') is [.., "version", var version] ? version : "unknown";
    }

    private static PageOutcome.Opened Open(ReadOnlyMemory<byte> output, Derivation? derivation)
    {
        var pages = Encoding.UTF8.GetString(output.Span).TrimEnd('\f').Split('\f');
        for (var i = 0; i < pages.Length; i++)
            pages[i] = RightToLeftLines.Repair(pages[i]);
        var text = string.Join('\n', pages);
        var lines = LineScanner.Scan(text, text.Length);
        PageMargins.Mark(lines, pages);
        return new PageOutcome.Opened(new(text, lines, new(), []), derivation, Pictures);
    }

    private static string FirstLine(string errors, int code) =>
        errors.Length == 0 ? $"exit code {code}" : errors.AsSpan(0, errors.IndexOf('\n') is > 0 and var end ? end : errors.Length).ToString();
}
