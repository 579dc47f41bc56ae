using Sanad.Basics;

namespace Sanad.Custody.Tests;

public sealed class MergerTests
{
    [Fact]
    public void What_two_people_kept_apart_is_together_after_both_merged()
    {
        using var team = new Team();
        var other = team.Colleague(0);
        team.Keep(0, "one", "two");
        team.Keep(other, "three");
        var report = team.Merge(0, other);
        (report.Commits, report.Objects, report.Bytes, report.Left.Count).ShouldBe((3, 1, 5L, 0), "its key, its first merge, its text");
        report.Entry.ShouldNotBeNull();
        team.Merge(other, 0).Objects.ShouldBe(2);
        team.State(other).ShouldBe(team.State(0));
        team.Merge(0, other).Entry.ShouldBeNull("that somebody merged is no news");
        team.Merge(0, other).NothingNew.ShouldBeTrue();
        team.Book(0).Entries().Count(e => e.Type == "capture").ShouldBe(3);
        Whole(team, 0);
        Whole(team, other);
    }

    [Fact]
    public void Nothing_is_signed_anew_and_the_other_copy_is_not_touched()
    {
        using var team = new Team();
        var other = team.Colleague(0);
        team.Keep(other, "three");
        var before = Files(team.PathOf(other));
        Tool.Shell(team.Root, $"chmod -R a-w {team.PathOf(other)}");
        team.Merge(0, other);
        Tool.Shell(team.Root, $"chmod -R u+w {team.PathOf(other)}");
        Files(team.PathOf(other)).ShouldBe(before);
        var there = before.Where(f => f.Contains(".commit", StringComparison.Ordinal));
        Files(team.PathOf(0)).Intersect(there).Count().ShouldBe(there.Count());
    }

    [Fact]
    public void A_trial_says_what_would_come_and_writes_nothing()
    {
        using var team = new Team();
        var other = team.Colleague(0);
        team.Keep(other, "three");
        var before = Files(team.PathOf(0));
        var trial = team.Merge(0, other, trial: true);
        Files(team.PathOf(0)).ShouldBe(before);
        team.Merge(0, other).ShouldSatisfyAllConditions(r => r.Commits.ShouldBe(trial.Commits), r => r.Objects.ShouldBe(trial.Objects), r => r.Entries.ShouldBe(trial.Entries));
    }

    [Fact]
    public void One_key_in_two_places_gives_a_fork_whose_branches_both_count()
    {
        using var team = new Team();
        team.Keep(0, "before");
        var clone = team.Clone(0);
        team.Keep(0, "here one");
        team.Keep(0, "here two");
        team.Keep(clone, "there one");
        team.Keep(clone, "there two");
        var writer = team.Book(0).WriterId;
        team.Book(clone).WriterId.ShouldBe(writer);

        var report = team.Merge(0, clone);
        report.Writers.ShouldHaveSingleItem().Forks.ShouldBe(1);
        team.Book(0).Entries().Single(e => e.Id == report.Entry).Type.ShouldBe("fork.seen");
        team.Merge(clone, 0);
        team.State(clone).ShouldBe(team.State(0));
        team.Book(0).Entries().Count(e => e.Type == "capture").ShouldBe(5);
        team.Book(0).WriterId.ShouldBe(writer, "each goes on with the branch that it wrote");

        // Both go on with the same key; what comes of each is appended to the branch that it belongs to.
        team.Keep(0, "here three");
        team.Keep(clone, "there three");
        team.Merge(0, clone).Writers.Sum(w => w.Forks).ShouldBe(0);
        team.Merge(clone, 0);
        team.State(clone).ShouldBe(team.State(0));
        Directory.GetDirectories(Path.Combine(team.PathOf(0), "forks", writer)).Length.ShouldBe(1);
        team.Verify(0).NotProvableHere.ShouldContain(f => f.Code == "fork");
        Whole(team, 0);
        Whole(team, clone);
    }

