using Sanad.Linkage.Blocking;
using Sanad.Linkage.Clustering;
using Sanad.Linkage.Model;

namespace Sanad.Linkage;

/// <summary>What an earlier run found of the records that are linked again, each under the number that it has now.</summary>
public sealed record LinkedBefore
{
    /// <summary>For each record its mark then; 0 = it was not there.</summary>
    public required IReadOnlyList<ulong> Marks { get; init; }

    /// <summary>For each record the number of its component then.</summary>
    public required IReadOnlyList<ulong> Components { get; init; }

    /// <summary>For each record one and the same record of its person then.</summary>
    public required IReadOnlyList<int> Persons { get; init; }

    /// <summary>Pairs that were kept, the smaller number first; all that hang records together are among them.</summary>
    public required IReadOnlyList<(int Left, int Right, double Score)> Pairs { get; init; }
}

/// <summary>What linking again found.</summary>
/// <param name="Linked">The persons of all records.</param>
/// <param name="Marks">For each record what the scores of its pairs depend on, as a number.</param>
/// <param name="Components">For each record the number of those that it hangs together with; 0 = alone.</param>
/// <param name="IsChanged">Records that are new, or whose pairs may score otherwise than before.</param>
/// <param name="IsDecided">Records whose persons were decided anew; all others have the person that they had.</param>
/// <param name="Pairs">All pairs that hang records together, the smaller number first.</param>
public sealed record LinkedAgain(LinkResult Linked, IReadOnlyList<ulong> Marks, IReadOnlyList<ulong> Components, IReadOnlyList<bool> IsChanged, IReadOnlyList<bool> IsDecided,
    IReadOnlyList<(int Left, int Right, double Score)> Pairs);

public sealed partial class Linker
{
    /// <summary>
    /// Makes persons by a model as <see cref="Link"/> does, and the very same ones; but compares only pairs with a record that is new, or whose pairs may score otherwise than
    /// before since a value of it became more common or its block was divided, and decides only those components anew that are others than before.
    /// </summary>
    /// <param name="model">Need not be the one of before: with another one everything is new.</param>
    /// <param name="before">What was found then.</param>
    /// <exception cref="LinkRefusedException">The model is one of other columns.</exception>
    public LinkedAgain LinkAgain(LinkModel model, LinkedBefore before) => OfAll(Again(model, OfStanding(before)), ScorerOf(model), before);

    private LinkedAgain Again(LinkModel model, LinkedBefore before)
    {
        var scorer = ScorerOf(model);
        var marks = Marks(model);
        var isChanged = marks.Select((mark, record) => mark != before.Marks[record]).ToArray();
        var (fresh, reports) = ScoredWith(scorer, isChanged);
        (int Left, int Right, double Score)[] pairs = [.. before.Pairs.Where(p => p.Score >= Loose && !isChanged[p.Left] && !isChanged[p.Right] && _blocks.AreCandidates(p.Left, p.Right)), .. fresh];
        var components = Components.Of(_byContent, Array.ConvertAll(pairs, pair => new Edge(pair.Left, pair.Right, (float)pair.Score)), Clusters.LargestComponent, Loose, _options.Threshold, _options.Verdicts.Where(verdict => verdict.IsSame));
        var (numbers, persons, isDecided, open) = (new ulong[_table.Count], Enumerable.Range(0, _table.Count).ToArray(), (bool[])isChanged.Clone(), new List<int[]>());
        foreach (var members in components)
        {
            var number = members.Aggregate(1UL, (hash, record) => Features.Mix(hash, Features.Mix(marks[record], NumberOf(record))));
            var isOpen = Array.Exists(members, record => isChanged[record] || before.Components[record] != number);
            foreach (var record in members)
                (numbers[record], isDecided[record]) = (number, isOpen);
            if (isOpen)
                open.Add(members);
            else
                Keep(members, before.Persons, persons);
        }
        foreach (var record in _repeats.Repeated.Where(record => numbers[record] == 0))
            numbers[record] = Features.Mix(marks[record], NumberOf(record)); // alone, and yet several records
        for (var record = 0; record < numbers.Length; record++)
            isDecided[record] |= before.Components[record] != numbers[record];
        new Clusters(scorer, Room, _options, _table.ListOf, CountsOf(scorer)).Decide(persons, open, _workers, _progress);
        return new(new(persons, model, reports) { Components = components }, marks, numbers, isChanged, isDecided, pairs);
    }

