using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Custody;

namespace Sanad.Benchmarks;

/// <summary>
/// The page of a person with 500 records among 76,000 persons, in a casebook that is made through the real doors (lists, a run of linking, decisions where linking leaves the person in
/// parts) and cached in a folder. Invented names, same seed, same lists.
/// </summary>
internal sealed class PersonSpeed(string folder, string? database)
{
    private const int Others = 76_000, Relations = 500, WarmUp = 100, Times = 200;
    private static readonly string[] Given = ["Rostam", "Rustam", "Roostam", "Rostem", "Rostám", "رستم"], Family = ["Daryaei", "Daryaee", "Daryayi", "Daryai", "Darya'i", "دریایی"];
    private static readonly string[] Births = ["1979-03-21", "1979-03-21", "1979-03-21", "1979-03-12", "1979", "", "1978-03-21"], Towns = ["Nargesabad", "Nargesabad", "Narges Abad", "نرگس‌آباد", ""];
    private static readonly string[] Syllables = ["ba", "dar", "ka", "mi", "nu", "ra", "sho", "tin", "vor", "zal", "ghe", "lan", "pey", "sur", "hem", "far", "jov", "kel"];

    public async Task RunAsync()
    {
        var options = new CasebookOptions { Path = Path.Combine(folder, "casebook"), Home = SanadHome.At(Path.Combine(folder, "home")), Database = database };
        var (person, made) = (Path.Combine(folder, "person.txt"), Path.Combine(folder, "made.txt"));
        if (!File.Exists(made))
            await File.WriteAllTextAsync(made, Make(options, person));
        Console.WriteLine(await File.ReadAllTextAsync(made));
        var id = await File.ReadAllTextAsync(person);
        Say("100 million random numbers (195 ms on a machine of usual speed)", [.. Enumerable.Range(0, 5).Select(_ => EstimationSpeed.Calibrate())]);
        Asked(options, id);
        await using var workbench = await Sanad.Web.Workbench.StartAsync(new() { Casebook = options }, CancellationToken.None);
        foreach (var language in (string[])["en", "fa"])
            await PageAsync(workbench, $"/{language}/people/{id}");
        Say("100 million random numbers", [.. Enumerable.Range(0, 5).Select(_ => EstimationSpeed.Calibrate())]);
    }

    private string Make(CasebookOptions options, string person)
    {
        Directory.CreateDirectory(folder);
        using var book = OpenCasebook.Open(options with { Database = null }, createIfMissing: true);
        var random = new Random(1398);
        Add(book, "people", Enumerable.Range(0, Others).Select(_ => string.Create(CultureInfo.InvariantCulture, $"{Name(random)},{Name(random)},{random.Next(1940, 2005)}-{random.Next(1, 13):00}-{random.Next(1, 29):00},{Name(random)}abad")));
        Add(book, "reports", Enumerable.Range(0, Relations).Select(_ => $"{One(random, Given)},{One(random, Family)},{One(random, Births)},{One(random, Towns)}"));
        if (LinkVerb.Run(book) is LinkRunOutcome.Refused refused)
            throw new InvalidOperationException(refused.Reason);
        var (parts, decisions) = (Parts(book), 0);
        var said = parts.Count;
        for (; parts.Count > 1; parts = Parts(book), decisions++)
            LinkReview.Decide(book, parts[0].First, parts[1].First, LinkVerdict.Same);
        book.Seal();
        File.WriteAllText(person, parts[0].Person);
        return string.Create(CultureInfo.InvariantCulture, $"{Others + Relations:N0} records, {PeopleVerbs.Count(book):N0} persons; {Relations} records of one person came out as {said} and were joined by {decisions} decisions");
    }

    private static List<(string Person, string First)> Parts(OpenCasebook book) =>
        [.. ListVerbs.Records(book, "reports", 0, Relations).Items.GroupBy(r => r.Person).OrderByDescending(p => p.Count()).ThenBy(p => p.Key, StringComparer.Ordinal).Select(p => (p.Key, p.First().Id))];

    private void Add(OpenCasebook book, string name, IEnumerable<string> rows)
    {
        var (file, text) = (Path.Combine(folder, name + ".csv"), new StringBuilder("id,first name,last name,birth date,town\n"));
        foreach (var (row, i) in rows.Select((row, i) => (row, i)))
            text.Append(CultureInfo.InvariantCulture, $"{name}-{i},{row}\n");
        File.WriteAllText(file, text.ToString());
        if (ListVerbs.Add(book, file, new() { IdColumn = "id", Map = ColumnMap.Parse("given_name=first name,family_name=last name,birth_date=birth date,locality=town") }) is ListOutcome.Refused refused)
            throw new InvalidOperationException(refused.Reason);
    }

    private static string Name(Random random) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(string.Concat(Enumerable.Range(0, random.Next(2, 4)).Select(_ => One(random, Syllables))));

    private static string One(Random random, string[] words) => words[random.Next(words.Length)];

    private static void Asked(CasebookOptions options, string id)
    {
        using var book = OpenCasebook.Open(options, createIfMissing: false);
        var person = PeopleVerbs.Find(book, id)!;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{person.Records.Count} records, {person.Spellings.Count} spellings, {person.Ties.Count} ties, {person.Maybe.Count} persons who may be this one"));
        Say("what the page asks, clock", Measured(() => PeopleVerbs.Find(book, id)));
    }

    private static List<double> Measured(Action work)
    {
        for (var i = 0; i < WarmUp; i++)
            work();
        var taken = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        return taken;
    }

    // From the request to the last byte of the page, over the loopback.
    private static async Task PageAsync(Sanad.Web.Workbench workbench, string path)
    {
        var door = workbench.NewAddress();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
        (await browser.GetAsync(door)).EnsureSuccessStatusCode();
        var (taken, address, bytes, processor) = (new List<double>(), new Uri(door, path), 0, TimeSpan.Zero);
        for (var i = 0; i < WarmUp + Times; i++)
        {
            if (i == WarmUp)
                processor = Environment.CpuUsage.TotalTime;
            var watch = Stopwatch.StartNew();
            bytes = (await browser.GetByteArrayAsync(address)).Length;
            if (i >= WarmUp)
                taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        Say(string.Create(CultureInfo.InvariantCulture, $"the page in {path[1..3]}, {bytes / 1000} kB, clock; processor {(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / Times:0.0} ms a request"), taken);
    }

    private static void Say(string what, List<double> taken)
    {
        taken.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-76} {taken[taken.Count / 2],8:0.0} ms p50 {taken[(int)(taken.Count * 0.95)],8:0.0} ms p95 {taken[^1],8:0.0} ms most"));
    }
}
