using Sanad.Basics;

namespace Sanad.Reading.Tests;

/// <summary>The rules on short texts of our own, one awkward case each.</summary>
public class PlainTextTests
{
    private const string Body = "The harbour office said that twelve dock workers had been detained near the customs gate, and that four were free again by the evening.";
    private const string More = "Nobody at the office would say who had given the order, and the eight who are still held have not seen a lawyer since that morning.";

    private static Document Read(params string[] paragraphs) => Reads.Text(string.Join("\n\n", paragraphs));

    [Fact]
    public void A_headline_a_byline_and_a_dateline_are_told_apart()
    {
        var document = Read("Twelve detained at the harbour", "By Ada Quill", "QUAY TOWN, March 4, 2021 (Tide News) -- " + Body, More);
        document.Title.ShouldBe("Twelve detained at the harbour");
        document.Author.ShouldBe("Ada Quill");
        document.Outlet.ShouldBe("Tide News");
        (document.Published.ToString(), document.PublishedKind, document.PublishedText).ShouldBe(("2021-03-04", PublishedKind.Dateline, "March 4, 2021"));
        document.Segments.Select(s => s.Kind).ShouldBe([SegmentKind.Title, SegmentKind.Byline, SegmentKind.Dateline, SegmentKind.Body, SegmentKind.Body]);
        document.ShouldBeWhole();
    }

    [Theory]
    [InlineData("(Geneva) – ", "(Geneva) –")]
    [InlineData("GENEVA (13 February 2015) - ", "GENEVA (13 February 2015) -")]
    [InlineData("BOGOTA, 28 NOV 88 (CADENA 1) -- [REPORT] [A. WRITER] [TEXT] ", "BOGOTA, 28 NOV 88 (CADENA 1) -- [REPORT] [A. WRITER] [TEXT]")]
    [InlineData("Tehran — ", "Tehran —")]
    [InlineData("Iran, August 25, 2021—", "Iran, August 25, 2021—")]
    public void Datelines_of_many_houses_are_cut_from_the_first_paragraph(string dateline, string segment) =>
        Read(dateline + Body, More).Of(SegmentKind.Dateline).ShouldBe([segment]);

    [Theory]
    [InlineData("The office - which never answers letters - said so on March 4, 2021. ")]
    [InlineData("Since 4 March 2021 - a Thursday - twelve people are missing. ")]
    [InlineData("Amnesty International - the group - said so. ")]
    public void A_dash_in_a_sentence_makes_no_dateline(string opening) => Read(opening + Body, More).Of(SegmentKind.Dateline).ShouldBeEmpty();

    [Theory]
    [InlineData("Source » tidewatch", "tidewatch")]
    [InlineData("Source: Tide News", "Tide News")]
    [InlineData("Via: @tidewatch", "@tidewatch")]
    [InlineData("Originally published by Tide News", "Tide News")]
    [InlineData("منبع: خبرگزاری جزر", "خبرگزاری جزر")]
    public void A_source_line_is_furniture_and_names_the_origin(string line, string origin)
    {
        var document = Read("Twelve detained at the harbour", Body, More, line);
        (document.Origin, document.OriginText, document.Outlet).ShouldBe((origin, line, null));
        document.Of(SegmentKind.Furniture).ShouldBe([line]);
    }

    [Theory]
    [InlineData("Source of the fire is unknown.")]
    [InlineData("By then it was over.")]
    public void A_sentence_that_begins_like_a_credit_is_none(string line)
    {
        var document = Read("Twelve detained at the harbour", Body, line);
        (document.Origin, document.Author).ShouldBe((null, null));
        document.Of(SegmentKind.Furniture).ShouldBeEmpty();
    }

    [Fact]
    public void An_outlet_that_no_line_names_stays_null_whatever_the_file_is_called() =>
        Reads.Text(Body + "\n\n" + More, "tide-news-2021-03-04.txt").ShouldSatisfyAllConditions(d => d.Outlet.ShouldBeNull(), d => d.Published.ShouldBeNull());

    [Fact]
    public void What_is_given_wins_and_a_contradiction_is_said()
    {
        var text = "Twelve detained at the harbour\n\nTide News, 5 March 2021\n\n" + Body;
        var document = Reads.Text(text, given: new("Quay Papers", PartialDate.Parse("2021-03-01"), "en"));
        (document.Outlet, document.Published.ToString(), document.PublishedKind, document.Language).ShouldBe(("Quay Papers", "2021-03-01", PublishedKind.Given, "en"));
        document.Warnings.ShouldContain("published was given as 2021-03-01, the document says 2021-03-05 (\"5 March 2021\")");
    }

    [Fact]
    public void A_top_date_near_the_dates_of_the_text_is_when_it_was_published()
    {
        var document = Read("Friday, March 5, 2021", "Twelve detained at the harbour", Body + " That was on March 4, 2021.", More);
        (document.Published.ToString(), document.CapturedOn).ShouldBe(("2021-03-05", null));
    }

    [Fact]
    public void A_top_date_years_after_the_dates_of_the_text_is_when_it_was_captured()
    {
        var document = Read("Friday, March 15, 2024", "Twelve detained at the harbour", Body + " That was on Thursday, March 4, 2021.", More);
        document.CapturedOn.ShouldBe(PartialDate.Parse("2024-03-15"));
        document.PublishedKind.ShouldNotBe(PublishedKind.Stated);
        document.Of(SegmentKind.Furniture).ShouldBe(["Friday, March 15, 2024"]);
    }

