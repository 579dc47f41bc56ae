using Sanad.Casebook.Events;
using Sanad.Casebook.Review;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;

namespace Sanad.Casebook.Tests.Events;

/// <summary>What the first page shows of contested events, noted in the index.</summary>
public sealed class MostContestedTests
{
    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void What_was_noted_is_what_the_queue_says_and_is_no_longer_believed_after_a_decision_or_a_new_title(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(test.Write("a.txt", "ARDALE, June 4, 2019 -- The governor said that at least 12 people were killed in Ahvaz on June 3, 2019. The Ferry Council said that 40 people were killed in Ahvaz on June 3, 2019."));
        var found = Contested(test).ShouldHaveSingleItem();
        (found.Figures, found.Claims).ShouldBe((2, 2));
        test.Reopen();
        Contested(test).ShouldBe([found]);
        test.Book.Desk.ShouldBeNull(); // nobody needed the queue for it
        EventVerbs.Rename(test.Book, found.Summary.Id, "The crossing").ShouldBeOfType<VerbOutcome.Done>();
        Contested(test).ShouldHaveSingleItem().Summary.Title.ShouldBe("The crossing");
        ReviewFlow.Decide(test.Book, ReviewFlow.Next(test.Book, new(), null)!.ClaimId, new(Verdict.Reject)).ShouldBeOfType<DecideOutcome.Saved>();
        Contested(test).ShouldBeEmpty();
        ReviewFlow.Undo(test.Book, null).ShouldBeOfType<UndoOutcome.Done>();
        Contested(test).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Every))]
    public void Figures_of_other_acts_contest_nothing(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(test.Write("a.txt", "ARDALE, June 4, 2019 -- The governor said that 12 people were arrested in Ahvaz on June 3, 2019. The Ferry Council said that 40 people were released in Ahvaz on June 3, 2019."));
        EventVerbs.List(test.Book).Sum(e => e.Claims.Count).ShouldBe(2);
        Contested(test).ShouldBeEmpty();
    }

    private static IReadOnlyList<EventLine> Contested(TestCasebook test) => EventVerbs.MostContested(test.Book, 5);
}
