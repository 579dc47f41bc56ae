using Sanad.Basics;
using Sanad.Casebook.Review;
using Sanad.Claims;
using Sanad.Language;
using static Sanad.Casebook.Tests.Events.ClaimMaker;

namespace Sanad.Casebook.Tests.Review;

public sealed class ClaimCorrectionTests
{
    private const string Text = "The Dockers' Union said that at least 12 people were killed in Tehran, a quarter of them women.";
    private readonly ClaimCorrection _correction = new(Text, Packs.BuiltIn);
    private readonly Claim _claim = Killed(12) with { Span = new(0, Text.Length), Quote = Text, QuantitySpan = new(38, 40), Language = "en" };

    [Theory]
    [InlineData("qual", "at_least", 12.0, 12.0, null, Qualifier.AtLeast)]
    [InlineData("qual", "at least", 12.0, 12.0, null, Qualifier.AtLeast)]
    [InlineData("value", "۱۴", 14.0, 14.0, 14.0, Qualifier.Exact)]
    [InlineData("value", "0", 0.0, 0.0, 0.0, Qualifier.Zero)]
    [InlineData("high", "15", 12.0, 12.0, 15.0, Qualifier.Range)]
    [InlineData("low", "-", 12.0, null, 12.0, Qualifier.UpTo)]
    [InlineData("qual", "unknown", null, null, null, Qualifier.Unknown)]
    [InlineData("qty", "at least 12", 12.0, 12.0, null, Qualifier.AtLeast)]
    [InlineData("qty", "a quarter", 0.25, null, null, Qualifier.Fraction)]
    public void A_number_follows_the_conventions_of_the_schema(string field, string typed, double? value, double? low, double? high, Qualifier qualifier) =>
        Set(field, typed).Quantity.ShouldBe(new(value, low, high, qualifier));

    [Theory]
    [InlineData("۲۰۱۹-۱۱-۱۵", "2019-11-15")]
    [InlineData("2017-12/2018-01", "2017-12/2018-01")]
    [InlineData("1398-08-24", "2019-11-15")]
    [InlineData("۱۳۹۸-۰۸", "2019-10-23/2019-11-21")]
    public void A_date_may_have_digits_of_any_script_and_be_a_Jalali_one(string typed, string expected) => Set("when", typed).When.ToString().ShouldBe(expected);

    [Fact]
    public void Fields_of_a_form_are_set_in_whatever_order_they_fit()
    {
        var set = _correction.SetAll(_claim, new Dictionary<string, string>(StringComparer.Ordinal) { ["low"] = "20", ["high"] = "30", ["victims"] = "dockers" });
        set.Refused.ShouldBeEmpty();
        set.Claim.Quantity.ShouldBe(new(null, 20, 30, Qualifier.Range));
        set.Claim.Victims.ShouldBe("dockers");
    }

    [Fact]
    public void A_field_that_cannot_be_set_keeps_none_of_the_others_back()
    {
        var set = _correction.SetAll(_claim, new Dictionary<string, string>(StringComparer.Ordinal) { ["when"] = "autumn", ["act"] = "wounded", ["low"] = "20", ["high"] = "15" });
        set.Claim.Act.ShouldBe(Act.Wounded);
        set.Refused["when"].Problem.ShouldBe(FieldProblem.NoDate);
        set.Refused["low"].Problem.ShouldBe(FieldProblem.LowAboveHigh);
    }

    [Theory]
    [InlineData("value", "many", "no number")]
    [InlineData("low", "20", "above high")]
    [InlineData("qual", "sort of", "none of")]
    [InlineData("qual", "fraction", "between 0 and 1")]
    [InlineData("act", "slain", "killed, executed")]
    [InlineData("when", "last year", "no date")]
    [InlineData("subset", "maybe", "yes nor no")]
    [InlineData("qty", "13", "does not hold")]
    [InlineData("qty", "people", "no quantity")]
    [InlineData("colour", "red", "There is no field")]
    public void What_a_field_cannot_hold_is_refused_and_told_why(string field, string typed, string reason) =>
        _correction.Set(_claim, field, typed).ShouldBeOfType<FieldOutcome.Refused>().Reason.ShouldContain(reason);

    [Fact]
    public void A_speaker_is_found_in_the_text_and_typed_by_the_words_of_the_pack()
    {
        var claim = Set("speaker", "The Dockers’ Union");
        (claim.Speaker, claim.SpeakerSpan, claim.Chain).ShouldBe(("The Dockers’ Union", new TextSpan(0, 18), claim.Chain));
        claim.Chain.ShouldBe(["The Dockers’ Union"]);
        Set("speaker", "AUTHOR").ShouldSatisfyAllConditions(c => c.Speaker.ShouldBeNull(), c => c.SpeakerType.ShouldBe(SpeakerType.Author));
    }

    [Fact]
    public void A_place_of_the_packs_gets_its_id_and_a_claim_out_of_its_events_time_leaves_it()
    {
        Set("place", "Tehran").PlaceId.ShouldBe("iran/tehran/tehran");
        var gathered = _claim with { ScopePlace = "iran", ScopeWhen = DateInterval.Parse("2019-11"), ScopeReason = "anchor november-2019 (sentence)" };
        ((FieldOutcome.Set)_correction.Set(gathered, "when", "2019-11-16")).Claim.ScopeReason.ShouldBe(gathered.ScopeReason);
        var moved = ((FieldOutcome.Set)_correction.Set(gathered, "when", "2020-01")).Claim;
        (moved.ScopeWhen, moved.WhenPrecision).ShouldBe((DateInterval.Parse("2020-01"), WhenPrecision.Month));
    }

    [Fact]
    public void A_number_that_is_taken_away_leaves_a_claim_without_one() =>
        Set("qty", "-").ShouldSatisfyAllConditions(c => c.Quantity.ShouldBeNull(), c => c.QuantitySpan.ShouldBeNull(), c => c.Kind.ShouldBe(ClaimKind.Nocount));

    private Claim Set(string field, string typed) => _correction.Set(_claim, field, typed).ShouldBeOfType<FieldOutcome.Set>().Claim;
}
