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
    [InlineData("۴ تن کشته، ۱۱ تن زخمی و ۳ تن ناپدید شدند.", "killed 4, wounded 11, disappeared 3")]
    [InlineData("روز گذشته ۲۰ مامور امنیتی سه دانشجو را در اصفهان دستگیر کردند.", "arrested 3")]
    [InlineData("سه نفر که زیر آوار مانده بودند زنده بیرون آورده شدند.", "survived 3")]
    [InlineData("هفت شهروند کرد کشته شدند.", "killed 7")]
    [InlineData("سیل جان ۱۱ نفر را گرفت و ۳ روستا را ویران کرد.", "killed 11, destroyed 3")]
    [InlineData("دو نفر به اتهام قتل به دار آویخته شدند.", "executed 2")]
    [InlineData("برای هفت نفر احکام حبس صادر شد.", "sentenced 7")]
    [InlineData("حکم اعدام دو زندانی اجرا شد.", "executed 2")]
    [InlineData("شمار قربانیان از دو هزار نفر گذشت.", "victims 2000")]
    [InlineData("۳ نفر پس از ۲۰ روز بازداشت با وثیقه ۵۰۰ میلیون تومانی آزاد شدند.", "released 3")]
    [InlineData("زنان ۴۳ درصد از کشته‌شدگان هستند.", "killed 0.43")]
    [InlineData("در میان مجروحان سه خبرنگار دیده می‌شوند.", "wounded 3")]
    [InlineData("این حادثه تلفات جانی نداشت.", "killed 0")]
    [InlineData("بین ۷ تا ۸ هزار نفر بازداشت شدند.", "arrested 7000..8000")]
    [InlineData("کارگران خواستار آزادی ۵ همکار خود شدند.", "")]
    [InlineData("اعتراضات به ۸۰ شهر گسترش یافت.", "places 80")]
    [InlineData("شمار کشته‌ها را هفت نفر و زخمی‌ها را ۳۰ نفر اعلام کردند.", "killed 7, wounded 30")]
    [InlineData("از ۵۰ خانواده شهید تجلیل شد.", "")]
    [InlineData("یک وکیل بازداشت شد.", "")]
    [InlineData("بیش از ۶۰ کارشناس ۱۱۸ گزارش درباره اعدام و شکنجه را بررسی کردند.", "")]
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

    [Theory]
    [InlineData("یوناما می‌گوید ۵ نفر کشته شدند.", "یوناما")]
    [InlineData("«۱۹ نفر را کشتند و رفتند»، یکی از اهالی روستا گفت.", "یکی از اهالی روستا")]
    [InlineData("کابل – وزارت صحت تأیید کرد که ۱۹ تن جان باختند.", "وزارت صحت")]
    [InlineData("با این حال یک مقام وزارت کشور گفت ۵ نفر کشته شدند.", "یک مقام وزارت کشور")]
    [InlineData("برای ۱۰۰۰ نفر کیفرخواست صادر شد، اعلام کرد دادگستری شهر.", "دادگستری شهر")]
    [InlineData("یک نماینده، به نقل از منبعی امنیتی، گفته بود ۸ نفر بازداشت شده‌اند.", "یک نماینده")]
    [InlineData("به گزارش خبرگزاری شهر، رئیس اورژانس استان اعلام کرد ۲ نفر فوت کردند.", "رئیس اورژانس استان")]
    [InlineData("دیوان عالی حکم مرگ ۳ نفر را تأیید کرد.", null)]
    [InlineData("بر اساس گزارش‌های دریافتی، ۵ نفر بازداشت شدند.", null)]
    public void Tells_who_says_it(string sentence, string? speaker) => Extracted.One(sentence).Speaker.ShouldBe(speaker);

    [Fact]
    public void A_pronoun_and_this_official_stand_for_the_speaker_before()
    {
        var claims = Extracted.From("فرماندار شهر گفت ۳ نفر کشته شدند. وی افزود ۵ نفر زخمی شدند. این مقام تصریح کرد ۲ نفر بازداشت شدند.");
        claims.ShouldAllBe(claim => claim.Speaker == "فرماندار شهر");
    }

    [Fact]
    public void A_rival_figure_disputes_and_nobody_denies()
    {
        var claims = Extracted.From("فرماندار شهر گفت ۳ نفر کشته شدند. به گفته شاهدان عینی ۷ نفر کشته شدند. یک وکیل می‌گوید ۴ نفر شکنجه شدند. رئیس زندان گفت هیچ‌کس شکنجه نشده است.");
        claims.Select(claim => claim.Stance).ShouldBe([Stance.Assert, Stance.Dispute, Stance.Assert, Stance.Deny]);
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
