using System.Globalization;

namespace Sanad.Reading;

/// <summary>A plain-text file as a <see cref="Page"/>: its text is the file's own, so that offsets fit the file.</summary>
internal static class PlainTextFile
{
    /// <summary>Decodes the file and cuts it into lines.</summary>
    public static PageOutcome Read(Stream original, ByteCensus census, ReaderOptions options, CancellationToken cancel)
    {
        if (census.Length > options.TextBytes)
            return new PageOutcome.Refused(string.Create(
                CultureInfo.InvariantCulture, $"{census.Length >> 20} MB of text are more than the limit of {options.TextBytes >> 20} MB; split the file"));
        var decoded = DecodedText.Of(original, census, declared: null, cancel);
        var warnings = new List<string>();
        if (decoded.Warning is { } guessed)
            warnings.Add(guessed);
        if (decoded.Text.Contains('\0', StringComparison.Ordinal))
            warnings.Add("the text holds zero characters");
        return new PageOutcome.Opened(new(decoded.Text, LineScanner.Scan(decoded.Text, options.SearchedUnits), new(), warnings));
    }
}
