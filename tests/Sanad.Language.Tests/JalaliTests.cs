using System.Globalization;

namespace Sanad.Language.Tests;

public sealed class JalaliTests
{
    [Fact]
    public void Every_day_of_1300_to_1450_goes_both_ways_as_the_BCL_has_it()
    {
        var calendar = new PersianCalendar();
        var day = Jalali.Day(1300, 1, 1)!.Value;
        day.ShouldBe(new DateOnly(1921, 3, 21));
        for (var end = Jalali.Day(1450, 12, 29)!.Value; day <= end; day = day.AddDays(1))
        {
            var (year, month, date) = Jalali.Of(day);
            Jalali.Day(year, month, date).ShouldBe(day);
            DateOnly.FromDateTime(calendar.ToDateTime(year, month, date, 0, 0, 0, 0)).ShouldBe(day);
        }
    }

    [Fact]
    public void Days_of_far_years_are_as_the_BCL_has_them()
    {
        var calendar = new PersianCalendar();
        for (var number = new DateOnly(622, 3, 22).DayNumber; number <= new DateOnly(9620, 1, 1).DayNumber; number += 1373)
        {
            var day = DateOnly.FromDayNumber(number);
            var time = day.ToDateTime(default);
            Jalali.Of(day).ShouldBe((calendar.GetYear(time), calendar.GetMonth(time), calendar.GetDayOfMonth(time)));
        }
    }

    [Fact]
    public void Months_and_years_cover_their_days_without_gap()
    {
        for (var year = 1300; year <= 1450; year++)
        {
            var whole = Jalali.Year(year)!.Value;
            Jalali.Month(year, 1)!.Value.First.ShouldBe(whole.First);
            Jalali.Month(year, 12)!.Value.Last.ShouldBe(whole.Last);
            for (var month = 1; month < 12; month++)
                Jalali.Month(year, month + 1)!.Value.First.ShouldBe(Jalali.Month(year, month)!.Value.Last.AddDays(1));
        }
    }

    [Fact]
    public void The_thirtieth_of_Esfand_comes_in_leap_years_only()
    {
        Jalali.Day(1399, 12, 30).ShouldNotBeNull();
        Jalali.Day(1398, 12, 30).ShouldBeNull();
        Jalali.Day(1398, 13, 1).ShouldBeNull();
        Jalali.Day(0, 1, 1).ShouldBeNull();
    }
}
