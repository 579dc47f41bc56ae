using Sanad.Basics;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;

namespace Sanad.Casebook.Tests.Review;

public sealed class ReviewFlowTests
{
    private const string Ardale = "ARDALE, June 4, 2019 -- The governor said that at least 12 people were killed in Ardale on June 3, 2019. The Ferry Council said that 40 people were killed in Ardale on June 3, 2019. "
        + "Seven people were arrested in Ardale on June 3, 2019.";

    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void A_decision_is_known_at_once_saved_before_it_is_sealed_and_can_be_taken_back(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(test.Write("a.txt", Ardale));
        var first = ReviewFlow.Next(test.Book, new(), null)!;
        var saved = ReviewFlow.Decide(test.Book, first.ClaimId, new(Verdict.Accept)).ShouldBeOfType<DecideOutcome.Saved>();
        test.Book.Folder.Entries()[^1].ShouldSatisfyAllConditions(e => e.Id.ShouldBe(saved.Step.Entry), e => e.Sealed.ShouldBeFalse());
        ReviewFlow.Progress(test.Book, new()).ShouldBe(new ReviewProgress(2, 1));
        ReviewFlow.Next(test.Book, new(), first.ClaimId)!.ClaimId.ShouldNotBe(first.ClaimId);
        ReviewFlow.Last(test.Book).Single().ShouldSatisfyAllConditions(d => d.Quote.ShouldBe(first.Claim.Quote), d => d.Verdict.ShouldBe(Verdict.Accept), d => d.Mine.ShouldBeTrue());
        test.Book.Seal();
        test.Book.Folder.Entries().ShouldAllBe(e => e.Sealed);
        ReviewFlow.Undo(test.Book, null).ShouldBe(new UndoOutcome.Done(first.ClaimId, saved.Step.Entry));
        ReviewFlow.Progress(test.Book, new()).ShouldBe(new ReviewProgress(3, 0));
        ReviewFlow.Undo(test.Book, null).ShouldBeOfType<UndoOutcome.Refused>();
    }

    [Theory, MemberData(nameof(Every))]
    public void Of_two_tabs_that_decide_one_claim_the_second_is_told_who_was_first(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(test.Write("a.txt", Ardale));
        var claim = ReviewFlow.Next(test.Book, new(), null)!.ClaimId;
        using (var other = test.Open())
            ReviewFlow.Decide(other, claim, new(Verdict.Reject)).ShouldBeOfType<DecideOutcome.Saved>();
        var entries = test.Book.Folder.Entries().Count;
        var late = ReviewFlow.Decide(test.Book, claim, new(Verdict.Accept)).ShouldBeOfType<DecideOutcome.DecidedAlready>();
        (late.Status, late.By!.Verdict, late.By.Mine).ShouldBe((ReviewStatus.Rejected, Verdict.Reject, true));
        test.Book.Folder.Entries().Count.ShouldBe(entries);
        ReviewFlow.Decide(test.Book, claim, new(Verdict.Accept) { Seen = ReviewStatus.Rejected }).ShouldBeOfType<DecideOutcome.Saved>();
        ReviewFlow.Decide(test.Book, "c0", new(Verdict.Accept)).ShouldBeOfType<DecideOutcome.NotFound>();
    }

    [Theory, MemberData(nameof(Every))]
    public void What_another_program_keeps_is_seen_after_catching_up(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(test.Write("a.txt", Ardale));
        test.Book.CatchUp(CancellationToken.None).ShouldBeFalse();
        using (var other = test.Open())
            Casebook.Keep.KeepFiles.Run(other, [test.Write("kestrel-note.txt", "KESTREL BAY, May 2, 2019 -- Four people were killed in Kestrel Bay on May 1, 2019.")], Sanad.Reading.Given.Nothing, null, CancellationToken.None).Count().ShouldBe(1);
        test.Book.CatchUp(CancellationToken.None);
        Casebook.Show.Overview.Of(test.Book).ShouldBe(new(2, 0, 0, 4, 4, 2));
        ShowVerb.List(test.Book, new() { Text = "kestr" }, 0, 10).ShouldSatisfyAllConditions(p => p.Total.ShouldBe(1), p => p.Items[0].Waiting.ShouldBe(1));
    }

    [Theory, MemberData(nameof(Every))]
    public void Copies_are_decided_with_the_claim_and_taken_back_with_it(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(test.Write("a.txt", Ardale), test.Write("b.txt", "Reprinted\n\n" + Ardale));
        var item = ReviewFlow.Next(test.Book, new(), null)!;
        var (view, _) = ShowVerb.Claim(test.Book, item.ClaimId)!.Value;
        var step = ReviewFlow.Decide(test.Book, item.ClaimId, new(Verdict.Edit) { Edited = view.Claim with { Quantity = Quantity.Exactly(13) }, WithCopies = true })
            .ShouldBeOfType<DecideOutcome.Saved>().Step;
        step.Copies.Count.ShouldBe(1);
        ReviewFlow.Progress(test.Book, new()).ShouldBe(new ReviewProgress(4, 2));
        ShowVerb.ClaimsOf(test.Book, [item.ClaimId, .. step.Copies]).ShouldAllBe(c => c.Claim.Quantity!.Value == 13);
        ReviewFlow.Undo(test.Book, step.Entry).ShouldBeOfType<UndoOutcome.Done>();
        ReviewFlow.Progress(test.Book, new()).ShouldBe(new ReviewProgress(6, 0));
    }
}
