namespace Sanad.Claims.Tests;

/// <summary>Which act is done to how many: sentences of our own, one for each pattern of the grammar.</summary>
public sealed class EnglishClausesTests
{
    [Theory]
    // passive, reduced, intransitive, predicate
    [InlineData("Twelve villagers were killed in the raid.", "killed 12")]
    [InlineData("At least 40 people have been arbitrarily detained.", "detained 40")]
    [InlineData("The raid left 14 people dead and 40 injured.", "killed 14, wounded 40")]
    [InlineData("With 60 people killed since March, the town is empty.", "killed 60")]
    [InlineData("Nine miners died when the shaft collapsed.", "killed 9")]
    [InlineData("Six nurses are still missing.", "disappeared 6")]
    [InlineData("Eight reporters are behind bars.", "detained 8")]
    [InlineData("As many as 200 have been killed.", "killed 200")]
    [InlineData("Some 700 villagers are believed to be stranded.", "trapped 700")]
    [InlineData("The 14 men slated for execution are foreigners.", "executed 14")]
    [InlineData("Two teachers, aged 21 and 24, were hanged in the square.", "executed 2")]
    [InlineData("Four officials of the town council who had resigned were arrested.", "arrested 4")]
    // active, participle
    [InlineData("Gunmen killed 17 farmers and wounded nine.", "killed 17, wounded 9")]
    [InlineData("A bomb exploded at noon, killing at least 23 people and wounding more than 50 others.", "killed 23, wounded 50")]
    [InlineData("Troops burned seven villages.", "destroyed 7")]
    [InlineData("The fire claimed the lives of 1,057 workers.", "killed 1057")]
    [InlineData("The mines caused the death of 6 peasants and crippled 23 others.", "killed 6, wounded 23")]
    [InlineData("Police shot and killed two protesters.", "killed 2")]
    [InlineData("A court sentenced 75 students to death and 46 others to life in prison.", "sentenced_to_death 75, sentenced 46")]
    [InlineData("Rebels kidnapped 32 and released 5 hostages.", "abducted 32, released 5")]
    [InlineData("The state is holding more than 80 journalists.", "detained 80")]
    [InlineData("The attack killed at least 68 soldiers and an unknown number of prisoners.", "killed 68, killed unknown")]
    // nouns
    [InlineData("The killing of 12 activists went unpunished.", "killed 12")]
    [InlineData("There have been 15 suspected extrajudicial killings since spring.", "killed 15")]
    [InlineData("The police made 200 arrests.", "arrested 200")]
    [InlineData("It recalls the 1,500-person death toll.", "killed 1500")]
    [InlineData("The army inflicted 208 guerrilla casualties.", "casualties 208")]
    [InlineData("The 14 murdered fishermen came from the coast.", "killed 14")]
    [InlineData("The bodies of 43 students were found in a pit.", "bodies 43")]
    [InlineData("Three wounded people died.", "killed 3")]
    [InlineData("Two members of the unit have been charged with murder.", "charged 2")]
    // tolls
    [InlineData("Hospital staff put the death toll at three.", "killed 3")]
    [InlineData("The death toll stood at 36.", "killed 36")]
    [InlineData("The number of people arrested has reached 1,200.", "arrested 1200")]
    [InlineData("The death toll rose from 36 to 38.", "killed 36, killed 38")]
    // coordination and shared quantities
    [InlineData("Two men and three women were killed.", "killed 2, killed 3")]
    [InlineData("93 rebels were killed and 115 wounded.", "killed 93, wounded 115")]
    [InlineData("The clash led to a number of people being killed and injured.", "killed 2.., wounded 2..")]
    [InlineData("Ten people were killed or wounded.", "casualties 10")]
    [InlineData("Soldiers killed or injured 20 villagers.", "casualties 20")]
    [InlineData("23 men were arbitrarily detained and tortured.", "detained 23, tortured 23")]
    // extent
    [InlineData("Protests took place in more than 200 cities and towns.", "places 200")]
    [InlineData("The militia carried out numerous bombings.", "incidents 3..")]
    public void Finds_the_act_and_the_number(string sentence, string expected) =>
        string.Join(", ", Extracted.From(sentence).Select(Extracted.Shown)).ShouldBe(expected);

