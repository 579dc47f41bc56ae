using Sanad.Basics;

namespace Sanad.Claims.Tests;

/// <summary>Who is responsible for the figure, how they stand to it, and when they said so.</summary>
public sealed class AttributionTests
{
    [Theory]
    [InlineData("The Interior Ministry said 29 people died.", "The Interior Ministry", SpeakerType.StateExecutive)]
    [InlineData("The Interior Ministry said that 29 people died.", "The Interior Ministry", SpeakerType.StateExecutive)]
    [InlineData("Twelve people were killed, police said.", "police", SpeakerType.SecurityForce)]
    [InlineData("Twelve people were killed, the coastguard said on Thursday.", "the coastguard", SpeakerType.Anonymous)]
    [InlineData("According to the Red Cross, 15 people were killed.", "the Red Cross", SpeakerType.Igo)]
    [InlineData("Fifteen people were killed, according to activists.", "activists", SpeakerType.Activist)]
    [InlineData("\"They killed my four sons,\" said Amina Example, a villager from the valley.", "Amina Example, a villager from the valley", SpeakerType.Witness)]
    [InlineData("On August 1, the Observatory for Rights (OFR) released figures showing that 57 people were killed.", "the Observatory for Rights (OFR)", SpeakerType.Ngo)]
    [InlineData("The minister of justice, Jane Example, told reporters that 30 prisoners had been released.", "The minister of justice, Jane Example", SpeakerType.JudiciaryPrison)]
    [InlineData("Residents of Exampletown told the paper that soldiers killed nine men.", "Residents of Exampletown", SpeakerType.Witness)]
    [InlineData("THE MILITARY REPORT SAYS 93 REBELS WERE KILLED.", "THE MILITARY REPORT", SpeakerType.Document)]
    [InlineData("سخنگوی دولت گفت که ۱۲ نفر کشته شدند.", "سخنگوی دولت", SpeakerType.StateExecutive)]
    [InlineData("به گفته پلیس، ۱۲ نفر کشته شدند.", "پلیس", SpeakerType.SecurityForce)]
    [InlineData("رئیس دانشگاه: ۱۲ دانشجو بازداشت شدند.", "رئیس دانشگاه", SpeakerType.StateExecutive)]
    public void Names_the_source_as_written(string sentence, string speaker, SpeakerType type)
    {
        var claim = Extracted.One(sentence, "2019-12-20");
        claim.Speaker.ShouldBe(speaker);
        claim.SpeakerType.ShouldBe(type);
        claim.SpeakerSpan!.Value.In(sentence).ShouldBe(speaker);
    }

    [Theory]
    [InlineData("Twelve people were killed in the north.")]
    [InlineData("Twelve people were reported killed.")]
    [InlineData("The rights group published a study. Twelve people were killed.")]
    [InlineData("The group said the town was quiet. Twelve people were killed.")]
    public void Without_a_source_the_outlet_speaks(string text)
    {
        var claim = Extracted.One(text);
        claim.Speaker.ShouldBeNull();
        claim.SpeakerType.ShouldBe(SpeakerType.Author);
    }

    [Fact]
    public void A_pronoun_stands_for_the_speaker_before_it()
    {
        var claims = Extracted.From("The Example Council issued its first statement on the crackdown. It found that 1,500 people had been killed.");
        claims.ShouldHaveSingleItem().Speaker.ShouldBe("The Example Council");
    }

    [Fact]
    public void A_quotation_that_goes_on_keeps_its_speaker()
    {
        var claims = Extracted.From("“The town was burning for days,” said John Example, a teacher at the local school. “In the end the soldiers killed 20 men in our street alone.”");
        claims.ShouldHaveSingleItem().Speaker.ShouldBe("John Example, a teacher at the local school");
    }

    [Fact]
    public void What_a_later_verb_says_goes_on_with_the_same_speaker()
    {
        var claims = Extracted.From("The army said its troops had killed 17 rebels, and that two soldiers were also killed.");
        claims.Select(claim => claim.Speaker).ShouldBe(["The army", "The army"]);
    }

