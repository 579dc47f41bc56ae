namespace Sanad.Custody.Tests;

/// <summary>Keys that end, judged by ssh-keygen as well as by us.</summary>
public sealed class KeyEndTests
{
    [Fact]
    public void Ssh_keygen_takes_a_retired_key_until_the_very_second_and_a_revoked_one_never()
    {
        using var team = new Team();
        var leaver = team.Colleague(0);
        team.Keep(leaver, "one");
        team.Merge(0, leaver);
        var writer = team.Book(leaver).WriterId;
        var time = File.ReadLines(Commit(team, writer)).Single(l => l.StartsWith("# time ", StringComparison.Ordinal))["# time ".Length..];
        WriterKeys.End(team.Book(0), writer, forever: false, time, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>().View.Until.ShouldBe(time);
        team.Book(0).Entries().Count(e => e.Type == "capture").ShouldBe(1);
        var second = string.Concat(time.Where(char.IsAsciiDigit));
        Verify(team, writer, second).ShouldStartWith("Good");
        Verify(team, writer, $"{long.Parse(second, System.Globalization.CultureInfo.InvariantCulture) / 10000000000 + 1}0101000000").ShouldNotStartWith("Good");
        team.Verify(0).Broken.ShouldBeEmpty();

        WriterKeys.End(team.Book(0), writer, forever: true, null, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        team.Book(0).Entries().ShouldNotContain(e => e.Type == "capture");
        Verify(team, writer, second).ShouldNotStartWith("Good");
        team.Verify(0).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_device_that_begins_anew_does_not_end_the_key_that_lets_it_in()
    {
        using var team = new Team();
        var other = team.Colleague(0);
        team.Keep(other, "one");
        var writer = team.Book(other).WriterId;
        Thread.Sleep(1100); // times of commits have seconds
        Directory.Delete(Path.Combine(team.HomeOf(other).Path, "casebooks"), recursive: true);
        WriterKeys.End(team.Book(other), writer, forever: true, null, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Refused>().Reason.ShouldStartWith("A writer cannot revoke its own key");
        var first = team.Book(other).Entries().Last(e => e.Writer == writer).Time;
        WriterKeys.End(team.Book(other), writer, forever: false, first, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Refused>().Reason.ShouldContain("it would fall with it");
        WriterKeys.End(team.Book(other), writer, forever: false, null, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        team.Keep(other, "two");
        WriterKeys.List(team.Book(other)).Single(w => w.WritesHere).Standing.ShouldBe(WriterStanding.Admitted);
        team.Book(other).Entries().Count(e => e.Type == "capture").ShouldBe(2);
    }

    [Fact]
    public void Whoever_was_let_in_by_a_key_cannot_end_it_before_that_and_lock_everybody_out()
    {
        using var team = new Team();
        var hostile = team.Colleague(0);
        var other = team.Colleague(0);
        var founder = team.Book(0).WriterId;
        Forger.Sign(team.Book(hostile), "key.revoke", Keys.Revocation.Body(team.Book(0).Key.Public, forever: false, "2001-01-01T00:00:00Z", null), 100);
        team.Merge(0, hostile);
        team.Merge(other, 0);
        foreach (var member in new[] { 0, other })
        {
            WriterKeys.List(team.Book(member)).ShouldAllBe(w => w.Standing == WriterStanding.Admitted);
            team.Keep(member, $"of {member}");
            team.Verify(member).Broken.ShouldBeEmpty();
        }
        team.Book(other).Entries().ShouldContain(e => e.Writer == founder);
    }

    [Fact]
    public void A_key_is_not_retired_before_its_first_commit_nor_from_under_whoever_retires_it_and_who_falls_with_it_is_named()
    {
        using var team = new Team();
        var middle = team.Colleague(0);
        var (founder, retired) = (team.Book(0).WriterId, team.Book(middle).WriterId);
        team.Merge(0, middle);
        var early = File.ReadLines(Commit(team, retired)).Single(l => l.StartsWith("# time ", StringComparison.Ordinal))["# time ".Length..];
        Thread.Sleep(1100);
        var last = team.Colleague(middle);
        team.Merge(0, last);
        string Why(int member, string writer, string since) => WriterKeys.End(team.Book(member), writer, forever: false, since, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Refused>().Reason;
        Why(middle, founder, "2001-01-01T00:00:00Z").ShouldContain("before the first commit");
        Why(last, retired, early).ShouldContain("would fall with it");
        WriterKeys.AlsoFalling(team.Book(0), retired, forever: false, early).ShouldBe([team.Book(last).WriterId]);
        WriterKeys.AlsoFalling(team.Book(0), retired, forever: false, null).ShouldBeEmpty();
        WriterKeys.End(team.Book(0), retired, forever: false, early, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        WriterKeys.List(team.Book(0)).Single(w => w.Writer == team.Book(last).WriterId).Standing.ShouldBe(WriterStanding.KeptApart);
    }

    private static string Commit(Team team, string writer) => Directory.GetFiles(Path.Combine(team.PathOf(0), "journal", writer), "*.commit").Order(StringComparer.Ordinal).Last();

    private static string Verify(Team team, string writer, string time)
    {
        var commit = Path.GetRelativePath(team.PathOf(0), Commit(team, writer));
        return Tool.Shell(team.PathOf(0), $"ssh-keygen -Y verify -f keys/allowed_signers -I {Team.PersonOf(1)}@{writer} -n sanad-commit-1 -O verify-time={time}Z -r keys/revoked -s {commit}.sig < {commit}").Output;
    }
}
