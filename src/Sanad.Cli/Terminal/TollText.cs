using Sanad.Casebook.Events;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Dossier;

namespace Sanad.Cli.Terminal;

/// <summary>
/// Tolls as text: an event, then a table an act group; a row a speaker and figure. The speaker and the quote stand on lines of their own under
/// the figures, because a name or a quote that is squeezed into a column is neither read nor believed.
/// </summary>
internal static class TollText
{
    private const string Indent = "      ";
    private static readonly string[] Titles = ["figure", "act", "stance", "said", "documents/origins", "status"];

    public static void Print(Run run, IReadOnlyList<TollRow> rows, bool withChart)
    {
        var texts = InterfaceTexts.For(run.Packs, "en");
        foreach (var byEvent in rows.GroupBy(row => row.Event.Id))
        {
            Heading(run, byEvent.First().Event);
            foreach (var toll in byEvent.GroupBy(row => row.ActGroup))
                Toll(run, texts, toll.Key, [.. toll], withChart);
        }
    }

    private static void Heading(Run run, EventSummary about)
    {
        var title = Shown.OneLine(about.Title);
        run.Print($"\n{title}\n{new string('═', Math.Min(run.Width, title.Length))}");
        run.Print($"{about.Place ?? "place not known"} · {about.When?.ToString() ?? "time not known"} · {about.Id}");
    }

    private static void Toll(Run run, InterfaceTexts texts, ActGroup group, IReadOnlyList<TollRow> rows, bool withChart)
    {
        List<string[]> table = [Titles, .. rows.Select(row => Cells(texts, row))];
        var widths = Enumerable.Range(0, Titles.Length).Select(column => table.Max(cells => cells[column].Length)).ToArray();
        run.Print($"\n  {texts.Of("act_groups", group)}");
        run.Print($"  {Line(Titles, widths)}\n  {new string('─', widths.Sum() + 2 * (widths.Length - 1))}");
        foreach (var (row, cells) in rows.Zip(table.Skip(1)))
        {
            run.Print($"  {Line(cells, widths)}");
            foreach (var line in Wrapped($"{Shown.OneLine(texts.Speaker(row))}: “{Shown.OneLine(row.Quote)}”", run.Width - Indent.Length))
                run.Print(Indent + line);
        }
        if (withChart)
            run.Print("\n" + TerminalChart.Text(rows, texts, run.Width));
    }

    private static string[] Cells(InterfaceTexts texts, TollRow row) =>
    [
        (row.Depth > 0 ? "└ " : "") + Shown.Cut(texts.Figure(row), 40),
        texts.Of("acts", row.Act) + (row.Scope is { } scope ? $" ({Shown.Cut(scope, 30)})" : ""),
        texts.Of("stances", row.Stance),
        row.Said?.ToString() ?? "–",
        $"{row.Documents}/{row.Origins}",
        texts.Of("statuses", row.Status),
    ];

    private static string Line(string[] cells, int[] widths) => string.Join("  ", cells.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd();

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        while (text.Length > width)
        {
            var at = text.LastIndexOf(' ', width);
            var end = at > width / 2 ? at : width;
            yield return text[..end];
            text = text[end..].TrimStart();
        }
        yield return text;
    }
}
