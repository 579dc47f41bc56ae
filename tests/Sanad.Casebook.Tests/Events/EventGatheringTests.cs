using FsCheck;
using FsCheck.Fluent;
using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Claims;
using Sanad.Language;
using static Sanad.Casebook.Tests.Events.ClaimMaker;

namespace Sanad.Casebook.Tests.Events;

public sealed class EventGatheringTests
{
    private const string Baghdad = "iraq/baghdad";
    private static readonly EventGathering Gathering = new(Packs.BuiltIn);

    [Fact]
    public void Claims_that_point_to_one_anchor_stand_in_one_event_whatever_their_number()
    {
        var groups = Gathering.Gather([Killed(1500).Of("november-2019").In("a"), Killed(200).Of("november-2019").In("b"), Killed(200).Of("mahsa-amini-2022").In("c")]);
        groups.Select(g => (g.Key, g.Claims.Count)).ShouldBe([("anchor:mahsa-amini-2022", 1), ("anchor:november-2019", 2)]);
        groups[1].When.ShouldBe(DateInterval.Parse("2019-11"));
        groups[1].Place.ShouldBe("iran");
    }

    [Fact]
    public void A_claim_of_exactly_the_anchors_place_and_time_joins_those_that_name_it()
    {
        var month = Killed(7).At("iran", "2019-11").In("a");
        Gathering.Gather([month]).Single().Title.ShouldBe("Iran, 2019-11");
        Gathering.Gather([month, Killed(8).Of("november-2019").In("b"), Killed(9).At("iran", "2019-11-20").In("c")]).Select(g => g.Claims.Count).ShouldBe([2, 1]);
    }

    [Fact]
    public void The_same_number_on_two_days_is_two_events()
    {
        var groups = Gathering.Gather([Killed(12).At(Baghdad, "2013-05-19").In("a"), Killed(12).At(Baghdad, "2013-05-27").In("b")]);
        groups.Select(g => g.Title).ShouldBe(["Baghdad, 2013-05-19", "Baghdad, 2013-05-27"]);
    }

    [Fact]
    public void The_same_day_in_two_towns_is_two_events() => Gathering
        .Gather([Killed(12).At(Baghdad, "2013-05-19").In("a"), Killed(12).At("iraq/mosul", "2013-05-19").In("b")]).Count.ShouldBe(2);

    [Fact]
    public void A_month_joins_the_only_day_it_overlaps_and_stands_alone_between_two()
    {
        var third = Killed(5).At(Baghdad, "2013-05-03").In("a");
        var month = Killed(40).At(Baghdad, "2013-05").In("b");
        Gathering.Gather([third, month]).Single().Claims.Count.ShouldBe(2);
        Gathering.Gather([third, month, Killed(7).At(Baghdad, "2013-05-16").In("c")]).Count.ShouldBe(3);
    }

    [Fact]
    public void A_named_person_joins_an_event_of_figures_and_founds_none_that_they_would_join()
    {
        var person = (Killed(1) with { Kind = ClaimKind.Individual }).At(Baghdad, "2013-05-03").In("a");
        var (week, days) = (Killed(40).At(Baghdad, "2013-05-02/2013-05-08").In("b"), Killed(7).At(Baghdad, "2013-05-03/2013-05-04").In("c"));
        Gathering.Gather([person, week]).Single().When.ShouldBe(DateInterval.Parse("2013-05-02/2013-05-08"));
        Gathering.Gather([person, week, days]).Single().Claims.Count.ShouldBe(3);
        Gathering.Gather([person, Killed(40).At(Baghdad, "2013-05-16/2013-05-18").In("b")]).Count.ShouldBe(2);
    }

    [Fact]
    public void Figures_for_one_whole_year_stand_together_but_not_with_a_day_of_it()
    {
        var groups = Gathering.Gather([Killed(246).At("iran", "2020").In("a"), Killed(267).At("iran", "2020").In("b"), Killed(1).At("iran", "2020-02-03").In("c")]);
        groups.Select(g => g.Claims.Count).ShouldBe([2, 1]);
    }

    [Fact]
    public void A_ward_counts_as_its_prison() => Gathering
        .Gather([Killed(1).At("iran/tehran/evin/ward-350", "2014-04-17").In("a"), Killed(2).At("iran/tehran/evin", "2014-04-17").In("b")])
        .Single().Place.ShouldBe("iran/tehran/evin");

    [Fact]
    public void A_fraction_follows_its_whole()
    {
        var whole = Killed(200).Of("november-2019");
        var part = Killed(0.25).At(Baghdad, "2013-05-19") with { OfClaim = whole.Id };
        Gathering.Gather([part.In("a"), whole.In("a")]).Single().Key.ShouldBe("anchor:november-2019");
    }

    [Fact]
    public void A_claim_that_cannot_be_placed_stays_with_its_document_and_says_so()
    {
        var groups = Gathering.Gather([Killed(3).In("a"), Killed(3).In("b"), Killed(4).In("a"), Killed(5).At("iran", null).In("a")]);
        groups.Select(g => g.Title).ShouldBe(["Not placed: Title of a", "Iran, time not known: Title of a", "Not placed: Title of b"]);
        groups[0].Claims.Count.ShouldBe(2);
    }

    [Fact]
    public void The_groups_do_not_depend_on_the_order_of_the_claims() => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
    {
        string?[] times = ["2013-05-03", "2013-05-16", "2013-05", "2013", "2013-05-10/2013-05-20", null];
        var claims = numbers.Select((n, i) => Killed(n, id: $"c{i:x16}").At((n & 1) == 0 ? Baghdad : "iraq/mosul", times[(n & 0xFF) % times.Length]).In("d")).ToList();
        static string Shape(IEnumerable<ClaimGroup> groups) =>
            string.Join(';', groups.Select(g => g.Key + string.Join(',', g.Claims.Select(c => c.Id).Order(StringComparer.Ordinal))));
        return Shape(Gathering.Gather(claims)) == Shape(Gathering.Gather([.. Enumerable.Reverse(claims)]));
    }).QuickCheckThrowOnFailure();
}
