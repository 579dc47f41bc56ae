using System.Collections.Concurrent;
using Sanad.Language;
using Sanad.Linkage.Blocking;
using Sanad.Linkage.Clustering;
using Sanad.Linkage.Comparisons;
using Sanad.Linkage.Model;

namespace Sanad.Linkage;

/// <summary>
/// Links the records of a table: finds candidates by rules, learns a model from them, scores them, makes persons of them. Two records are always compared
/// in the same order, codes are counted before anything is estimated, and members are sorted before anything is joined: the result does not depend on
/// threads.
/// </summary>
public sealed class Linker
{
    private const int RandomPairs = 400_000;

    // In bits: pairs at least this likely (one in 64) hang records together before their component is looked at as a whole.
    private const double Loose = -6;
    private readonly RecordTable _table;
    private readonly LinkOptions _options;
    private readonly IReadOnlyList<Comparison> _comparisons;
    private readonly IReadOnlyList<Rule> _rules;
    private readonly CodeLayout _layout;
    private readonly Blocks _blocks;
    private readonly IProgress<LinkProgress>? _progress;
    private readonly CancellationToken _cancel;
    private readonly long[] _pairs;

    private Linker(RecordTable table, Packs packs, LinkOptions options, IProgress<LinkProgress>? progress, CancellationToken cancel)
    {
        progress?.Report(new(LinkStep.Blocking, 0, 1));
        var settings = new PeopleSettings(table, packs);
        (_table, _options, _progress, _cancel, _comparisons, _rules) = (table, options, progress, cancel, settings.Comparisons, settings.Rules);
        _layout = new([.. _comparisons.SelectMany(c => c.Parts)]);
        _blocks = new(table.Count, _rules, settings.Refinements, options.LargestBlock);
        _pairs = new long[_rules.Count];
        progress?.Report(new(LinkStep.Blocking, 1, 1));
    }

    /// <summary>What is compared, in the order of a code's levels.</summary>
    public IReadOnlyList<Part> Parts => _layout.Parts;

    /// <summary>Reads what comparing and blocking need from a table; nothing is compared yet.</summary>
    /// <param name="table">The records.</param>
    /// <param name="packs">Titles and forms of names.</param>
    /// <param name="options">How to link.</param>
    /// <param name="progress">Told after each rule; null = nobody listens.</param>
    /// <param name="cancel">Stops between blocks.</param>
    /// <exception cref="LinkRefusedException">The table has no column by which people could be told apart.</exception>
    public static Linker Prepare(RecordTable table, Packs packs, LinkOptions options, IProgress<LinkProgress>? progress = null, CancellationToken cancel = default)
    {
        var linker = new Linker(table, packs, options, progress, cancel);
        return linker._rules.Count > 0 ? linker : throw new LinkRefusedException(
            "No column tells people apart. Map at least a name, an identity number, or a birth date with a place (roles: full_name, given_name, family_name, id_number, ...).");
    }

    /// <summary>Learns a model from the table itself, without any truth.</summary>
    public LinkModel Train()
    {
        var candidates = new ConcurrentDictionary<ulong, long>();
        var sessions = Enumerable.Range(0, _rules.Count).Select(rule => Learn(rule, candidates)).Where(session => session.Codes.Count > 0).ToList();
        return new Training(_layout).Run(Sorted(Random()), sessions, Sorted(candidates), (double)_table.Count * (_table.Count - 1) / 2);
    }

    /// <summary>Makes persons by a model.</summary>
    /// <exception cref="LinkRefusedException">The model is one of other columns.</exception>
    public LinkResult Link(LinkModel model)
    {
        var scorer = ScorerOf(model);
        var edges = Scored(scorer, Loose).Select(pair => new Edge(pair.Left, pair.Right, (float)pair.Score)).ToArray();
        _progress?.Report(new(LinkStep.Clustering, 0, 1));
        var clusters = new Clusters(_table.Count, (i, j) => Constrained(scorer, i, j), _options.Threshold, Degree, _cancel).Of(edges, (float)Loose);
        _progress?.Report(new(LinkStep.Clustering, 1, 1));
        return new(clusters, model, [.. _rules.Select((_, rule) => _blocks.Report(rule, _pairs[rule]))]);
    }

    /// <summary>Candidate pairs with at least this score, by record numbers.</summary>
    /// <param name="model">By which they are scored.</param>
    /// <param name="atLeast">In bits.</param>
    public IReadOnlyList<ScoredPair> Pairs(LinkModel model, double atLeast) => [.. Scored(ScorerOf(model), atLeast).OrderBy(pair => pair.Left).ThenBy(pair => pair.Right)];

    /// <summary>The levels that a code stands for, by the names of their parts; missing ones left out.</summary>
    public IReadOnlyDictionary<string, string> LevelsOf(ulong code) => Parts.Select((part, p) => (part.Name, Level: _layout.Level(code, p), part.Levels))
        .Where(part => part.Level > 0).ToDictionary(part => part.Name, part => part.Levels[part.Level], StringComparer.Ordinal);

    /// <summary>Why two records have their score.</summary>
    public Explanation Explain(LinkModel model, int left, int right)
    {
        var scorer = ScorerOf(model);
        var (one, other) = (Math.Min(left, right), Math.Max(left, right));
        var levels = new byte[_layout.Parts.Count];
        scorer.Compare(one, other, levels);
        return new(model.PriorWeight, scorer.Steps(one, other, levels));
    }

    private int Degree => _options.Threads ?? Environment.ProcessorCount;