    [Fact]
    public void A_smaller_rival_figure_is_a_dispute_and_names_what_it_disputes()
    {
        var claims = Extracted.From("An opposition group said 1,500 people had been killed.\n\nThe interior minister declared that only 200 protesters had died.");
        claims.Select(claim => claim.Stance).ShouldBe([Stance.Assert, Stance.Dispute]);
        claims[1].TargetClaim.ShouldBe(claims[0].Id);
    }

    [Fact]
    public void A_denial_without_a_number_is_a_claim_and_never_a_zero()
    {
        var claims = Extracted.From("An opposition group said 1,500 people had been killed. The government rejected the death toll.");
        claims[1].Kind.ShouldBe(ClaimKind.Nocount);
        claims[1].Quantity.ShouldBeNull();
        (claims[1].Speaker, claims[1].Stance, claims[1].Act, claims[1].TargetClaim).ShouldBe(("The government", Stance.Deny, Act.Killed, claims[0].Id));
    }

    [Fact]
    public void An_admission_is_a_confirmation()
    {
        var claim = Extracted.One("The head of the prison service confirmed leaked videos that show the abuse of detainees.");
        (claim.Kind, claim.Stance, claim.Act).ShouldBe((ClaimKind.Nocount, Stance.Confirm, Act.IllTreated));
    }

    [Fact]
    public void Nobody_claiming_responsibility_is_no_confirmation() => Extracted.From("No group has claimed responsibility for the attack.").ShouldBeEmpty();

    [Theory]
    [InlineData("24 people were allegedly killed.", Modality.Alleged)]
    [InlineData("24 people were reportedly killed.", Modality.Reported)]
    [InlineData("Rights groups estimate that 24 people were killed.", Modality.Estimated)]
    [InlineData("Officials announced that eight men would be executed.", Modality.Planned)]
    [InlineData("24 people were killed.", Modality.Asserted)]
    public void Says_how_sure_the_text_is(string sentence, Modality modality) => Extracted.One(sentence).Modality.ShouldBe(modality);

    [Fact]
    public void When_it_was_said_is_not_when_it_happened()
    {
        var claim = Extracted.One("On December 15, 2019, the Example Council said that 304 people had been killed in November.", "2019-12-20");
        claim.Said.ShouldBe(DateInterval.Parse("2019-12-15"));
        claim.When.ShouldBe(DateInterval.Parse("2019-11"));
    }

    [Fact]
    public void Each_of_two_verbs_of_saying_has_its_own_date()
    {
        var claims = Extracted.From("On December 2 the observatory revised the toll to at least 208, and on December 16 it said that at least 304 people had been killed.", "2019-12-20");
        claims.Select(claim => claim.Speaker).ShouldBe(["the observatory", "the observatory"]);
        claims.Select(claim => claim.Said?.ToString()).ShouldBe(["2019-12-02", "2019-12-16"]);
        claims.ShouldAllBe(claim => claim.When == null);
        claims[0].Stance.ShouldBe(Stance.Revise);
    }

    [Fact]
    public void A_chronologys_day_is_when_it_was_said()
    {
        var claim = Extracted.From("19 November. The observatory says that at least 106 protesters were killed.", "2019-12-20").ShouldHaveSingleItem();
        (claim.Said, claim.When).ShouldBe((DateInterval.Parse("2019-11-19"), null));
    }

    [Fact]
    public void A_relative_clause_is_no_part_of_the_name() =>
        Extracted.One("The rights office, which did not count the dead itself, said on December 6 that at least 208 people were killed.", "2019-12-20")
            .Speaker.ShouldBe("The rights office");

    [Fact]
    public void Lines_broken_to_fit_a_page_are_read_over() =>
        Extracted.One("The observatory, an organisation of volunteers from the coast, put the toll of the\nuprising at about\n1,500.").Speaker!
            .ShouldStartWith("The observatory");

    [Fact]
    public void The_chain_runs_from_the_outlet_to_the_speaker() =>
        Extracted.One("The army said 12 rebels were killed.").Chain.ShouldBe(["Example Post", "The army"]);
}
