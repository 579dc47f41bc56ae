using System.Globalization;
using Sanad.Language;
using Sanad.Linkage;

namespace Sanad.Eval.Linkage;

/// <summary>How often the spread of the draws holds the true number of people, with the model taken for sure and with the model drawn too.</summary>
internal static class DrawsTable
{
    private const int People = 400, Draws = 100;

    /// <summary>Sets of invented people, one for each seed from 1 on.</summary>
    public static void Print(int sets, TextWriter output)
    {
        var facts = Facts.Read();
        foreach (var (name, families) in new[] { ("Persian-Latin", Families.Few), ("Families", Families.Many) })
        {
            foreach (var drawModels in new[] { false, true })
                output.WriteLine(Row(name, drawModels, [.. Enumerable.Range(1, sets).Select(seed => Set(new InventedPeople(facts, seed, families), drawModels))]));
        }
    }

    private static string Row(string name, bool drawModels, List<(int Truth, int[] Drawn)> sets)
    {
        double Share(double part) => sets.Count(set => set.Truth >= set.Drawn[(int)(Draws * (1 - part) / 2)] && set.Truth <= set.Drawn[Draws - 1 - (int)(Draws * (1 - part) / 2)]) / (double)sets.Count;
        return string.Create(CultureInfo.InvariantCulture, $"{name,-14} {(drawModels ? "model drawn" : "model held"),-12} {sets.Count,4} sets   50 % of draws hold the truth in {Share(0.5):0.00}, 90 % in {Share(0.9):0.00}; mean error {sets.Average(set => set.Drawn.Average() - set.Truth):+0.0;-0.0}, mean width of 90 % {sets.Average(set => set.Drawn[94] - set.Drawn[5]):0.0}");
    }

    private static (int Truth, int[] Drawn) Set(InventedPeople people, bool drawModels)
    {
        var records = people.Of(People).OrderBy(record => record.List).ToList();
        var writer = new RecordTableWriter(InventedPeople.Columns.Select(name => Enum.Parse<Role>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)));
        foreach (var list in records.GroupBy(record => record.List))
        {
            writer.BeginList(InventedPeople.Lists[list.Key]);
            foreach (var record in list)
                writer.Add("", record.Cells);
        }
        var linker = Linker.Prepare(writer.ToTable(), Packs.BuiltIn, new());
        var draws = linker.Draw(linker.Link(linker.Train()), Draws, drawModels);
        return (records.Select(record => record.Person).Distinct().Count(), [.. Enumerable.Range(0, Draws).Select(draws.Persons).Order()]);
    }
}
