namespace Sanad.Dossier;

/// <summary>One sign of a chart and what it means; a null sign is a band, open or closed.</summary>
internal readonly record struct LegendEntry(Sign? Sign, bool Open, string Words);

/// <summary>The signs that a chart uses, and no others.</summary>
internal static class ChartLegend
{
    /// <summary>Signs first, then bands, in a fixed order.</summary>
    public static IReadOnlyList<LegendEntry> Of(IReadOnlyList<ChartRow> lines, InterfaceTexts texts)
    {
        var signs = lines.Where(line => line.Point is not null || line.Sign == Sign.Denial).Select(line => line.Sign).Distinct().Order()
            .Select(sign => new LegendEntry(sign, false, texts["chart." + sign.ToString().ToLowerInvariant()]));
        var bands = lines.Where(line => line.HasBand && line.Sign != Sign.Share).Select(line => line.IsOpen).Distinct().Order()
            .Select(open => new LegendEntry(null, open, texts[open ? "chart.open" : "chart.range"]));
        return [.. signs, .. bands];
    }
}
