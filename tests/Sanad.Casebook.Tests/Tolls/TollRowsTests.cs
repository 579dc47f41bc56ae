using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Language;
using static Sanad.Casebook.Tests.Events.ClaimMaker;

namespace Sanad.Casebook.Tests.Tolls;

public sealed class TollRowsTests
{
    private static readonly EventSummary November = new("e1", "November 2019", "iran", DateInterval.Parse("2019-11"));

    [Fact]
    public void One_figure_of_one_speaker_is_one_row_with_its_documents_and_origins()
    {
        var rows = Rows(
            Toll(Killed(304, "Lantern Watch") with { Said = DateInterval.Parse("2020-05-20") }, "a", "g1"),
            Toll(Killed(304, "lantern watch") with { Said = DateInterval.Parse("2020-06-02") }, "b", "g1"),
            Toll(Killed(304, "Lantern Watch"), "c", "g2"));
        var row = rows.ShouldHaveSingleItem();
        (row.Documents, row.Origins, row.Claims.Count, row.Said).ShouldBe((3, 2, 3, DateInterval.Parse("2020-05-20")));
    }

    [Fact]
    public void A_denial_never_lowers_a_count_and_stands_beside_it()
    {
        var denial = Killed(null, "the ministry") with { Kind = ClaimKind.Nocount, Stance = Stance.Deny, Quote = "the ministry rejected the figure" };
        var rows = Rows(Toll(Killed(1500, "the council"), "a", "a"), Toll(denial, "a", "a"));
        rows.Select(r => (r.Speaker, r.Quantity?.Value, r.Stance)).ShouldBe([("the council", 1500, Stance.Assert), ("the ministry", null, Stance.Deny)]);
    }

    [Fact]
    public void A_fraction_stands_right_under_its_whole()
    {
        var whole = Killed(200, "a minister") with { Said = DateInterval.Parse("2020-05-31") };
        var part = Killed(null, "a minister") with { Quantity = new(0.25, null, null, Qualifier.Fraction), OfClaim = whole.Id };
        var rows = Rows(Toll(part, "a", "a"), Toll(Killed(1500, "the council") with { Said = DateInterval.Parse("2019-12-15") }, "a", "a"), Toll(whole, "a", "a"));
        rows.Select(r => (r.Quantity!.Value, r.Depth)).ShouldBe([(1500.0, 0), (200.0, 0), (0.25, 1)]);
        rows[2].OfClaim.ShouldBe(whole.Id);
    }

    [Fact]
    public void Fractions_of_two_wholes_are_two_rows()
    {
        Claim[] wholes = [Killed(200, "a minister"), Killed(300, "a watch")];
        var parts = wholes.Select(w => Killed(null, "a paper") with { Quantity = new(0.5, null, null, Qualifier.Fraction), OfClaim = w.Id });
        Rows([.. wholes.Concat(parts).Select(c => Toll(c, "a", "a"))]).Select(r => r.Depth).ShouldBe([0, 1, 0, 1]);
    }

    [Fact]
    public void Parts_that_point_at_each_other_are_still_shown()
    {
        var one = Killed(1, "x", id: "ca");
        var rows = Rows(Toll(one with { OfClaim = "cb" }, "a", "a"), Toll(Killed(2, "x", id: "cb") with { OfClaim = "ca" }, "a", "a"));
        rows.Count.ShouldBe(2);
    }

    [Fact]
    public void A_town_of_the_event_is_a_row_of_its_own_and_the_country_is_the_whole()
    {
        var town = Killed(90, "x").At("iran/sistan-and-baluchestan/zahedan", "2019-11");
        var rows = Rows(Toll(town, "a", "a"), Toll(Killed(90, "x").At("iran", "2019-11"), "a", "a"), Toll(Killed(90, "x"), "b", "b"));
        rows.Select(r => (r.Scope, r.ScopePlace, r.Documents)).ShouldBe([(null, null, 2), ("Zahedan", "iran/sistan-and-baluchestan/zahedan", 1)], ignoreOrder: true);
    }

