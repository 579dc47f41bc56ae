using Sanad.Casebook.Review;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tolls;
using Sanad.Claims;

namespace Sanad.Casebook.Tests.Review;

public sealed class ReviewSessionTests
{
    private const string Ardale = "ARDALE, June 4, 2019 -- The governor said that at least 12 people were killed in Ardale on June 3, 2019. The Ferry Council said that 40 people were killed in Ardale on June 3, 2019. "
        + "Three people were arrested, the governor said, and the old bridge stayed closed for the rest of the week while the harbour office counted the boats.";

    public static TheoryData<string> Databases => Storage.Databases.All;

    [Theory, MemberData(nameof(Databases))]
    public void Decisions_stand_after_the_end_and_nothing_is_sealed_but_once(string database)
    {
        using var book = new TestCasebook(database);
        book.Keep(book.Write("a.txt", Ardale));
        var commits = book.Book.Folder.Heads()[0].Number;
        var session = new ReviewSession(book.Book, new());
        var (first, second) = (session.Current!.ClaimId, session.Decide(Verdict.Accept, null, false));
        second.ClaimId.ShouldBe(first);
        session.Decide(Verdict.Reject, null, false);
        session.Later();
        (session.Decided, session.PutOff).ShouldBe((2, 1));
        session.End();
        book.Book.Folder.Heads()[0].Number.ShouldBe(commits + 1);
        Statuses(book).ShouldBe([TollStatus.Accepted, TollStatus.Proposed], ignoreOrder: true);
        ReviewQueue.Of(book.Book, new()).Count.ShouldBe(session.Total - 2);
        var before = book.TollLines();
        Casebook.Opening.Rebuild.Run(book.Book, null, CancellationToken.None);
        book.TollLines().ShouldBe(before);
    }

    [Fact]
    public void A_session_that_was_cut_off_keeps_what_was_decided()
    {
        using var book = new TestCasebook("sqlite");
        book.Keep(book.Write("a.txt", Ardale));
        new ReviewSession(book.Book, new()).Decide(Verdict.Accept, null, false);
        book.Reopen();
        Statuses(book).ShouldContain(TollStatus.Accepted);
    }

    [Fact]
    public void Ten_decisions_can_be_taken_back_also_those_of_the_session_before()
    {
        using var book = new TestCasebook("sqlite");
        book.Keep(book.Write("a.txt", Ardale));
        var before = new ReviewSession(book.Book, new());
        var first = before.Decide(Verdict.Reject, null, false).ClaimId;
        before.End();
        var session = new ReviewSession(book.Book, new());
        var second = session.Decide(Verdict.Reject, null, false).ClaimId;
        session.Undo()!.ClaimId.ShouldBe(second);
        session.Current!.ClaimId.ShouldBe(second);
        session.Undo()!.ClaimId.ShouldBe(first);
        session.Current!.ClaimId.ShouldBe(first);
        session.Undo().ShouldBeNull();
        session.Decide(Verdict.Accept, null, false);
        session.End();
        ReviewQueue.Of(book.Book, new() { Status = ReviewStatus.Accepted }).Single().ClaimId.ShouldBe(first);
        ReviewQueue.Of(book.Book, new() { Status = ReviewStatus.Rejected }).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public void A_verdict_is_offered_once_for_the_same_words_in_copies_and_taken_back_for_all(string database)
    {
        using var book = new TestCasebook(database);
        book.Keep(book.Write("a.txt", Ardale), book.Write("b.txt", "Reprinted\n\n" + Ardale), book.Write("c.txt", Ardale + "\n\nEnd."));
        var session = new ReviewSession(book.Book, new());
        session.Current!.Copies.Count.ShouldBe(2);
        session.Decide(Verdict.Accept, null, withCopies: true).Copies.Count.ShouldBe(2);
        session.End();
        ReviewQueue.Of(book.Book, new() { Status = ReviewStatus.Accepted }).Single().Copies.Count.ShouldBe(2);
        ReviewVerb.Undo(book.Book, null).ShouldBeOfType<VerbOutcome.Done>();
        ReviewQueue.Of(book.Book, new() { Status = ReviewStatus.Accepted }).ShouldBeEmpty();
    }

    [Fact]
    public void Copies_that_are_not_decided_together_come_next_one_by_one()
    {
        using var book = new TestCasebook("sqlite");
        book.Keep(book.Write("a.txt", Ardale), book.Write("b.txt", "Reprinted\n\n" + Ardale));
        var session = new ReviewSession(book.Book, new());
        var copy = session.Current!.Copies.Single().ClaimId;
        session.Decide(Verdict.Accept, null, withCopies: false);
        session.Current!.ClaimId.ShouldBe(copy);
        session.Undo();
        session.Current!.Copies.ShouldBeEmpty();
    }

    [Fact]
    public void Events_whose_figures_differ_come_first_and_doubts_last()
    {
        using var book = new TestCasebook("sqlite");
        book.Keep(book.Write("a.txt", "KESTREL BAY, May 2, 2019 -- Four people were killed in Kestrel Bay on May 1, 2019."), book.Write("b.txt", Ardale));
        var queue = ReviewQueue.Of(book.Book, new());
        queue[0].Claim.Act.ShouldBe(Act.Killed);
        queue[0].Claim.Quantity!.Value.ShouldBe(12);
        ReviewVerb.Judge(book.Book, queue[0].ClaimId, Verdict.Unsure);
        ReviewQueue.Of(book.Book, new())[^1].ShouldSatisfyAllConditions(i => i.ClaimId.ShouldBe(queue[0].ClaimId), i => i.Unsure.ShouldBeTrue());
    }

    [Theory]
    [InlineData("killed", null, 2)]
    [InlineData("liberty", null, 1)]
    [InlineData(null, "ferry c", 1)]
    [InlineData("killed", "governor", 1)]
    public void Filters_take_the_words_that_are_used_elsewhere(string? act, string? speaker, int expected)
    {
        using var book = new TestCasebook("sqlite");
        book.Keep(book.Write("b.txt", Ardale));
        ReviewQueue.Of(book.Book, new() { Act = act, Speaker = speaker }).Count.ShouldBe(expected);
    }

    private static IEnumerable<TollStatus> Statuses(TestCasebook book) => TollTable.Of(book.Book, null, false).Select(r => r.Status).Distinct();
}
