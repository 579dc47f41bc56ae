using Sanad.Linkage.Model;

namespace Sanad.Linkage.Clustering;

/// <summary>From loose components to persons: in each, all pairs are scored, also those that no rule found, and averages decide.</summary>
/// <param name="scorer">Scores pairs.</param>
/// <param name="room">Makes what a thread works in.</param>
/// <param name="options">The threshold, and whether a list holds each person once.</param>
/// <param name="listOf">For each record the number of its list.</param>
/// <param name="counts">How many equal records each stands for; null = each for itself.</param>
internal sealed class Clusters(Scorer scorer, Func<Batch> room, LinkOptions options, int[] listOf, int[]? counts = null)
{
    /// <summary>All pairs of a component of this size are scored; in a large table that costs more than the candidates did, and larger ones were hardly ever one person.</summary>
    public const int LargestComponent = 150;

    private const int PortionRecords = 2_000;
    private readonly ILookup<int, (int Other, bool IsSame)> _verdicts = options.Verdicts
        .SelectMany(v => new[] { (v.Left, Other: (v.Right, v.IsSame)), (v.Right, Other: (v.Left, v.IsSame)) }).ToLookup(v => v.Item1, v => v.Other);

    /// <summary>Writes for each record of the components the smallest record of its person.</summary>
    public void Decide(int[] clusters, IReadOnlyList<int[]> components, Workers workers, IProgress<LinkProgress>? progress)
    {
        var (portions, done) = (Portions(components), 0L);
        workers.For(portions.Count, () => new Room(room()), (at, own) =>
        {
            foreach (var members in portions[at])
                Decide(members, clusters, own);
            progress?.Report(new(LinkStep.Clustering, Interlocked.Increment(ref done), portions.Count));
        });
    }

    /// <summary>Components together, as many as make a portion of work.</summary>
    public static List<List<int[]>> Portions(IReadOnlyList<int[]> components)
    {
        var (portions, records) = (new List<List<int[]>>(), PortionRecords);
        foreach (var members in components)
        {
            if (records >= PortionRecords)
            {
                portions.Add([]);
                records = 0;
            }
            portions[^1].Add(members);
            records += members.Length;
        }
        return portions;
    }

    private void Decide(int[] members, int[] clusters, Room own)
    {
        var sums = own.Sums(members.Length);
        ScoreAll(members, sums, own.Batch);
        Overrule(members, sums);
        Span<int> sizes = stackalloc int[members.Length], groups = stackalloc int[members.Length], smallest = stackalloc int[members.Length];
        for (var i = 0; i < members.Length; i++)
            sizes[i] = CountOf(members[i]);
        new AverageLinkage(sizes, sums, options.Threshold).Run(groups);
        smallest.Fill(int.MaxValue);
        for (var i = 0; i < members.Length; i++)
            smallest[groups[i]] = Math.Min(smallest[groups[i]], members[i]);
        for (var i = 0; i < members.Length; i++)
            clusters[members[i]] = smallest[groups[i]];
    }

    private int CountOf(int record) => counts is null ? 1 : counts[record];

    /// <summary>What people decided about a record.</summary>
    public IEnumerable<(int Other, bool IsSame)> VerdictsOf(int record) => _verdicts[record];

    /// <summary>Writes the scores of all pairs of a component, those of all that two records stand for together, by row and column; two records of a list that holds each person once must never be joined.</summary>
    public void ScoreAll(int[] members, double[] sums, Batch batch)
    {
        for (var i = 0; i < members.Length - 1; i++)
        {
            for (var from = i + 1; from < members.Length; from += batch.Most)
                ScoreSome(members, i, from, sums, batch);
        }
    }

    private void ScoreSome(int[] members, int one, int from, double[] sums, Batch batch)
    {
        batch.Compare(members[one], members.AsSpan(from, Math.Min(batch.Most, members.Length - from)));
        scorer.Score(batch);
        for (var j = 0; j < batch.Count; j++)
        {
            var other = from + j;
            var score = options.OnePerList && listOf[members[one]] == listOf[members[other]] ? AverageLinkage.Never : batch.Scores[j] * CountOf(members[one]) * CountOf(members[other]);
            sums[(one * members.Length) + other] = sums[(other * members.Length) + one] = score;
        }
    }

    // Decisions that two are two persons are written last: where people contradict each other, nobody is joined.
    private void Overrule(int[] members, double[] sums)
    {
        for (var i = 0; i < members.Length && _verdicts.Count > 0; i++)
        {
            foreach (var (other, isSame) in _verdicts[members[i]].OrderByDescending(verdict => verdict.IsSame))
            {
                if (Array.IndexOf(members, other) is >= 0 and var at)
                    sums[(i * members.Length) + at] = isSame ? AverageLinkage.Always : AverageLinkage.Never;
            }
        }
    }

    private sealed class Room(Batch batch)
    {
        private double[] _sums = new double[64];

        public Batch Batch => batch;

        public double[] Sums(int members)
        {
            if (_sums.Length < members * members)
                _sums = new double[members * members];
            return _sums;
        }
    }
}
