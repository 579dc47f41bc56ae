using Sanad.Basics;
using Sanad.Claims.People;
using Sanad.Language;

namespace Sanad.Claims.Tests;

public sealed class PeopleTests
{
    // "name|role|body|type" of everyone that the first claim's sentence names.
    private static string Named(string text) =>
        string.Join("; ", Extracted.From(text)[0].People.Select(party => $"{party.Name}|{party.Role}|{party.Body}|{(party.Type is { } type ? JsonText.Line(type).Trim('"') : "")}"));

    [Theory]
    [InlineData("Interior Minister Aldo Verrin-Salto said 12 people were killed.", "Aldo Verrin-Salto|Interior Minister||")]
    [InlineData("The judiciary spokesman Tamas Orvel said nine men were executed.", "Tamas Orvel|judiciary spokesman|judiciary|judiciary_prison")]
    [InlineData("Bram Tesselo, the commander of the Basij in Shiraz, said 12 people were arrested.", "Bram Tesselo|commander of the Basij in Shiraz|Basij|security_force")]
    [InlineData("The commander of the Basij, Bram Tesselo, said 12 people were arrested.", "Bram Tesselo|commander of the Basij|Basij|security_force")]
    [InlineData("Col. Orvel said 12 people were arrested.", "Orvel|Col.||")]
    [InlineData("Mr Tamas Orvel said 12 people were arrested.", "Tamas Orvel|||")]
    [InlineData("Ilka Moorden said that 12 people were killed.", "Ilka Moorden|||")]
    [InlineData("Three people were killed, among them Ilka Moorden, 23, and her brother.", "Ilka Moorden|||")]
    [InlineData("Five people were arrested, said Ilka J. Moorden, a lawyer.", "Ilka J. Moorden|lawyer||")]
    [InlineData("Police chief Omar al-Tessari said 12 people were arrested.", "Omar al-Tessari|Police chief|Police|security_force")]
    public void A_person_is_named_with_role_and_body(string sentence, string expected) => Named(sentence).ShouldBe(expected);

    [Theory]
    [InlineData("وزیر کشور، عبدالرضا تیرگانی، گفت ۱۲ نفر کشته شدند.", "عبدالرضا تیرگانی|وزیر کشور||")]
    [InlineData("سخنگوی قوه قضائیه، مسعود آبدانی، گفت ۹ نفر اعدام شدند.", "مسعود آبدانی|سخنگوی قوه قضائیه|قوه قضائیه|judiciary_prison")]
    [InlineData("مسعود آبدانی، سخنگوی قوه قضائیه، گفت ۹ نفر اعدام شدند.", "مسعود آبدانی|سخنگوی قوه قضائیه|قوه قضائیه|judiciary_prison")]
    [InlineData("اکبر تیرگانی، معاون امور راه و ساختمان، گفت ۹ نفر کشته شدند.", "اکبر تیرگانی|معاون امور راه و ساختمان||")]
    [InlineData("سرهنگ تیرگانی گفت ۱۲ نفر بازداشت شدند.", "تیرگانی|سرهنگ||")]
    [InlineData("آقای حسین تیرگانی اعلام کرد ۱۲ نفر بازداشت شدند.", "حسین تیرگانی|||")]
    public void A_Persian_person_is_named_with_role_and_body(string sentence, string expected) => Named(sentence).ShouldBe(expected);

    [Theory]
    [InlineData("The Islamic Revolutionary Guard Corps said 12 people were arrested.", "Islamic Revolutionary Guard Corps|||security_force")]
    [InlineData("Amnesty International and Human Rights Watch said 12 people were killed.", "Amnesty International|||ngo; Human Rights Watch|||ngo")]
    [InlineData("The Ministry of Roads and Transport said 12 people were killed.", "Ministry of Roads and Transport|||state_executive")]
    [InlineData("POLICE KILLED 12 PEOPLE, MINISTER ALDO VERRIN SAID.", "POLICE|||security_force")]
    [InlineData("عفو بین‌الملل گفت ۱۲ نفر کشته شدند.", "عفو بین‌الملل|||ngo")]
    [InlineData("سپاه پاسداران اعلام کرد ۱۲ نفر بازداشت شدند.", "سپاه پاسداران|||security_force")]
    public void A_body_alone_has_a_type_and_no_role(string sentence, string expected) => Named(sentence).ShouldBe(expected);

    [Theory]
    [InlineData("12 people were killed in Khorramabad, Lorestan Province, in March 2019.")]
    [InlineData("On Monday 12 Iranian men were arrested in New York.")]
    [InlineData("The Karun River Campaign said that 12 people were arrested.")]
    [InlineData("The governor of Fars said that 12 people were arrested.")]
    [InlineData("Aldo Verrin was there when 12 people were killed.")]
    [InlineData("۱۲ نفر در خرم‌آباد کشته شدند.")]
    [InlineData("قاضی پرونده گفت ۱۲ نفر بازداشت شدند.")]
    public void Places_months_unknown_bodies_and_names_without_evidence_are_nobody(string sentence) => Named(sentence).ShouldBeEmpty();

    [Fact]
    public void A_role_that_the_sentence_leaves_out_is_the_one_told_elsewhere_of_the_same_name()
    {
        var claim = Extracted.From("Tamas Orvel said 12 people were killed.\n\nThe profile of Tamas Orvel, head of the Prisons Organization")[0];
        var person = claim.People.ShouldHaveSingleItem();
        (person.Name, person.Role, person.Body, person.Type).ShouldBe(("Tamas Orvel", "head of the Prisons Organization", "Prisons Organization", SpeakerType.JudiciaryPrison));
        person.Span.Start.ShouldBe(0);
    }

    [Fact]
    public void Spans_leave_as_code_points()
    {
        const string text = "😀 Interior Minister Aldo Verrin said 12 people were killed.";
        var json = NamedPartyJson.From(Extracted.One(text).People.ShouldHaveSingleItem(), CodePointMap.For(text));
        (json.Name, json.Start, json.End).ShouldBe(("Aldo Verrin", 20, 31));
    }

    [Fact]
    public void A_type_that_is_none_of_a_speaker_is_refused_with_its_file()
    {
        var files = new[] { ("xx", "language.yaml", "name: X"), ("xx", "people.yaml", "bodies: {army_of_ants: [ants]}") }
            .Select(file => new PackFile(file.Item1, file.Item2, () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(file.Item3))));
        var packs = Packs.Load(files);
        Should.Throw<PackException>(() => new PeopleWords(packs, packs.Language("xx"))).Message.ShouldContain("army_of_ants");
    }
}