    private Scorer ScorerOf(LinkModel model) => model.Parts.Select(part => (part.Name, part.Levels.Count)).SequenceEqual(_layout.Parts.Select(part => (part.Name, part.Levels.Count - 1)))
        ? new(_comparisons, _layout, model)
        : throw new LinkRefusedException($"The model compares {string.Join(", ", model.Parts.Select(p => p.Name))}; these lists have {string.Join(", ", _layout.Parts.Select(p => p.Name))}. Train a new one.");

    private double Constrained(Scorer scorer, int left, int right)
    {
        if (_options.OnePerList && _table.ListOf[left] == _table.ListOf[right])
            return AverageLinkage.Never;
        Span<byte> levels = stackalloc byte[_layout.Parts.Count];
        var (one, other) = (Math.Min(left, right), Math.Max(left, right));
        scorer.Compare(one, other, levels);
        return scorer.Score(one, other, levels);
    }

    // All pairs of a rule teach it; those that it is the first to find are candidates.
    private Session Learn(int rule, ConcurrentDictionary<ulong, long> candidates)
    {
        var codes = new ConcurrentDictionary<ulong, long>();
        _pairs[rule] = 0;
        ForEachBlock(rule, LinkStep.Training, block =>
        {
            Span<byte> levels = stackalloc byte[_layout.Parts.Count];
            var (all, first) = (new Dictionary<ulong, long>(), new Dictionary<ulong, long>());
            foreach (var (left, right) in PairsOf(block))
            {
                Compare(left, right, levels);
                var code = _layout.Pack(levels);
                all[code] = all.GetValueOrDefault(code) + 1;
                if (_blocks.IsFirst(rule, left, right))
                    first[code] = first.GetValueOrDefault(code) + 1;
            }
            AddTo(codes, all);
            AddTo(candidates, first);
            Interlocked.Add(ref _pairs[rule], first.Values.Sum());
        });
        return new(_rules[rule].Name, Sorted(codes), _rules[rule].Fixes.ToHashSet(StringComparer.Ordinal));
    }

    private IEnumerable<ScoredPair> Scored(Scorer scorer, double atLeast)
    {
        var found = new ConcurrentBag<List<ScoredPair>>();
        for (var rule = 0; rule < _rules.Count; rule++)
        {
            var (own, count) = (rule, 0L);
            ForEachBlock(rule, LinkStep.Scoring, block =>
            {
                Span<byte> levels = stackalloc byte[_layout.Parts.Count];
                var (scored, first) = (new List<ScoredPair>(), 0L);
                foreach (var (left, right) in PairsOf(block))
                {
                    if (!_blocks.IsFirst(own, left, right))
                        continue;
                    first++;
                    Compare(left, right, levels);
                    if (scorer.Score(left, right, levels) is var score && score >= atLeast)
                        scored.Add(new(left, right, _layout.Pack(levels), score));
                }
                Interlocked.Add(ref count, first);
                if (scored.Count > 0)
                    found.Add(scored);
            });
            _pairs[rule] = count;
        }
        return found.SelectMany(scored => scored);
    }

    private void Compare(int left, int right, Span<byte> levels)
    {
        var at = 0;
        foreach (var comparison in _comparisons)
        {
            comparison.Compare(left, right, levels[at..]);
            at += comparison.Parts.Count;
        }
    }

    // Members of a block stand in the order of the records.
    private static IEnumerable<(int Left, int Right)> PairsOf(ReadOnlyMemory<int> block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            for (var j = i + 1; j < block.Length; j++)
                yield return (block.Span[i], block.Span[j]);
        }
    }

    private void ForEachBlock(int rule, LinkStep step, Action<ReadOnlyMemory<int>> use)
    {
        Parallel.ForEach(_blocks.Of(rule), new ParallelOptions { MaxDegreeOfParallelism = Degree, CancellationToken = _cancel }, use);
        _progress?.Report(new(step, rule + 1, _rules.Count));
    }

    private Dictionary<ulong, long> Random()
    {
        var (random, codes) = (new Random(_options.Seed), new Dictionary<ulong, long>());
        Span<byte> levels = stackalloc byte[_layout.Parts.Count];
        for (var draw = 0; draw < RandomPairs && _table.Count > 1; draw++)
        {
            var (one, other) = (random.Next(_table.Count), random.Next(_table.Count));
            if (one == other)
                continue;
            Compare(Math.Min(one, other), Math.Max(one, other), levels);
            var code = _layout.Pack(levels);
            codes[code] = codes.GetValueOrDefault(code) + 1;
        }
        return codes;
    }

    private static void AddTo(ConcurrentDictionary<ulong, long> counts, Dictionary<ulong, long> more)
    {
        foreach (var (code, number) in more)
            counts.AddOrUpdate(code, number, (_, before) => before + number);
    }

    private static List<CodeCount> Sorted(IEnumerable<KeyValuePair<ulong, long>> counts) => [.. counts.OrderBy(code => code.Key).Select(code => new CodeCount(code.Key, code.Value))];
}

/// <summary>A pair that was scored.</summary>
/// <param name="Left">The smaller record number.</param>
/// <param name="Right">The larger record number.</param>
/// <param name="Code">The levels of all parts, packed.</param>
/// <param name="Score">In bits; 0 = as likely one person as two.</param>
public readonly record struct ScoredPair(int Left, int Right, ulong Code, double Score);

/// <summary>These lists cannot be linked as they are.</summary>
public sealed class LinkRefusedException(string message) : Exception(message);
