using System.Globalization;
using System.Text;
using CsvHelper;
using Sanad.Reading;

namespace Sanad.Casebook.Lists;

/// <summary>How lists in CSV are read, wherever they are.</summary>
internal static class ListCsv
{
    // A record of this size is a quotation mark that nobody closed.
    private const int LargestRecord = 64 << 20;

    /// <summary>Cells are trimmed; slips of quoting are read as they were meant, but a quotation mark that is never closed is refused: all rows below it would vanish into one cell.</summary>
    public static CsvReaderOptions Options(string name, bool hasHeader) => new()
    {
        HasHeader = hasHeader,
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        MaxRecordSize = LargestRecord,
        OnMalformedRecord = record => RefuseUnclosed(name, record),
    };

    /// <summary>The encoding of a list: the one that somebody named, else a guess where the bytes are no UTF-8; null = UTF-8, or what a mark says.</summary>
    /// <param name="bytes">From their start; there again afterwards.</param>
    /// <param name="given">Its name; null = nobody said.</param>
    /// <exception cref="InvalidDataException">There is no encoding of that name.</exception>
    public static Encoding? EncodingOf(Stream bytes, string? given) => given is null ? EncodingGuess.Of(bytes)
        : EncodingGuess.Named(given) is { } named ? named is UTF8Encoding ? null : named
        : throw new InvalidDataException($"There is no encoding \"{given}\". Files of older programs in Persian or Arabic are mostly windows-1256, in western languages windows-1252.");

    /// <summary>The same text in UTF-8.</summary>
    public static Stream InUtf8(Stream bytes, Encoding? from) => from is null ? bytes : Encoding.CreateTranscodingStream(bytes, from, Encoding.UTF8);

    /// <summary>That an encoding is a guess.</summary>
    public static string Guessed(string encoding) => $"encoding guessed: {encoding} (the bytes are not UTF-8)";

    private static void RefuseUnclosed(string name, CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name}, row {Math.Max(0, record.RecordNumber - 1):N0}: a quotation mark is not closed, so that everything below it stands in one cell. Close it, or leave it out."));
    }
}
