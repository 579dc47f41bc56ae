using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Language;
using static Sanad.Casebook.Tests.Events.ClaimMaker;

namespace Sanad.Casebook.Tests.Tolls;

/// <summary>Which figures one line compares (decisions 0098, 0117).</summary>
public sealed class TollSpanTests
{
    [Fact]
    public void Deaths_of_every_kind_are_one_line()
    {
        var span = Spans((Act.Killed, 200, "a minister"), (Act.Bodies, 40, "a nurse"), (Act.Executed, 1500, "the council")).ShouldHaveSingleItem();
        (span.ActGroup, span.Act, span.Lowest, span.Highest, span.Speakers, span.IsContested).ShouldBe((ActGroup.Death, null, 40, 1500, 3, true));
    }

    [Fact]
    public void Acts_that_count_other_people_do_not_contest_one_another()
    {
        var spans = Spans((Act.Survived, 2, "a paper"), (Act.Sanctioned, 6, "a ministry"), (Act.Arrested, 900, "a prosecutor"), (Act.Detained, 700, "a watch"), (Act.Released, 30, "a judge"));
        spans.Select(s => (s.ActGroup, s.Act, s.Lowest, s.Highest, s.IsContested)).ShouldBe([
            (ActGroup.Liberty, null, 700, 900, true), (ActGroup.Liberty, Act.Released, 30, 30, false),
            (ActGroup.Other, Act.Survived, 2, 2, false), (ActGroup.Other, Act.Sanctioned, 6, 6, false)]);
    }

    private static IReadOnlyList<TollSpan> Spans(params (Act Act, double Number, string Speaker)[] figures) =>
        TollSpan.Of(TollRowsTests.Rows([.. figures.Select((f, i) => TollRowsTests.Toll(Killed(f.Number, f.Speaker) with { Act = f.Act, Id = $"c{i}" }, "a", "a"))]), Packs.BuiltIn);
}
