using System.Text.Json;
using Sanad.Estimation;
using Sanad.Estimation.Random;

namespace Sanad.Eval.Estimation;

/// <summary>People of one kind.</summary>
/// <param name="Share">Of all people.</param>
/// <param name="Found">The chance of each list to find one of them.</param>
internal sealed record Kind(double Share, IReadOnlyList<double> Found);

/// <summary>Who is on the first list has so many times the odds to be on the second.</summary>
internal sealed record Dependence(int First, int Then, double Times);

/// <summary>An invented population, as eval/estimation/README.md describes it.</summary>
internal sealed record Scenario(string Name, ulong Seed, int People, IReadOnlyList<Kind> Kinds, IReadOnlyList<Dependence>? Odds, IReadOnlyList<double>? Beta, double Missed, IReadOnlyList<string> Inside)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Scenario> Read(string file) => JsonSerializer.Deserialize<List<Scenario>>(File.ReadAllText(file), Web)!;

    private int Lists => Kinds[0].Found.Count;

    /// <summary>Draws the population once, and returns what the lists hold of it.</summary>
    public ListTable Draw(ulong repetition)
    {
        var random = new Xoshiro(Seed, 0xE7A1, repetition);
        return ListTable.Of([.. Enumerable.Range(0, Lists).Select(j => ((char)('A' + j)).ToString())], Enumerable.Range(0, People).SelectMany(_ => Records(Person(random), random)).ToList());
    }

    private uint Person(Xoshiro random)
    {
        var found = KindOf(random.Uniform()).Found;
        var own = Beta is [var a, var b] ? random.Gamma(a) is var x ? x / (x + random.Gamma(b)) : 1 : 1;
        var lists = 0u;
        for (var j = 0; j < Lists; j++)
        {
            var odds = (Odds ?? []).Where(o => o.Then == j && (lists >> o.First & 1) != 0).Aggregate(1.0, (times, o) => times * o.Times);
            var chance = own * found[j];
            lists |= random.Uniform() < chance * odds / (1 - chance + (chance * odds)) ? 1u << j : 0;
        }
        return lists;
    }

    private Kind KindOf(double at)
    {
        foreach (var kind in Kinds)
        {
            if ((at -= kind.Share) < 0)
                return kind;
        }
        return Kinds[^1];
    }

    // A person whose links are missed is a person of one list as often as one was missed.
    private IEnumerable<Cell> Records(uint lists, Xoshiro random)
    {
        var together = 0u;
        for (var rest = lists; rest != 0; rest &= rest - 1)
        {
            var list = rest & (~rest + 1);
            if (together != 0 && Missed > 0 && random.Uniform() < Missed)
                yield return new(list, 1);
            else
                together |= list;
        }
        if (together != 0)
            yield return new(together, 1);
    }
}
