namespace Sanad.Claims.Tests;

/// <summary>Rarer ways to name a source, to answer another one, and to let a date stand for a clause without one.</summary>
public sealed class SourcesTests
{
    [Theory]
    [InlineData("Health Ministry: 12 killed in clashes", "Health Ministry")]
    [InlineData("Dozens detained after rally: police", "police")]
    [InlineData("The Example Council's tally of 41 people killed has not changed.", "The Example Council")]
    [InlineData("The registry lists 412 people killed.", "The registry")]
    [InlineData("The army puts its losses at 12 killed.", "The army")]
    [InlineData("The Example Union of Teachers, which says 40 of its members were arrested, called for their release.", "The Example Union of Teachers")]
    [InlineData("A nurse was quoted by the Daily Example as saying that 16 people died.", "A nurse")]
    [InlineData("Example Agency, citing hospital officials, said 14 people were killed.", "hospital officials")]
    [InlineData("The ministry had earlier spoken of eight dead.", "The ministry")]
    [InlineData("A shepherd died of his wounds, the governor said, bringing the toll to seven.", "the governor")]
    [InlineData("Opposition groups abroad say more than 40 people have died.", "Opposition groups abroad")]
    [InlineData("The ministry's report says 17 people died.", "The ministry's report")]
    [InlineData("According to figures from the Example Monitor cited by the Daily Example, 71 people were killed.", "figures from the Example Monitor")]
    public void A_source_is_found_where_it_stands(string sentence, string speaker) => Extracted.One(sentence, "2023-05-04").Speaker.ShouldBe(speaker);

    [Theory]
    [InlineData("Our Office has verified the killing of 2,300 people.")]
    [InlineData("The Post documented 139 arbitrary detentions.")]
    [InlineData("The Example Post said that 12 people were killed.")]
    [InlineData("We have counted 12 people killed.")]
    [InlineData("The town hospital has admitted 214 wounded since 30 August.")]
    public void What_the_outlet_says_of_itself_is_its_own_voice(string sentence)
    {
        var claim = Extracted.One(sentence, "2023-05-04");
        claim.Speaker.ShouldBeNull();
        claim.Stance.ShouldBe(Stance.Assert);
    }

    [Theory]
    [InlineData("A driver told the newspaper Example Today that he saw seven people shot dead.", "the newspaper Example Today", "A driver")]
    [InlineData("Example Agency, citing hospital officials, said 14 people were killed.", "Example Agency", "hospital officials")]
    [InlineData("A nurse was quoted by the Daily Example as saying that 16 people died.", "the Daily Example", "A nurse")]
    [InlineData("The agency quoted a local commander as saying that nine rebels were killed.", "The agency", "a local commander")]
    [InlineData("A deputy said that residents had told him nine people were killed.", "A deputy", "residents")]
    [InlineData("The ministry's report says 17 people died.", "The ministry", "The ministry's report")]
    public void The_chain_holds_every_link_in_order(string sentence, string first, string last) => Extracted.One(sentence).Chain.ShouldBe(["Example Post", first, last]);

    [Fact]
    public void The_statement_and_the_ministry_stand_for_whoever_was_named()
    {
        var claims = Extracted.From("The Interior Ministry said 30 people were arrested. The statement added that 12 policemen were wounded. The ministry later put the number of dead at four.");
        claims.Select(claim => claim.Speaker).ShouldBe(["The Interior Ministry", "The statement", "The ministry"]);
        claims.ShouldAllBe(claim => claim.SpeakerType == SpeakerType.StateExecutive);
        claims[1].Chain.ShouldBe(["Example Post", "The Interior Ministry", "The statement"]);
        claims[2].Chain.ShouldBe(["Example Post", "The Interior Ministry"]);
    }

    [Fact]
    public void A_quotation_on_a_line_of_its_own_is_of_the_one_who_was_announced()
    {
        var claims = Extracted.From("The Defence Minister gave a briefing on Tuesday. He said:\n\n“We killed 15 rebels in the mountains and arrested six others.”");
        claims.Select(claim => claim.Speaker).ShouldBe(["The Defence Minister", "The Defence Minister"]);
    }

    [Fact]
    public void A_second_speaker_ends_what_the_first_one_says()
    {
        var claims = Extracted.From("The authorities raised the toll to 13, while activists abroad say 40 people have died.");
        claims.Select(claim => (claim.Speaker, claim.Stance)).ShouldBe([("The authorities", Stance.Revise), ("activists abroad", Stance.Dispute)]);
        claims[1].Chain.ShouldBe(["Example Post", "activists abroad"]);
    }

