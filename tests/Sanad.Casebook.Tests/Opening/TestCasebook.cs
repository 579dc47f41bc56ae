using Sanad.Basics;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Tests.Storage;
using Sanad.Casebook.Tolls;
using Sanad.Custody;
using Sanad.Reading;

namespace Sanad.Casebook.Tests.Opening;

/// <summary>A casebook of its own for one test, on either database, at a fixed time.</summary>
public sealed class TestCasebook : IDisposable
{
    private readonly string? _database;

    public TestCasebook(string database)
    {
        _database = Databases.Settings(database);
        Book = Open();
        Scratch.Forget(Book.Id);
    }

    public Scratch Scratch { get; } = new();

    public OpenCasebook Book { get; private set; }

    public string Folder => Scratch.File("case");

    public string Write(string name, string text) => Scratch.Write("in/" + name, text);

    public string Inputs => Scratch.File("in");

    public List<KeepOutcome> Keep(params string[] paths) => [.. KeepFiles.Run(Book, paths, Given.Nothing, progress: null, CancellationToken.None)];

    public CasebookOptions Options() => new()
    {
        Path = Folder,
        Database = _database,
        Home = SanadHome.At(Scratch.File("home")),
        Clock = new FixedClock(),
    };

    public OpenCasebook Open() => OpenCasebook.Open(Options(), createIfMissing: true);

    /// <summary>Opens it again with other packs.</summary>
    public void Reopen(Language.Packs packs)
    {
        Book.Dispose();
        Book = OpenCasebook.Open(Options() with { Packs = packs }, createIfMissing: false);
    }

    public void Reopen()
    {
        Book.Dispose();
        Book = Open();
    }

    /// <summary>A second copy on a disk.</summary>
    /// <param name="home">Another device's; null = the same device, whose new writer is introduced by the first.</param>
    public OpenCasebook Copy(string? home = null)
    {
        Book.Seal();
        var path = Scratch.File("copy");
        foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith("index.db", StringComparison.Ordinal)))
        {
            var target = Path.Combine(path, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        var options = Options() with { Path = path, Database = null };
        return OpenCasebook.Open(home is null ? options : options with { Home = SanadHome.At(Scratch.File(home)) }, createIfMissing: false);
    }

    public string TollLines() => string.Join('\n', TollTable.Of(Book, null, acceptedOnly: false).Select(r => JsonText.Line(TollJson.Of(r))));

    public void Dispose()
    {
        Book.Dispose();
        Scratch.Dispose();
    }

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 7, 0, 0, TimeSpan.Zero);
    }
}
