using System.Text;
using Sanad.Basics;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Language;
using Sanad.Tests;

namespace Sanad.Casebook.Tests.Review;

/// <summary>Verdicts and proposals under rules that really differ: packs from disk, with words taken out.</summary>
public sealed class NewRulesTests
{
    private const string Text = "ARDALE, June 4, 2019 -- The governor said that at least 12 people were killed in Ardale on June 3, 2019. The Ferry Council said that 40 people were killed in Ardale on June 3, 2019. "
        + "Seven people were arrested in Ardale on June 3, 2019.";

    public static TheoryData<string> Databases => Storage.Databases.All;

    [Theory, MemberData(nameof(Databases))]
    public void Other_rules_disturb_no_verdict_and_what_they_change_is_told(string database)
    {
        using var book = new TestCasebook(database);
        book.Keep(book.Write("a.txt", Text));
        var (twelve, forty, seven) = (Find(book, 12), Find(book, 40), Find(book, 7));
        ReviewVerb.Judge(book.Book, twelve.Id, Verdict.Accept);
        ReviewVerb.Judge(book.Book, seven.Id, Verdict.Accept);
        ReviewVerb.Judge(book.Book, forty.Id, Verdict.Reject);
        ProposalDiff.Of(book.Book).ShouldBeNull();

        book.Reopen(Weaker());
        book.Book.HasNewRules.ShouldBeTrue();
        // "at least" is no modifier any more: the mention has another id and another number, and the accepted one stands for it.
        var rows = TollTable.Of(book.Book, null, acceptedOnly: true);
        rows.Select(r => (r.Quantity!.Value, r.Quantity.Qualifier, r.Status)).ShouldBe([(12, Qualifier.AtLeast, TollStatus.Accepted), (7, Qualifier.Exact, TollStatus.Accepted)], ignoreOrder: true);
        TollTable.Of(book.Book, null, acceptedOnly: false).Count.ShouldBe(2);

        var diff = ProposalDiff.Of(book.Book)!;
        (diff.Documents, diff.Before, diff.After).ShouldBe((1, 3, 2));
        diff.FormerRules.ShouldNotBe(diff.Rules);
        var changed = diff.Differences.Single(d => d.Change == ProposalChange.Changed);
        changed.Fields.Select(f => f.Field).ShouldBe(["qty", "high", "qual", "quote"], ignoreOrder: true);
        (changed.Before!.Id, changed.Judged).ShouldBe((twelve.Id, ReviewStatus.Accepted));
        var gone = diff.Differences.Single(d => d.Change == ProposalChange.Gone);
        (gone.Before!.Id, gone.Judged).ShouldBe((seven.Id, ReviewStatus.Accepted));
    }

    [Theory, MemberData(nameof(Databases))]
    public void Back_under_the_old_rules_everything_is_as_it_was(string database)
    {
        using var book = new TestCasebook(database);
        book.Keep(book.Write("a.txt", Text));
        ReviewVerb.Judge(book.Book, Find(book, 12).Id, Verdict.Accept);
        var before = book.TollLines();
        book.Reopen(Weaker());
        book.TollLines().ShouldNotBe(before);
        book.Reopen();
        book.TollLines().ShouldBe(before);
        ProposalDiff.Of(book.Book)!.Differences.Count(d => d.Change == ProposalChange.New).ShouldBe(1);
        Casebook.Opening.Rebuild.Run(book.Book, null, CancellationToken.None);
        ProposalDiff.Of(book.Book)!.Differences.Count.ShouldBe(2, "an index made anew by the same rules still knows what others proposed");
    }

    [Fact]
    public void A_correction_is_not_proposed_again_as_it_was()
    {
        using var book = new TestCasebook("sqlite");
        book.Keep(book.Write("a.txt", Text));
        var claim = Find(book, 12);
        ReviewVerb.Judge(book.Book, claim.Id, Verdict.Edit, claim with { Quantity = Quantity.Exactly(13) });
        book.Reopen(Weaker());
        var view = ShowVerb.Documents(book.Book).Single().Claims.Single(c => c.Status == TollStatus.Edited);
        (view.Claim.Quantity!.Value, view.Anchored).ShouldBe((13, true));
        ReviewQueue.Of(book.Book, new()).Single().Claim.Quantity!.Value.ShouldBe(40);
    }

    private static Claim Find(TestCasebook book, double value) =>
        ShowVerb.Documents(book.Book).SelectMany(d => d.Claims).Single(c => c.Claim.Quantity?.Value == value).Claim;

    // English that knows neither "at least" nor arrests.
    private static Packs Weaker() => Packs.Load(Directory.EnumerateFiles(Path.Combine(Workplace.Root, "packs"), "*.yaml", SearchOption.AllDirectories).Select(file =>
    {
        var (pack, name) = (Path.GetFileName(Path.GetDirectoryName(file))!, Path.GetFileName(file));
        var text = File.ReadAllText(file);
        if (pack == "en" && name == "claims.yaml")
            text = text.Replace("at_least: [at least, ", "at_least: [", StringComparison.Ordinal).Replace("verbs: [arrest, ", "verbs: [", StringComparison.Ordinal);
        return new PackFile(pack, name, () => new MemoryStream(Encoding.UTF8.GetBytes(text)));
    }));
}
