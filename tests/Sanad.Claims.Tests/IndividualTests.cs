using Sanad.Basics;

namespace Sanad.Claims.Tests;

public sealed class IndividualTests
{
    // "act name tier" of every claim of a named person.
    private static string Named(string text) =>
        string.Join("; ", Extracted.From(text, "2024-05-20").Where(claim => claim.Kind == ClaimKind.Individual).Select(claim => $"{JsonText.Line(claim.Act).Trim('"')} {claim.Victims} {claim.Tier}"));

    [Theory]
    [InlineData("Ilka Moorden, 23, a student, was arrested in Shiraz.", "arrested Ilka Moorden A")]
    [InlineData("Bandits killed Vorn Tessik in the hills.", "killed Vorn Tessik B")]
    [InlineData("The execution of the teacher Tamas Orvel shocked the town.", "executed Tamas Orvel A")]
    [InlineData("The murder on 4 June in Sirte of Michael Vorn was condemned.", "killed Michael Vorn B")]
    [InlineData("The body of Salman Dorvi, 36, was found on a roof.", "bodies Salman Dorvi A")]
    [InlineData("Hana Ferrow's death in detention was not investigated.", "died_in_custody Hana Ferrow A")]
    [InlineData("Amal Dervisha, arrested in 2022, was freed on Thursday.", "arrested Amal Dervisha B; released Amal Dervisha A")]
    [InlineData("Among those executed in the prison was Mehrdad Sorabi.", "executed Mehrdad Sorabi B")]
    [InlineData("The wife of Nadir Welkham, Shirin Welkham, has been arrested.", "arrested Shirin Welkham A")]
    [InlineData("Vasil Domberg, 40, was arrested. Domberg was later tortured.", "arrested Vasil Domberg A; tortured Domberg B")]
    [InlineData("علی تیرگانی، دانشجوی ۲۳ ساله، در شیراز بازداشت شد.", "arrested علی تیرگانی A")]
    [InlineData("اعدام مسعود آبدانی در زندان کرج تأیید شد.", "executed مسعود آبدانی A")]
    [InlineData("مأموران فرشته کوهستانی را بازداشت کردند.", "arrested فرشته کوهستانی A")]
    [InlineData("یونس کریم‌زاده، ۳۴ ساله، یکی از اعدام‌شدگان است.", "executed یونس کریم‌زاده B")]
    [InlineData("خبرنگار هژیر سرابی‌پور بازداشت شد.", "arrested هژیر سرابی‌پور B")]
    public void A_deed_done_to_a_named_person_is_a_claim_of_one(string text, string expected) => Named(text).ShouldBe(expected);

    [Theory]
    [InlineData("Protesters in Karim Abad were arrested.")]
    [InlineData("Lawyers for Petar Dranic were arrested.")]
    [InlineData("The government should release Petar Dranic.")]
    [InlineData("Ilka Moorden, who lives abroad, said that her brother was sentenced to death.")]
    [InlineData("Ali Moorden released footage of the raid.")]
    [InlineData("Hana Ferrow's arrest warrant was issued.")]
    [InlineData("Massacre Victims Defy Ban On Mourning")]
    [InlineData("Marek Ulvast was not arrested.")]
    [InlineData("به گفته علی تیرگانی، زندانیان شکنجه شدند.")]
    [InlineData("مادر کاوه سروندی بازداشت شد.")]
    [InlineData("علی تیرگانی معترضان را بازداشت کرد.")]
    [InlineData("در خیابان شهید علی سرابی دو نفر بازداشت شدند.")]
    public void Those_who_speak_act_or_only_lend_their_name_are_no_victims(string text) => Named(text).ShouldBeEmpty();

    [Fact]
    public void One_person_is_one_without_words_of_a_number()
    {
        var claim = Extracted.One("Police confirmed the arrest of the singer Jovan Krestil in Shiraz on 5 May.", "2024-05-20");
        (claim.Kind, claim.Stance, claim.Speaker, claim.Place, claim.When).ShouldBe((ClaimKind.Individual, Stance.Confirm, "Police", "Shiraz", DateInterval.Parse("2024-05-05")));
        (claim.Quantity, claim.QuantitySpan).ShouldBe((Quantity.Exactly(1), null));
    }

    [Fact]
    public void A_named_person_changes_no_figure_beside_it()
    {
        const string figures = "Twelve people were killed in Homs on 3 May. Of them, three were women.";
        var alone = Extracted.From(figures, "2024-05-20").Select(claim => claim.Id);
        var beside = Extracted.From(figures + " Ilka Moorden, 23, was arrested in Aleppo on 9 May.", "2024-05-20");
        beside.Count(claim => claim.Kind == ClaimKind.Individual).ShouldBe(1);
        beside.Where(claim => claim.Kind != ClaimKind.Individual).Select(claim => (claim.Act, claim.Place, claim.When)).Distinct().Count().ShouldBe(1);
        alone.Count().ShouldBe(2);
    }
}
