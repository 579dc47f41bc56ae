using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Custody;
using Sanad.Reading;

namespace Sanad.Benchmarks;

/// <summary>
/// The two large casebooks that the workbench is measured on, made once through the real keep and cached in a folder: one of 100,000 claims in some 14,000 documents
/// (an event of 6,000 claims, a document of 6,000 claims), one of 100,000 documents. Invented words, same seed, same bytes.
/// </summary>
internal sealed class LargeCasebooks(string folder)
{
    public const int EventClaims = 6_000, DocumentClaims = 6_000, Documents = 100_000;
    private const int Notes = 14_600, ClaimsANote = 3;

    /// <summary>A distinct date and place, so that nothing else is gathered with it.</summary>
    public const string EventDay = "May 3, 2014";

    public CasebookOptions Claims(string? database = null) => Made("claims", database, WriteClaims);

    public CasebookOptions ManyDocuments(string? database = null) => Made("documents", database, WriteDocuments);

    private CasebookOptions Made(string name, string? database, Action<string> write)
    {
        var place = Path.Combine(folder, name);
        var options = new CasebookOptions { Path = Path.Combine(place, "casebook"), Home = SanadHome.At(Path.Combine(place, "home")), Database = database };
        var made = Path.Combine(place, "made.txt");
        if (!File.Exists(made))
        {
            var notes = Path.Combine(place, "notes");
            Directory.CreateDirectory(notes);
            write(notes);
            File.WriteAllText(made, Keep(notes, options with { Database = null }));
            Directory.Delete(notes, recursive: true);
        }
        Console.WriteLine(File.ReadAllText(made));
        return options;
    }

    private static string Keep(string notes, CasebookOptions options)
    {
        var watch = Stopwatch.StartNew();
        using var book = OpenCasebook.Open(options, createIfMissing: true);
        var kept = KeepFiles.Run(book, [notes], Given.Nothing, null, CancellationToken.None).Count(o => o is KeepOutcome.Kept);
        return string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(Path.GetDirectoryName(options.Path))}: {kept:N0} documents kept in {watch.Elapsed.TotalSeconds:0} s");
    }

    private static void WriteClaims(string notes)
    {
        var invented = new InventedNotes(seed: 1398);
        for (var i = 0; i < Notes; i++)
            Write(notes, "note", i, invented.Next());
        var words = new Random(1399);
        for (var i = 0; i < EventClaims / ClaimsANote; i++)
            Write(notes, "event", i, OfOneEvent(words, i));
        Write(notes, "long", 0, OneLong(words));
    }

    private static void WriteDocuments(string notes)
    {
        var prose = new InventedProse(seed: 1400);
        for (var i = 0; i < Documents; i++)
            Write(notes, "page", i, prose.Next());
    }

    private static void Write(string folder, string name, int number, string text) =>
        File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}-{number:000000}.txt")), text);

    // Every note another wording, or they would be copies of each other.
    private static string OfOneEvent(Random random, int i) => string.Create(CultureInfo.InvariantCulture, $"""
        Note {i} from Kermanshah

        KERMANSHAH, May 5, 2014 -- {InventedProse.Sentence(random)} Committee {i % 300} said that {random.Next(2, 400)} people were killed in Kermanshah on {EventDay}. {InventedProse.Sentence(random)}

        {InventedProse.Sentence(random)} Observer {i % 170} said that at least {random.Next(2, 900)} people were injured in Kermanshah on {EventDay}. {InventedProse.Sentence(random)}

        {InventedProse.Sentence(random)} Bureau {i % 90} said that {random.Next(2, 90)} people were arrested in Kermanshah on {EventDay}.

        """);

    private static string OneLong(Random random)
    {
        var text = new StringBuilder("A long list of reports\n\n");
        for (var i = 0; i < DocumentClaims; i++)
            text.Append(CultureInfo.InvariantCulture, $"Watcher {i % 400} said that {random.Next(2, 400)} people were killed in Shiraz on March {1 + (i % 28)}, 2013.").Append(i % 10 == 9 ? "\n\n" : " ");
        return text.ToString();
    }
}
