using FsCheck;
using FsCheck.Fluent;

namespace Sanad.Custody.Tests;

/// <summary>Up to five copies diverge, with strangers, cloned devices, and keys that end; whoever merges whom in whatever order, all fold to the same state.</summary>
public sealed class AnyOrderTests
{
    private const int Most = 5;

    private enum Act { Keep, KeepUnsealed, Colleague, Stranger, Clone, Twin, Merge, Admit, Retire, Revoke, Forget, Leave }

    private sealed record Step(Act Act, int One, int Two);

    private static readonly Gen<Step> Steps =
        from act in Gen.Frequency((4, Gen.Constant(Act.Keep)), (1, Gen.Constant(Act.KeepUnsealed)), (2, Gen.Constant(Act.Colleague)), (1, Gen.Constant(Act.Stranger)), (2, Gen.Constant(Act.Clone)),
            (1, Gen.Constant(Act.Twin)), (3, Gen.Constant(Act.Merge)), (1, Gen.Constant(Act.Admit)), (1, Gen.Constant(Act.Retire)), (3, Gen.Constant(Act.Forget)), (1, Gen.Constant(Act.Revoke)), (2, Gen.Constant(Act.Leave)))
        from one in Gen.Choose(0, 99)
        from two in Gen.Choose(0, 99)
        select new Step(act, one, two);

    [Fact]
    public void Any_order_of_merging_folds_to_the_same_state()
    {
        var runs = int.Parse(Environment.GetEnvironmentVariable("SANAD_ORDERS") ?? "4", System.Globalization.CultureInfo.InvariantCulture);
        Prop.ForAll(Arb.From(Gen.ArrayOf(Steps, 14)), steps => SameEverywhere(steps)).Check(Config.QuickThrowOnFailure.WithMaxTest(runs));
    }

    private static void SameEverywhere(Step[] steps)
    {
        using var team = new Team();
        team.Colleague(0);
        team.Clone(0);
        // Who ends the key of somebody whose consent was followed gets nothing back: such a casebook lacks what it lacks, which is another test. So does who decides with a key that its clone has laid down, and
        // who decides alone, all others having left, while somebody is let in elsewhere: from the first who left on, both know first what all know.
        var (takes, hasLeft) = (Array.Find(steps, s => s.Act is Act.Forget or Act.Retire or Act.Revoke)?.Act == Act.Forget, false);
        for (var i = 0; i < steps.Length; i++)
        {
            var follows = steps[i].Act switch
            {
                Act.Forget => takes,
                Act.Retire or Act.Revoke => !takes,
                Act.Leave => !takes || !HasClone(team, steps[i].One % team.Count),
                _ => true,
            };
            if (!follows)
                continue;
            if (takes && hasLeft && steps[i].Act is (Act.Forget or Act.Colleague or Act.Admit))
                MergeAllInto(team, steps[i].One % team.Count);
            Do(team, steps[i], $"text {i}");
            hasLeft |= steps[i].Act == Act.Leave;
        }
        team.MeetUntilNothingIsNew(new Random(steps.Length + steps[0].One));
        var states = Enumerable.Range(0, team.Count).Select(team.State).ToList();
        states.Distinct().Count().ShouldBe(1, string.Join("\n---\n", states));
        for (var i = 0; i < team.Count; i++)
        {
            team.Verify(i).Broken.ShouldBeEmpty(string.Join('\n', steps.Select(s => s.ToString())));
            Tool.Check(team.PathOf(i), 1).ShouldBeEmpty();
        }
    }

    private static void Do(Team team, Step step, string text)
    {
        var (one, two) = (step.One % team.Count, step.Two % team.Count);
        switch (step.Act)
        {
            case Act.Keep: team.Keep(one, text); break;
            case Act.KeepUnsealed: KeepUnsealed(team.Book(one), text); break;
            case Act.Merge when one != two: team.Merge(one, two); break;
            case Act.Admit or Act.Retire or Act.Revoke: OnKey(team.Book(one), step); break;
            case Act.Forget: Forget(team, one, two, step.Two); break;
            case Act.Leave when WriterKeys.List(team.Book(one)).FirstOrDefault(w => w.WritesHere) is { } own: WriterKeys.End(team.Book(one), own.Writer, forever: false, null, "a test", TimeSpan.Zero); break;
            case Act.Colleague when team.Count < Most && WriterKeys.List(team.Book(one)).Any(w => w is { WritesHere: true, Standing: WriterStanding.Admitted }): team.Colleague(one); break;
            case Act.Stranger when team.Count < Most: team.Stranger(one); break;
            case Act.Clone when team.Count < Most && Directory.Exists(Path.Combine(team.HomeOf(one).Path, "casebooks")): team.Clone(one); break;
            case Act.Twin when team.Count < Most: team.Twin(one); break;
            default: break;
        }
    }

    private static void MergeAllInto(Team team, int member)
    {
        foreach (var other in Enumerable.Range(0, team.Count).Where(m => m != member))
            team.Merge(member, other);
    }

    private static bool HasClone(Team team, int member) => Enumerable.Range(0, team.Count).Count(other => team.Book(other).WriterId == team.Book(member).WriterId) > 1;

    private static void KeepUnsealed(CasebookFolder book, string text)
    {
        using var session = book.BeginWrite(TimeSpan.Zero);
        Scratch.KeepOne(session, text);
        session.Flush();
    }

    // Agreed where both are admitted persons of their own; decided by one alone where all others have left, and without effect where they have not.
    private static void Forget(Team team, int one, int two, int which)
    {
        var captures = team.Book(one).Entries().Where(e => e.Type == "capture").ToList();
        if (captures.Count == 0)
            return;
        var chosen = captures[which % captures.Count];
        var about = Basics.ContentHash.Parse(chosen.Body.GetProperty("sha256").GetString()!);
        if (one == two)
            DecisionTests.Alone(team.Book(one), about, "redact.forget", chosen.Id);
        else
            DecisionTests.Agree(team, one, two, about, "redact.forget", chosen.Id);
    }

    // Some are refused, and then change nothing.
    private static void OnKey(CasebookFolder book, Step step)
    {
        var writers = WriterKeys.List(book);
        var writer = writers[step.Two % writers.Count].Writer;
        _ = step.Act == Act.Admit ? WriterKeys.Admit(book, writer, TimeSpan.Zero) : WriterKeys.End(book, writer, step.Act == Act.Revoke, null, "a test", TimeSpan.Zero);
    }
}
