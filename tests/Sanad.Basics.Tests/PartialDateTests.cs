using FsCheck;
using FsCheck.Fluent;

namespace Sanad.Basics.Tests;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2019", "2019-01-01", "2019-12-31")]
    [InlineData("2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2019-11-15", "2019-11-15", "2019-11-15")]
    public void An_unknown_part_widens_the_days_it_can_mean(string text, string first, string last)
    {
        var date = PartialDate.Parse(text);
        date.ToString().ShouldBe(text);
        date.First.ToString("O").ShouldBe(first);
        date.Last.ToString("O").ShouldBe(last);
    }

    [Theory]
    [InlineData("2019-13")]
    [InlineData("2019-02-29")]
    [InlineData("2019-00-01")]
    [InlineData("2019/11")]
    [InlineData("0000")]
    [InlineData("19")]
    [InlineData("۲۰۱۹")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_date_is_refused_rather_than_bent(string? text) => PartialDate.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void A_day_without_its_month_does_not_exist() => Should.Throw<ArgumentOutOfRangeException>(() => new PartialDate(2019, null, 3));

    [Fact]
    public void Every_day_survives_writing_and_reading() => Prop.ForAll(
        ArbMap.Default.ArbFor<DateTime>(),
        moment =>
        {
            var date = new PartialDate(moment.Year, moment.Month, moment.Day);
            return PartialDate.Parse(date.ToString()) == date;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_interval_keeps_both_ends()
    {
        var winter = DateInterval.Parse("2017-12/2018-01");
        winter.ToString().ShouldBe("2017-12/2018-01");
        winter.Days.ShouldBe(62);
        winter.Overlaps(DateInterval.Parse("2018")).ShouldBeTrue();
        winter.Overlaps(DateInterval.Parse("2018-02")).ShouldBeFalse();
        DateInterval.TryParse("2018-01/2017-12", out _).ShouldBeFalse();
    }
}
