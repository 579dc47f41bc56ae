using Sanad.Basics;
using Sanad.Casebook.Storage;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Language;
using Sanad.Tests;

namespace Sanad.Dossier.Tests;

public class InterfaceTextsTests
{
    private static readonly InterfaceTexts English = InterfaceTexts.For(Packs.BuiltIn, "en");
    private static readonly InterfaceTexts Persian = InterfaceTexts.For(Packs.BuiltIn, "fa");

    [Fact]
    public void Both_languages_have_the_same_keys() => Keys("fa").ShouldBe(Keys("en"));

    [Fact]
    public void Both_languages_fill_the_same_placeholders()
    {
        foreach (var key in Keys("en").Where(key => !key.StartsWith("months.", StringComparison.Ordinal)))
            Places(Persian[key]).ShouldBe(Places(English[key]), key);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void Every_controlled_word_has_a_text(string language)
    {
        var texts = InterfaceTexts.For(Packs.BuiltIn, language);
        All<Act>("acts");
        All<ActGroup>("act_groups");
        All<ClaimKind>("claim_kinds");
        All<Stance>("stances");
        All<TollStatus>("statuses");
        All<TollStatus>("statuses_short");
        All<Modality>("modalities");
        All<Qualifier>("qualifiers");
        All<SpeakerType>("speaker_types");
        All<SegmentKind>("segments");
        All<PublishedKind>("published_kinds");
        All<Tier>("tiers");

        void All<T>(string group)
            where T : struct, Enum => Enum.GetValues<T>().ShouldAllBe(value => texts.Of(group, value).Length > 0);
    }

    [Fact]
    public void A_key_that_no_pack_has_is_a_bug() => Should.Throw<KeyNotFoundException>(() => English["no.such.key"]);

    [Theory]
    [InlineData("en", null, null, "20 November 2019", "1,200")]
    [InlineData("en", ShownCalendar.Jalali, ShownDigits.Persian, "۲۹ Aban ۱۳۹۸", "۱٬۲۰۰")]
    [InlineData("en", ShownCalendar.Both, null, "20 November 2019 (29 Aban 1398)", "1,200")]
    [InlineData("fa", null, null, "۲۹ آبان ۱۳۹۸ (۲۰ نوامبر ۲۰۱۹)", "۱٬۲۰۰")]
    [InlineData("fa", ShownCalendar.Gregorian, ShownDigits.Latin, "20 نوامبر 2019", "1,200")]
    [InlineData("fa", ShownCalendar.Jalali, null, "۲۹ آبان ۱۳۹۸", "۱٬۲۰۰")]
    public void A_reader_has_calendar_and_digits_as_wanted(string language, ShownCalendar? calendar, ShownDigits? digits, string date, string number)
    {
        var texts = InterfaceTexts.For(Packs.BuiltIn, language).Reading(new(calendar, digits));
        texts.Date(DateInterval.Parse("2019-11-20")).ShouldBe(date);
        texts.Number(1200).ShouldBe(number);
    }

    [Fact]
    public void Words_with_a_digit_in_them_follow_the_reader_too() =>
        Persian.Reading(new(Digits: ShownDigits.Latin)).Of("qualifiers", Qualifier.Zero).ShouldBe("هیچ‌کس (0)");

    [Fact]
    public void One_document_and_two_documents()
    {
        English.Count("documents", 1).ShouldBe("1 document");
        English.Count("documents", 1200).ShouldBe("1,200 documents");
        Persian.Count("documents", 1200).ShouldBe("۱٬۲۰۰ سند");
    }

    [Theory]
    [InlineData(Qualifier.AtLeast, 304, 304, null, "at least 304", "دست‌کم ۳۰۴")]
    [InlineData(Qualifier.About, 1500, 1500, 1500, "about 1,500", "حدود ۱٬۵۰۰")]
    [InlineData(Qualifier.UpTo, 30000, null, 30000, "up to 30,000", "تا ۳۰٬۰۰۰")]
    [InlineData(Qualifier.Range, null, 5, 9, "5 to 9", "۵ تا ۹")]
    [InlineData(Qualifier.Range, null, 5, null, "at least 5", "دست‌کم ۵")]
    [InlineData(Qualifier.Zero, 0, 0, 0, "nobody (0)", "هیچ‌کس (۰)")]
    [InlineData(Qualifier.Unknown, null, null, null, "an unknown number", "شماری نامعلوم")]
    [InlineData(Qualifier.Exact, null, null, null, "an unknown number", "شماری نامعلوم")]
    public void Quantities_keep_their_qualifier(Qualifier qualifier, int? value, int? low, int? high, string english, string persian)
    {
        var quantity = new Quantity(value, low, high, qualifier);
        English.Quantity(quantity).ShouldBe(english);
        Persian.Quantity(quantity).ShouldBe(persian);
    }

    [Fact]
    public void A_vague_word_keeps_the_word()
    {
        English.Quantity(new(null, 100, 999, Qualifier.Vague), "hundreds").ShouldBe("hundreds");
        English.Quantity(new(null, 100, 999, Qualifier.Vague)).ShouldBe("100 to 999");
    }

    [Theory]
    [InlineData("2019-11-20", "20 November 2019", "۲۹ آبان ۱۳۹۸ (۲۰ نوامبر ۲۰۱۹)")]
    [InlineData("2019-11", "November 2019", "آبان–آذر ۱۳۹۸ (نوامبر ۲۰۱۹)")]
    [InlineData("2019-03", "March 2019", "اسفند ۱۳۹۷–فروردین ۱۳۹۸ (مارس ۲۰۱۹)")]
    [InlineData("2019", "2019", "۱۳۹۷–۱۳۹۸ (۲۰۱۹)")]
    [InlineData("2019-10-23/2019-11-21", "23 October 2019 to 21 November 2019", "آبان ۱۳۹۸")]
    [InlineData("2019-03-21/2020-03-19", "21 March 2019 to 19 March 2020", "۱۳۹۸")]
    [InlineData("2017-12/2018-01", "December 2017 to January 2018", "آذر ۱۳۹۶ تا بهمن ۱۳۹۶ (دسامبر ۲۰۱۷ تا ژانویه ۲۰۱۸)")]
    [InlineData("1988/1989", "1988 to 1989", "۱۳۶۶–۱۳۶۸ (۱۹۸۸ تا ۱۹۸۹)")]
    public void Dates_never_become_more_precise_than_they_were_said(string edtf, string english, string persian)
    {
        English.Date(DateInterval.Parse(edtf)).ShouldBe(english);
        Persian.Date(DateInterval.Parse(edtf)).ShouldBe(persian);
    }

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData("Zahedan", "iran/sistan-and-baluchestan/zahedan", "Zahedan", "زاهدان")]
    [InlineData("Zahedan, 2019-11-16", "iran/sistan-and-baluchestan/zahedan", "Zahedan, 16 Nov 2019", "زاهدان، ۲۵ آبان ۱۳۹۸")]
    [InlineData("2019-11-16", null, "16 Nov 2019", "۲۵ آبان ۱۳۹۸")]
    [InlineData("women, and children", null, "women, and children", "women, and children")]
    public void A_scope_has_its_name_in_the_language(string? scope, string? place, string? english, string? persian)
    {
        var row = HandMade.Row(HandMade.Lantern(), 0, "X", SpeakerType.Ngo, null) with { Scope = scope, ScopePlace = place };
        English.Scope(row).ShouldBe(english);
        Persian.Scope(row).ShouldBe(persian);
    }

