using FsCheck;
using FsCheck.Fluent;
using Sanad.Basics;

namespace Sanad.Reading.Tests.Copies;

public class CopyComparisonTests
{
    private const string Statement = "The council of Quay Town said that twelve dock workers had been detained near the customs gate on Thursday night.\n\n"
        + "It asked the governor to free them, and named four who had been taken to the hospital beside the old bridge.\n";

    private const string PersianStatement = "شورای بندر نمونه گفت که ۱۲ کارگر اسکله پنجشنبه شب نزدیک دروازه گمرک بازداشت شده‌اند.\n\n"
        + "شورا از استاندار خواست آنان را آزاد کند و از چهار نفری که به بیمارستان کنار پل قدیمی برده شدند نام برد.\n";

    [Fact]
    public void A_report_that_holds_a_statement_entirely_says_what_it_adds()
    {
        var report = Document(Statement + "\nNobody at the harbour office answered calls on Friday morning, and the gate stayed shut.\n\nTwo ships left without their cargo.\n");
        var found = CopyComparison.Of(report, Document(Statement));
        found.Relation.ShouldBe(CopyRelation.Contains);
        found.NewParagraphs.ShouldBe(2);
        found.Removed.ShouldBeEmpty();
        found.Added.ShouldHaveSingleItem().In(report.Text).ShouldStartWith("Nobody at the harbour");
        CopyComparison.Of(Document(Statement), report).Relation.ShouldBe(CopyRelation.Contained);
    }

    [Fact]
    public void One_changed_number_is_added_here_and_removed_there()
    {
        var changed = Document(Statement.Replace("twelve", "fourteen", StringComparison.Ordinal));
        var found = CopyComparison.Of(changed, Document(Statement));
        found.Relation.ShouldBe(CopyRelation.NearCopy);
        found.Added.ShouldHaveSingleItem().In(changed.Text).ShouldBe("fourteen");
        found.Removed.ShouldHaveSingleItem().In(Statement).ShouldBe("twelve");
    }

    [Fact]
    public void A_Persian_text_retyped_with_other_letters_digits_and_spaces_is_the_same()
    {
        var retyped = Document(PersianStatement.Replace('ی', 'ي').Replace('ک', 'ك').Replace("۱۲", "12", StringComparison.Ordinal).Replace(" که ", " که، ", StringComparison.Ordinal));
        CopyComparison.Of(retyped, Document(PersianStatement)).Relation.ShouldBe(CopyRelation.Same);
    }

    [Fact]
    public void Texts_with_one_set_phrase_in_common_stand_apart() => CopyComparison
        .Of(Document("At least twelve people were killed in the raid on the market, a doctor said after the shift."), Document("Nobody knows why at least twelve people were killed there, wrote the paper of the port."))
        .Relation.ShouldBe(CopyRelation.Apart);

    [Fact]
    public void Shares_and_left_over_words_are_those_of_a_search_by_hand() => Prop.ForAll(Texts(), Texts(), (one, other) =>
    {
        var (mine, theirs) = (one.Split(' '), other.Split(' '));
        var found = CopyComparison.Of(Document(one), Document(other));
        return found.ShareInOther == Share(mine, theirs) && found.ShareOfOther == Share(theirs, mine)
            && string.Join(' ', found.Added.Select(span => span.In(one))) == string.Join(' ', mine.Where((_, i) => !IsShared(mine, i, theirs)));
    }).QuickCheckThrowOnFailure();

    // Few different words, so that runs are shared by accident too.
    private static Arbitrary<string> Texts() => Gen.Elements("ash", "birch", "cedar").NonEmptyListOf().Select(words => string.Join(' ', words)).ToArbitrary();

    private static double Share(string[] words, string[] other)
    {
        var different = Runs(words).Distinct(StringComparer.Ordinal).ToList();
        return different.Count == 0 ? 0 : (double)different.Count(run => Runs(other).Contains(run)) / different.Count;
    }

    private static bool IsShared(string[] words, int at, string[] other) =>
        Enumerable.Range(at - 4, 5).Any(start => start >= 0 && start + 5 <= words.Length && Runs(other).Contains(string.Join(' ', words[start..(start + 5)])));

    private static List<string> Runs(string[] words) => [.. Enumerable.Range(0, Math.Max(0, words.Length - 4)).Select(i => string.Join(' ', words[i..(i + 5)]))];

    private static Document Document(string text) => new()
    {
        Original = ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(text)), MediaType = MediaTypes.Text, Text = text,
        Segments = [.. Paragraphs(text)],
    };

    private static IEnumerable<Segment> Paragraphs(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            if (end > at)
                yield return new(SegmentKind.Body, new(at, end));
            at = end + 1;
        }
    }
}
