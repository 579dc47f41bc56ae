namespace Sanad.Language.Tests;

public sealed class TypedDateTests
{
    [Theory]
    [InlineData("2019", "2019")]
    [InlineData(" 2019-11 ", "2019-11")]
    [InlineData("2019/11/15", "2019-11-15")]
    [InlineData("۲۰۱۹.۱۱.۱۵", "2019-11-15")]
    [InlineData("2017-12/2018-01", "2017-12/2018-01")]
    [InlineData("2017-12 - 2018-01", "2017-12/2018-01")]
    [InlineData("۱۳۹۸-۰۸-۲۴", "2019-11-15")]
    [InlineData("1398-8", "2019-10-23/2019-11-21")]
    [InlineData("1398", "2019-03-21/2020-03-19")]
    [InlineData("1398-08-24 تا 1398-08-28", "2019-11-15/2019-11-19")]
    public void A_date_is_read_in_both_calendars_and_any_digits(string typed, string expected) => TypedDate.Read(typed).ToString().ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("last autumn")]
    [InlineData("2019-13")]
    [InlineData("2019-02-30")]
    [InlineData("1398-12-30")]
    [InlineData("0")]
    [InlineData("2019-11-15-1")]
    [InlineData("2018-01/2017-12")]
    [InlineData("20191115")]
    public void What_is_no_date_is_none(string? typed) => TypedDate.Read(typed).ShouldBeNull();

    [Theory]
    [InlineData("2019-11", "2019-11")]
    [InlineData("1398-08-24", "2019-11-15")]
    [InlineData("1398-08", null)]
    [InlineData("2017/2018", null)]
    public void Where_one_date_is_asked_for_a_stretch_is_none(string typed, string? expected) => TypedDate.ReadOne(typed)?.ToString().ShouldBe(expected);
}
