using Sanad.Basics;

namespace Sanad.Claims.Tests;

/// <summary>How many: modifiers, ranges, vague words, shares, in English and Persian.</summary>
public sealed class QuantityGrammarTests
{
    [Theory]
    [InlineData("35 people were killed.", Qualifier.Exact, 35.0, 35.0, 35.0)]
    [InlineData("Thirty-five people were killed.", Qualifier.Exact, 35.0, 35.0, 35.0)]
    [InlineData("Some 2.3 million people were displaced.", Qualifier.About, 2300000.0, 2300000.0, 2300000.0)]
    [InlineData("About 150 people were killed.", Qualifier.About, 150.0, 150.0, 150.0)]
    [InlineData("An estimated 1,900 people were killed.", Qualifier.About, 1900.0, 1900.0, 1900.0)]
    [InlineData("At least 106 people were killed.", Qualifier.AtLeast, 106.0, 106.0, null)]
    [InlineData("No fewer than 20 people were killed.", Qualifier.AtLeast, 20.0, 20.0, null)]
    [InlineData("20 or more people were killed.", Qualifier.AtLeast, 20.0, 20.0, null)]
    [InlineData("More than 90 people were killed.", Qualifier.MoreThan, 90.0, 90.0, null)]
    [InlineData("Well over 300 people were killed.", Qualifier.MoreThan, 300.0, 300.0, null)]
    [InlineData("Up to 3,000 people were killed.", Qualifier.UpTo, 3000.0, null, 3000.0)]
    [InlineData("As many as 8,000 people were killed.", Qualifier.UpTo, 8000.0, null, 8000.0)]
    [InlineData("Nearly 700,000 people were killed.", Qualifier.Nearly, 700000.0, null, 700000.0)]
    [InlineData("Between 500 and 1,000 people were killed.", Qualifier.Range, null, 500.0, 1000.0)]
    [InlineData("30 to 40 people were killed.", Qualifier.Range, null, 30.0, 40.0)]
    [InlineData("30-40 people were killed.", Qualifier.Range, null, 30.0, 40.0)]
    [InlineData("Dozens of people were killed.", Qualifier.Vague, null, 12.0, 99.0)]
    [InlineData("Scores of people were killed.", Qualifier.Vague, null, 20.0, 199.0)]
    [InlineData("Hundreds were killed.", Qualifier.Vague, null, 100.0, 999.0)]
    [InlineData("Tens of thousands were killed.", Qualifier.Vague, null, 10000.0, 99999.0)]
    [InlineData("Several people were killed.", Qualifier.Vague, null, 3.0, null)]
    [InlineData("A number of people were killed.", Qualifier.Vague, null, 2.0, null)]
    [InlineData("Two dozen people were killed.", Qualifier.Exact, 24.0, 24.0, 24.0)]
    [InlineData("An unknown number of people were killed.", Qualifier.Unknown, null, null, null)]
    [InlineData("A third of the prisoners were killed.", Qualifier.Fraction, 0.3333, null, null)]
    [InlineData("60 to 70 percent of the prisoners were killed.", Qualifier.Fraction, 0.65, null, null)]
    [InlineData("One in four women was killed.", Qualifier.Fraction, 0.25, null, null)]
    [InlineData("حداقل ۱۴ نفر کشته شدند.", Qualifier.AtLeast, 14.0, 14.0, null)]
    [InlineData("بیش از ٧ هزار نفر کشته شدند.", Qualifier.MoreThan, 7000.0, 7000.0, null)]
    [InlineData("حدود هفت نفر کشته شدند.", Qualifier.About, 7.0, 7.0, 7.0)]
    [InlineData("صدها نفر کشته شدند.", Qualifier.Vague, null, 100.0, 999.0)]
    [InlineData("ده‌ها نفر کشته شدند.", Qualifier.Vague, null, 10.0, 99.0)]
    [InlineData("دو هزار و سیصد نفر کشته شدند.", Qualifier.Exact, 2300.0, 2300.0, 2300.0)]
    public void Reads_what_the_words_around_make_of_a_number(string sentence, Qualifier qualifier, double? value, double? low, double? high)
    {
        var claims = Extracted.From(sentence);
        claims.Count.ShouldBe(1, string.Join(" | ", claims.Select(Extracted.Shown)));
        claims[0].Quantity.ShouldBe(new Quantity(value, low, high, qualifier));
    }

    [Fact]
    public void The_words_of_the_quantity_keep_its_modifiers()
    {
        const string text = "In all, at least 106 people were killed.";
        Extracted.One(text).QuantitySpan!.Value.In(text).ShouldBe("at least 106");
    }

    [Fact]
    public void Only_stays_outside_of_the_words_of_the_quantity()
    {
        const string text = "The official said only 200 protesters had died.";
        Extracted.One(text).QuantitySpan!.Value.In(text).ShouldBe("200");
    }
}
