using System.Globalization;

namespace Sanad.Dossier;

/// <summary>Where things stand across a chart, in percent of its width. A right-to-left chart is the mirror image.</summary>
/// <param name="Axis">The scale.</param>
/// <param name="RightToLeft">True when the axis begins at the right.</param>
internal sealed record ChartPlace(ValueAxis Axis, bool RightToLeft)
{
    // Room for half a tick label at both ends, and for an arrow.
    private const double Margin = 4;

    /// <summary>The writing direction, as SVG names it.</summary>
    public string Direction => RightToLeft ? "rtl" : "ltr";

    /// <summary>The place of a position between 0 and 1.</summary>
    public string X(double position) => Percent(Along(position));

    /// <summary>A place before the axis begins, for what has no number.</summary>
    public string Before => Percent(RightToLeft ? 100 - (Margin / 3) : Margin / 3);

    /// <summary>The left side and the width of a stretch between two positions.</summary>
    public (string Left, string Width) Stretch(double from, double to)
    {
        var (a, b) = (Along(from), Along(to));
        return (Percent(Math.Min(a, b)), Percent(Math.Abs(b - a)));
    }

    /// <summary>The very edge where lines of text begin or end.</summary>
    public string Edge(bool end) => end == RightToLeft ? "0%" : "100%";

    /// <summary>A shift away from the edge where text begins.</summary>
    public double Inset(double by) => RightToLeft ? -by : by;

    /// <summary>True when an arrow towards more (or less) points to the right.</summary>
    public bool PointsRight(bool towardsMore) => towardsMore != RightToLeft;

    /// <summary>The place of a position between 0 and 1, in percent.</summary>
    public double Along(double position)
    {
        var inside = Margin + (position * (100 - (2 * Margin)));
        return RightToLeft ? 100 - inside : inside;
    }

    private static string Percent(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
