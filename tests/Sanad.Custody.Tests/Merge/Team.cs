namespace Sanad.Custody.Tests;

/// <summary>Copies of one casebook with different people, each on a device of its own, as they diverge and meet again.</summary>
internal sealed class Team : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly List<(string Path, SanadHome Home)> _members = [];

    public Team()
    {
        _members.Add((_scratch.BookPath, _scratch.Home));
        _scratch.Create();
    }

    public int Count => _members.Count;

    public string Root => _scratch.Root;

    public string PathOf(int member) => _members[member].Path;

    public SanadHome HomeOf(int member) => _members[member].Home;

    /// <summary>The pseudonym of whoever begins to write on this device.</summary>
    public static string PersonOf(int member) => $"writer-{member + 1}";

    public CasebookFolder Book(int member) => CasebookFolder.Open(PathOf(member), HomeOf(member), Scratch.Clock, PersonOf(member)).ShouldBeOfType<OpenOutcome.Opened>().Folder;

    /// <summary>Somebody else gets a copy: nobody has introduced them yet.</summary>
    public int Stranger(int from) => Copy(from, NewHome());

    /// <summary>Somebody else gets a copy, makes a key, and is admitted by the one who gave it.</summary>
    public int Colleague(int from)
    {
        var to = Stranger(from);
        var line = WriterKeys.New(Book(to), TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>().View.Line!;
        WriterKeys.Admit(Book(from), line, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        Merge(to, from);
        return to;
    }

    /// <summary>A whole device is cloned, keys and all, or restored from a backup: one key in two places.</summary>
    public int Clone(int from)
    {
        var home = NewHome();
        Scratch.CopyFolder(HomeOf(from).Path, home.Path);
        var to = Copy(from, home);
        foreach (var marks in Directory.EnumerateFiles(Path.Combine(home.Path, "casebooks"), "*.json"))
            File.WriteAllText(marks, File.ReadAllText(marks).Replace($"\"{PathOf(from)}\"", $"\"{PathOf(to)}\"", StringComparison.Ordinal));
        return to;
    }

    /// <summary>The same device keeps a second copy in use.</summary>
    public int Twin(int from) => Copy(from, HomeOf(from));

    public void Keep(int member, params string[] texts) => Scratch.Keep(Book(member), texts);

    public MergeReport Merge(int into, int other, bool trial = false) => Run(into, other, trial).ShouldBeOfType<MergeOutcome.Done>().Report;

    public MergeOutcome Run(int into, int other, bool trial = false) => Merger.Run(Book(into), PathOf(other), new() { Trial = trial });

    /// <summary>Everybody merges everybody, in the given order, until nothing new comes.</summary>
    public void MeetUntilNothingIsNew(Random order)
    {
        for (var news = true; news;)
        {
            var pairs = Enumerable.Range(0, Count).SelectMany(a => Enumerable.Range(0, Count).Where(b => b != a).Select(b => (a, b))).ToArray();
            order.Shuffle(pairs);
            news = Array.FindAll(pairs, p => !Merge(p.a, p.b).NothingNew).Length > 0;
        }
    }

    /// <summary>What is folded, but for what tells of merges; and who counts.</summary>
    public string State(int member)
    {
        var book = Book(member);
        var entries = book.Entries().Where(e => e.Type is not ("transfer" or "fork.seen")).Select(e => $"{e.Id} {e.Lamport} {e.Type}");
        return string.Join('\n', entries.Concat(WriterKeys.List(book).Select(w => $"{w.Writer} {w.Person} {w.Standing} {w.Until}")));
    }

    public VerifyReport Verify(int member) => _scratch.Verify(PathOf(member), HomeOf(member));

    public void Dispose() => _scratch.Dispose();

    private SanadHome NewHome() => SanadHome.At(Path.Combine(_scratch.Root, $"home-{_members.Count}"));

    private int Copy(int from, SanadHome home)
    {
        var path = Path.Combine(_scratch.Root, $"copy-{_members.Count}");
        Scratch.CopyFolder(PathOf(from), path);
        _members.Add((path, home));
        return _members.Count - 1;
    }
}
