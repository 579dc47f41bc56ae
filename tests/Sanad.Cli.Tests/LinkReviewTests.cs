using Sanad.Tests;

namespace Sanad.Cli.Tests;

/// <summary>Links of a casebook from the command line, on the invented lists of samples/example-town.</summary>
public sealed class LinkReviewTests
{
    [Fact]
    public void Records_are_linked_reviewed_by_keys_of_both_keyboards_and_shown_as_people()
    {
        using var desk = Town();
        var report = desk.Sanad("link", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Single();
        var persons = report.GetProperty("persons").GetInt32();
        (report.GetProperty("records").GetInt32(), report.GetProperty("proposals").GetInt32() > 10).ShouldBe((177, true));
        var first = desk.Sanad("review", "--links", "--list", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json[0];
        var session = desk.Typed("x\ns\nd\nu\nl\nn\n?\nq\n", "review", "--links", "-c", "case").ShouldEnd(ExitCode.Done).Out;
        session.ShouldContain("No decision has the key x");
        session.ShouldContain("taken back");
        session.ShouldContain("2 decided, 2 put off");
        session.ShouldContain("any two records");
        var shown = desk.Sanad("show", first.GetProperty("left").GetString()!, "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Single();
        shown.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("record").GetString()).ShouldContain(first.GetProperty("right").GetString());
        shown.GetProperty("ties").EnumerateArray().ShouldContain(t => t.GetProperty("decision").ValueKind == System.Text.Json.JsonValueKind.String);
        desk.Sanad("show", first.GetProperty("left").GetString()!, "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("decided by entry");
        var step = desk.Typed("سض", "review", "--links", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Single();
        step.GetProperty("verdict").GetString().ShouldBe("same");
        desk.Sanad("review", "--links", "--undo", "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("people", "-c", "case", "--take", "1000", "--json").ShouldEnd(ExitCode.Done).Json.Count.ShouldBeInRange(persons - 2, persons + 2);
        desk.Sanad("people", "گلنار", "لاجوردیان", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("Lajv");
        desk.Sanad("link", "undo", report.GetProperty("entry").GetString()!, "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void What_makes_no_sense_is_refused_with_what_to_do()
    {
        using var desk = Town();
        desk.Sanad("link", "-c", "case", "--map", "full_name=x").ShouldEnd(ExitCode.Usage).Error.ShouldContain("for files");
        desk.Sanad("link", "list.csv").ShouldEnd(ExitCode.Usage).Error.ShouldContain("--map");
        desk.Sanad("review", "--links", "--same", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("--pair");
        desk.Sanad("review", "--links", "--pair", "r1", "r2", "--same", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("sanad list show");
        desk.Sanad("review", "--links", "--undo", "-c", "case").ShouldEnd(ExitCode.Usage);
        desk.Sanad("review", "--links", "--list", "-c", "case").ShouldEnd(ExitCode.Done).Error.ShouldContain("Nothing waits");
    }

    private static Desk Town()
    {
        var desk = new Desk();
        foreach (var list in Directory.GetFiles(Path.Combine(Workplace.Root, "samples", "example-town"), "*.csv"))
            desk.Sanad("list", "add", list, "-c", "case").ShouldEnd(ExitCode.Done);
        return desk;
    }
}
