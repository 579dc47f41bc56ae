using System.CommandLine;
using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Cli.Terminal;
using Sanad.Custody;
using Sanad.Language;

namespace Sanad.Cli;

/// <summary>What one start of the program works with: its streams, its folder, its clock, and the options that every verb shares.</summary>
internal sealed class Run
{
    private readonly Lazy<Packs> _packs = new(() => Packs.BuiltIn);
    public Run(TextWriter output, TextWriter error, CancellationToken cancel)
    {
        (Out, Error, Cancel) = (output, error, cancel);
        CasebookFolder.Aliases.Add("-c");
        CasebookFolder.HelpName = "DIR";
        Database.HelpName = "CONNECTION";
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    /// <summary>Keys and lines of a person who does not sit at a terminal.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    public bool InputIsTerminal { get; init; }

    /// <summary>True when stdout is a terminal and NO_COLOR is not set.</summary>
    public bool Colour { get; init; }

    public CancellationToken Cancel { get; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where relative paths start and where the search for a casebook begins.</summary>
    public string Folder { get; init; } = Directory.GetCurrentDirectory();

    public bool ErrorIsTerminal { get; init; }

    /// <summary>Characters a line of the terminal holds; 100 when stdout is a file.</summary>
    public int Width { get; init; } = 100;

    public SanadHome Home { get; init; } = SanadHome.Default;

    public Packs Packs => _packs.Value;

    /// <summary>For another program that writes to the casebook.</summary>
    public TimeSpan LockWait { get; } = TimeSpan.FromSeconds(30);

    public Action OnWaiting => () => Say($"Another program is writing to this casebook; waiting up to {LockWait.TotalSeconds:0} s ...");

    public Option<bool> Json { get; } = new("--json") { Description = "One JSON object a line on stdout" };

    public Option<string?> CasebookFolder { get; } = new("--casebook")
    {
        Description = "The casebook's folder; without it the nearest one upward from here",
    };

    public Option<string?> Database { get; } = new("--database")
    {
        Description = "PostgreSQL connection for the index; without it the device's settings, else index.db in the casebook",
    };

    public ProgressLine Progress() => new(Error, ErrorIsTerminal, Clock);

    /// <summary>A line for the person, never mixed into data.</summary>
    public void Say(string line) => Error.WriteLine(line);

    public void Print(string line) => Out.WriteLine(line);

    public void PrintJson<T>(T value) => Out.WriteLine(JsonText.Line(value));

    /// <summary>Items one by one: as JSON where that was asked for, else in words.</summary>
    public void PrintEach<T>(ParseResult result, IEnumerable<T> items, Func<T, string> words)
    {
        foreach (var item in items)
        {
            if (result.GetValue(Json))
                PrintJson(item);
            else
                Print(words(item));
        }
    }

    /// <summary>The casebook that the options name, or the nearest upward.</summary>
    /// <exception cref="CommandEndsException">There is none.</exception>
    public OpenCasebook Open(ParseResult result)
    {
        var path = result.GetValue(CasebookFolder) is { } given ? Path.GetFullPath(given, Folder) : NearestCasebook();
        return Open(path ?? throw NoCasebook(), result.GetValue(Database), create: false);
    }

    /// <summary>Like <see cref="Open(ParseResult)"/>; makes the casebook when there is none, ./casebook when no folder is named.</summary>
    public OpenCasebook OpenOrCreate(ParseResult result)
    {
        var path = PathOrNew(result);
        var isNew = !IsCasebook(path);
        var book = Open(path, result.GetValue(Database), create: true);
        if (isNew)
            Say($"New casebook {book.Id} in {Shown.Safe(Path.GetRelativePath(Folder, path))}");
        return book;
    }

    /// <summary>How <see cref="OpenOrCreate"/> would open it, for a program that opens it itself and more than once.</summary>
    public CasebookOptions OptionsOrNew(ParseResult result)
    {
        using (OpenOrCreate(result))
        {
            return Options(PathOrNew(result), result.GetValue(Database), Progress());
        }
    }

    private string PathOrNew(ParseResult result) =>
        result.GetValue(CasebookFolder) is { } given ? Path.GetFullPath(given, Folder) : NearestCasebook() ?? Path.Combine(Folder, "casebook");

    public OpenCasebook Open(string path, string? database, bool create)
    {
        using var progress = Progress();
        var book = OpenCasebook.Open(Options(path, database, progress), create);
        progress.Dispose();
        if (book.Folder.NewWriterReason is { } reason)
            Say($"The next entry starts a new writer in this casebook: {reason}");
        if (book.HasNewRules)
            Say("The rules of reading changed since this casebook was opened last; verdicts stand. What else changed: sanad claims --diff");
        if (book.RedactionsDue is { } due)
            Say($"What was decided to go is still in this folder, and not shown; it goes as soon as the folder can be written: {Shown.OneLine(due)}");
        if (book.ScrubDue is { } scrub)
            Say($"The index was made anew without what was taken away, but its file may still hold it in unused pages: {Shown.OneLine(scrub)}. The next command tries again.");
        foreach (var writer in book.Folder.KeptApart)
            Say($"Kept apart, not shown: entries of writer {writer}, who is not admitted or whose key was revoked (sanad key list)");
        return book;
    }

    /// <summary>The folder alone, without its index.</summary>
    /// <param name="result">What was typed.</param>
    /// <param name="person">Under which pseudonym a new writer comes in; null = the device's.</param>
    /// <exception cref="CasebookNotOpenedException">There is none, it is damaged, or of a newer format.</exception>
    public CasebookFolder OpenFolder(ParseResult result, string? person = null) =>
        Custody.CasebookFolder.Open(CasebookPath(result, null), Home, Clock, person ?? DeviceSettings.Read(Home).Pseudonym ?? Custody.CasebookFolder.FirstPerson) switch
        {
            OpenOutcome.Opened opened => opened.Folder,
            var other => throw new CasebookNotOpenedException(other),
        };

    /// <summary>The PostgreSQL connection that was given, else the device's; null = index.db.</summary>
    public string? DatabaseOr(string? given) => given ?? DeviceSettings.Read(Home).Database;

    /// <summary>Relative paths as seen from where the program was started.</summary>
    public IReadOnlyList<string> Resolve(IReadOnlyList<string> paths) => [.. paths.Select(path => Path.GetFullPath(path, Folder))];

    /// <summary>The casebook folder that a verb without an index works on.</summary>
    public string CasebookPath(ParseResult result, string? argument)
    {
        var given = argument ?? result.GetValue(CasebookFolder);
        return (given is null ? NearestCasebook() : Path.GetFullPath(given, Folder)) ?? throw NoCasebook();
    }

    private CasebookOptions Options(string path, string? database, ProgressLine progress) => new()
    {
        Path = path,
        Database = DatabaseOr(database),
        Home = Home,
        Clock = Clock,
        Packs = Packs,
        LockWait = LockWait,
        OnWaiting = OnWaiting,
        OnIndexing = new IndexingLine(progress),
        Cancel = Cancel,
    };

    private static CommandEndsException NoCasebook() => CommandEndsException.Usage("There is no casebook here or in a folder above. "
        + "Name one with -c DIR, or make one: sanad keep FILE... -c DIR");

    /// <summary>The casebook that the options name, or the nearest upward; null = none.</summary>
    public string? CasebookPathOrNone(ParseResult result) => result.GetValue(CasebookFolder) is { } given ? Path.GetFullPath(given, Folder) : NearestCasebook();

    private string? NearestCasebook()
    {
        for (var folder = new DirectoryInfo(Folder); folder is not null; folder = folder.Parent)
        {
            if (IsCasebook(folder.FullName))
                return folder.FullName;
            if (IsCasebook(Path.Combine(folder.FullName, "casebook")))
                return Path.Combine(folder.FullName, "casebook");
        }
        return null;
    }

    private static bool IsCasebook(string folder) => File.Exists(Path.Combine(folder, "CASEBOOK.txt"));
}