    private static void Keep(int[] members, IReadOnlyList<int> before, int[] persons)
    {
        foreach (var person in members.GroupBy(record => before[record]))
        {
            var smallest = person.Min();
            foreach (var record in person)
                persons[record] = smallest;
        }
    }

    /// <summary>
    /// For each record a number of all that the scores of its pairs depend on: what it holds, how common that is, which blocks it stands in, the model and how many records
    /// there are. Pairs of two records with unchanged marks are candidates as before, and score as before.
    /// </summary>
    private ulong[] Marks(LinkModel model)
    {
        var all = MarkOf(model);
        var values = _comparisons.SelectMany(comparison => comparison.Columns).Select(column => (Column: column, Hashes: _workers.Map(column.Values, Features.HashOf))).ToArray();
        var contents = _table.Contents(_workers);
        var marks = new ulong[_table.Count];
        _workers.Each(marks.Length, record =>
        {
            var mark = Features.Mix(all, Features.Mix(contents[record], _blocks.PlaceOf(record)));
            foreach (var (column, hashes) in values)
                mark = Features.Mix(mark, hashes[column.Of(record)]);
            foreach (var comparison in _comparisons)
                mark = Features.Mix(mark, comparison.CommonnessOf(record));
            marks[record] = mark;
        });
        foreach (var verdict in _options.Verdicts)
        {
            marks[verdict.Left] = Features.Mix(marks[verdict.Left], Features.HashOf($"{verdict.IsSame} {_table.RowId(verdict.Right)}"));
            marks[verdict.Right] = Features.Mix(marks[verdict.Right], Features.HashOf($"{verdict.IsSame} {_table.RowId(verdict.Left)}"));
        }
        return marks;
    }

    // Of one build of this library: another may compare otherwise.
    private ulong MarkOf(LinkModel model)
    {
        var mark = Features.HashOf($"{typeof(Linker).Module.ModuleVersionId:N} {_options.OnePerList} {_options.Threshold:R} {_options.LargestBlock} {Scorer.SizeOf(model, _table.Count):R} {model.PriorWeight:R} {model.Slope:R}");
        foreach (var level in model.Parts.SelectMany(part => part.Levels))
            mark = Features.Mix(mark, Features.HashOf($"{level.Name} {level.M:R} {level.U:R}"));
        return mark;
    }

    // A changed record meets all others of its blocks, two changed ones meet once; pairs without one are only counted.
    private ((int Left, int Right, double Score)[] Pairs, RuleReport[] Reports) ScoredWith(Scorer scorer, bool[] isChanged)
    {
        var found = _candidates.Each(LinkStep.Scoring, (_, _) => true, _ => new Found<(int Left, int Right, double Score)>(), (rule, block, batch, found) =>
        {
            Span<int> others = stackalloc int[block.Length];
            for (var i = block.Length - 1; i >= 0; i--)
            {
                var count = Others(block, i, isChanged, others);
                if (!isChanged[block[i]])
                {
                    found.Compared += _blocks.CountFirst(rule, block[i], others[..count]);
                    continue;
                }
                batch.CompareFirst(_blocks, rule, block[i], others[..count]);
                scorer.Score(batch);
                found.Compared += batch.Count;
                for (var j = 0; j < batch.Count; j++)
                {
                    if (batch.Scores[j] >= Loose)
                        found.Kept.Add((Math.Min(batch.Left, batch.Rights[j]), Math.Max(batch.Left, batch.Rights[j]), batch.Scores[j]));
                }
            }
        });
        return (Gathered(found.Select(portion => portion.Result.Kept)), Reports(found));
    }

    private static int Others(ReadOnlySpan<int> block, int own, bool[] isChanged, Span<int> others)
    {
        var (count, all) = (0, isChanged[block[own]]);
        for (var i = 0; i < block.Length; i++)
        {
            if (i < own ? all || !isChanged[block[i]] : i > own && all && !isChanged[block[i]])
                others[count++] = block[i];
        }
        return count;
    }
}