    [Fact]
    public void Own_commits_that_this_device_did_not_write_are_never_continued()
    {
        using var team = new Team();
        team.Keep(0, "before");
        var clone = team.Clone(0);
        team.Keep(clone, "there");
        var writer = team.Book(0).WriterId;
        team.Merge(0, clone).Writers.Sum(w => w.Forks).ShouldBe(0);
        team.Book(0).NewWriterReason.ShouldNotBeNull();
        team.Keep(0, "after");
        team.Book(0).WriterId.ShouldNotBe(writer);
        team.Keep(clone, "there again");
        team.Merge(0, clone).Writers.Sum(w => w.Forks).ShouldBe(0);
        team.Merge(clone, 0);
        team.State(0).ShouldBe(team.State(clone));
        Whole(team, 0);
    }

    [Fact]
    public void Unadmitted_writers_come_along_kept_apart_and_count_once_somebody_admits_them()
    {
        using var team = new Team();
        var stranger = team.Stranger(0);
        team.Keep(stranger, "a leaflet");
        var report = team.Merge(0, stranger);
        var writer = report.Writers.ShouldHaveSingleItem();
        (writer.Standing, writer.Commits).ShouldBe((WriterStanding.KeptApart, 1));
        team.Book(0).Entries().ShouldNotContain(e => e.Writer == writer.Writer);
        team.Book(0).Has(ContentHash.Of("a leaflet"u8)).ShouldBeTrue();
        WriterKeys.Admit(team.Book(0), writer.Writer, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>().View.Standing.ShouldBe(WriterStanding.Admitted);
        team.Book(0).Entries().ShouldContain(e => e.Writer == writer.Writer);
        Whole(team, 0);
    }

    [Fact]
    public void Unsealed_entries_stay_there_and_come_when_they_are_sealed()
    {
        using var team = new Team();
        var other = team.Colleague(0);
        using (var session = team.Book(other).BeginWrite(TimeSpan.Zero))
        {
            Scratch.KeepOne(session, "in haste");
            session.Flush();
        }
        var third = team.Stranger(other);
        var report = team.Merge(0, other);
        (report.Unsealed, report.Objects, report.NotNamed).ShouldBe((1, 0, 1));
        team.Keep(other, "later");
        team.Merge(0, other).Objects.ShouldBe(2);
        // A copy that was made meanwhile holds the open journal of a writer at work elsewhere.
        team.Merge(third, 0).Left.ShouldBeEmpty();
        File.Exists(Path.Combine(team.PathOf(third), "journal", team.Book(other).WriterId, "open.wal")).ShouldBeFalse();
        Whole(team, third);
        team.Book(third).Entries().Count(e => e.Type == "capture").ShouldBe(2);
    }

    [Fact]
    public void Of_a_copy_damaged_in_part_what_is_good_comes_and_the_rest_is_named()
    {
        using var team = new Team();
        var other = team.Colleague(0);
        team.Keep(other, "first");
        team.Keep(other, "second");
        team.Keep(other, "third");
        var writer = team.Book(other).WriterId;
        var healthy = team.Stranger(other);
        var file = Path.Combine(team.PathOf(other), "journal", writer, "000004.entries.jsonl");
        File.WriteAllText(file, File.ReadAllText(file).Replace("note.txt", "nota.txt", StringComparison.Ordinal));
        var altered = ContentHash.Of("first"u8).Hex;
        Tool.Shell(team.PathOf(other), $"chmod u+w objects/sha256/{altered[..2]}/{altered} && echo x >> objects/sha256/{altered[..2]}/{altered}");

        var report = team.Merge(0, other);
        report.Commits.ShouldBe(3);
        report.Left.Select(f => f.Code).ShouldBe(["leaves-differ", "follows-left", "object-altered"]);
        team.Verify(0).Broken.ShouldHaveSingleItem().Code.ShouldBe("object-gone");
        team.Merge(0, healthy).Objects.ShouldBe(3);
        Whole(team, 0);
    }

    [Fact]
    public void A_damaged_casebook_takes_nothing_in()
    {
        using var team = new Team();
        var other = team.Colleague(0);
        team.Keep(0, "one");
        team.Keep(other, "two");
        File.Delete(Path.Combine(team.PathOf(0), "journal", team.Book(0).WriterId, "000002.leaves"));
        team.Run(0, other).ShouldBeOfType<MergeOutcome.DamagedHere>().Broken.ShouldContain(f => f.Code == "missing-file");
    }

    [Fact]
    public void Other_casebooks_files_and_folders_in_each_other_are_refused()
    {
        using var team = new Team();
        using var scratch = new Scratch();
        var foreign = scratch.Create();
        string Why(string path) => Merger.Run(team.Book(0), path, new()).ShouldBeOfType<MergeOutcome.Refused>().Reason;
        Why(foreign.Path).ShouldContain(foreign.Id);
        Why(team.PathOf(0)).ShouldContain("this very casebook");
        Why(Path.Combine(team.PathOf(0), "journal")).ShouldContain("inside the other");
        Why(Path.Combine(team.PathOf(0), "CASEBOOK.txt")).ShouldContain("is a file");
        Why(Path.Combine(team.Root, "nowhere")).ShouldContain("no folder");
        Why(Directory.CreateDirectory(Path.Combine(team.Root, "empty")).FullName).ShouldContain("no journal");
        var newer = team.Stranger(0);
        File.WriteAllText(Path.Combine(team.PathOf(newer), "CASEBOOK.txt"), $"format 2\ncasebook {team.Book(0).Id}\n");
        Merger.Run(team.Book(0), team.PathOf(newer), new()).ShouldBeOfType<MergeOutcome.NewerFormat>().Found.ShouldBe("format 2");
    }

    [Fact]
    public void Lines_withheld_in_one_copy_come_in_whole_from_another()
    {
        using var team = new Team();
        team.Keep(0, "one", "two");
        var copy = team.Stranger(0);
        var file = Path.Combine(team.PathOf(copy), "journal", team.Book(0).WriterId, "000002.entries.jsonl");
        var whole = File.ReadAllLines(file);
        File.WriteAllText(file, $"!{team.Book(0).Entries()[2].Id}\n{whole[1]}\n");
        team.Book(copy).Entries().Count.ShouldBe(3);
        team.Merge(0, copy).NothingNew.ShouldBeTrue();
        team.Merge(copy, 0).Filled.ShouldBe(1);
        File.ReadAllLines(file).ShouldBe(whole);
        team.Book(copy).Entries().Count.ShouldBe(4);
    }

    [Fact]
    public void A_merge_stopped_half_way_leaves_a_valid_casebook_and_the_next_one_ends_it()
    {
        using var team = new Team();
        var other = team.Colleague(0);
        for (var i = 0; i < 5; i++)
            team.Keep(other, $"text {i}");
        using var stop = new CancellationTokenSource();
        var progress = new StopAfter(stop, 3);
        Should.Throw<OperationCanceledException>(() => Merger.Run(team.Book(0), team.PathOf(other), new() { Progress = progress, Cancel = stop.Token }));
        Whole(team, 0);
        team.Merge(0, other).Commits.ShouldBe(7);
        Whole(team, 0);
        team.State(0).ShouldBe(team.State(other));
    }

    internal sealed class StopAfter(CancellationTokenSource stop, int reports) : IProgress<MergeProgress>
    {
        private int _seen;

        public void Report(MergeProgress value)
        {
            if (++_seen == reports)
                stop.Cancel();
        }
    }

    private static void Whole(Team team, int member)
    {
        team.Verify(member).Broken.ShouldBeEmpty();
        foreach (var silent in new[] { 1, 3, 4, 5, 6, 7 })
            Tool.Check(team.PathOf(member), silent).ShouldBeEmpty($"check {silent}");
        var keptApart = team.Book(member).KeptApart;
        Tool.Check(team.PathOf(member), 2).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !keptApart.Any(w => l.Contains(w, StringComparison.Ordinal))).ShouldAllBe(l => l.StartsWith("Good"));
    }

    private static List<string> Files(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(f => $"{Path.GetRelativePath(folder, f)} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))}").Order(StringComparer.Ordinal)];
}