    [Theory]
    [InlineData("Zahedan, 2022-09-30", "زاهدان، ۸ مهر ۱۴۰۱")]
    [InlineData("Zahedan, time not known: A note", "زاهدان، زمان نامعلوم: A note")]
    [InlineData("2022-09-30, place not known: A note", "۸ مهر ۱۴۰۱، مکان نامعلوم: A note")]
    [InlineData("Not placed: A note", "مکان و زمان نامعلوم: A note")]
    [InlineData("What a person called it", "What a person called it")]
    public void The_casebooks_own_titles_are_said_in_the_language(string title, string persian) => Persian.Title(
        new("e1", title, "iran/sistan-and-baluchestan/zahedan", DateInterval.Parse("2022-09-30"))).ShouldBe(persian);

    [Fact]
    public void A_name_with_a_direction_override_shows_its_code()
    {
        VisibleText.Name("report\u202Efdp.exe").ShouldBe("report[U+202E]fdp.exe");
        VisibleText.Name("a\nb\u0007\uD800").ShouldBe("a[U+000A]b[U+0007][U+D800]");
        VisibleText.Name("می‌گوید").ShouldBe("می‌گوید");
        VisibleText.Running("a\nb\u202E").ShouldBe("a\nb[U+202E]");
    }

    private static string[] Keys(string language)
    {
        var pack = Packs.BuiltIn.Language(language);
        return [.. new[] { pack.Section("interface"), pack.Section("workbench") }
            .SelectMany(section => section.Keys().SelectMany(group => Below(section, group))).Order(StringComparer.Ordinal)];
    }

    // A key leads to a text, a list, or further keys.
    private static IEnumerable<string> Below(PackSection section, string key) => section.IsMap(key) ? section.Keys(key).SelectMany(next => Below(section, $"{key}.{next}")) : [key];

    private static string Places(string text) => string.Join(' ', Enumerable.Range(0, 5).Select(at => $"{{{at}}}").Where(text.Contains));
}
