using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Review;
using Sanad.Claims;
using static Sanad.Casebook.Tests.Events.ClaimMaker;

namespace Sanad.Casebook.Tests.Review;

public sealed class VerdictFoldTests
{
    private const string Text = "On Monday 12 people were killed in the square.";
    private static readonly ContentHash Original = ContentHash.Of("x"u8);
    private readonly List<HumanAct> _acts = [];
    private readonly Claim _claim = Killed(12, id: "c1") with { Quote = "12 people were killed", Span = new(10, 31), QuantitySpan = new(10, 12) };

    [Fact]
    public void The_last_verdict_of_a_writer_counts()
    {
        Judge("w1", Verdict.Reject);
        Judge("w1", Verdict.Accept);
        Fold().Single().Status.ShouldBe(JudgedStatus.Accepted);
    }

    [Fact]
    public void Two_writers_who_differ_leave_a_claim_contested_and_doubt_is_no_difference()
    {
        Judge("w1", Verdict.Accept);
        Judge("w2", Verdict.Unsure);
        Fold().Single().Status.ShouldBe(JudgedStatus.Accepted);
        Judge("w2", Verdict.Reject);
        Fold().Single().Status.ShouldBe(JudgedStatus.Contested);
        Judge("w1", Verdict.Reject);
        Fold().Single().Status.ShouldBe(JudgedStatus.Rejected);
    }

    [Fact]
    public void Two_different_corrections_are_contested_two_equal_ones_are_not()
    {
        Judge("w1", Verdict.Edit, _claim with { Act = Act.Executed });
        Judge("w2", Verdict.Edit, _claim with { Act = Act.Executed });
        Fold().Single().ShouldSatisfyAllConditions(j => j.Status.ShouldBe(JudgedStatus.Edited), j => j.Claim.Act.ShouldBe(Act.Executed));
        Judge("w2", Verdict.Edit, _claim with { Act = Act.Bodies });
        Fold().Single().Status.ShouldBe(JudgedStatus.Contested);
    }

    [Fact]
    public void An_undone_verdict_leaves_the_one_before()
    {
        Judge("w1", Verdict.Accept);
        var wrong = Judge("w1", Verdict.Reject);
        _acts.Add(new("undo", "w1", VerdictBody.EntryType, "", HumanAct.ToBody(new VerdictBody { Original = Original, Undoes = wrong }).ToJsonString()));
        Fold().Single().Status.ShouldBe(JudgedStatus.Accepted);
    }

    [Fact]
    public void When_the_text_moved_the_words_are_found_again_and_the_spans_follow()
    {
        Judge("w1", Verdict.Accept);
        var moved = Fold("😀😀 " + Text).Single();
        (moved.Anchored, moved.Claim.Span, moved.Claim.QuantitySpan).ShouldBe((true, new(13, 34), new TextSpan(13, 15)));
    }

    [Fact]
    public void Words_that_are_gone_leave_the_verdict_unanchored_and_never_drop_it()
    {
        Judge("w1", Verdict.Edit, _claim with { Act = Act.Executed });
        var lost = Fold("Another text.").Single();
        (lost.Anchored, lost.Claim.Act, lost.Status).ShouldBe((false, Act.Executed, JudgedStatus.Edited));
        lost.Claim.Warnings.ShouldContain(VerdictFold.NotFoundAnyMore);
    }

    [Fact]
    public void A_verdict_passes_to_the_same_claim_under_a_new_id()
    {
        Judge("w1", Verdict.Accept);
        var renamed = _claim with { Id = "c2", Span = new(3, 31), Quote = "Monday 12 people were killed" };
        Fold(Text + " More.", renamed).Single().Claim.Id.ShouldBe("c2");
    }

