using FsCheck;
using FsCheck.Fluent;
using Sanad.Language;
using Sanad.Linkage.Names;

namespace Sanad.Linkage.Tests.Names;

/// <summary>The gate saves comparisons; it must never change one.</summary>
public sealed class NameGateTests
{
    private static readonly NameWords Words = new(Packs.BuiltIn);
    private static readonly NameLikeness Likeness = new(Words);

    private static readonly Gen<string> Syllables = Gen.ArrayOf(Gen.Elements("ma", "moh", "reza", "el", "iza", "beth", "j", "ahn", "y", "son", " ", " de ", "محمد", "علی", "ر", "ضا"))
        .Select(parts => string.Join(' ', string.Concat(parts.Take(6)).Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Names_that_the_gate_tells_apart_are_different_when_compared() => Prop.ForAll(Arb.From(Syllables), Arb.From(Syllables), (one, other) =>
    {
        var (left, right) = (new NameForm(one), new NameForm(other));
        return one.Length == 0 || other.Length == 0 || one == other || !NameGate.AreDifferent(new(left, Words), new(right, Words)) || Likeness.Of(left, right) == Sanad.Linkage.Names.Likeness.Different;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000));

    [Fact]
    public void Most_pairs_of_unlike_names_need_no_comparison()
    {
        string[] names = ["karimi", "hosseini", "smith", "tavakoli", "jones", "rahmani", "baker", "golshiri"];
        var gates = names.Select(name => new NameGate(new(name), Words)).ToArray();
        (from one in Enumerable.Range(0, names.Length) from other in Enumerable.Range(0, one) where NameGate.AreDifferent(gates[one], gates[other]) select one).Count().ShouldBeGreaterThan(18);
    }
}
