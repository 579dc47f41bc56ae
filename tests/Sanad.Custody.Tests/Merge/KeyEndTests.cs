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

    private static string Commit(Team team, string writer) => Directory.GetFiles(Path.Combine(team.PathOf(0), "journal", writer), "*.commit").Order(StringComparer.Ordinal).Last();

    private static string Verify(Team team, string writer, string time)
    {
        var commit = Path.GetRelativePath(team.PathOf(0), Commit(team, writer));
        return Tool.Shell(team.PathOf(0), $"ssh-keygen -Y verify -f keys/allowed_signers -I {Team.PersonOf(1)}@{writer} -n sanad-commit-1 -O verify-time={time}Z -r keys/revoked -s {commit}.sig < {commit}").Output;
    }
}
