using System.Globalization;
using Sanad.Basics;

namespace Sanad.Language.Tests;

public sealed class DateTests
{
    private static readonly DateExpressions English = new(Packs.BuiltIn.Language("en"), Packs.BuiltIn);
    private static readonly DateExpressions Persian = new(Packs.BuiltIn.Language("fa"), Packs.BuiltIn);

    internal static IReadOnlyList<DateMention> Find(DateExpressions dates, string text) => dates.Find(text, Tokenizer.Tokenize(text, new(0, text.Length)));

    private static string? Resolve(DateExpressions dates, string text, string? published, string? named = null)
    {
        var mention = Find(dates, text).ShouldHaveSingleItem(text);
        return DateRules.Resolve(mention, new(Interval(published), Interval(named), null))?.Interval.ToString();
    }

    private static DateInterval? Interval(string? text) => text is null ? null : DateInterval.Parse(text);

    [Theory]
    [InlineData("on May 31, 2020", "2020-05-31")]
    [InlineData("on 31 May 2020", "2020-05-31")]
    [InlineData("the 31st of May, 2020", "2020-05-31")]
    [InlineData("31/05/2020", "2020-05-31")]
    [InlineData("05/31/2020", "2020-05-31")]
    [InlineData("2020-05-31T10:30Z", "2020-05-31")]
    [InlineData("31.5.2020", "2020-05-31")]
    [InlineData("5 DEC 88", "1988-12-05")]
    [InlineData("Sept. 5, 2019", "2019-09-05")]
    [InlineData("in November 2019", "2019-11")]
    [InlineData("in November of 2019", "2019-11")]
    [InlineData("November, 2019", "2019-11")]
    [InlineData("in 2014.A series", "2014")]
    [InlineData("the 1988 massacre", "1988")]
    [InlineData("the 1988 executions", "1988")]
    [InlineData("in 2019 protesters were shot", "2019")]
    [InlineData("the July 29, 2013 attacks", "2013-07-29")]
    [InlineData("summer of 1988", "1988-06/1988-08")]
    [InlineData("in the early 1980s", "1980/1983")]
    [InlineData("in the late 1990s", "1997/1999")]
    [InlineData("the 1980s", "1980/1989")]
    [InlineData("late November 2019", "2019-11-21/2019-11-30")]
    [InlineData("mid-2014", "2014-05/2014-08")]
    [InlineData("from June 2012 until November 2015", "2012-06/2015-11")]
    [InlineData("During 2014 and 2015", "2014/2015")]
    [InlineData("in January - February 2015", "2015-01/2015-02")]
    [InlineData("from June 23 to July 1, 2011", "2011-06-23/2011-07-01")]
    [InlineData("December 28 to January 5, 2018", "2017-12-28/2018-01-05")]
    [InlineData("22-23 March 2014", "2014-03-22/2014-03-23")]
    [InlineData("1980-88", "1980/1988")]
    [InlineData("By the end of January 2018", "2018-01")]
    [InlineData("25 Aban 1398", "2019-11-16")]
    [InlineData("in the first half of 2019", "2019-01/2019-06")]
    [InlineData("in the first six months of 2014", "2014-01/2014-06")]
    [InlineData("in the third quarter of 2015", "2015-07/2015-09")]
    [InlineData("in the last week of December 2018", "2018-12-25/2018-12-31")]
    [InlineData("Tuesday evening, 5 March 2013", "2013-03-05")]
    [InlineData("SAN SALVADOR, 15 Jun 89.", "1989-06-15")]
    [InlineData("in August and September 1988", "1988-08/1988-09")]
    public void A_date_with_its_year_needs_no_anchor(string text, string date) => Resolve(English, text, null).ShouldBe(date);

    [Theory]
    [InlineData("on July 29", "2013-08-11", "2013-07-29")]
    [InlineData("on December 31", "2013-08-11", "2012-12-31")]
    [InlineData("on 29 February", "2022-05-01", "2020-02-29")]
    [InlineData("in July", "2013-08-11", "2013-07")]
    [InlineData("in November", "2020-06", "2019-11")]
    [InlineData("IN NOVEMBER", "1988-12-05", "1988-11")]
    [InlineData("DURING THE MONTH OF NOVEMBER", "1988-12-05", "1988-11")]
    [InlineData("On 22 and 23 March", "2014-04-01", "2014-03-22/2014-03-23")]
    [InlineData("On August 6 and August 10", "2013-08-11", "2013-08-06/2013-08-10")]
    [InlineData("between April and June", "2011-06-22", "2011-04/2011-06")]
    [InlineData("from December 20 to January 5", "2018-03-01", "2017-12-20/2018-01-05")]
    [InlineData("since March 22", "2014-04-01", "2014-03-22/2014-04-01")]
    [InlineData("Last November", "2020-06", "2019-11")]
    [InlineData("last November", "2019-11-20", "2018-11")]
    [InlineData("November last year", "2020-06-01", "2019-11")]
    [InlineData("last summer", "2020-06-15", "2019-06/2019-08")]
    [InlineData("in late November", "2019-12-15", "2019-11-21/2019-11-30")]
    [InlineData("next March", "2019-12-15", "2020-03")]
    [InlineData("the July 29 attacks", "2013-08-11", "2013-07-29")]
    [InlineData("a bombing on June 30 killed 12 people", "2013-08-11", "2013-06-30")]
    [InlineData("which will close on November 28", "2015-11-19", "2015-11-28")]
    [InlineData("the December 31 deadline", "2011-12-15", "2011-12-31")]
    [InlineData("Monday 9 June", "2014-06-06", "2014-06-09")]
    public void Without_a_year_the_latest_one_at_or_before_the_publication_is_meant(string text, string published, string date) =>
        Resolve(English, text, published).ShouldBe(date);

