namespace Sanad.Cli.Tests;

/// <summary>Lists from the command line.</summary>
public sealed class ListTests
{
    private const string Bakers = "Ref,First name,Last name,Born,Remark\nB1,Parvaneh,Kuhestani,1370-02-11,night shift\nB2,Rostam,Daryaei,1365,\n,Golnar,Sahelzadeh,,\n";

    [Fact]
    public void A_list_is_tried_added_shown_updated_and_taken_back()
    {
        using var desk = new Desk();
        var file = desk.File("bakers.csv", Bakers);
        desk.Sanad("list", "add", file, "--dry-run", "-c", "case").ShouldEnd(ExitCode.Usage);
        desk.Sanad("keep", desk.File("note.txt", "A note."), "-c", "case").ShouldEnd(ExitCode.Done);
        var dry = desk.Sanad("list", "add", file, "--id", "Ref", "--dry-run", "-c", "case").ShouldEnd(ExitCode.DoneInPart);
        (dry.Out.Contains("nothing is written", StringComparison.Ordinal), dry.Out.Contains("row 3: refused: the id column \"Ref\" is empty", StringComparison.Ordinal)).ShouldBe((true, true));
        dry.Error.ShouldContain("3 rows = 2 kept (2 added, 0 updated, 0 unchanged) + 1 refused");
        var rows = desk.Sanad("list", "add", file, "--id", "Ref", "-c", "case", "--json").ShouldEnd(ExitCode.DoneInPart).Json;
        rows.Take(3).Select(r => r.GetProperty("status").GetString()).ShouldBe(["added", "added", "refused"]);
        rows[3].GetProperty("map").GetProperty("birth_date")[0].GetString().ShouldBe("Born");
        var list = desk.Sanad("list", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Single();
        (list.GetProperty("records").GetInt32(), list.GetProperty("refused").GetInt32()).ShouldBe((2, 1));
        desk.Sanad("list", "show", "bak", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("Remark: night shift");
        desk.Sanad("show", "-c", "case").ShouldEnd(ExitCode.Done).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1);
        desk.Sanad("list", "undo", rows[3].GetProperty("entry").GetString()!, "-c", "case").ShouldEnd(ExitCode.Done);
        desk.Sanad("list", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.ShouldBeEmpty();
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void A_record_by_hand_says_who_is_there_already_and_wrong_words_are_refused()
    {
        using var desk = new Desk();
        desk.Sanad("list", "add", desk.File("bakers.csv", Bakers), "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("is empty or repeated in some rows");
        var added = desk.Sanad("list", "add", "--row", "given_name=رستم,family_name=دریایی", "-c", "case").ShouldEnd(ExitCode.Done);
        added.Error.ShouldContain("Rostam Daryaei");
        desk.Sanad("list", "add", "--row", "height=3", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("Roles: full_name");
        desk.Sanad("list", "add", "-c", "case").ShouldEnd(ExitCode.Usage);
        desk.Sanad("list", "show", "nothing", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("sanad list");
    }
}