    [Fact]
    public void A_single_day_and_a_subset_of_the_victims_are_scopes_too()
    {
        var day = Killed(40, "x") with { When = DateInterval.Parse("2019-11-16") };
        var children = Killed(23, "x") with { Subset = true, Victims = "children" };
        Rows(Toll(day, "a", "a"), Toll(children, "a", "a")).Select(r => r.Scope).ShouldBe(["children", "2019-11-16"]);
    }

    [Fact]
    public void Two_unnamed_authors_are_never_one_speaker_but_one_outlet_is()
    {
        Rows(Toll(Killed(7), "a", "a"), Toll(Killed(7), "b", "b")).Select(r => r.Speaker).ShouldBe(["AUTHOR", "AUTHOR"]);
        var row = Rows(Toll(Killed(7), "a", "a") with { Outlet = "Gull News" }, Toll(Killed(7), "b", "b") with { Outlet = "gull news" }).ShouldHaveSingleItem();
        (row.Speaker, row.Origins).ShouldBe(("Gull News", 2));
    }

    [Theory]
    [InlineData("The Harbour Council", "the Harbour Council (HC)", true)]
    [InlineData("Harbour Council", "the Harbour Council, a coalition in exile", true)]
    [InlineData("Harbour Council", "Harbour Council, Lantern Watch and others", false)]
    [InlineData("the minister", "Minister Rad", false)]
    [InlineData("the", "The", true)]
    [InlineData("(HC)", "the council (HC)", false)]
    [InlineData("شوراي بندر", "شورای بندر", true)]
    public void Spellings_of_one_name_are_one_speaker(string one, string other, bool same) =>
        Rows(Toll(Killed(7, one), "a", "a"), Toll(Killed(7, other), "b", "b")).Count.ShouldBe(same ? 1 : 2);

    [Fact]
    public void Named_persons_and_bare_allegations_are_no_toll() => Rows(
        Toll(Killed(1) with { Kind = ClaimKind.Individual }, "a", "a"),
        Toll(Killed(null) with { Kind = ClaimKind.Nocount, Modality = Modality.Alleged }, "a", "a")).ShouldBeEmpty();

    [Fact]
    public void The_strongest_look_of_a_person_names_the_row()
    {
        var rows = Rows(Toll(Killed(7, "x"), "a", "a"), Toll(Killed(7, "x"), "b", "b") with { Status = TollStatus.Accepted });
        rows.Single().Status.ShouldBe(TollStatus.Accepted);
    }

    [Fact]
    public void The_words_of_the_number_come_out_of_the_quote()
    {
        var claim = Killed(106, "x") with { Quote = "😀 at least 106 were killed", Span = new(50, 76), QuantitySpan = new(52, 64) };
        Rows(Toll(claim, "a", "a")).Single().QuantityText.ShouldBe("at least 106");
    }

    [Fact]
    public void The_json_has_exactly_the_keys_of_the_contract()
    {
        var line = JsonText.Line(TollJson.Of(Rows(Toll(Killed(7, "x", id: "c7"), "a", "a")).Single()));
        line.ShouldBe("""{"event":{"id":"e1","title":"November 2019","place":"iran","when":"2019-11"},"act_group":"death","act":"killed","scope":null,"value":7,"low":7,"high":7,"qual":"exact","speaker":"x","stance":"assert","said":null,"status":"proposed","claims":["c7"],"documents":1,"origins":1,"quote":"7 were killed","of_claim":null}""");
    }

    internal static IReadOnlyList<TollRow> Rows(params TollClaim[] claims) => TollRows.Of(November, claims, Packs.BuiltIn);

    internal static TollClaim Toll(Claim claim, string original, string origin) => new() { Claim = claim, Status = TollStatus.Proposed, Original = original, OriginGroup = origin };
}
