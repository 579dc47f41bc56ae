using Sanad.Casebook.Search;

namespace Sanad.Casebook.Tests.Search;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("محمد", "mohammad muhammad mohammed mohamed")]
    [InlineData("محمود", "mahmoud mahmud mahmood")]
    [InlineData("حسین", "hossein hussein hussain husayn hosein")]
    [InlineData("مریم", "maryam mariam")]
    [InlineData("نوید", "navid naveed")]
    [InlineData("فاطمه", "fatemeh fatima fatemah")]
    [InlineData("خراسان", "khorasan")]
    [InlineData("اردشیر", "ardeshir ardashir")]
    [InlineData("قاسم", "qasem ghasem qasim")]
    [InlineData("شهرام", "shahram")]
    [InlineData("بهروز", "behrouz behrooz")]
    [InlineData("مصطفی", "mostafa mustafa")]
    [InlineData("ابراهیم", "ebrahim ibrahim")]
    public void A_name_is_known_in_its_Latin_spellings(string arabic, string latin)
    {
        foreach (var spelling in latin.Split(' '))
        {
            Spelling.ConsonantsOf(spelling).ShouldBe(Spelling.ConsonantsOf(arabic), spelling);
            Spelling.LatinOf(arabic).IsMatch(spelling).ShouldBeTrue(spelling);
        }
    }

    [Theory]
    [InlineData("محمد", "mahmoud")]
    [InlineData("محمود", "mohammad")]
    [InlineData("حسین", "hasan")]
    [InlineData("نوید", "nadia")]
    [InlineData("بهروز", "behram")]
    public void Names_that_share_consonants_stay_two(string arabic, string latin) => Spelling.LatinOf(arabic).IsMatch(latin).ShouldBeFalse();

    [Theory]
    [InlineData("mohammad muhammad mohammed mohamed muhammed")]
    [InlineData("mahmoud mahmud mahmood")]
    [InlineData("hossein hussain husayn hosein")]
    [InlineData("maryam mariam")]
    [InlineData("fatemeh fatima fatemah")]
    [InlineData("soleimani sulaymani suleimani")]
    [InlineData("qasem ghasem qasim")]
    [InlineData("mostafa mustafa")]
    [InlineData("ebrahim ibrahim")]
    public void Latin_spellings_of_one_name_need_no_text_in_Arabic_script(string latin)
    {
        var spellings = latin.Split(' ');
        foreach (var (one, other) in spellings.SelectMany(one => spellings.Select(other => (one, other))))
            (Spelling.ConsonantsOf(one) == Spelling.ConsonantsOf(other) && Spelling.AreOneInLatin(one, other)).ShouldBeTrue($"{one} {other}");
    }

    [Theory]
    [InlineData("mohammad", "mahmoud")]
    [InlineData("hossein", "hassan")]
    [InlineData("golshan", "gilshan")]
    [InlineData("mahmud", "mohammad")]
    [InlineData("hamidi", "ahmadi")]
    public void Latin_names_that_share_consonants_stay_two(string one, string other) => Spelling.AreOneInLatin(one, other).ShouldBeFalse();

    [Theory]
    [InlineData("ali")]
    [InlineData("علی")]
    [InlineData("1398")]
    [InlineData("čapek")]
    public void Too_few_consonants_and_other_letters_have_no_spellings(string word) => Spelling.ConsonantsOf(word).ShouldBeNull();
}
