using System.Text;

namespace Sanad.Custody.Tests;

/// <summary>kill -9, disks that fill up, folders without permission, two processes at once: with real processes and real disks.</summary>
public sealed class CrashTests
{
    // A casebook for so many kills: each is checked from end to end after every one, so that longer journals say nothing more and cost the square.
    private const int AtOnce = 4, KillsOfCasebook = 25;

    // Of each loop.
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("SANAD_KILLS") ?? "80", System.Globalization.CultureInfo.InvariantCulture) / 2;

    // With two kills a copy most fall into the start of its own writer.
    [Theory]
    [InlineData(KillsOfCasebook)]
    [InlineData(2)]
    public async Task Killed_at_random_points_while_copies_meet_and_originals_are_destroyed_nothing_acknowledged_is_lost_and_both_copies_hold(int killsOfCasebook)
    {
        var (torn, merging) = (0, 0);
        await InCasebooks(killsOfCasebook, async (scratch, random, kills) =>
        {
            scratch.Create();
            var copy = scratch.BookPath + CrashChild.CopyEnding;
            Scratch.CopyFolder(scratch.BookPath, copy);
            var said = new StringBuilder();
            for (var i = 0; i < kills; i++)
            {
                said.Append(await KillOne(scratch, "meet", random, killsOfCasebook == KillsOfCasebook ? random.Next(8) == 0 ? 0 : random.Next(1, 9) : random.Next(4) / 3));
                Interlocked.Add(ref merging, new[] { scratch.BookPath, copy }.Count(book => File.Exists(Path.Combine(book, "journal/merge.tmp"))));
                Interlocked.Add(ref torn, Examine(scratch, scratch.BookPath, said.ToString(), "saved") + Examine(scratch, copy, said.ToString(), "copied"));
                Child.Acknowledged(said.ToString(), "gone").ShouldAllBe(g => Redactions.Removed(scratch.Open(scratch.BookPath)).Contains(g.Object) || Redactions.Removed(scratch.Open(copy)).Contains(g.Object));
            }
            // What was killed can be ended: both copies are the same after all.
            foreach (var (into, from) in new[] { (scratch.BookPath, copy), (copy, scratch.BookPath), (scratch.BookPath, copy) })
                Merger.Run(scratch.Open(into), from, new()).ShouldBeOfType<MergeOutcome.Done>().Report.Left.ShouldBeEmpty();
            Ids(scratch.Open(copy)).ShouldBe(Ids(scratch.Open()));
            Child.Acknowledged(said.ToString(), "gone").ShouldAllBe(g => !scratch.Open().Has(g.Object) && !scratch.Open(copy).Has(g.Object));
        });
        TestContext.Current.SendDiagnosticMessage($"{Kills} kills while copies met, {killsOfCasebook} each: {torn} folders had something to roll back or to finish, {merging} stood in the midst of a merge");
        torn.ShouldBeGreaterThan(0, "no kill hit a write: the test lost its point");
    }

    [Fact]
    public async Task Killed_at_random_points_nothing_acknowledged_is_lost_and_nothing_unsigned_counts_as_sealed()
    {
        var torn = 0;
        await InCasebooks(KillsOfCasebook, async (scratch, random, kills) =>
        {
            var said = new StringBuilder();
            for (var i = 0; i < kills; i++)
            {
                said.Append(await KillOne(scratch, "loop", random, random.Next(8) == 0 ? 0 : 1));
                Interlocked.Add(ref torn, Examine(scratch, scratch.BookPath, said.ToString(), "saved"));
            }
            Child.Acknowledged(said.ToString()).Count().ShouldBeGreaterThan(kills);
        });
        TestContext.Current.SendDiagnosticMessage($"{torn} of {Kills} kills left something to roll back or to finish");
        torn.ShouldBeGreaterThan(0, "no kill hit a write: the test lost its point");
    }

    [Fact]
    public async Task Killed_at_random_points_while_a_casebook_is_founded_the_next_command_founds_it_or_goes_on_with_it()
    {
        var (begun, unmarked) = (0, 0);
        await InCasebooks(1, async (scratch, random, _) =>
        {
            var said = await KillOne(scratch, "found", random, 1);
            var found = CasebookFolder.Open(scratch.BookPath, scratch.Home, Scratch.Clock) as OpenOutcome.Opened;
            if (found is null && Directory.Exists(scratch.BookPath))
                Interlocked.Increment(ref begun);
            else if (found?.Folder.NewWriterReason is not null)
                Interlocked.Increment(ref unmarked);
            var book = found?.Folder ?? scratch.Create();
            var hash = Scratch.Keep(book, "after").Single().Hash;
            Examine(scratch, scratch.BookPath, said, "saved").ShouldBe(0, "the next write ends all that was left");
            book.KeptApart.ShouldBeEmpty();
            book.Entries().ShouldContain(e => e.Type == "capture" && e.Body.GetProperty("sha256").GetString() == hash.Hex);
        });
        TestContext.Current.SendDiagnosticMessage($"{begun} of {Kills} kills hit a founding before its commit, {unmarked} between that and the home");
        (begun + unmarked).ShouldBeGreaterThan(0, "no kill hit a founding: the test lost its point");
    }

    [Fact]
    public async Task A_second_process_waits_says_so_and_then_writes()
    {
        using var scratch = new Scratch();
        scratch.Create();
        using var holder = new Child("hold", scratch.BookPath, scratch.Home.Path, readLater: true);
        (await holder.Output.ReadLineAsync()).ShouldBe("holding");
        Should.Throw<CasebookLockedException>(() => scratch.Open().BeginWrite(TimeSpan.FromMilliseconds(50))).Message.ShouldContain("Another process");
        using var second = new Child("once", scratch.BookPath, scratch.Home.Path, readLater: true);
        (await second.Output.ReadLineAsync()).ShouldBe("waiting");
        holder.LetGo();
        (await second.Output.ReadLineAsync())!.ShouldStartWith("saved");
        scratch.Open().Entries().Count.ShouldBe(22);
    }

    [Fact]
    public async Task Two_processes_at_once_write_one_whole_journal()
    {
        using var scratch = new Scratch();
        scratch.Create();
        using var one = new Child("once", scratch.BookPath, scratch.Home.Path);
        using var two = new Child("once", scratch.BookPath, scratch.Home.Path);
        var acknowledged = Child.Acknowledged(await one.Ended()).Concat(Child.Acknowledged(await two.Ended())).ToList();
        acknowledged.Count.ShouldBe(40);
        scratch.Open().Entries().Select(e => e.Id).Skip(2).ShouldBe(acknowledged.Select(a => a.Entry), ignoreOrder: true);
        scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task Verify_and_reading_while_another_process_writes_find_nothing_broken()
    {
        using var scratch = new Scratch();
        scratch.Create();
        using var child = new Child("loop", scratch.BookPath, scratch.Home.Path, readLater: true);
        await child.Output.ReadLineAsync();
        var watching = scratch.Open();
        var counts = new List<int>();
        for (var i = 0; i < 10; i++)
        {
            scratch.Verify(home: scratch.Home).Broken.ShouldBeEmpty();
            counts.Add(watching.Entries().Count);
            await child.Output.ReadLineAsync();
        }
        child.Kill();
        counts.ShouldBeInOrder();
        counts[^1].ShouldBeGreaterThan(counts[0]);
        watching.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_disk_is_told_plainly_loses_nothing_and_leaves_nothing_half_written()
    {
        using var scratch = new Scratch();
        using var disk = SmallDisk.MountOrSkip(scratch, "600k");
        using var child = new Child("fill", Path.Combine(disk.Path, "case"), scratch.Home.Path);
        var output = await child.Ended();
        child.ExitCode.ShouldBe(5, output);
        output.ShouldContain("No space left on device");
        var acknowledged = Child.Acknowledged(output).ToList();
        acknowledged.Count.ShouldBeGreaterThan(3);

        var book = scratch.Open(Path.Combine(disk.Path, "case"));
        book.Entries().Select(e => e.Id).ShouldBeSubsetOrSame(acknowledged.Select(a => a.Entry));
        scratch.Verify(book.Path, scratch.Home).Broken.ShouldBeEmpty();
        Directory.EnumerateFiles(book.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void After_room_was_made_on_a_full_disk_the_same_session_goes_on()
    {
        using var scratch = new Scratch();
        using var disk = SmallDisk.MountOrSkip(scratch, "600k");
        var book = CasebookFolder.Create(Path.Combine(disk.Path, "case"), scratch.Home, Scratch.Clock);
        var ballast = Path.Combine(disk.Path, "ballast");
        File.WriteAllBytes(ballast, new byte[300_000]);
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            Should.Throw<IOException>(() => Scratch.KeepOne(session, new string('z', 400_000)));
            File.Delete(ballast);
            Scratch.KeepOne(session, new string('z', 300_000));
            session.Seal();
        }
        book.Entries().Count.ShouldBe(3);
        scratch.Verify(book.Path).Broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_without_permission_to_write_can_be_read_and_says_why_it_cannot_be_written()
    {
        using var scratch = new Scratch();
        Assert.SkipUnless(Tool.Shell(scratch.Root, "setpriv --reuid=65534 --regid=65534 --clear-groups true").ExitCode == 0, "cannot become another user here (setpriv)");
        scratch.Create();
        Tool.Shell(scratch.Root, "chmod 755 . case; chmod -R a+rX case; mkdir nobody; chmod 777 nobody").ExitCode.ShouldBe(0);
        using var child = new Child("once", scratch.BookPath, Path.Combine(scratch.Root, "nobody/home"), prefix: "setpriv --reuid=65534 --regid=65534 --clear-groups");
        var output = await child.Ended();
        child.ExitCode.ShouldBe(5, output);
        output.ShouldContain("denied");
        output.ShouldContain(scratch.BookPath);
        scratch.Verify().Broken.ShouldBeEmpty();
    }

    // All kills of a loop, some casebooks at once.
    private static async Task InCasebooks(int killsOfCasebook, Func<Scratch, Random, int, Task> kill)
    {
        var each = Math.Min(killsOfCasebook, Kills / AtOnce);
        await Parallel.ForEachAsync(Enumerable.Range(0, Kills).Chunk(each).Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (casebook, cancel) =>
        {
            using var scratch = new Scratch();
            await kill(scratch, new Random(casebook.Index), casebook.Item.Length);
        });
    }

    private static List<string> Ids(CasebookFolder book) => [.. book.Entries().Where(e => e.Type is not ("transfer" or "fork.seen")).Select(e => $"{e.Type} {e.Id[..16]}")];

    // Whole lines of what the child said: a line cut off by the kill was not.
    private static async Task<string> KillOne(Scratch scratch, string what, Random random, int lines)
    {
        using var child = new Child(what, scratch.BookPath, scratch.Home.Path, readLater: true);
        // Mostly from an acknowledgement on, so that the kill falls into a write and not into the start of the program; where copies meet, after any of the steps.
        var first = "";
        for (var line = 0; line < lines; line++)
            first += await child.Output.ReadLineAsync() + "\n";
        await Task.Delay(TimeSpan.FromMicroseconds(random.Next(what == "loop" ? 30_000 : lines == 0 || what == "found" ? 220_000 : 120_000)));
        child.Kill();
        var said = first + await child.Output.ReadToEndAsync();
        said.ShouldNotContain("left something");
        return said[..(said.LastIndexOf('\n') + 1)];
    }

    // Answers 1 when the kill left something unfinished.
    private static int Examine(Scratch scratch, string path, string said, string word)
    {
        var acknowledged = Child.Acknowledged(said, word).ToList();
        if (CasebookFolder.Open(path, scratch.Home, Scratch.Clock) is not OpenOutcome.Opened { Folder: var book })
        {
            acknowledged.ShouldBeEmpty();
            return 1;
        }
        var report = scratch.Verify(path, scratch.Home);
        report.Broken.ShouldBeEmpty();
        var (entries, removed) = (book.Entries(), Redactions.Removed(book));
        var ids = entries.Select(e => e.Id).ToHashSet();
        acknowledged.ShouldAllBe(a => ids.Contains(a.Entry) && (book.Has(a.Object) || removed.Contains(a.Object)));
        entries.Count(e => e.Sealed).ShouldBe((int)report.Counts.Entries);
        return report.NotProvableHere.Any(f => f.Code is "leftover" or "unfinished-seal" or "unfinished-line" or "unfinished-merge" or "redaction-due") ? 1 : 0;
    }
}

/// <summary>A tiny disk of its own; needs the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    public static SmallDisk MountOrSkip(Scratch scratch, string size)
    {
        var path = Directory.CreateDirectory(System.IO.Path.Combine(scratch.Root, "disk")).FullName;
        Assert.SkipUnless(Tool.Shell(scratch.Root, $"mount -t tmpfs -o size={size} none {path}").ExitCode == 0, "cannot mount a small disk here");
        return new(path);
    }

    public void Dispose() => Tool.Shell("/", $"umount {Path}").ExitCode.ShouldBe(0);
}

internal static class CrashTestsExtensions
{
    /// <summary>All acknowledged are there; what came after them (the founding two, one flushed but not acknowledged) may be there too.</summary>
    public static void ShouldBeSubsetOrSame(this IEnumerable<string> entries, IEnumerable<string> acknowledged)
    {
        var (all, told) = (entries.ToList(), acknowledged.ToList());
        told.ShouldBeSubsetOf(all);
        all.Count.ShouldBeLessThanOrEqualTo(told.Count + 3);
    }
}
