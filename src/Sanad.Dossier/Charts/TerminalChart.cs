using System.Text;
using Sanad.Casebook.Tolls;

namespace Sanad.Dossier;

/// <summary>The toll chart in plain text, for terminals: the same rows, order, axis and signs as the SVG.</summary>
public static class TerminalChart
{
    private const int LeastWidth = 60;
    private const int LeastBar = 16;
    private const int LeastSpeaker = 8;
    private const int Gaps = 6;
    private const int MostFigure = 24;
    private const string Gap = "   ";
    private const string LeftToRightMark = "\u200E";

    private static readonly Dictionary<Sign, char> Signs = new()
    {
        [Sign.Proposed] = '○', [Sign.Accepted] = '●', [Sign.Edited] = '◆', [Sign.Contested] = '◐', [Sign.Denial] = '✕', [Sign.Share] = '△',
    };

    /// <summary>The chart of the rows of one event and act group, lines ended by line feeds.</summary>
    /// <param name="rows">In the order of the toll.</param>
    /// <param name="texts">The language.</param>
    /// <param name="width">Columns of the terminal; at least 60 are used, and no line is wider.</param>
    public static string Text(IReadOnlyList<TollRow> rows, InterfaceTexts texts, int width)
    {
        var lines = ChartRow.Of(rows, texts);
        if (lines.Count == 0)
            return "";
        var axis = ValueAxis.For(lines.SelectMany(line => line.Values));
        var columns = Columns.For(lines, texts, Math.Max(LeastWidth, width));
        var made = new StringBuilder();
        foreach (var line in lines)
            made.Append(Row(line, axis, columns, texts)).Append('\n');
        if (axis.Ticks.Count > 0)
            made.Append(AxisLine(axis, columns)).Append('\n').Append(Labels(axis, columns, texts)).Append('\n');
        made.Append(Legend(lines, axis, texts, Math.Max(LeastWidth, width)));
        return made.ToString().TrimEnd() + "\n";
    }

    private static string Row(ChartRow line, ValueAxis axis, Columns columns, InterfaceTexts texts)
    {
        var indent = line.Row.Depth > 0 ? "└ " : "";
        var said = line.Row.Said is { } when ? texts.ShortDate(when) : "";
        var name = TextFit.Padded(indent + line.Speaker, columns.Speaker);
        var figure = TextFit.Padded(line.Figure, columns.Figure).TrimEnd();
        return $"{TextFit.Padded(said, columns.Said)}  {name}{MarkAfter(name)}  {Bar(line, axis, columns.Bar)}  {figure}{MarkAfter(figure)}";
    }

    private static string Bar(ChartRow line, ValueAxis axis, int width)
    {
        var bar = new char[width];
        Array.Fill(bar, ' ');
        if (line.HasBand)
            DrawBand(bar, line, axis);
        if (line.Point is { } point)
            bar[At(axis.Position(point), width)] = Signs[line.Sign];
        else if (line.Sign == Sign.Denial)
            bar[0] = Signs[Sign.Denial];
        return new(bar);
    }

    private static void DrawBand(char[] bar, ChartRow line, ValueAxis axis)
    {
        var from = line.From is { } low ? At(axis.Position(low), bar.Length) : 0;
        var to = line.To is { } high ? At(axis.Position(high), bar.Length) : bar.Length - 1;
        Array.Fill(bar, line.Sign == Sign.Share ? '·' : line.IsOpen ? '░' : '─', from, to - from + 1);
        if (line.From is null)
            bar[from] = '◂';
        if (line.To is null)
            bar[to] = '▸';
        if (line is { IsOpen: false, Sign: not Sign.Share })
            (bar[from], bar[to]) = ('├', '┤');
    }

    private static string AxisLine(ValueAxis axis, Columns columns)
    {
        var line = new char[columns.Bar];
        Array.Fill(line, '─');
        foreach (var tick in axis.Ticks)
            line[At(axis.Position(tick), columns.Bar)] = '┴';
        return columns.Before + new string(line);
    }

    // A label that would touch the one before it is left out; its tick stays.
    private static string Labels(ValueAxis axis, Columns columns, InterfaceTexts texts)
    {
        var line = new StringBuilder(columns.Before);
        foreach (var tick in axis.Ticks)
        {
            var label = texts.Number(tick);
            var at = columns.Before.Length + At(axis.Position(tick), columns.Bar) - (label.Length / 2);
            if (at > line.Length || (at >= columns.Before.Length && line.Length == columns.Before.Length))
                line.Append(' ', Math.Max(0, at - line.Length)).Append(label);
        }
        return line.ToString();
    }

    // What the axis counts and the signs that occur, as many on a line as fit.
    private static string Legend(IReadOnlyList<ChartRow> lines, ValueAxis axis, InterfaceTexts texts, int width)
    {
        var signs = ChartLegend.Of(lines, texts).Select(entry => $"{Key(entry)} {entry.Words}");
        var (made, used) = (new StringBuilder(), 0);
        foreach (var entry in axis.Ticks.Count == 0 ? signs : signs.Prepend(texts[axis.Logarithmic ? "chart.axis_log" : "chart.axis_linear"]))
        {
            var taken = TextFit.Columns(entry) + Gap.Length;
            made.Append(used == 0 ? "" : used + taken > width ? "\n" : Gap).Append(entry);
            used = used == 0 || used + taken > width ? taken - Gap.Length : used + taken;
        }
        return made.ToString();
    }

    private static string Key(LegendEntry entry) => entry switch
    {
        { Sign: { } sign } => Signs[sign].ToString(),
        { Open: true } => "░▸",
        _ => "├┤",
    };

    private static int At(double position, int width) => (int)Math.Round(position * (width - 1));

    // A terminal that orders text by direction would let a Persian name pull the bar to its other side.
    private static string MarkAfter(string text) => text.Any(c => c is >= '\u0590' and <= '\u08FF') ? LeftToRightMark : "";

    private sealed record Columns(int Said, int Speaker, int Bar, int Figure)
    {
        public string Before { get; } = new(' ', Said + Speaker + 4);

        public static Columns For(IReadOnlyList<ChartRow> lines, InterfaceTexts texts, int width)
        {
            var said = lines.Max(line => line.Row.Said is { } when ? TextFit.Columns(texts.ShortDate(when)) : 0);
            var figure = Math.Min(MostFigure, lines.Max(line => TextFit.Columns(line.Figure)));
            var left = width - said - figure - Gaps;
            var wanted = lines.Max(line => TextFit.Columns(line.Speaker) + (line.Row.Depth > 0 ? 2 : 0));
            var speaker = Math.Min(wanted, Math.Clamp(left - LeastBar, LeastSpeaker, width * 3 / 10));
            return new(said, speaker, left - speaker, figure);
        }
    }
}
