using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Casebook.Journal;
using Sanad.Claims;
using Sanad.Language;
using static Sanad.Casebook.Tests.Events.ClaimMaker;

namespace Sanad.Casebook.Tests.Events;

public sealed class EventFoldTests
{
    private readonly Claim _first = Killed(1, id: "c1111111111111111").Of("november-2019");
    private readonly Claim _second = Killed(2, id: "c2222222222222222").Of("november-2019");
    private readonly Claim _third = Killed(3, id: "c3333333333333333").Of("mahsa-amini-2022");
    private readonly List<HumanAct> _acts = [];
    private int _entries;

    [Fact]
    public void A_derived_event_takes_the_id_of_its_smallest_claim() => Fold().Events.Select(e => e.Id).ShouldBe(["e1111111111111111", "e3333333333333333"]);

    [Fact]
    public void A_touched_event_has_the_id_of_the_first_entry_that_touched_it_and_answers_to_the_old_one()
    {
        var entry = Do(EventAct.Rename, new() { Event = Event("e1111111111111111"), Title = "The petrol protests" });
        Do(EventAct.Rename, new() { Event = Event(EventFold.IdOf(entry)), Title = "November" });
        var fold = Fold();
        fold.Find("e1111111111111111")!.Id.ShouldBe(EventFold.IdOf(entry));
        fold.Find("e2222222222222222")!.Title.ShouldBe("November");
        fold.Aliases.ShouldContain(("e1111111111111111", EventFold.IdOf(entry)));
    }

    [Fact]
    public void A_new_claim_with_a_smaller_id_does_not_lose_what_a_person_did()
    {
        var entry = Do(EventAct.Rename, new() { Event = Event("e1111111111111111"), Title = "November" });
        Fold(Killed(9, id: "c0000000000000000").Of("november-2019")).Events.Single(e => e.Title == "November").Id.ShouldBe(EventFold.IdOf(entry));
    }

    [Fact]
    public void A_moved_claim_is_in_its_new_event_only_and_an_undo_puts_it_back()
    {
        var entry = Do(EventAct.Move, new() { Event = Event("e3333333333333333"), Claims = [Reference(_second)] });
        Fold().Find("e3333333333333333")!.Claims.ShouldBe([_second.Id, _third.Id]);
        var undo = Do(EventAct.Undo, new() { Undoes = entry });
        Fold().Find("e1111111111111111")!.Claims.ShouldBe([_first.Id, _second.Id]);
        Do(EventAct.Undo, new() { Undoes = undo });
        Fold().Find("e3333333333333333")!.Claims.ShouldBe([_second.Id, _third.Id]);
    }

    [Fact]
    public void A_merged_event_is_found_by_either_id()
    {
        var entry = Do(EventAct.Merge, new() { Event = Event("e3333333333333333"), Target = Event("e1111111111111111") });
        var fold = Fold();
        fold.Events.Single().Claims.Count.ShouldBe(3);
        fold.Find("e3333333333333333")!.Id.ShouldBe(EventFold.IdOf(entry));
        fold.Find("e1111111111111111")!.Id.ShouldBe(EventFold.IdOf(entry));
    }

    [Fact]
    public void A_split_makes_an_event_with_the_entrys_id()
    {
        var entry = Do(EventAct.Split, new() { Event = Event("e1111111111111111"), Claims = [Reference(_second)], Title = "Mahshahr" });
        var made = Fold().Find(EventFold.IdOf(entry))!;
        (made.Title, made.Claims.Single()).ShouldBe(("Mahshahr", _second.Id));
    }

    [Fact]
    public void Two_events_cannot_be_parts_of_each_other()
    {
        Do(EventAct.Part, new() { Event = Event("e1111111111111111"), Target = Event("e3333333333333333") });
        var second = Do(EventAct.Part, new() { Event = Event("e3333333333333333"), Target = Event("e1111111111111111") });
        var fold = Fold();
        fold.Find("e1111111111111111")!.Parent!.Id.ShouldBe("e3333333333333333");
        fold.Find("e3333333333333333")!.Parent.ShouldBeNull();
        fold.Unresolved.ShouldBe([second]);
    }

    [Fact]
    public void An_answer_is_kept_with_its_kind_and_the_last_kind_wins()
    {
        Do(EventAct.Respond, new() { Event = Event("e3333333333333333"), Target = Event("e1111111111111111"), Kind = ResponseKind.Statement });
        Do(EventAct.Respond, new() { Event = Event("e3333333333333333"), Target = Event("e1111111111111111"), Kind = ResponseKind.Sanction });
        Fold().Find("e1111111111111111")!.Responses.Select(r => (r.Event.Id, r.Kind)).ShouldBe([("e3333333333333333", ResponseKind.Sanction)]);
    }

    [Fact]
    public void A_claim_that_was_read_anew_is_found_by_its_words()
    {
        Do(EventAct.Move, new() { Event = Event("e3333333333333333"), Claims = [new("cffffffffffffffff", ContentHash.Of("x"u8), Act.Killed, _second.Quote)] });
        Fold().Find("e3333333333333333")!.Claims.ShouldContain(_second.Id);
    }

    [Fact]
    public void What_is_not_found_any_more_and_what_is_not_understood_is_listed()
    {
        var gone = Do(EventAct.Rename, new() { Event = new("e9999999999999999", "anchor:none", []), Title = "x" });
        var strange = Do("event.paint", new() { Event = Event("e1111111111111111") });
        var damaged = new HumanAct("ff", "w", EventAct.Rename, "", """{"event":5}""");
        _acts.Add(damaged);
        Fold().Unresolved.ShouldBe([gone, strange, "ff"]);
    }

    private string Do(string type, EventAct act)
    {
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([(byte)++_entries]));
        _acts.Add(new(id, "w", type, "2026-01-01T00:00:00Z", HumanAct.ToBody(act).ToJsonString()));
        return id;
    }

    private EventFold Fold(params Claim[] more) => new(
        new EventGathering(Packs.BuiltIn).Gather([.. more.Concat([_first, _second, _third]).Select(c => c.In(ContentHash.Of("x"u8).Hex, "t"))]),
        HumanAct.InForce(_acts));

    private EventReference Event(string id) => Fold().Find(id)!.Reference with { Id = id };

    private static ClaimReference Reference(Claim claim) => new(claim.Id, ContentHash.Of("x"u8), claim.Act, claim.Quote);
}
