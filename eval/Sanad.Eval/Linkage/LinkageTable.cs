using System.Diagnostics;
using System.Globalization;
using Sanad.Language;
using Sanad.Linkage;
using Sanad.Linkage.Model;

namespace Sanad.Eval.Linkage;

/// <summary>Everything about linking in one table: each set with the default setting, then names. A set runs in a process of its own, so that its memory is its own.</summary>
internal static class LinkageTable
{
    private const string Invented = "Persian-Latin", InFamilies = "Families";

    /// <summary>Seeds of the Persian-Latin set: of 1 the errors were looked at while names were worked on, of the others only the totals.</summary>
    private static readonly int[] Seeds = [1, 101, 102, 103];

    private const int People = 400;

    /// <summary>Prints the table.</summary>
    /// <param name="folder">Where the files of others lie; sets whose file is not there are named as skipped.</param>
    /// <param name="output">The table.</param>
    public static void Print(string folder, TextWriter output)
    {
        output.WriteLine($"{"set",-22}{"records",9}{"pairs",11}{"P",8}{"R",8}{"F1",8}{"seconds",9}{"MB",6}");
        foreach (var set in LinkageSet.All)
            Run(set.Name, set.Files.All(file => File.Exists(Path.Combine(folder, file))), folder, output);
        foreach (var seed in Seeds)
            Run(string.Create(CultureInfo.InvariantCulture, $"{Invented} {seed}"), true, folder, output);
        foreach (var seed in Seeds)
            Run(string.Create(CultureInfo.InvariantCulture, $"{InFamilies} {seed}"), true, folder, output);
        output.WriteLine();
        NamePairsTable.Print(Path.Combine(folder, "name_pairs_open.csv"), output);
        SkeletonTable.Print(folder, output);
    }

    private static void Run(string name, bool isHere, string folder, TextWriter output)
    {
        if (!isHere)
        {
            output.WriteLine($"{name,-22}skipped: not in {folder}");
            return;
        }
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["linkage-set", name, folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        output.Write(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
    }

    /// <summary>One row of the table.</summary>
    public static void PrintSet(string name, string folder, TextWriter output)
    {
        var clock = Stopwatch.StartNew();
        var isOnce = LinkageSet.All.FirstOrDefault(set => set.Name == name);
        var (table, truth) = isOnce is null ? Invent(int.Parse(name.Split(' ')[1], CultureInfo.InvariantCulture), People, name.StartsWith(InFamilies, StringComparison.Ordinal) ? Families.Many : Families.Few) : isOnce.Read(folder);
        var linked = Link(table, isOnce is { OnePerList: true });
        var score = ClusterScore.Of(linked.Clusters, truth);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-22}{table.Count,9:N0}{linked.Pairs,11:N0}{score.Precision,8:0.0000}{score.Recall,8:0.0000}{score.F1,8:0.0000}{clock.Elapsed.TotalSeconds,9:0.0}{Process.GetCurrentProcess().PeakWorkingSet64 >> 20,6}"));
    }

    /// <summary>What went wrong on the invented people of the seed that may be looked at: the model, then pairs that were joined or missed, each with its steps.</summary>
    public static void PrintErrors(TextWriter output)
    {
        var (table, truth) = Invent(Seeds[0], People);
        var linker = Linker.Prepare(table, Packs.BuiltIn, new LinkOptions());
        var model = linker.Train();
        foreach (var part in model.Parts)
            output.WriteLine($"{part.Name}: {string.Join(" | ", part.Levels.Select(level => string.Create(CultureInfo.InvariantCulture, $"{level.Name} {level.M:0.000} {level.U:0.00000} {level.Weight:0.0}")))}");
        var clusters = linker.Link(model).Clusters;
        for (var i = 0; i < table.Count; i++)
        {
            foreach (var j in Enumerable.Range(i + 1, table.Count - i - 1).Where(j => (clusters[i] == clusters[j]) != (truth[i] == truth[j])))
                output.WriteLine(Shown(truth[i] == truth[j] ? "missed" : "joined", linker.Explain(model, i, j)));
        }
    }

    private static string Shown(string what, Explanation why) => string.Create(CultureInfo.InvariantCulture,
        $"{what} {why.Score:0.0}: {string.Join("; ", why.Steps.Where(step => step.Weight != 0).Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Part} {step.Level} {step.Weight + step.Rarity:0.0} {step.Left}|{step.Right}")))}");

    /// <summary>How well the default setting links a table.</summary>
    public static ClusterScore Score(RecordTable table, IReadOnlyList<string> truth) => ClusterScore.Of(Link(table, onePerList: false).Clusters, truth);

    private static LinkResult Link(RecordTable table, bool onePerList)
    {
        var linker = Linker.Prepare(table, Packs.BuiltIn, new LinkOptions { OnePerList = onePerList });
        return linker.Link(linker.Train());
    }

    /// <summary>The invented people as a table and their truth.</summary>
    public static (RecordTable Table, IReadOnlyList<string> Truth) Invent(int seed, int people, Families? families = null)
    {
        var records = new InventedPeople(Facts.Read(), seed, families).Of(people).OrderBy(record => record.List).ToList();
        var writer = new RecordTableWriter(InventedPeople.Columns.Select(column => Enum.Parse<Role>(column.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)));
        foreach (var list in records.GroupBy(record => record.List))
        {
            writer.BeginList(InventedPeople.Lists[list.Key]);
            foreach (var (record, row) in list.Select((record, row) => (record, row)))
                writer.Add(string.Create(CultureInfo.InvariantCulture, $"{row + 1}"), record.Cells);
        }
        return (writer.ToTable(), [.. records.Select(record => record.Person.ToString(CultureInfo.InvariantCulture))]);
    }
}

/// <summary>Pairs of records: of those that were said to be one person, how many are, and the other way round.</summary>
internal sealed record ClusterScore(double Precision, double Recall)
{
    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static ClusterScore Of(IReadOnlyList<int> clusters, IReadOnlyList<string> truth)
    {
        var both = Pairs(clusters.Zip(truth));
        return new(both / Math.Max(1, Pairs(clusters)), both / Math.Max(1, Pairs(truth)));
    }

    private static double Pairs<T>(IEnumerable<T> groups) => groups.GroupBy(group => group).Select(group => (double)group.Count()).Sum(n => n * (n - 1) / 2);
}
