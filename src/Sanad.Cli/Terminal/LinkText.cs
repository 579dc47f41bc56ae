using System.CommandLine;
using System.Globalization;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Linkage;

namespace Sanad.Cli.Terminal;

/// <summary>A pair of records as a reviewer sees it: side by side, then the sum that is its score.</summary>
internal sealed class LinkText(TextWriter screen, Run run)
{
    private const string Indent = "  ";

    public static int List(Run run, ParseResult result, OpenCasebook book)
    {
        var queue = LinkReview.Queue(book);
        foreach (var item in queue)
        {
            if (result.GetValue(run.Json))
                run.PrintJson(item with { Score = Math.Round(item.Score, 3), Change = Math.Round(item.Change, 4) });
            else if (LinkReview.Look(book, item) is var pair)
                run.Print(string.Create(CultureInfo.InvariantCulture, $"{item.Score,6:0.0}  {(item.Joined ? "joined" : "apart "),-6}  {item.Left}  {item.Right}  {Shown.Isolated(Shown.Cut($"{pair.Left.Name} | {pair.Right.Name}", run.Width - 58))}"));
        }
        run.Say(queue.Count == 0 ? "Nothing waits." : string.Create(CultureInfo.InvariantCulture, $"{queue.Count:N0} pairs wait; deciding them is expected to change the number of persons {queue.Sum(i => i.Change):0.0} times."));
        return ExitCode.Done;
    }

    public void Show(LinkView pair, string progress)
    {
        var head = $"── {progress} ── {(pair.Item.Joined ? "one person now" : "two persons now")} ";
        screen.WriteLine($"\n{head}{new string('─', Math.Max(0, Math.Min(run.Width, 100) - head.Length))}");
        var width = Math.Max(20, (Math.Min(run.Width, 110) - 20) / 2);
        Row("", $"{pair.Left.List} {pair.Left.RowKey}{(pair.Left.Gone ? " (gone)" : "")}", $"{pair.Right.List} {pair.Right.RowKey}{(pair.Right.Gone ? " (gone)" : "")}", width);
        foreach (var role in pair.Left.Fields.Concat(pair.Right.Fields).Select(f => f.Role).Distinct().Order())
            Row(ColumnMap.NameOf(role), Value(pair.Left, role), Value(pair.Right, role), width);
        foreach (var column in pair.Left.Rest.Keys.Concat(pair.Right.Rest.Keys).Distinct(StringComparer.Ordinal))
            Row(column, pair.Left.Rest.GetValueOrDefault(column, ""), pair.Right.Rest.GetValueOrDefault(column, ""), width);
        screen.WriteLine();
        if (pair.Why is { } why)
            Sum(why);
        if (pair.Item.Unsure)
            screen.WriteLine(Indent + "somebody was not sure");
        if (pair.Item.Contested)
            screen.WriteLine(Indent + "two writers decided differently");
    }

    private void Sum(LinkExplanation why)
    {
        Step(why.Prior, "any two records", "");
        foreach (var step in why.Steps)
            Step(step.Bits, step.Part, step.Level + (step.Rarity == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", rarity {step.Rarity:+0.0;-0.0}")));
        Step(why.Score, "score", string.Create(CultureInfo.InvariantCulture, $"one person with probability {why.Probability:0.###}, if the model is right"), total: true);
    }

    private void Step(double bits, string name, string words, bool total = false)
    {
        var bar = new string(bits < 0 ? '░' : '█', (int)Math.Min(24, Math.Round(Math.Abs(bits))));
        screen.WriteLine($"{Indent}{bits.ToString(total ? "0.0" : "+0.0;-0.0;0.0", CultureInfo.InvariantCulture),7}  {name,-18} {words,-46} {bar}".TrimEnd());
    }

    private static string Value(RecordView record, Role role) => record.Fields.FirstOrDefault(f => f.Role == role)?.Value ?? "";

    private void Row(string name, string left, string right, int width) =>
        screen.WriteLine($"{Indent}{Shown.Cut(name, 16),-16} {Cell(left, width)} {Cell(right, width)}".TrimEnd());

    // Padded by what is seen: isolates take no place.
    private static string Cell(string value, int width)
    {
        var shown = Shown.Cut(value.Length == 0 ? "–" : value, width);
        return Shown.Isolated(shown) + new string(' ', Math.Max(0, width - shown.Length));
    }
}
