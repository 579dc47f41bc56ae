using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sanad.Casebook.Lists;
using Sanad.Language;
using Sanad.Linkage;

namespace Sanad.Benchmarks;

/// <summary>Times what `sanad link FILE --json` does, CSV in to persons out, step by step, at several sizes; each size in a process of its own, so that its memory is its own.</summary>
/// <param name="folder">Where lists are written to, and the picture.</param>
internal sealed class LinkSpeed(string folder)
{
    private const string Map = "given_name=first_name,family_name=surname,birth_date=dob,birth_place=birth_place,address=postcode_fake,sex=gender,occupation=occupation";

    private const int New = 1_000;

    // As the program itself runs.
    private static readonly (string Name, string Value)[] Runtime = [("DOTNET_TieredPGO", "0"), ("DOTNET_GCConserveMemory", "6")];

    /// <summary>Links copies of a list at each size.</summary>
    public void Run(string original, IEnumerable<int> sizes)
    {
        Directory.CreateDirectory(folder);
        var figures = new List<LinkFigure>();
        foreach (var records in sizes)
        {
            var list = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"people-{records}.csv"));
            RotatedCopies.Write(original, list, records);
            figures.Add(InOwnProcess(list, records));
        }
        File.WriteAllText(Path.Combine(folder, "linking.svg"), LinkPlot.Of(figures) + "\n");
    }

    private static LinkFigure InOwnProcess(string list, int records)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["link-one", list]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in Runtime)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        Console.Write(string.Join('\n', lines[1..]));
        double[] figures = [.. lines[0].Split(' ').Select(figure => double.Parse(figure, CultureInfo.InvariantCulture))];
        return new(records, figures[0], figures[1], figures[2]);
    }

    /// <summary>Links one list; prints its figures (clock, processor, megabytes), then where the time went.</summary>
    public static void One(string path)
    {
        var (steps, whole, before) = (new List<string>(), Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var table = Timed("reading", steps, () => LinkTable.Read([path], ColumnMap.Parse(Map), idColumn: null, missing: null).Table);
        var linker = Timed("preparing", steps, () => Linker.Prepare(table, Packs.BuiltIn, new LinkOptions()));
        var model = Timed("training", steps, linker.Train);
        var linked = Timed("persons", steps, () => linker.Link(model));
        var bytes = Timed("writing", steps, () => Write(table, linked));
        var (seconds, processor) = (whole.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        var megabytes = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} {processor:0.00} {megabytes:0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{table.Count,10:N0} records {linked.Pairs,11:N0} pairs {linked.People,9:N0} people  {seconds,6:0.00} s clock {processor,6:0.00} s processor {megabytes,6:N0} MB  F1 {F1(path, linked.Clusters):0.000}"));
        Console.WriteLine($"           clock / processor: {string.Join(", ", steps)}; {bytes / 1e6:0} MB of JSON");
        var added = new List<string>();
        var pairs = Timed("its last 1,000 as new records", added, () => linker.LinkNew(model, [.. linked.Clusters.Take(table.Count - New)]).Pairs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"           {added[0]} ({pairs:N0} pairs)"));
    }

    private static T Timed<T>(string step, List<string> steps, Func<T> work)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var made = work();
        steps.Add(string.Create(CultureInfo.InvariantCulture, $"{step} {watch.Elapsed.TotalSeconds:0.00} / {(Environment.CpuUsage.TotalTime - before).TotalSeconds:0.00}"));
        return made;
    }

    private static long Write(RecordTable table, LinkResult linked)
    {
        using var stream = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.Write, FileShare.None, 1 << 14, FileOptions.DeleteOnClose);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 14);
        ClusterLines.Write(writer, table, linked.Clusters);
        writer.Flush();
        return stream.Length;
    }

    // Of pairs; the column "cluster" says who is one person.
    private static double F1(string path, IReadOnlyList<int> clusters)
    {
        var truth = File.ReadLines(path).Skip(1).Select(line => line.Split(',')[1]).ToList();
        return 2.0 * Pairs(clusters.Zip(truth)) / (Pairs(clusters) + Pairs(truth));
    }

    private static long Pairs<T>(IEnumerable<T> groups)
        where T : notnull => groups.CountBy(group => group).Sum(group => (long)group.Value * (group.Value - 1) / 2);
}
