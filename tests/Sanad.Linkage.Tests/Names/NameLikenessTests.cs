using FsCheck;
using FsCheck.Fluent;
using Sanad.Language;
using Sanad.Linkage.Names;

namespace Sanad.Linkage.Tests.Names;

public sealed class NameLikenessTests
{
    private static readonly NameWords Words = new(Packs.BuiltIn);
    private static readonly NameLikeness Names = new(Words);

    // Letters of several scripts, titles, particles, digits, halves of surrogate pairs, invisible characters.
    private static readonly Gen<string> Anything = Gen.ArrayOf(Gen.Elements("Ali", "علی", " ", "رضا", "reza", "Dr", "سید", "bin", "-", "м", "Ω", "ბ", "バ", "\uD83D", "\uDE00", "\u200c", "ـ", "7", ".", "'", "ه", "ای", "sch", "\0", "أ", "貝"))
        .Select(parts => string.Concat(parts));

    [Theory]
    [InlineData("اژه‌ای", "Ejei")]
    [InlineData("صالح", "Saleh")]
    [InlineData("مجتبی", "Mojtaba")]
    [InlineData("مصطفی", "Moustafa")]
    [InlineData("محمدرضا", "Mohammad Reza")]
    [InlineData("محمد رضا", "Mohammadreza")]
    [InlineData("محمدجواد", "Mohammad-Javad")]
    [InlineData("کریم‌زاده", "Karimzadeh")]
    [InlineData("کریم زاده", "Karim Zadeh")]
    [InlineData("قاسم‌پور", "Ghassempour")]
    [InlineData("یوسف‌نژاد", "Yousefnejad")]
    [InlineData("خسروشاهی", "Khosrowshahi")]
    [InlineData("شیرازی", "Schirasi")]
    [InlineData("شیرازی", "Chirazi")]
    [InlineData("ژینا", "Mahsa")]
    [InlineData("Zhina", "مهسا")]
    public void One_name_in_two_scripts_is_the_same_name(string persian, string latin) => Of(persian, latin).ShouldBe(Likeness.SameName);

    [Theory]
    [InlineData("رضا", "Nahid")]
    [InlineData("مینا", "Amin")]
    [InlineData("سارا", "Asra")]
    [InlineData("Karimi", "Rahimi")]
    public void Names_of_few_consonants_are_not_one_by_their_consonants_alone(string one, string other) => Of(one, other).ShouldBeOneOf(Likeness.Different, Likeness.Weak, Likeness.Short, Likeness.Close);

    [Theory]
    [InlineData("Seyyed Karim Rostami", "کریم رستمی", Likeness.SameName)]
    [InlineData("Rostami, Karim", "Karim Rostami", Likeness.SameName)]
    [InlineData("Karim Ali Rostami", "Karim Rostami", Likeness.Short)]
    [InlineData("K. Rostami", "Karim Rostami", Likeness.Short)]
    [InlineData("JP Marchand", "Jean-Pierre Marchand", Likeness.Short)]
    [InlineData("KarimRostami", "Karim Rostami", Likeness.SameName)]
    [InlineData("Каримова Дарья", "Darya Karimova", Likeness.SameName)]
    [InlineData("Nadia bint Karim al-Rostami", "Nadia Karim Rostami", Likeness.SameName)]
    [InlineData("Karim Rostami", "Karim Sohrabi", Likeness.Weak)]
    [InlineData("Karim Ali Rostami", "Karim Reza Rostami", Likeness.Weak)]
    [InlineData("Rostami", "Karim Rostami", Likeness.Weak)]
    [InlineData("Karim Rostami", "Nadia Sohrabi", Likeness.Different)]
    [InlineData("", "Karim", Likeness.Missing)]
    [InlineData("Dr. Seyyed", "دکتر سید", Likeness.Weak)]
    public void Whole_names_are_laid_word_against_word(string one, string other, Likeness expected) => Names.OfWhole(one, other).ShouldBe(expected);

    [Fact]
    public void Two_words_of_one_title_are_no_name() => Words.WordsOf("آیت الله رستمی").ShouldBe(["رستمی"]);

    [Fact]
    public void Both_orders_are_compared_alike_whatever_is_written() => Prop.ForAll(Arb.From(Anything), Arb.From(Anything),
        (one, other) => Of(one, other) == Of(other, one) && Names.OfWhole(one, other) == Names.OfWhole(other, one)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_name_is_the_same_as_itself() => Prop.ForAll(Arb.From(Anything),
        name => Of(name, name) is Likeness.Same or Likeness.Missing && Names.OfWhole(name, name) is Likeness.Same or Likeness.Missing).QuickCheckThrowOnFailure();

    [Fact]
    public void A_cell_of_a_hundred_kilobytes_is_cut_and_compared_at_once()
    {
        var (words, one) = (string.Concat(Enumerable.Repeat("علی ", 25_000)), new string('k', 100_000));
        Names.OfWhole(words, one).ShouldBe(Likeness.Different);
        Of(words, words + "x").ShouldBe(Likeness.Same);
        Of(one, one[1..] + "m").ShouldBe(Likeness.Same);
    }

    private static Likeness Of(string one, string other) => Names.Of(Form(one), Form(other));

    private static NameForm Form(string name) => new(string.Join(' ', Words.WordsOf(name)));
}