    [Fact]
    public void A_label_glued_to_the_field_before_it_still_states_the_date()
    {
        var document = Read("Spokesperson: Ada QuillLocation: Quay TownDate: 1 April 2014 Subject: Detentions", Body, More);
        (document.Published.ToString(), document.PublishedKind).ShouldBe(("2014-04-01", PublishedKind.Stated));
    }

    [Fact]
    public void A_persian_page_line_states_its_date_in_the_calendar_of_iran()
    {
        var document = Read("دوازده نفر در بندر بازداشت شدند", "تاریخ انتشار: ۱۳ آذر ۱۳۹۸", "دفتر بندر اعلام کرد که دست‌کم دوازده کارگر بارانداز نزدیک دروازه گمرک بازداشت شده‌اند.", "لینک کوتاه: tide.example/n/1", "اخبار مرتبط", "سه زخمی در جاده ساحلی", "#بندر #بازداشت");
        (document.Language, document.Title, document.Published.ToString()).ShouldBe(("fa", "دوازده نفر در بندر بازداشت شدند", "2019-12-04"));
        document.Of(SegmentKind.Furniture).ShouldBe(["لینک کوتاه: tide.example/n/1", "اخبار مرتبط", "سه زخمی در جاده ساحلی", "#بندر #بازداشت"]);
    }

    [Fact]
    public void A_weekday_that_contradicts_its_date_is_flagged_and_not_repaired()
    {
        var document = Read(Body, "It was on Saturday, May 31, 2020, that the office spoke of it for the first time in public.");
        document.Warnings.ShouldHaveSingleItem().ShouldBe("Saturday, May 31, 2020 was a Sunday, not a Saturday");
    }

    [Fact]
    public void Links_in_the_middle_of_an_article_do_not_swallow_what_follows()
    {
        var document = Read("Twelve detained at the harbour", Body, "RELATED ARTICLES", "Ferry prices rise again", More, Body + " Twice.");
        document.Of(SegmentKind.Furniture).ShouldBe(["RELATED ARTICLES", "Ferry prices rise again"]);
        document.Of(SegmentKind.Body).Count().ShouldBe(3);
    }

    [Fact]
    public void Cut_off_beginnings_of_other_articles_at_the_foot_are_furniture()
    {
        var document = Read("Twelve detained at the harbour", Body, More, "You may also like", "Ferry prices rise again", "The company that runs the ferries between the islands has announced that prices will rise again in the coming year […]");
        document.Of(SegmentKind.Furniture).Count().ShouldBe(3);
    }

    [Fact]
    public void A_name_that_stands_twice_in_a_list_is_no_caption() =>
        Reads.Text(Body + "\n\nThose held:\nname withheld\nname withheld\nname withheld\n\n" + More).Of(SegmentKind.Furniture).ShouldBeEmpty();

    [Fact]
    public void A_signature_at_the_foot_of_a_letter_is_no_furniture() =>
        Read("Dear Harbour Master,", Body, More, "Sincerely,", "Ada Quill", "Records Desk").Of(SegmentKind.Furniture).ShouldBeEmpty();

    [Fact]
    public void Lines_broken_at_a_fixed_width_are_one_paragraph()
    {
        var document = Reads.Text("Twelve detained at the harbour\n\nThe harbour office said that twelve dock workers had been detained\nnear the customs gate, and that four of them were free again by\nthe evening of the same day.\n\nNobody at the office would say who had given the order, and the\neight who are still held have not seen a lawyer since then.\n");
        document.Of(SegmentKind.Title).ShouldBe(["Twelve detained at the harbour"]);
        document.Of(SegmentKind.Body).Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("en", Body)]
    [InlineData("fa", "دفتر بندر اعلام کرد که دست‌کم دوازده کارگر در نزدیکی دروازه گمرک بازداشت شده‌اند و از آنها خبری نیست.")]
    [InlineData("ar", "قال المكتب إن السلطات اعتقلت اثني عشر من العمال قرب البوابة في المدينة وإن أربعة منهم عادوا إلى البيت في المساء")]
    [InlineData(null, "Le bureau du port a déclaré que douze dockers avaient été arrêtés près de la porte de la douane.")]
    public void The_language_is_known_by_its_commonest_words(string? language, string text) => Reads.Text(text).Language.ShouldBe(language);

    [Fact]
    public void Right_to_left_marks_and_carriage_returns_move_no_offset()
    {
        const string text = "\u202ETwelve detained\u202C\r\n\r\n\u200F" + Body + "\r\n";
        var document = Reads.Text(text);
        document.Text.ShouldBe(text);
        document.Of(SegmentKind.Body).ShouldBe([Body]);
        document.ShouldBeWhole();
    }

    [Theory]
    [InlineData("  Don't STOP -- 3 Comments!  ", "dont stop 3 comments")]
    [InlineData("Don’t stop", "dont stop")]
    [InlineData("«نظر شما:»", "نظر شما")]
    [InlineData("📰 .", "")]
    public void Lines_are_compared_by_their_folded_words(string line, string key) => LineKey.Of(line).ShouldBe(key);
}
