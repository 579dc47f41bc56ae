using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;

namespace Sanad.Casebook.Tests.Opening;

public sealed class FurnitureTests
{
    private const string Text = "A morning in Mosul\n\nThe watch said that 12 people were killed in Mosul on March 3, 2015 when a market was shelled by the army.\n\n"
        + "The harbour office said that 40 people were killed in Kabul on May 8, 2016 when a school was shelled.\n";
    private const string Second = "The harbour office said that 40 people were killed in Kabul on May 8, 2016 when a school was shelled.";

    [Fact]
    public void Words_marked_as_furniture_give_no_claims_until_that_is_undone()
    {
        using var test = new TestCasebook("sqlite");
        var original = Keep(test);
        Counts(test, original).ShouldBe([12, 40]);
        var set = DocumentVerbs.Set(test.Book, original, furniture: [new(Second, Furniture: true)]).ShouldBeOfType<VerbOutcome.Done>();
        Counts(test, original).ShouldBe([12]);
        var view = ShowVerb.Document(test.Book, original)!;
        view.Document.Segments.ShouldContain(s => s.Kind == SegmentKind.Furniture && s.Span.In(view.Document.Text) == Second);
        view.Machine.Segments.ShouldNotContain(s => s.Kind == SegmentKind.Furniture);
        DocumentVerbs.InForce(test.Book, view.Document.Original).Single().Fields.Single().ShouldBe(("furniture", Second));
        DocumentVerbs.Undo(test.Book, set.Entry).ShouldBeOfType<VerbOutcome.Done>();
        Counts(test, original).ShouldBe([12, 40]);
        DocumentVerbs.InForce(test.Book, view.Document.Original).ShouldBeEmpty();
    }

    [Fact]
    public void What_one_correction_calls_furniture_a_later_one_takes_out_again_also_after_a_rebuild()
    {
        using var test = new TestCasebook("sqlite");
        var original = Keep(test);
        DocumentVerbs.Set(test.Book, original, furniture: [new(Second, Furniture: true)]).ShouldBeOfType<VerbOutcome.Done>();
        DocumentVerbs.Set(test.Book, original, title: "Two mornings", furniture: [new(Second, Furniture: false)]).ShouldBeOfType<VerbOutcome.Done>();
        Counts(test, original).ShouldBe([12, 40]);
        Rebuild.Run(test.Book, progress: null, CancellationToken.None);
        Counts(test, original).ShouldBe([12, 40]);
        ShowVerb.Document(test.Book, original)!.Document.Title.ShouldBe("Two mornings");
    }

    [Fact]
    public void Words_that_stand_nowhere_or_at_several_places_are_refused()
    {
        using var test = new TestCasebook("sqlite");
        var original = Keep(test);
        DocumentVerbs.Set(test.Book, original, furniture: [new("no such words", Furniture: true)]).ShouldBeOfType<VerbOutcome.Refused>();
        DocumentVerbs.Set(test.Book, original, furniture: [new("people were killed", Furniture: true)]).ShouldBeOfType<VerbOutcome.Refused>().Reason.ShouldContain("2 places");
        DocumentVerbs.Set(test.Book, original, furniture: [new("something else", Furniture: true) { Span = new(0, 14) }]).ShouldBeOfType<VerbOutcome.Refused>();
    }

    private static string Keep(TestCasebook test)
    {
        test.Write("mornings.txt", Text);
        test.Keep(test.Inputs);
        return ShowVerb.Documents(test.Book).Single().Document.Original.Hex;
    }

    private static double[] Counts(TestCasebook test, string original) =>
        [.. ShowVerb.Document(test.Book, original)!.Claims.Select(c => c.Claim.Quantity?.Value).OfType<double>()];
}
