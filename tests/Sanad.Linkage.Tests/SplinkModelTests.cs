using Sanad.Linkage.Model;

namespace Sanad.Linkage.Tests;

/// <summary>Models in the form that Splink saves, written for these tests.</summary>
public sealed class SplinkModelTests
{
    private const string Json = """
        {"link_type": "dedupe_only", "probability_two_random_records_match": 0.002, "sql_dialect": "duckdb",
         "blocking_rules_to_generate_predictions": [{"blocking_rule": "l.dob = r.dob"}],
         "comparisons": [
          {"output_column_name": "first name", "comparison_levels": [
            {"sql_condition": "\"first name_l\" IS NULL OR \"first name_r\" IS NULL", "label_for_charts": "null", "is_null_level": true},
            {"sql_condition": "\"first name_l\" = \"first name_r\"", "label_for_charts": "exact", "m_probability": 0.6, "u_probability": 0.01, "tf_adjustment_column": "first name"},
            {"sql_condition": "jaro_winkler_similarity(\"first name_l\", \"first name_r\") >= 0.92", "label_for_charts": "jw .92", "m_probability": 0.15, "u_probability": 0.002},
            {"sql_condition": "jaro_winkler_similarity(\"first name_l\", \"first name_r\") >= 0.88", "label_for_charts": "jw .88", "m_probability": 0.05, "u_probability": 0.003},
            {"sql_condition": "ELSE", "label_for_charts": "other", "m_probability": 0.2, "u_probability": 0.985}]},
          {"output_column_name": "dob", "comparison_levels": [
            {"sql_condition": "dob_l = dob_r", "label_for_charts": "exact", "m_probability": 0.9, "u_probability": 0.001},
            {"sql_condition": "abs(datediff('day', dob_l, dob_r)) <= 30", "label_for_charts": "a month", "m_probability": 0.02, "u_probability": 0.002},
            {"sql_condition": "ELSE", "m_probability": 0.08, "u_probability": 0.997}]},
          {"output_column_name": "both", "comparison_levels": [
            {"sql_condition": "first_l = first_r AND last_l = last_r", "m_probability": 0.5, "u_probability": 0.1},
            {"sql_condition": "ELSE", "m_probability": 0.5, "u_probability": 0.9}]},
          {"output_column_name": "city", "comparison_levels": [
            {"sql_condition": "city_l = city_r", "m_probability": 0.5, "u_probability": 0.1},
            {"sql_condition": "ELSE", "m_probability": 0.5, "u_probability": 0.9}]}]}
        """;

    private static readonly LinkModel Own = new()
    {
        Prior = 0.01,
        Parts =
        [
            new("given_name", [new("different", 0.1, 0.8), new("weak", 0.1, 0.1), new("short form or initial", 0.1, 0.05), new("close", 0.2, 0.02), new("same name", 0.2, 0.02), new("same letters", 0.3, 0.01)]),
            new("birth_date", [new("different", 0.2, 0.9), new("one slip of the pen", 0.2, 0.05), new("same day", 0.6, 0.05)]),
            new("sex", [new("different", 0.1, 0.5), new("the same", 0.9, 0.5)]),
        ],
    };

    [Fact]
    public void Levels_that_mean_the_same_take_its_shares_and_those_it_does_not_tell_apart_divide_them()
    {
        var model = Taken();
        model.Prior.ShouldBe(0.002);
        var given = model.Parts[0].Levels;
        given[5].Weight.ShouldBe(Math.Log2(60), 1e-9);
        (given[3].M + given[4].M).ShouldBe(0.2, 1e-9);
        (given[3].U + given[4].U).ShouldBe(0.005, 1e-9);
        given[3].M.ShouldBe(0.1, 1e-9);
        (given[0].M + given[1].M + given[2].M).ShouldBe(0.2, 1e-9);
        given[0].U.ShouldBe(0.985 * 0.8 / 0.95, 1e-9);
        model.Parts[1].Levels[2].M.ShouldBe(0.9, 1e-9);
        model.Parts[2].ShouldBe(Own.Parts[2]);
    }

    [Fact]
    public void What_was_left_out_is_said()
    {
        var said = string.Join('\n', Taken().Warnings);
        said.ShouldContain("of \"dob\" the level \"a month\" is left out");
        said.ShouldContain("the comparison \"both\" is left out: it compares first, last, not one column");
        said.ShouldContain("the comparison \"city\" is left out: no role is mapped to its column city");
        said.ShouldContain("nothing for them: sex");
        said.ShouldContain("blocking rules");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"comparisons\": 3}")]
    [InlineData("{\"prior\": 0.1, \"parts\": []}")]
    public void Other_json_is_none(string json) => SplinkModel.Read(json).ShouldBeNull();

    [Theory]
    [InlineData("{\"comparisons\": [3, null, {\"comparison_levels\": [4, {\"m_probability\": \"x\"}]}]}")]
    [InlineData("{\"comparisons\": [{\"comparison_levels\": [{\"sql_condition\": \"dob_l = dob_r\"}, {\"sql_condition\": \"ELSE\"}]}]}")]
    public void A_damaged_one_changes_nothing_and_says_so(string json)
    {
        var model = SplinkModel.Read(json)!.Onto(Own, _ => "birth_date");
        model.Parts.ShouldBe(Own.Parts);
        model.Warnings.ShouldContain(warning => warning.Contains("is left out", StringComparison.Ordinal));
    }

    private static LinkModel Taken() => SplinkModel.Read(Json)!.Onto(Own, column => column switch { "first name" => "given_name", "dob" => "birth_date", _ => null });
}
