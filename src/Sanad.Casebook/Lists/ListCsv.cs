using System.Globalization;
using CsvHelper;

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

    private static void RefuseUnclosed(string name, CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name}, row {Math.Max(0, record.RecordNumber - 1):N0}: a quotation mark is not closed, so that everything below it stands in one cell. Close it, or leave it out."));
    }
}
