namespace Sanad.Claims.Tests;

/// <summary>The Persian grammar, on sentences of our own.</summary>
public sealed class PersianClausesTests
{
    [Theory]
    [InlineData("۱۲ نفر کشته و ۳۵ نفر زخمی شدند.", "killed 12, wounded 35")]
    [InlineData("زخمی شدن ۷ تن از مسافران", "wounded 7")]
    [InlineData("کشته شدن ۲۰۰ نفر تایید نشده است.", "killed 200")]
    [InlineData("بازداشت دست‌کم ۱۸ دانشجو در تبریز", "arrested 18")]
    [InlineData("نیروهای امنیتی ۴۰ معترض را بازداشت کردند.", "arrested 40")]
    [InlineData("پنج تن از کارگران به قتل رسیدند.", "killed 5")]
    [InlineData("۱۴ کشته در تصادف اتوبوس", "killed 14")]
    [InlineData("تعداد جان باختگان را حداقل ۱۴ نفر اعلام کرد.", "killed 14")]
    [InlineData("تعداد بازداشت‌شدگان به ۵۰۰ نفر رسید.", "arrested 500")]
    [InlineData("دو نفر به اعدام محکوم شدند و سه نفر از زندان آزاد شدند.", "sentenced_to_death 2, released 3")]
    [InlineData("صدها نفر در زندان شهر شکنجه شدند.", "tortured 100..999")]
    [InlineData("چهار زندانی جان خود را از دست دادند.", "killed 4")]
    [InlineData("هیچ زندانی اعدام نشده است.", "executed 0")]
    [InlineData("۳ زن و ۲ کودک در این حمله کشته شدند.", "killed 3, killed 2")]
    [InlineData("ده نفر کشته و زخمی شدند.", "casualties 10")]
    [InlineData("اعتراضات در ۱۰۰ شهر برگزار شد.", "places 100")]
    [InlineData("آمار کاملی در مورد تعداد دانشجویان دستگیر شده وجود ندارد.", "arrested unknown")]
    [InlineData("۷ نفر كشته شده اند.", "killed 7")]
    [InlineData("او به ۱۵ سال زندان محکوم شد.", "")]
    [InlineData("خانه او توسط ۲۰ مامور بازرسی شد.", "")]
    [InlineData("۲۸ میلیارد تومان در سال ۹۸ هزینه شد.", "")]
    public void Finds_the_act_and_the_number(string sentence, string expected) =>
        string.Join(", ", Extracted.From(sentence).Select(Extracted.Shown)).ShouldBe(expected);

    [Fact]
    public void Bullets_after_a_speakers_line_are_theirs()
    {
        var claims = Extracted.From("معاون دادستان:\n🔹۹ دانشجو آزاد شدند.\n🔹۴ نفر در بازداشت هستند.");
        claims.Select(claim => claim.Speaker).ShouldBe(["معاون دادستان", "معاون دادستان"]);
    }

    [Fact]
    public void The_day_beside_the_subject_is_when_it_was_said()
    {
        var claim = Extracted.One("سخنگوی دولت روز سه‌شنبه ۱۲ آذر ۱۳۹۸ گفت که در آبان ۱۳۹۸ حدود ۲۰۰ نفر کشته شدند.");
        (claim.Said?.ToString(), claim.When?.ToString()).ShouldBe(("2019-12-03", "2019-10-23/2019-11-21"));
    }

    [Fact]
    public void A_denial_closes_its_sentence()
    {
        var claim = Extracted.One("دادستان شهر آمار کشته‌شدگان را تکذیب کرد.");
        (claim.Kind, claim.Stance, claim.Act).ShouldBe((ClaimKind.Nocount, Stance.Deny, Act.Killed));
    }
}
