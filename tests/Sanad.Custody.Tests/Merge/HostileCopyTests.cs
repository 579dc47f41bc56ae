using Sanad.Basics;
using Sanad.Custody.Journal;
using Sanad.Custody.Merge;

namespace Sanad.Custody.Tests;

/// <summary>Copies in which somebody admitted signed what would break the casebook that takes it in; and what a merge sets aside.</summary>
public sealed class HostileCopyTests
{
    private const long Most = (1L << 53) - 1;

    [Theory]
    [InlineData("another commit's hash")]
    [InlineData("a gap in the numbers")]
    [InlineData("its leaves twice")]
    [InlineData("entries of a commit")]
    [InlineData("a file that changes")]
    [InlineData("a file set aside")]
    [InlineData("an original")]
    [InlineData("a receipt too large to come")]
    public void A_commit_that_would_break_the_casebook_is_left_and_later_merges_go_on(string what)
    {
        using var team = new Team();
        team.Keep(0, "one");
        var hostile = team.Colleague(0);
        var book = team.Book(hostile);
        var founder = team.Book(0).WriterId;
        CommitLine Line(string file) => new(ObjectStore.HashOf(book.Layout.At(file), CancellationToken.None).Hex, file);
        CommitLine Written(string file, int bytes)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(book.Layout.At(file))!);
            File.WriteAllBytes(book.Layout.At(file), new byte[bytes]);
            return Line(file);
        }
        CommitLine? named = what switch
        {
            "another commit's hash" => Line(Layout.Commit(founder, 1)) with { File = Layout.Commit(founder, 2) },
            "its leaves twice" => new(new string('a', 64), Layout.Leaves(book.WriterId, book.Refresh().Of(book.WriterId)!.HeadNumber + 1)),
            "entries of a commit" => Line(Layout.Entries(founder, 2)),
            "a file that changes" => Line("keys/allowed_signers"),
            "a file set aside" => Written("recovered/x", 3),
            "an original" => Line(Layout.ObjectName(ContentHash.Of("one"u8))),
            "a receipt too large to come" => Written($"receipts/{founder}/000001.big-00000000.tsr", (1 << 20) + 1),
            _ => null,
        };
        Forger.Sign(book, "note", [], 100, named is null ? [] : [named], skippedNumbers: named is null ? 3 : 0);
        team.Merge(0, hostile).Left.ShouldHaveSingleItem().Code.ShouldBe(named is null ? "chain" : "missing-file");
        GoesOn(team);
    }

    [Fact]
    public void A_clock_that_leaps_out_of_reach_is_left_and_stops_nobody_who_has_it_already()
    {
        using var team = new Team();
        var hostile = team.Colleague(0);
        Forger.Sign(team.Book(hostile), "note", [], Most);
        var copy = team.Colleague(hostile);
        team.Keep(copy, "goes on");
        team.Keep(hostile, "goes on as well");
        team.Book(copy).Entries().Where(e => e.Type == "capture").ShouldAllBe(e => e.Lamport < 100);
        team.Merge(0, copy).Left.ShouldContain(f => f.Code == "lamport");
        GoesOn(team);
    }

    [Fact]
    public void A_clock_planted_in_an_open_journal_stops_nobody()
    {
        using var team = new Team();
        var other = team.Colleague(0);
        Forger.Plant(team.Book(other), team.Book(0).WriterId, "note", [], Most);
        team.Keep(other, "goes on");
        team.Merge(0, other).Left.ShouldBeEmpty();
        GoesOn(team);
    }

    [Fact]
    public void A_fork_whose_commit_could_not_be_placed_is_not_told_of()
    {
        using var team = new Team();
        var clone = team.Clone(0);
        team.Keep(0, "here");
        team.Keep(clone, "there");
        var (from, into) = (team.Book(clone), team.Book(0));
        var commits = IncomingCommits.Of(from.Layout, from.Refresh(), into.Layout, into.Refresh(), new HashSet<string>());
        commits.NewForks.Count.ShouldBe(1);
        commits.GiveUp([], [new("changed-meanwhile", "")]);
        commits.NewForks.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("note", false)]
    [InlineData("transfer", false)]
    [InlineData("transfer", true)]
    public void What_a_merge_sets_aside_stands_in_an_entry(string news, bool wasKilled)
    {
        using var team = new Team();
        var other = team.Colleague(0);
        var (wal, copied) = (team.Book(0).Layout.Wal(team.Book(0).WriterId), team.Book(other).Layout.Wal(team.Book(0).WriterId));
        Append(team, "note", seal: false);
        var stale = File.ReadAllBytes(wal);
        File.Delete(wal);
        Append(team, news, seal: true);
        if (!wasKilled)
            File.WriteAllBytes(copied, stale);
        team.Merge(other, 0);
        if (wasKilled)
        {
            File.WriteAllBytes(copied, stale);
            File.WriteAllBytes(team.Book(other).Layout.MergeMark, []);
            team.Keep(other, "the next command");
        }
        File.Exists(copied).ShouldBeFalse();
        var told = team.Book(other).Entries().Single(e => e.Type == "recovery").Body.GetProperty("file").GetString()!;
        File.ReadAllBytes(team.Book(other).Layout.At(told)).ShouldBe(stale);
        team.Verify(other).NotProvableHere.ShouldNotContain(f => f.Code == "unlisted");
        team.Verify(other).Broken.ShouldBeEmpty();
    }

    [Theory(Timeout = 120_000)]
    [InlineData("journal/{0}/000009.commit", true)]
    [InlineData("journal/{0}/open.wal", true)]
    [InlineData("keys/revoked", true)]
    [InlineData("receipts/x/000001.tsr", true)]
    [InlineData("CASEBOOK.txt", true)]
    [InlineData("objects/sha256/{1}", false)]
    [InlineData("recovered/x", false)]
    public async Task Nobody_waits_for_a_pipe_that_stands_where_a_file_belongs(string name, bool inJournal)
    {
        using var team = new Team();
        var other = team.Colleague(0);
        team.Keep(other, "news");
        var hash = Sanad.Basics.ContentHash.Of("news"u8).Hex;
        var writer = team.Book(other).WriterId;
        var pipe = string.Format(System.Globalization.CultureInfo.InvariantCulture, name, writer, $"{hash[..2]}/{hash}");
        Tool.Shell(team.PathOf(other), $"mkdir -p $(dirname {pipe}); rm -f {pipe}; mkfifo {pipe}").ExitCode.ShouldBe(0);
        var (report, outcome, opened) = await Task.Run(() => (team.Verify(other), team.Run(0, other), CasebookFolder.Open(team.PathOf(other), team.HomeOf(other), Scratch.Clock)), TestContext.Current.CancellationToken);
        report.Broken.ShouldContain(f => f.Code == "not-a-file" && f.File == pipe);
        if (inJournal)
        {
            outcome.ShouldBeOfType<MergeOutcome.Refused>().Reason.ShouldContain(pipe);
            opened.ShouldBeOfType<OpenOutcome.Damaged>().Reason.ShouldContain(pipe);
        }
        else
            outcome.ShouldBeOfType<MergeOutcome.Done>();
        team.Verify(0).Broken.Where(f => f.Code != "object-gone").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("journal/{0}/000001.commit.sig")]
    [InlineData("journal/{0}/000001.commit")]
    [InlineData("journal/{0}/open.wal")]
    [InlineData("keys/allowed_signers")]
    public void A_file_without_an_end_is_named_and_not_read(string name)
    {
        using var team = new Team();
        var other = team.Colleague(0);
        var file = string.Format(System.Globalization.CultureInfo.InvariantCulture, name, team.Book(other).WriterId);
        Tool.Shell(team.PathOf(other), $"rm -f {file}; truncate -s 3G {file}").ExitCode.ShouldBe(0);
        team.Verify(other).Broken.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Code.ShouldBe("too-long"), f => f.File.ShouldBe(file));
        team.Run(0, other).ShouldBeOfType<MergeOutcome.Refused>().Reason.ShouldContain(file);
        Tool.Shell(team.PathOf(other), "truncate -s 3G CASEBOOK.txt").ExitCode.ShouldBe(0);
        team.Verify(other).Broken.ShouldHaveSingleItem().Code.ShouldBe("too-long");
    }

    [Theory(Timeout = 120_000)]
    [InlineData("recovered", "a.tmp")]
    [InlineData("objects", "sha256/new-000001.tmp")]
    [InlineData("objects/sha256", "new-000001.tmp")]
    [InlineData("objects/sha256/00", "a")]
    [InlineData("journal/more", "000001.commit.tmp")]
    public async Task A_folder_that_leads_elsewhere_is_named_and_nothing_there_is_touched(string name, string file)
    {
        using var team = new Team();
        var other = team.Colleague(0);
        var elsewhere = team.PathOf(0) + "-elsewhere";
        var foreign = Path.Combine(elsewhere, file);
        Directory.CreateDirectory(Path.GetDirectoryName(foreign)!);
        File.WriteAllText(foreign, "of somebody");
        Tool.Shell(team.PathOf(other), $"rm -rf {name}; mkdir -p $(dirname {name}); ln -s {elsewhere} {name}; ln -s / {elsewhere}/all").ExitCode.ShouldBe(0);
        var (report, outcome, opened) = await Task.Run(() => (team.Verify(other), team.Run(0, other), CasebookFolder.Open(team.PathOf(other), team.HomeOf(other), Scratch.Clock)), TestContext.Current.CancellationToken);
        report.Broken.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Code.ShouldBe("link"), f => f.File.ShouldBe(name));
        outcome.ShouldBeOfType<MergeOutcome.Refused>().Reason.ShouldContain(name);
        opened.ShouldBeOfType<OpenOutcome.Damaged>().Reason.ShouldContain(name);
        File.ReadAllText(foreign).ShouldBe("of somebody");
    }

    private static void Append(Team team, string type, bool seal)
    {
        using var session = team.Book(0).BeginWrite(TimeSpan.Zero);
        session.Append(type, []);
        session.Flush();
        if (seal)
            session.Seal();
    }

    private static void GoesOn(Team team)
    {
        team.Keep(0, "after");
        team.Verify(0).Broken.ShouldBeEmpty();
        var friend = team.Colleague(0);
        team.Keep(friend, "of a friend");
        team.Merge(0, friend).Left.ShouldBeEmpty();
        team.Verify(0).Broken.ShouldBeEmpty();
    }
}
