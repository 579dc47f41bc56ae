using System.CommandLine;
using System.Globalization;
using Sanad.Linkage;

namespace Sanad.Cli.Commands;

/// <summary>Persons drawn again and again by the scores: for each record its person in every draw, and how far the number of persons is spread.</summary>
internal static class LinkDrawLines
{
    private const int Most = 1000;

    public static Option<int?> Option() => new("--draws") { Description = "Draw the persons so many times by the scores (20 to 100 do); --json gives each record's person in every draw", HelpName = "M" };

    public static void Print(Run run, bool json, RecordTable table, Linker linker, LinkResult linked, int count)
    {
        Check(count);
        var draws = linker.Draw(linked, count);
        for (var record = 0; record < table.Count && json; record++)
        {
            run.Cancel.ThrowIfCancellationRequested();
            run.PrintJson(new DrawJson(table.ListName(record), table.RowId(record), Name(table, linked.Clusters[record]), [.. Enumerable.Range(0, count).Select(draw => Name(table, draws.PersonOf(draw, record)))]));
        }
        Say(run, table.Count, linked.People, Enumerable.Range(0, count).Select(draws.Persons));
    }

    /// <summary>Refuses what is no number of draws.</summary>
    public static void Check(int count)
    {
        if (count is < 1 or > Most)
            throw CommandEndsException.Usage(string.Create(CultureInfo.InvariantCulture, $"--draws takes a number from 1 to {Most:N0}"));
    }

    /// <summary>How far the number of persons is spread.</summary>
    public static void Say(Run run, int rows, int people, IEnumerable<int> drawn)
    {
        var persons = drawn.Order().ToArray();
        run.Say(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows = {people:N0} people; in {persons.Length:N0} draws {persons[0]:N0} to {persons[^1]:N0}, half of them {persons[persons.Length / 4]:N0} to {persons[persons.Length * 3 / 4]:N0}"));
    }

    private static string Name(RecordTable table, int record) => $"{table.ListName(record)}:{table.RowId(record)}";

    private sealed record DrawJson(string List, string RowId, string Cluster, IReadOnlyList<string> Draws);
}