    [Theory]
    [InlineData("He was convicted under article 92 and held in ward 350.")]
    [InlineData("The boys, all under 16, were playing football.")]
    [InlineData("An Antonov-74 landed at 10:30 with 20 tons of rice.")]
    [InlineData("The 1988 massacre is still unpunished.")]
    [InlineData("She was sentenced to 15 years in prison and 74 lashes.")]
    [InlineData("The house was searched by around 20 soldiers.")]
    [InlineData("Hundreds of demonstrators blocked roads.")]
    [InlineData("The more than 3,200 residents of the camp asked for help.")]
    [InlineData("The camp houses 600 migrants.")]
    [InlineData("There are numerous accounts of guards killing prisoners.")]
    [InlineData("The army confiscated 105 rifles and 2 M-60 machineguns.")]
    [InlineData("The bill passed with 120 votes; $200 million was spent in 2008.")]
    [InlineData("An 18-year-old student marched 12 kilometers.")]
    [InlineData("Call +41 22 917 9310 for more information.")]
    [InlineData("The commission met on 21 June and interviewed 45 witnesses.")]
    [InlineData("A new law took effect on March 3, 2014.")]
    [InlineData("Four trains were blown up and 46 towers knocked down.")]
    public void Leaves_out_numbers_that_count_no_victims(string sentence) =>
        Extracted.From(sentence).Select(Extracted.Shown).ShouldBeEmpty();

    [Fact]
    public void Capital_letters_change_nothing() =>
        string.Join(", ", Extracted.From("THE REPORT SAYS 12 REBELS WERE KILLED AND 3 WOUNDED.").Select(Extracted.Shown)).ShouldBe("killed 12, wounded 3");

    [Fact]
    public void Text_glued_after_a_full_stop_is_cut() =>
        string.Join(", ", Extracted.From("Two people were killed in 2014.A third died. Six were hurt.Nine fled.").Select(Extracted.Shown))
            .ShouldBe("killed 2, wounded 6, displaced 9");

    [Fact]
    public void A_subset_stands_under_its_whole()
    {
        var claims = Extracted.From("Twelve people, including two children, were killed.");
        claims.Select(Extracted.Shown).ShouldBe(["killed 12", "killed 2"]);
        claims[1].Subset.ShouldBeTrue();
        claims[1].OfClaim.ShouldBe(claims[0].Id);
    }

    [Fact]
    public void A_fraction_belongs_to_the_figure_before_it()
    {
        var claims = Extracted.From("The minister said 200 protesters had died. He added that nearly a quarter of all fatalities were caused by stray bullets.");
        claims.Select(Extracted.Shown).ShouldBe(["killed 200", "killed 0.25"]);
        claims[1].OfClaim.ShouldBe(claims[0].Id);
    }

    [Fact]
    public void What_the_dead_included_is_part_of_the_dead()
    {
        var claims = Extracted.From("The attacks killed 1,057 people. The dead included 204 police officers and 129 soldiers.");
        claims.Select(Extracted.Shown).ShouldBe(["killed 1057", "killed 204", "killed 129"]);
        claims.Skip(1).ShouldAllBe(claim => claim.Subset);
    }

    [Fact]
    public void Another_thirty_are_added()
    {
        var claim = Extracted.One("The blast wounded another 30.");
        claim.Additive.ShouldBeTrue();
        claim.Quantity!.Qualifier.ShouldBe(Basics.Qualifier.Exact);
    }

    [Fact]
    public void One_of_three_men_killed_is_three() => Extracted.Shown(Extracted.One("He is one of three men killed in the raid.")).ShouldBe("killed 3");

    [Fact]
    public void Nobody_is_a_zero_and_no_unknown()
    {
        var claim = Extracted.One("No one was killed in the attack.");
        claim.Kind.ShouldBe(ClaimKind.Zero);
        claim.Quantity!.Value.ShouldBe(0);
    }

    [Fact]
    public void The_perpetrator_is_named_and_never_counted()
    {
        var claim = Extracted.One("Six men were shot dead by two police officers.");
        claim.Quantity!.Value.ShouldBe(6);
        claim.Perpetrator.ShouldBe("two police officers");
        claim.Mode.ShouldBe("shot");
    }

    [Fact]
    public void Death_in_custody_is_its_own_act() => Extracted.Shown(Extracted.One("Twelve detainees have died in custody this year.", "2020-05-01")).ShouldBe("died_in_custody 12");
}
