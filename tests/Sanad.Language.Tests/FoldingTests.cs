using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Sanad.Language.Tests;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("كتاب‌هاي", "کتابهای")]
    [InlineData("آبان", "ابان")]
    [InlineData("مؤسّسه", "موسسه")]
    [InlineData("خانهٔ", "خانه")]
    [InlineData("تـــهران", "تهران")]
    [InlineData("۱۲٣", "123")]
    [InlineData("Côte d’Ivoire", "cote d'ivoire")]
    [InlineData("İSTANBUL ışık", "istanbul isik")]
    [InlineData("“Łódź” – Ærø", "\"lodz\" - aero")]
    [InlineData("ﻻ", "لا")]
    public void What_writers_vary_without_meaning_is_gone(string text, string folded) => Folding.Fold(text).ShouldBe(folded);

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Folding.Fold(Folding.Fold(text ?? "")) == Folding.Fold(text ?? "")).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_single_character_folds_to_something_that_stays()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var once = Folding.Fold(((char)c).ToString());
            Folding.Fold(once).ShouldBe(once, $"U+{c:X4}");
        }
    }

    [Fact]
    public void Search_joins_what_persian_writers_part()
    {
        Folding.SearchTerms("کتاب ها").ShouldBe(["کتابها"]);
        Folding.SearchTerms("کتاب‌ها").ShouldBe(["کتابها"]);
        Folding.SearchTerms("كتابها").ShouldBe(["کتابها"]);
        Folding.SearchTerms("می رود").ShouldBe(Folding.SearchTerms("می‌رود"));
    }

    [Fact]
    public void Search_drops_marks_possessives_and_points() =>
        Folding.SearchTerms("Evin’s ward, U.S. (1,500)").ShouldBe(["evin", "ward", "us", "1500"]);

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("tr-TR")]
    public void The_culture_of_the_device_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            Folding.Fold("IRAN Iıİi ۱٬۵۰۰").ShouldBe("iran iiii 1,500");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