    [Theory]
    [InlineData("on July 29")]
    [InlineData("in November")]
    [InlineData("on Tuesday")]
    [InlineData("yesterday")]
    [InlineData("two days earlier")]
    public void Without_an_anchor_it_stays_unresolved(string text) => Resolve(English, text, null).ShouldBeNull();

    [Theory]
    [InlineData("On Tuesday", "2021-08-25", "2021-08-24")]
    [InlineData("on Wednesday", "2021-08-25", "2021-08-25")]
    [InlineData("last Wednesday", "2021-08-25", "2021-08-18")]
    [InlineData("next Tuesday", "2021-08-25", "2021-08-31")]
    [InlineData("on Tuesday", "2021-08", null)]
    public void A_weekday_is_the_last_such_day(string text, string published, string? date) => Resolve(English, text, published).ShouldBe(date);

    [Fact]
    public void A_stamp_in_GMT_may_be_a_day_behind_the_weekday()
    {
        var sunday = Find(English, "on Sunday").Single();
        DateRules.Resolve(sunday, new(Interval("1989-02-04"), null, null, GmtStamp: true))!.Interval.ToString().ShouldBe("1989-02-05");
        DateRules.Resolve(sunday, new(Interval("1989-02-04"), null, null))!.Interval.ToString().ShouldBe("1989-01-29");
    }

    [Fact]
    public void A_weekday_that_contradicts_its_date_is_flagged_and_not_repaired()
    {
        var resolved = DateRules.Resolve(Find(English, "Saturday, May 31, 2020").Single(), new(null, null, null))!;
        resolved.Interval.ToString().ShouldBe("2020-05-31");
        resolved.Warnings.ShouldBe(["Saturday, May 31, 2020 was a Sunday, not a Saturday"]);
        DateRules.Resolve(Find(English, "Sunday, May 31, 2020").Single(), new(null, null, null))!.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("yesterday", "2020-03-01", null, "2020-02-29")]
    [InlineData("last month", "2020-01-15", null, "2019-12")]
    [InlineData("earlier this year", "2021-08-25", null, "2021")]
    [InlineData("last week", "2020-06-03", null, "2020-05-25/2020-05-31")]
    [InlineData("three years ago", "2020-06-03", null, "2017")]
    [InlineData("two days earlier", "2013-08-11", "2013-07-23", "2013-07-21")]
    [InlineData("the prior month’s crackdowns", "2020-06", "2019-12", "2019-11")]
    [InlineData("the previous week", "2020-06-03", "2019-11-20", "2019-11-11/2019-11-17")]
    [InlineData("in the past 12 months", "2013-08-11", null, "2012-08-11/2013-08-11")]
    [InlineData("in the past 24 hours", "2014-04-01", null, "2014-03-31/2014-04-01")]
    [InlineData("a year ago", "2014-04-01", null, "2013")]
    [InlineData("late last year", "2014-04-01", null, "2013-09/2013-12")]
    [InlineData("since the start of the year", "2014-04-01", null, "2014/2014-04-01")]
    [InlineData("On Thursday and Friday", "2014-04-01", null, "2014-03-27/2014-03-28")]
    [InlineData("over the past week", "2014-04-01", null, "2014-03-25/2014-04-01")]
    public void Relative_dates_count_from_the_publication_or_the_nearest_date_named(string text, string published, string? named, string date) =>
        Resolve(English, text, published, named).ShouldBe(date);

