namespace Sanad.Cli.Tests;

/// <summary>Persons drawn by the scores, from the command line.</summary>
public sealed class LinkDrawTests
{
    private const string Map = "given_name=first,family_name=last,birth_date=dob";

    [Fact]
    public void Each_record_has_its_person_in_every_draw_the_same_for_any_threads()
    {
        using var desk = new Desk();
        desk.File("a.csv", "first,last,dob\nRostam,Daryaei,1365-02-03\nRustam,Daryai,1365-02-03\nGolnar,Sahelzadeh,1350-07-08\nGolnar,Sahelzade,\nParvaneh,Kuhestani,1340\n");
        var ended = desk.Sanad("link", "a.csv", "--map", Map, "--draws", "25", "--json", "--threads", "1").ShouldEnd(ExitCode.Done);
        ended.Json.Count.ShouldBe(5);
        ended.Json.ShouldAllBe(row => row.GetProperty("draws").GetArrayLength() == 25 && row.GetProperty("cluster").GetString()!.StartsWith("a:", StringComparison.Ordinal));
        ended.Error.ShouldContain("in 25 draws");
        desk.Sanad("link", "a.csv", "--map", Map, "--draws", "25", "--json", "--threads", "2").ShouldEnd(ExitCode.Done).Out.ShouldBe(ended.Out);
        desk.Sanad("link", "a.csv", "--map", Map, "--draws", "0").ShouldEnd(ExitCode.Usage).Error.ShouldContain("1 to 1,000");
    }

    [Fact]
    public void A_model_of_splink_is_taken_as_far_as_it_goes()
    {
        using var desk = new Desk();
        desk.File("a.csv", "first,last,dob\nRostam,Daryaei,1365-02-03\nRustam,Daryai,1365-02-03\nGolnar,Sahelzadeh,1350-07-08\n");
        desk.File("splink.json", """
            {"probability_two_random_records_match": 0.25, "comparisons": [{"output_column_name": "dob", "comparison_levels": [
            {"sql_condition": "dob_l = dob_r", "m_probability": 0.8, "u_probability": 0.1}, {"sql_condition": "ELSE", "m_probability": 0.2, "u_probability": 0.9}]}]}
            """);
        var ended = desk.Sanad("link", "a.csv", "--map", Map, "--model", "splink.json", "--explain", "1", "2", "--json").ShouldEnd(ExitCode.Done);
        ended.Json.Single().GetProperty("prior").GetDouble().ShouldBe(Math.Round(Math.Log2(0.25 / 0.75), 3));
        ended.Json.Single().GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("part").GetString() == "birth_date").GetProperty("weight").GetDouble().ShouldBe(3, 1e-9);
        ended.Error.ShouldContain("has nothing for them: given_name, family_name");
        desk.File("broken.json", "{\"comparisons\": ");
        desk.Sanad("link", "a.csv", "--map", Map, "--model", "broken.json").ShouldEnd(ExitCode.Usage).Error.ShouldContain("is no model");
        desk.File("other.json", "{}");
        desk.Sanad("link", "a.csv", "--map", Map, "--model", "other.json").ShouldEnd(ExitCode.Usage).Error.ShouldContain("is no model");
    }
}
