using Sanad.Basics;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tolls;
using Sanad.Claims;

namespace Sanad.Casebook.Tests.Review;

public sealed class HandClaimTests
{
    private const string Text = "ARDALE, June 4, 2019 -- The governor said that at least 12 people were killed in Ardale on June 3, 2019.\n\n"
        + "Of the harbour’s crew “no fewer than 9 never\ncame home”, the Ferry Council said. Later it said again: 9 never came home.\n\nاز خدمه بندر دست‌کم ۱۲ نفر دیگر هرگز به خانه بازنگشتند.";

    public static TheoryData<string> Databases => Storage.Databases.All;

    [Theory, MemberData(nameof(Databases))]
    public void What_the_machine_missed_stands_in_the_toll_accepted_until_it_is_taken_back(string database)
    {
        using var book = Kept(database, out var document);
        var added = Add(book, document, new("\"no fewer than 9 never came home\"", Act.Killed, [("qty", "no fewer than 9"), ("speaker", "Ferry Council"), ("when", "2019-06-03")])).ShouldBeOfType<AddOutcome.Added>();
        (added.Claim.Rule, added.Claim.Quantity, added.Claim.Quote).ShouldBe(("hand", new(9, 9, null, Qualifier.AtLeast), "no fewer than 9 never\ncame home"));
        var row = TollTable.Of(book.Book, null, acceptedOnly: true).Single();
        (row.Status, row.Speaker, row.QuantityText).ShouldBe((TollStatus.Accepted, "Ferry Council", "no fewer than 9"));
        var before = book.TollLines();
        Casebook.Opening.Rebuild.Run(book.Book, null, CancellationToken.None);
        book.TollLines().ShouldBe(before);
        ReviewVerb.Undo(book.Book, added.Entry).ShouldBeOfType<VerbOutcome.Done>();
        TollTable.Of(book.Book, null, acceptedOnly: true).ShouldBeEmpty();
    }

    [Fact]
    public void Words_at_several_places_are_shown_and_one_is_named()
    {
        using var book = Kept("sqlite", out var document);
        Add(book, document, new("9 never came home", Act.Killed, [])).ShouldBeOfType<AddOutcome.Ambiguous>().Places.Count.ShouldBe(2);
        Add(book, document, new("9 never came home", Act.Killed, [("qty", "9")]) { Nth = 2 }).ShouldBeOfType<AddOutcome.Added>().Claim.Quote.ShouldBe("9 never came home");
        Add(book, document, new("9 never came home", Act.Killed, []) { Nth = 3 }).ShouldBeOfType<AddOutcome.Refused>();
        Add(book, document, new("10 never came home", Act.Killed, [])).ShouldBeOfType<AddOutcome.Refused>().Reason.ShouldContain("does not hold");
        HandClaim.Add(book.Book, "ffff", new("9", Act.Killed, [])).ShouldBeOfType<AddOutcome.NoDocument>();
    }

    [Fact]
    public void A_mention_that_the_casebook_has_is_judged_and_not_added()
    {
        using var book = Kept("sqlite", out var document);
        var known = ShowVerb.Documents(book.Book).Single().Claims[0].Claim.Id;
        Add(book, document, new("12 people were killed in Ardale", Act.Killed, [("qty", "12")])).ShouldBeOfType<AddOutcome.Refused>().Reason.ShouldContain(known);
    }

    [Fact]
    public void Persian_words_are_read_by_Persian_numbers_from_any_keyboard()
    {
        using var book = Kept("sqlite", out var document);
        var claim = Add(book, document, new("دستكم 12 نفر دیگر هرگز به خانه بازنگشتند", Act.Disappeared, [("qty", "دستکم 12")])).ShouldBeOfType<AddOutcome.Added>().Claim;
        (claim.Language, claim.Quantity!.Value, claim.Quantity.Qualifier).ShouldBe(("fa", 12, Qualifier.AtLeast));
    }

    private static TestCasebook Kept(string database, out string document)
    {
        var book = new TestCasebook(database);
        book.Keep(book.Write("a.txt", Text));
        document = ShowVerb.Documents(book.Book).Single().Document.Original.Hex;
        return book;
    }

    private static AddOutcome Add(TestCasebook book, string document, HandDraft draft) => HandClaim.Add(book.Book, document[..10], draft);
}
