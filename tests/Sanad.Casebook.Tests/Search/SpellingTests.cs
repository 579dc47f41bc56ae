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
    [InlineData("ali")]
    [InlineData("علی")]
    [InlineData("1398")]
    [InlineData("čapek")]
    public void Too_few_consonants_and_other_letters_have_no_spellings(string word) => Spelling.ConsonantsOf(word).ShouldBeNull();
}
