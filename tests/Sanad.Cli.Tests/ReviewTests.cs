using Sanad.Tests;

namespace Sanad.Cli.Tests;

/// <summary>Reviews as people do them: by keys from a script, by single commands, on the sample.</summary>
public sealed class ReviewTests
{
    private const string Note = "ARDALE, June 4, 2019 -- The governor said that at least 12 people were killed in Ardale on June 3, 2019. The Ferry Council said that 40 people were killed in Ardale on June 3, 2019.\n";

    [Fact]
    public void A_session_reads_as_it_is_recorded()
    {
        var page = Path.Combine(Workplace.Root, "docs", "screens", "review.txt");
        using var desk = new Desk();
        desk.Sanad("keep", Path.Combine(Workplace.Root, "samples", "november-2019"), "-c", "case").ShouldEnd(ExitCode.Done);
        // Accept; reject and take that back; correct, with a slip; later; then a claim of three copies at once; help; quit. On keyboards of both scripts.
        var session = desk.Typed("a\nr\nu\ne\nqual sort of\nqual about\n\nl\nq\n", "review", "--document", Sample(desk, "01-"), "-c", "case").ShouldEnd(ExitCode.Done).Out
            + desk.Typed("شغ\n?\nض\n", "review", "--document", Sample(desk, "03-"), "-c", "case").ShouldEnd(ExitCode.Done).Out;
        if (Environment.GetEnvironmentVariable("SANAD_UPDATE") == "1")
            File.WriteAllText(page, session);
        session.ShouldBe(File.ReadAllText(page), "docs/screens/review.txt is stale: SANAD_UPDATE=1 ./test Cli, read the difference, commit it");
    }

    [Fact]
    public void Keys_give_verdicts_an_object_a_decision_and_undo_takes_the_last_one_back()
    {
        using var desk = Kept();
        var steps = desk.Typed("a\nr\nu\nq\n", "review", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json;
        steps.Select(s => s.GetProperty("verdict").GetString()).ShouldBe(["accept", "reject", null]);
        steps[2].GetProperty("undoes").GetString().ShouldBe(steps[1].GetProperty("entry").GetString());
        Statuses(desk).ShouldBe(["accepted", "proposed"]);
        desk.Sanad("review", "--undo", "-c", "case").ShouldEnd(ExitCode.Done);
        Statuses(desk).ShouldBe(["proposed", "proposed"]);
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void One_claim_is_judged_without_a_keyboard_and_a_wrong_value_changes_nothing()
    {
        using var desk = Kept();
        var claims = desk.Sanad("review", "--list", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Select(c => c.GetProperty("claim").GetString()!).ToList();
        desk.Sanad("review", claims[0], "--reject", "--reason", "counts boats", "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("review", claims[1], "--set", "value=forty", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("no number");
        desk.Sanad("review", claims[1], "--set", "value=41", "--set", "qual=about", "-c", "case").ShouldEnd(ExitCode.Done);
        var row = desk.Sanad("tolls", "-c", "case", "--accepted", "--json").ShouldEnd(ExitCode.Done).Json.Single();
        (row.GetProperty("value").GetDouble(), row.GetProperty("qual").GetString(), row.GetProperty("status").GetString()).ShouldBe((41, "about", "edited"));
        desk.Sanad("review", "--list", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldBeEmpty();
        desk.Sanad("review", claims[0], "-c", "case").ShouldEnd(ExitCode.Usage);
    }

    [Fact]
    public void No_key_is_preselected_and_a_stray_one_decides_nothing()
    {
        using var desk = Kept();
        desk.Typed("\n \nx\n", "review", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("No decision has the key x");
        Statuses(desk).ShouldBe(["proposed", "proposed"]);
    }

    [Fact]
    public void A_missed_claim_is_added_by_its_words_and_a_doubtful_place_is_asked_for()
    {
        using var desk = new Desk();
        desk.File("note.txt", Note + "\nNine never came home. So the council wrote: nine never came home.\n");
        desk.Sanad("keep", "note.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        var document = desk.Sanad("show", "-c", "case", "--json").Json.Single().GetProperty("document").GetProperty("sha256").GetString()!;
        string[] add = ["claim", "add", document[..8], "--quote", "nine never came home", "--act", "killed", "--qty", "nine", "--place", "Ardale", "-c", "case"];
        desk.Sanad(add).ShouldEnd(ExitCode.Usage).Error.ShouldContain("--nth 2");
        var added = desk.Sanad([.. add, "--nth", "2", "--json"]).ShouldEnd(ExitCode.Done).Json.Single();
        added.GetProperty("quantity").GetProperty("value").GetDouble().ShouldBe(9);
        desk.Sanad("tolls", "--accepted", "-c", "case", "--json").Json.Single().GetProperty("value").GetDouble().ShouldBe(9);
        desk.Sanad("claim", "undo", added.GetProperty("entry").GetString()!, "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("tolls", "--accepted", "-c", "case", "--json").Json.ShouldBeEmpty();
        desk.Sanad("claims", "--diff", "-c", "case").ShouldEnd(ExitCode.Done).Error.ShouldContain("nothing to compare");
    }

    private static Desk Kept()
    {
        var desk = new Desk();
        desk.File("note.txt", Note);
        desk.Sanad("keep", "note.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        return desk;
    }

    private static string Sample(Desk desk, string beginning) => desk.Sanad("show", "-c", "case", "--json").Json
        .First(d => d.GetProperty("received_as").GetString()!.Contains(beginning, StringComparison.Ordinal)).GetProperty("document").GetProperty("sha256").GetString()![..12];

    private static IEnumerable<string> Statuses(Desk desk) =>
        desk.Sanad("tolls", "-c", "case", "--json").Json.Select(r => r.GetProperty("status").GetString()!).Order(StringComparer.Ordinal);
}
