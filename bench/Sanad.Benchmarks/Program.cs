using System.Diagnostics;
using System.Globalization;
using Sanad.Basics;
using Sanad.Benchmarks;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Claims;
using Sanad.Custody;
using Sanad.Language;
using Sanad.Reading;

// dotnet run -c Release --project bench/Sanad.Benchmarks -- notes DIR [N]      writes N invented notes (default 10,000)
// dotnet run -c Release --project bench/Sanad.Benchmarks -- keep DIR           keeps them into a fresh casebook and says where time goes
// dotnet run -c Release --project bench/Sanad.Benchmarks -- custody DIR [N]    sanad verify of 2 GB and of 100,000 entries beside openssl, made in DIR and removed
// dotnet run -c Release --project bench/Sanad.Benchmarks -- review DIR [CONNECTION]  what pages wait for in a casebook of 100,000 claims, made and cached in DIR
// dotnet run -c Release --project bench/Sanad.Benchmarks -- search DIR [CONNECTION]  the same over 100,000 documents; CONNECTION = an index in PostgreSQL
// dotnet run -c Release --project bench/Sanad.Benchmarks -- estimation DIR     times the engines of estimation over the published tables in DIR
// dotnet run -c Release --project bench/Sanad.Benchmarks -- estimation DIR TABLE SEEDS  latent classes of one table, seed by seed
// dotnet run -c Release --project bench/Sanad.Benchmarks -- link FILE DIR [RECORDS...]  links copies of the people in FILE (columns as in historical_even.csv), at 10^4, 10^5, 10^6
// dotnet run -c Release --project bench/Sanad.Benchmarks -- person DIR [CONNECTION]  the page of a person with 500 records among 76,000 persons; the casebook is made and cached in DIR
// dotnet run -c Release --project bench/Sanad.Benchmarks -- kernels            pairs of names a second, in every width of registers
// dotnet run -c Release --project bench/Sanad.Benchmarks -- bag DIR            writes and checks a bag of 2 GB in 5,000 files, beside openssl; the casebook is made and cached in DIR
switch (args)
{
    case ["notes", var folder, .. var rest]:
        WriteNotes(folder, rest is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 10_000);
        return 0;
    case ["keep", var folder]:
        KeepAll(folder);
        return 0;
    case ["review", var folder, .. var rest]:
        new Workbench(new(folder), rest.FirstOrDefault()).Review();
        return 0;
    case ["search", var folder, .. var rest]:
        new Workbench(new(folder), rest.FirstOrDefault()).Search();
        return 0;
    case ["estimation", var folder, var file, var seeds]:
        new EstimationSpeed(folder).Seeds(file, int.Parse(seeds, CultureInfo.InvariantCulture));
        return 0;
    case ["estimation", var folder]:
        new EstimationSpeed(folder).Run();
        return 0;
    case ["link", var original, var folder, .. var sizes]:
        new LinkSpeed(folder).Run(original, sizes is [] ? [10_000, 100_000, 1_000_000] : sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture)));
        return 0;
    case ["custody", var folder, .. var rest]:
        new CustodySpeed(folder, rest is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : CustodySpeed.Originals).Run();
        return 0;
    case ["bag", var folder]:
        new BagSpeed(folder).Run();
        return 0;
    case ["person", var folder, .. var rest]:
        await new PersonSpeed(folder, rest.FirstOrDefault()).RunAsync();
        return 0;
    case ["kernels"]:
        KernelSpeed.Run();
        return 0;
    case ["link-one", var list]:
        LinkSpeed.One(list);
        return 0;
    default:
        Console.Error.WriteLine("usage: bag DIR | custody DIR [N] | estimation DIR [TABLE SEEDS] | kernels | link FILE DIR [RECORDS...] | notes DIR [N] | keep DIR | person DIR [CONNECTION] | review DIR [CONNECTION] | search DIR [CONNECTION]");
        return 2;
}

static void WriteNotes(string folder, int count)
{
    Directory.CreateDirectory(folder);
    var notes = new InventedNotes(seed: 1398);
    for (var i = 0; i < count; i++)
        File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"note-{i:00000}.txt")), notes.Next());
}

static void KeepAll(string folder)
{
    var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).ToList();
    var megabytes = files.Sum(file => new FileInfo(file).Length) / 1e6;
    var scratch = Directory.CreateTempSubdirectory("sanad-bench-").FullName;
    try
    {
        var packs = Packs.BuiltIn;
        var stages = new List<(string Stage, double Seconds)>();
        stages.Add(("keep + read + claims + index + seal, whole", Time(() => Keep(scratch, folder, packs))));
        var reader = new DocumentReader(packs);
        var documents = new List<Document>();
        stages.Add(("of which, alone and on one core: hashing", Time(() => files.ForEach(file => ContentHash.Of(File.ReadAllBytes(file))))));
        stages.Add(("reading", Time(() => documents.AddRange(files.Select(file => ReadOne(reader, file)).OfType<Document>()))));
        var extractor = new ClaimExtractor(packs);
        var claims = 0;
        stages.Add(("claims", Time(() => documents.ForEach(document => claims += extractor.Extract(document).Count))));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{files.Count:N0} texts, {megabytes:0.0} MB, {claims:N0} claims, {Environment.ProcessorCount} cores"));
        foreach (var (stage, seconds) in stages)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage,-44} {seconds,7:0.00} s  {files.Count / seconds,8:N0} documents/s  {megabytes / seconds,7:0.0} MB/s"));
    }
    finally
    {
        Directory.Delete(scratch, recursive: true);
    }
}

static void Keep(string scratch, string folder, Packs packs)
{
    var options = new CasebookOptions
    {
        Path = Path.Combine(scratch, "casebook"),
        Home = SanadHome.At(Path.Combine(scratch, "home")),
        Clock = TimeProvider.System,
        Packs = packs,
    };
    using var book = OpenCasebook.Open(options, createIfMissing: true);
    foreach (var outcome in KeepFiles.Run(book, [folder], Given.Nothing, progress: null, CancellationToken.None))
    {
        if (outcome is KeepOutcome.Refused refused)
            throw new InvalidOperationException($"{refused.Path}: {refused.Reason}");
    }
}

static Document? ReadOne(DocumentReader reader, string file)
{
    using var stream = File.OpenRead(file);
    return reader.Read(stream, Path.GetFileName(file), Given.Nothing, CancellationToken.None) is ReadOutcome.Read read ? read.Document : null;
}

static double Time(Action work)
{
    var watch = Stopwatch.StartNew();
    work();
    return watch.Elapsed.TotalSeconds;
}
