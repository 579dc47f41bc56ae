using Sanad.Basics;
using Sanad.Casebook.Tolls;
using Sanad.Claims;

namespace Sanad.Dossier;

/// <summary>What a row draws at its number.</summary>
internal enum Sign
{
    /// <summary>A ring.</summary>
    Proposed,

    /// <summary>A full circle.</summary>
    Accepted,

    /// <summary>A diamond.</summary>
    Edited,

    /// <summary>A circle half filled.</summary>
    Contested,

    /// <summary>A cross, whether or not the denied number is known.</summary>
    Denial,

    /// <summary>A triangle: a share of the row above.</summary>
    Share,
}

/// <summary>One line of a toll chart, before it is drawn in SVG or in text.</summary>
/// <param name="Row">The row of the toll.</param>
/// <param name="Speaker">Its speaker, made visible.</param>
/// <param name="Figure">The figure in words.</param>
/// <param name="Point">Where the sign stands; null = none.</param>
/// <param name="From">Start of the band; null with a <paramref name="To"/> = open towards less.</param>
/// <param name="To">End of the band; null with a <paramref name="From"/> = open towards more.</param>
/// <param name="Sign">The sign.</param>
internal sealed record ChartRow(TollRow Row, string Speaker, string Figure, double? Point, double? From, double? To, Sign Sign)
{
    /// <summary>True when there is a stretch to draw besides the sign.</summary>
    public bool HasBand => (From is not null || To is not null) && From != To;

    /// <summary>True when one end of the band was not given.</summary>
    public bool IsOpen => HasBand && (From is null || To is null);

    /// <summary>The numbers that the axis must reach.</summary>
    public IEnumerable<double> Values => new[] { Point, From, To }.OfType<double>();

    /// <summary>The lines of a chart, in the order of the toll: by date said, parts under their whole.</summary>
    public static IReadOnlyList<ChartRow> Of(IReadOnlyList<TollRow> rows, InterfaceTexts texts)
    {
        var byClaim = new Dictionary<string, TollRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var claim in row.Claims)
                byClaim.TryAdd(claim, row);
        }
        return [.. rows.Select(row => Line(row, row.OfClaim is { } whole ? byClaim.GetValueOrDefault(whole) : null, texts))];
    }

    private static ChartRow Line(TollRow row, TollRow? whole, InterfaceTexts texts)
    {
        var speaker = VisibleText.Name(texts.Speaker(row));
        var figure = VisibleText.Name(texts.Figure(row));
        return row.Quantity switch
        {
            null => new(row, speaker, figure, null, null, null, SignOf(row)),
            { Qualifier: Qualifier.Fraction } share => ShareLine(row, whole, share, speaker, texts),
            { } denied when row.Stance == Stance.Deny => new(row, speaker, figure, denied.Representative, null, null, Sign.Denial),
            { Qualifier: Qualifier.Vague or Qualifier.Range } span => new(row, speaker, figure, null, span.Low, span.High, SignOf(row)),
            { } quantity => new(row, speaker, figure, quantity.Value, quantity.Low, quantity.High, SignOf(row)),
        };
    }

    // A share has no number of its own that anybody said: it is drawn as a share of its whole, and not at all without one.
    private static ChartRow ShareLine(TollRow row, TollRow? whole, Quantity share, string speaker, InterfaceTexts texts)
    {
        if (whole?.Quantity?.Representative is not { } number || share.Value is not { } part)
            return new(row, speaker, VisibleText.Name(texts.Figure(row)), null, null, null, Sign.Share);
        var percent = texts.Filled("qualifiers.fraction", texts.Number(Math.Round(part * 100)));
        return new(row, speaker, texts.Filled("words.share_of", percent, texts.Number(number)), part * number, part * number, number, Sign.Share);
    }

    private static Sign SignOf(TollRow row) => (row.Stance, row.Status) switch
    {
        (Stance.Deny, _) => Sign.Denial,
        (_, TollStatus.Proposed) => Sign.Proposed,
        (_, TollStatus.Accepted) => Sign.Accepted,
        (_, TollStatus.Edited) => Sign.Edited,
        (_, TollStatus.Contested) => Sign.Contested,
    };
}
