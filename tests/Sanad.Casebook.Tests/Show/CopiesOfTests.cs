using Sanad.Casebook.Keep;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;
using Sanad.Reading;

namespace Sanad.Casebook.Tests.Show;

public sealed class CopiesOfTests
{
    private const string Statement = """
        شورای بندر نمونه گفت که ۱۲ کارگر اسکله پنجشنبه شب نزدیک دروازه گمرک بازداشت شده‌اند و خانواده‌های آنان از جای آنان بی‌خبرند.

        شورا از استاندار خواست آنان را آزاد کند و از چهار نفری که به بیمارستان کنار پل قدیمی برده شدند نام برد.

        """;

    private const string Added = "خبرنگار ما در بندر می‌گوید دفتر اسکله صبح جمعه به هیچ تماسی پاسخ نداد و دروازه تا شب بسته ماند.";

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public void A_document_says_which_it_contains_and_what_it_adds_and_the_other_the_reverse(string database)
    {
        using var test = new TestCasebook(database);
        var statement = Keep(test, "statement.txt", Statement);
        var report = Keep(test, "report.txt", $"{Statement.Replace('ی', 'ي').Replace("۱۲", "12", StringComparison.Ordinal)}\n{Added}\n");
        var elder = ShowVerb.Document(test.Book, report, withCopies: true)!.Copies.ShouldHaveSingleItem();
        elder.ShouldSatisfyAllConditions(
            c => c.Original.Hex.ShouldBe(statement),
            c => c.Elder.ShouldBeTrue(),
            c => c.Comparison.Relation.ShouldBe(CopyRelation.Contains),
            c => c.Comparison.NewParagraphs.ShouldBe(1),
            c => c.Comparison.Removed.ShouldBeEmpty());
        var later = ShowVerb.Document(test.Book, statement, withCopies: true)!.Copies.ShouldHaveSingleItem();
        later.Elder.ShouldBeFalse();
        later.Comparison.Relation.ShouldBe(CopyRelation.Contained);
        later.Comparison.Removed.ShouldHaveSingleItem().In(later.OtherText).ShouldStartWith("خبرنگار ما");
    }

    private static string Keep(TestCasebook test, string name, string text) => test.Keep(test.Write(name, text)).Single().ShouldBeOfType<KeepOutcome.Kept>().Original.Hex;
}