    [Fact]
    public void A_verdict_passes_to_the_same_mention_though_its_number_is_read_otherwise_now()
    {
        Judge("w1", Verdict.Accept);
        var read = _claim with { Id = "c2", Span = new(0, 31), Quote = Text[..31], QuantitySpan = new(3, 12), Quantity = new(12, 12, null, Qualifier.AtLeast) };
        Fold(Text + " More.", read).Single().ShouldSatisfyAllConditions(j => j.Claim.Id.ShouldBe("c2"), j => j.Claim.Quantity.ShouldBe(Quantity.Exactly(12)));
    }

    [Fact]
    public void A_correction_meets_the_machine_that_has_learnt_it()
    {
        Judge("w1", Verdict.Edit, _claim with { Act = Act.Wounded });
        Fold(Text + " More.", _claim with { Id = "c2", Act = Act.Wounded }).Single().ShouldSatisfyAllConditions(j => j.Claim.Id.ShouldBe("c2"), j => j.Status.ShouldBe(JudgedStatus.Edited));
    }

    [Fact]
    public void Verdicts_on_one_mention_under_its_old_and_its_new_id_are_one_persons_change_of_mind()
    {
        var renamed = _claim with { Id = "c2", Span = new(3, 31), Quote = "Monday 12 people were killed" };
        Judge("w1", Verdict.Accept);
        _acts.Add(Entry("w1", new() { Original = Original, TextSha256 = "before", Verdict = Verdict.Reject, Claim = renamed }));
        Fold(Text + " More.", renamed).Single().ShouldSatisfyAllConditions(j => j.Claim.Id.ShouldBe("c2"), j => j.Status.ShouldBe(JudgedStatus.Rejected));
    }

    [Fact]
    public void Words_that_another_reader_broke_over_lines_are_found_by_what_they_say()
    {
        Judge("w1", Verdict.Accept);
        var found = Fold("Title\n\nOn Monday 12  people\nwere killed in the square.").Single();
        (found.Anchored, found.Claim.Span, found.Claim.QuantitySpan, found.Claim.Quote).ShouldBe((true, new(17, 39), new TextSpan(17, 19), "12  people\nwere killed"));
    }

    [Fact]
    public void A_claim_added_by_hand_stays_whatever_the_machine_proposes()
    {
        var hand = _claim with { Id = "c9", Rule = VerdictFold.HandRule };
        _acts.Add(Entry("w1", new() { Original = Original, TextSha256 = "t", Verdict = Verdict.Unsure, Claim = hand }));
        VerdictFold.Of(_acts, _ => new([], "t", () => Text)).Single().ShouldBe(new(hand, Original.Hex, JudgedStatus.Proposed, true), new SameClaim());
    }

    [Fact]
    public void A_body_of_a_newer_program_is_left_alone()
    {
        _acts.Add(new("1", "w", VerdictBody.EntryType, "", """{"verdict":"maybe","claim":{}}"""));
        Fold().ShouldBeEmpty();
    }

    private string Judge(string writer, Verdict verdict, Claim? edited = null)
    {
        var act = Entry(writer, new() { Original = Original, TextSha256 = "before", Verdict = verdict, Claim = _claim, Edited = edited });
        _acts.Add(act);
        return act.Id;
    }

    private HumanAct Entry(string writer, VerdictBody body) => new($"entry{_acts.Count}", writer, VerdictBody.EntryType, "", HumanAct.ToBody(body).ToJsonString());

    private IReadOnlyList<JudgedClaim> Fold(string? text = null, params Claim[] machine) =>
        VerdictFold.Of(HumanAct.InForce(_acts), _ => new(machine, text is null ? "before" : "after", () => text ?? Text));

    private sealed class SameClaim : IEqualityComparer<JudgedClaim>
    {
        public bool Equals(JudgedClaim? x, JudgedClaim? y) => (x?.Claim.Id, x?.Original, x?.Status, x?.Anchored) == (y?.Claim.Id, y?.Original, y?.Status, y?.Anchored);

        public int GetHashCode(JudgedClaim obj) => StringComparer.Ordinal.GetHashCode(obj.Claim.Id);
    }
}