    [Theory]
    [InlineData("۲۵ آبان ۱۳۹۸", "2019-11-16")]
    [InlineData("۲۵ آبان ماه سال ۱۳۹۸", "2019-11-16")]
    [InlineData("بیست و پنجم آبان ۹۸", "2019-11-16")]
    [InlineData("شنبه ۲۵ آبان ۱۳۹۸", "2019-11-16")]
    [InlineData("۱۳۹۸/۰۸/۲۵", "2019-11-16")]
    [InlineData("٩٨/٨/٢٥", "2019-11-16")]
    [InlineData("آبان ۹۸", "2019-10-23/2019-11-21")]
    [InlineData("آبان‌ماه ۱۳۹۸", "2019-10-23/2019-11-21")]
    [InlineData("سال ۱۳۹۸", "2019-03-21/2020-03-19")]
    [InlineData("در سال ۶۷", "1988-03-21/1989-03-20")]
    [InlineData("تابستان ۶۷", "1988-06-22/1988-09-22")]
    [InlineData("دهه شصت", "1981-03-21/1991-03-20")]
    [InlineData("۱۵ نوامبر ۲۰۱۹", "2019-11-15")]
    [InlineData("نوامبر ۲۰۱۹", "2019-11")]
    [InlineData("دی ۲۰۱۷", "2017-12-22/2018-01-20")]
    [InlineData("از ۲۴ تا ۲۸ آبان ۱۳۹۸", "2019-11-15/2019-11-19")]
    [InlineData("در سال‌های ۶۰ تا ۶۷", "1981-03-21/1989-03-20")]
    [InlineData("در مرداد و شهریور ۱۳۶۷", "1988-07-23/1988-09-22")]
    [InlineData("نیمه دوم آبان ۱۳۹۸", "2019-11-07/2019-11-21")]
    public void Jalali_dates_become_gregorian(string text, string date) => Resolve(Persian, text, null).ShouldBe(date);

    [Theory]
    [InlineData("روز ۲۵ آبان", "2019-11-22", "2019-11-16")]
    [InlineData("در آبان", "2020-06-01", "2019-10-23/2019-11-21")]
    [InlineData("آبان سال گذشته", "2020-06-01", "2019-10-23/2019-11-21")]
    [InlineData("دیروز", "2019-11-22", "2019-11-21")]
    [InlineData("امروز", "2019-09-21", "2019-09-21")]
    [InlineData("روز پنج شنبه", "2019-11-22", "2019-11-21")]
    [InlineData("پنجشنبه", "2019-11-22", "2019-11-21")]
    [InlineData("هفته گذشته", "2019-11-22", "2019-11-09/2019-11-15")]
    [InlineData("ماه گذشته", "2019-11-22", "2019-10-23/2019-11-21")]
    [InlineData("دو روز پیش", "2019-11-22", "2019-11-20")]
    [InlineData("طی ۲۴ ساعت گذشته", "2019-11-22", "2019-11-21/2019-11-22")]
    [InlineData("از ابتدای سال جاری", "2019-11-22", "2019-03-21/2019-11-22")]
    [InlineData("شنبه گذشته", "2019-11-22", "2019-11-16")]
    public void Persian_dates_resolve_by_the_gregorian_anchor(string text, string published, string date) => Resolve(Persian, text, published).ShouldBe(date);

    [Theory]
    [InlineData("May God bless them and they may march")]
    [InlineData("about 2000 people were there")]
    [InlineData("350 prisoners aged 18 to 25")]
    [InlineData("paragraph 12 of article 110")]
    [InlineData("an 18 year-old girl")]
    [InlineData("31/05 of them, 03/04/2020")]
    [InlineData("more than 2019 protesters of 2000 houses")]
    [InlineData("Rajai Shahr 2019 prisoners killed 1988 people")]
    public void Numbers_that_are_no_dates_are_left_alone(string text) => Find(English, text).ShouldBeEmpty();

    [Theory]
    [InlineData("به ضرب تیر کشته شد و ۳۵۰ نفر")]
    [InlineData("می گوید که مهر مادر")]
    public void Persian_words_that_are_no_dates_are_left_alone(string text) => Find(Persian, text).ShouldBeEmpty();

    [Fact]
    public void In_May_15_people_were_killed_names_the_month_only() => Find(English, "In May 15 people were killed").Single().Text.ShouldBe("May");

    [Fact]
    public void A_mention_tells_its_surroundings()
    {
        const string text = "The November uprising began in November 2019; posted April 24, 2024, 10:30 am";
        var mentions = Find(English, text);
        mentions.Select(mention => mention.Text).ShouldBe(["November", "November 2019", "April 24, 2024"]);
        mentions[0].IsModifier.ShouldBeTrue();
        (mentions[1].IsModifier, mentions[1].Preposition, mentions[1].Phrase.In(text)).ShouldBe((false, "in", "in November 2019"));
        mentions[2].Clock!.Value.In(text).ShouldBe("10:30");
    }

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    [InlineData("en-US")]
    public void The_culture_of_the_device_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            Resolve(English, "FRIDAY, APRIL 17, 2014", null).ShouldBe("2014-04-17");
            Resolve(Persian, "۲۵ آبان", "2019-11-22").ShouldBe("2019-11-16");
            Resolve(English, "IN APRIL", "2014-05-01").ShouldBe("2014-04");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