    [Theory]
    [InlineData("Police said 45 people died. Residents insist that more than 100 were killed.", Stance.Dispute)]
    [InlineData("Police said 45 people died. Residents say 12 people were killed in a fire on Monday.", Stance.Assert)]
    [InlineData("Police said 45 people died. The office had initially spoken of eight dead.", Stance.Assert)]
    [InlineData("Police said 45 people died. The government recognizes 30 deaths.", Stance.Confirm)]
    [InlineData("Police said 45 people died. The army told reporters that no civilians were killed.", Stance.Deny)]
    [InlineData("Police said 45 people died. A child died on Friday, the governor said, bringing the toll to 46.", Stance.Revise)]
    public void A_second_figure_answers_the_first(string text, Stance stance)
    {
        var claim = Extracted.From(text, "2023-05-04")[^1];
        claim.Stance.ShouldBe(stance);
    }

    [Theory]
    [InlineData("Officials denied that anyone had been tortured.", Stance.Deny, Act.Tortured)]
    [InlineData("The army denied any involvement in the killings.", Stance.Deny, Act.Killed)]
    [InlineData("The spokesman said the allegations of torture were false.", Stance.Deny, Act.Tortured)]
    [InlineData("The president's office called the report of torture baseless.", Stance.Deny, Act.Tortured)]
    [InlineData("The police have disputed these accounts of killings.", Stance.Dispute, Act.Killed)]
    [InlineData("A prison official acknowledged that the footage of the beatings was genuine.", Stance.Confirm, Act.IllTreated)]
    [InlineData("We categorically reject these allegations.", Stance.Deny, Act.Other)]
    public void A_denial_or_admission_without_a_number_is_a_claim(string sentence, Stance stance, Act act)
    {
        var claim = Extracted.One(sentence);
        (claim.Kind, claim.Stance, claim.Act).ShouldBe((ClaimKind.Nocount, stance, act));
    }

    [Fact]
    public void What_is_confirmed_of_oneself_is_no_confirmation() => Extracted.From("We recognize that the footage was published late.").ShouldBeEmpty();

    [Theory]
    [InlineData("Two shells landed beside a school on 19 April. Residents said that three pupils were killed.", "2023-04-19")]
    [InlineData("Since the army took power on 1 February 2021, 2,300 people have been killed.", "2021-02-01/2023-05-04")]
    [InlineData("The ministry said in a statement on May 2 that 12 people had been killed since April 28.", "2023-04-28/2023-05-02")]
    [InlineData("By the end of March, the society had recorded 83 executions this year.", "2023-01/2023-03")]
    [InlineData("The army stormed the camp on 3 April. In the operation in question 12 people were killed.", "2023-04-03")]
    [InlineData("Fighting broke out in 2018. Some 260,000 people have been displaced since then.", "2018/2023-05-04")]
    [InlineData("The law of 2016 was amended. Over the year, twelve priests were arrested.", "2016")]
    public void A_clause_takes_its_time_from_what_was_told(string text, string when) => Extracted.From(text, "2023-05-04")[^1].When?.ToString().ShouldBe(when);

    [Theory]
    [InlineData("On 3 April, 12 people were killed in a raid. The whereabouts of 11 others remain unknown.")]
    [InlineData("Two journalists were killed in January; no one has been charged.")]
    [InlineData("On 3 April, 12 people were killed in a raid. Nine were later released.")]
    [InlineData("A farmer died on Wednesday, the governor said, bringing the toll to seven.")]
    [InlineData("The minister gave a press conference on 3 April. He said that 12 people were killed.")]
    public void Some_clauses_take_over_no_time(string text) => Extracted.From(text, "2023-05-04")[^1].When.ShouldBeNull();

    [Fact]
    public void A_comparison_has_its_own_date()
    {
        var claims = Extracted.From("The society documented 139 arrests in 2022, against 168 arrests in 2021. Eleven prisoners were beaten.", "2023-05-04");
        claims.Select(claim => claim.When?.ToString()).ShouldBe(["2022", "2021", "2022"]);
    }

    [Fact]
    public void Some_of_those_told_before_are_a_part_of_them()
    {
        var claims = Extracted.From("On 3 April police arrested 400 people. Later 280 of them were released without charge.", "2023-05-04");
        claims[1].Subset.ShouldBeTrue();
        claims[1].OfClaim.ShouldBe(claims[0].Id);
    }
}
