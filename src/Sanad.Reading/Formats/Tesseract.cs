using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sanad.Reading;

/// <summary>What came of looking for words in a picture.</summary>
internal abstract record OcrOutcome
{
    private OcrOutcome()
    {
    }

    /// <summary>Tesseract's table, untouched, and how it was called.</summary>
    public sealed record Read(byte[] Table, IReadOnlyList<string> Parameters) : OcrOutcome;

    /// <summary>It could not be read; a sentence why, and what to do where there is a way.</summary>
    public sealed record Refused(string Reason) : OcrOutcome;
}

/// <summary>
/// Tesseract as a limited child process (docs/decisions/0070). With no language given a picture is read with the models of both languages;
/// what turns out to be Persian is read again with the Persian model alone, which mistakes fewer digits for Latin letters.
/// </summary>
internal sealed class Tesseract(ReaderOptions options, string? language, CancellationToken cancel)
{
    private static readonly TimeSpan QuestionTime = TimeSpan.FromSeconds(10);

    private static readonly string[] Needed = ["eng", "fas"];

    // Among the letters of a page; a Persian page that quotes a few Latin names is still Persian.
    private const double PersianShare = 0.8;

    private readonly long _started = TimeProvider.System.GetTimestamp();
    private readonly Lazy<(string? Missing, string Version)> _installed = new(() => Ask(options, cancel));

    /// <summary>Why nothing can be read by OCR on this machine, with what to install; null when it can.</summary>
    public string? Missing => _installed.Value.Missing;

    /// <summary>As the program states it.</summary>
    public string Version => _installed.Value.Version;

    /// <summary>Reads the words of a picture of one or more pages.</summary>
    public OcrOutcome Read(Stream picture)
    {
        if (Missing is { } missing)
            return new OcrOutcome.Refused(missing);
        var given = Models(language);
        var read = Run(picture, given ?? "eng+fas");
        return given is null && read is OcrOutcome.Read { Table: var table } && IsPersian(table) ? Run(picture, "fas") : read;
    }

    private static string? Models(string? language) => language switch
    {
        "en" => "eng",
        "fa" => "fas",
        _ => null,
    };

    private OcrOutcome Run(Stream picture, string models)
    {
        var left = options.OcrTime - TimeProvider.System.GetElapsedTime(_started);
        if (left <= TimeSpan.Zero)
            return new OcrOutcome.Refused(string.Create(CultureInfo.InvariantCulture, $"the limit of {options.OcrTime.TotalMinutes:0.#} minutes of OCR was reached before it"));
        string[] parameters = ["stdin", "stdout", "-l", models, "tsv"];
        picture.Position = 0;
        var time = left < options.OcrPageTime ? left : options.OcrPageTime;
        return new LimitedProcess(options.OcrProgram, time, options.OcrMemoryBytes, options.PdfOutputBytes).Run(parameters, picture, cancel) switch
        {
            ProcessOutcome.Missing => new OcrOutcome.Refused(NotInstalled),
            ProcessOutcome.Stopped stopped => new OcrOutcome.Refused($"tesseract was stopped: {stopped.Limit}"),
            ProcessOutcome.Ended { Code: not 0 } failed => new OcrOutcome.Refused($"tesseract could not read the picture: {LastLine(failed)}"),
            ProcessOutcome.Ended read => new OcrOutcome.Read(read.Output, parameters),
            _ => throw new UnreachableException(),
        };
    }

    private const string NotInstalled = "tesseract is not installed: apt install tesseract-ocr tesseract-ocr-eng tesseract-ocr-fas";

    private static (string? Missing, string Version) Ask(ReaderOptions options, CancellationToken cancel)
    {
        var program = new LimitedProcess(options.OcrProgram, QuestionTime, options.OcrMemoryBytes, options.PdfOutputBytes);
        if (program.Run(["--list-langs"], Stream.Null, cancel) is not ProcessOutcome.Ended { Code: 0 } listed)
            return (NotInstalled, "");
        var models = Encoding.UTF8.GetString(listed.Output).Split('\n', StringSplitOptions.TrimEntries);
        var lacking = Needed.Except(models, StringComparer.Ordinal).Select(model => $"tesseract-ocr-{model}").ToList();
        if (lacking.Count > 0)
            return ($"tesseract lacks a language model: apt install {string.Join(' ', lacking)}", "");
        var said = program.Run(["--version"], Stream.Null, cancel) is ProcessOutcome.Ended ended ? Encoding.UTF8.GetString(ended.Output) + ended.Errors : "";
        return (null, said.Split('\n')[0] is ['t', 'e', 's', 's', 'e', 'r', 'a', 'c', 't', ' ', .. var version] ? version.Trim() : "unknown");
    }

    private static bool IsPersian(byte[] table)
    {
        int persian = 0, letters = 0;
        foreach (var unit in OcrText.Pages(Encoding.UTF8.GetString(table)).SelectMany(page => page.Text).Where(char.IsLetter))
        {
            letters++;
            persian += unit is >= '\u0600' and <= '\u06FF' ? 1 : 0;
        }
        return letters > 0 && persian >= PersianShare * letters;
    }

    // Leptonica says what is wrong first, tesseract that it failed last.
    private static string LastLine(ProcessOutcome.Ended failed) =>
        failed.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last]
            ? last
            : string.Create(CultureInfo.InvariantCulture, $"exit code {failed.Code}");
}
