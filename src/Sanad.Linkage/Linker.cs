using Sanad.Language;
using Sanad.Linkage.Blocking;
using Sanad.Linkage.Clustering;
using Sanad.Linkage.Comparisons;
using Sanad.Linkage.Model;

namespace Sanad.Linkage;

/// <summary>
/// Links the records of a table: finds candidates by rules, learns a model from them, scores them, makes persons of them. Whatever is drawn, counted or
/// broken as a tie goes by what the records hold: the result depends neither on threads nor on the order of the rows.
/// </summary>
public sealed partial class Linker
{
    private const int RandomPortion = 50_000, FewestRandom = 400_000, MostRandom = 1_000_000, FewestOthers = 1_024;

    // In bits: pairs at least this likely (one in 64) hang records together before their component is looked at as a whole.
    private const float Loose = -6;
    private readonly RecordTable _table;
    private readonly Repeats _repeats;
    private readonly LinkOptions _options;
    private readonly IReadOnlyList<Comparison> _comparisons;
    private readonly CodeLayout _layout;
    private readonly Rows _rows;
    private readonly Blocks _blocks;
    private readonly Candidates _candidates;
    private readonly Workers _workers;
    private readonly IProgress<LinkProgress>? _progress;
    private readonly int[] _byContent;
    private Scorer? _scorer;

    private Linker(RecordTable all, Packs packs, LinkOptions options, IProgress<LinkProgress>? progress, CancellationToken cancel)
    {
        progress?.Report(new(LinkStep.Blocking, 0, 1));
        (_progress, _workers) = (progress, new(options.Threads ?? Environment.ProcessorCount, cancel));
        _repeats = Repeats.Of(all, options, _workers);
        var table = _table = _repeats.Table;
        _options = options with { Verdicts = [.. options.Verdicts.Select(verdict => verdict with { Left = _repeats.PlaceOf(verdict.Left), Right = _repeats.PlaceOf(verdict.Right) })] };
        var settings = new PeopleSettings(table, packs, _workers);
        _comparisons = settings.Comparisons;
        _layout = new([.. _comparisons.SelectMany(c => c.Parts)]);
        _rows = new(_comparisons.SelectMany(c => c.Columns), table.Count, _workers);
        _byContent = table.ByContent(_workers);
        _blocks = new(table.Count, settings.Rules, settings.Refinements, options.LargestBlock, _workers, _repeats.CountAt);
        _candidates = new(_blocks, Room, _workers, progress);
        progress?.Report(new(LinkStep.Blocking, 1, 1));
    }

    /// <summary>What is compared, in the order of a code's levels.</summary>
    public IReadOnlyList<Part> Parts => _layout.Parts;

    /// <summary>Reads what comparing and blocking need from a table; nothing is compared yet.</summary>
    /// <param name="table">The records.</param>
    /// <param name="packs">Titles and forms of names.</param>
    /// <param name="options">How to link.</param>
    /// <param name="progress">Told how far each step is; null = nobody listens.</param>
    /// <param name="cancel">Stops between portions of the work.</param>
    /// <exception cref="LinkRefusedException">The table has no column by which people could be told apart.</exception>
    public static Linker Prepare(RecordTable table, Packs packs, LinkOptions options, IProgress<LinkProgress>? progress = null, CancellationToken cancel = default)
    {
        var linker = new Linker(table, packs, options, progress, cancel);
        return linker._blocks.Rules > 0 ? linker : throw new LinkRefusedException(
            "No column tells people apart. Map at least a name, an identity number, or a birth date with a place (roles: full_name, given_name, family_name, id_number, ...).");
    }

    /// <summary>Learns a model from the table itself, without any truth.</summary>
    public LinkModel Train()
    {
        var (ofRules, first) = new Learning(_blocks, _candidates).Run();
        var equal = Teach(ofRules, first);
        var sessions = ofRules.Select((counts, rule) => new Session(counts.Sorted(), _blocks.Fixes(rule))).Where(session => session.Codes.Count > 0).ToList();
        var pairs = Math.Max(1, ((double)_table.Count * (_table.Count - 1) / 2) + equal);
        return new Training(_layout, _table.Count, _repeats.Records, _workers).Run(Random().Sorted(), sessions, first.Sorted(), pairs) with { Records = _table.Count };
    }

    /// <summary>Makes persons by a model.</summary>
    /// <exception cref="LinkRefusedException">The model is one of other columns.</exception>
    public LinkResult Link(LinkModel model)
    {
        var scorer = ScorerOf(model);
        var (edges, reports) = Scored(scorer, Loose, EdgeOf);
        return OfAll(Persons(scorer, edges, [.. Enumerable.Range(0, _table.Count)], model, reports), CountsOf(scorer));
    }

    /// <summary>
    /// Takes new records into persons that are known: only pairs with a new record are compared. Persons to whom such a pair or a decision of people leads are
    /// decided again, and may be joined or divided by that; all others stay as they are.
    /// </summary>
    /// <param name="model">That made the persons.</param>
    /// <param name="known">For each record that was linked before the smallest record of its person; the records after them are new.</param>
    /// <exception cref="LinkRefusedException">The model is one of other columns.</exception>
    public LinkResult LinkNew(LinkModel model, IReadOnlyList<int> known)
    {
        var (scorer, then) = (ScorerOf(model), 0);
        while (then < _table.Count && _repeats.RecordAt(then) < known.Count)
            then++;
        var (edges, reports) = Scored(scorer, Loose, EdgeOf, then);
        var persons = Enumerable.Range(0, _table.Count).Select(place => place < then ? _repeats.PlaceOf(known[_repeats.RecordAt(place)]) : place).ToArray();
        var before = persons[..then];
        var touched = new bool[_table.Count];
        foreach (var (left, right) in edges.Select(edge => (edge.Left, edge.Right)).Concat(_options.Verdicts.Select(verdict => (verdict.Left, verdict.Right))))
            touched[persons[left]] = touched[persons[right]] = true;
        var held = new List<Edge>(edges);
        for (var record = 0; record < then; record++)
        {
            if (!touched[before[record]])
                continue;
            persons[record] = record;
            if (before[record] != record)
                held.Add(new(before[record], record, (float)AverageLinkage.Always));
        }
        return OfAll(Persons(scorer, [.. held], persons, model, reports), CountsOf(scorer));
    }

    // Records that no pair leads to keep the person that they are given.
    private LinkResult Persons(Scorer scorer, Edge[] edges, int[] persons, LinkModel model, RuleReport[] reports)
    {
        _progress?.Report(new(LinkStep.Clustering, 0, 1));
        var components = Components.Of(_byContent, edges, Clusters.LargestComponent, Loose, _options.Threshold, _options.Verdicts.Where(verdict => verdict.IsSame));
        new Clusters(scorer, Room, _options, _table.ListOf, CountsOf(scorer)).Decide(persons, components, _workers, _progress);
        return new(persons, model, reports) { Components = components };
    }

    /// <summary>Draws persons by the same scores, under the same constraints, again and again: how sure the links are.</summary>
    /// <param name="linked">What this linker found; what it left as it was stays so in every draw.</param>
    /// <param name="draws">How many: 20 to 100 tell how far a count is spread.</param>
    /// <param name="drawModels">True to draw the model too, a new one for each draw, since it was learnt from records itself; false to take it for sure.</param>
    public LinkDraws Draw(LinkResult linked, int draws = 20, bool drawModels = true)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(draws);
        var models = drawModels && linked.Model.Matches is not null ? Enumerable.Range(0, draws).Select(draw => ModelDraws.Of(linked.Model, _options.Seed, draw)).ToList() : [linked.Model];
        var (standing, counts) = (linked.OfStanding ?? linked, CountsOf(ScorerOf(linked.Model)));
        var scorers = models.ConvertAll(model => new Clusters(NewScorer(model), Room, _options, _table.ListOf, counts));
        return new(linked, new PartitionDraws(scorers, standing, _options).Run(draws, _workers, Room), _repeats);
    }

    /// <summary>Candidate pairs with at least this score, by record numbers. Where more than 30 records are equal, the first stands for them, and each of the others makes a pair with it.</summary>
    /// <param name="model">By which they are scored.</param>
    /// <param name="atLeast">In bits.</param>
    /// <param name="from">Only pairs with a record from this number on; 0 = all.</param>
    public IReadOnlyList<ScoredPair> Pairs(LinkModel model, double atLeast, int from = 0)
    {
        var (scorer, then) = (ScorerOf(model), 0);
        while (then < _table.Count && _repeats.RecordAt(then) < from)
            then++;
        var (pairs, _) = Scored(scorer, atLeast, (batch, at) => new ScoredPair(_repeats.RecordAt(batch.Rights[at]), _repeats.RecordAt(batch.Left), batch.Code(at), batch.Scores[at]), then);
        return [.. pairs.Concat(Equal(scorer).Where(pair => pair.Score >= atLeast && pair.Right >= from)).OrderBy(pair => pair.Left).ThenBy(pair => pair.Right)];
    }

    /// <summary>The levels that a code stands for, by the names of their parts; missing ones left out.</summary>
    public IReadOnlyDictionary<string, string> LevelsOf(ulong code) => Parts.Select((part, p) => (part.Name, Level: _layout.Level(code, p), part.Levels))
        .Where(part => part.Level > 0).ToDictionary(part => part.Name, part => part.Levels[part.Level], StringComparer.Ordinal);

    /// <summary>Why two records have their score.</summary>
    public Explanation Explain(LinkModel model, int left, int right)
    {
        var batch = new Batch(_comparisons, _rows, _layout, 1);
        var (one, other) = (_repeats.PlaceOf(left), _repeats.PlaceOf(right));
        batch.Compare(Math.Min(one, other), [Math.Max(one, other)]);
        return new(model.PriorWeight, ScorerOf(model).Steps(batch));
    }

    private Batch Room() => new(_comparisons, _rows, _layout, Math.Max(_options.LargestBlock, FewestOthers));

    private Scorer ScorerOf(LinkModel model) => _scorer is { } known && ReferenceEquals(known.Model, model) ? known : _scorer = NewScorer(model);

    private Scorer NewScorer(LinkModel model) => model.Parts.Select(part => (part.Name, part.Levels.Count)).SequenceEqual(_layout.Parts.Select(part => (part.Name, part.Levels.Count - 1)))
        ? new(_comparisons, _layout, model, _table.Count)
        : throw new LinkRefusedException($"The model compares {string.Join(", ", model.Parts.Select(p => p.Name))}; these lists have {string.Join(", ", _layout.Parts.Select(p => p.Name))}. Train a new one.");

    private static Edge EdgeOf(Batch batch, int at) => new(batch.Rights[at], batch.Left, (float)batch.Scores[at]);

    // Members of a block stand in the order of the records: each is compared with those before it, from the first new one on.
    private (TPair[] Pairs, RuleReport[] Reports) Scored<TPair>(Scorer scorer, double atLeast, Func<Batch, int, TPair> keep, int from = 0)
    {
        var found = _candidates.Each(LinkStep.Scoring, (rule, block) => _blocks[rule][block][^1] >= from, _ => new Found<TPair>(), (rule, block, batch, found) =>
        {
            for (var i = block.Length - 1; i > 0 && block[i] >= from; i--)
            {
                batch.CompareFirst(_blocks, rule, block[i], block[..i]);
                scorer.Score(batch);
                found.Compared += batch.Count;
                for (var j = 0; j < batch.Count; j++)
                {
                    if (batch.Scores[j] >= atLeast)
                        found.Kept.Add(keep(batch, j));
                }
            }
        });
        return (Gathered(found.Select(portion => portion.Result.Kept)), Reports(found));
    }

    private RuleReport[] Reports<TPair>(IEnumerable<(int Rule, Found<TPair> Result)> found)
    {
        var compared = new long[_blocks.Rules];
        foreach (var (rule, portion) in found)
            compared[rule] += portion.Compared;
        return [.. compared.Select((pairs, rule) => _blocks.Report(rule, pairs))];
    }

    private static T[] Gathered<T>(IEnumerable<List<T>> portions)
    {
        var (all, at) = (new T[portions.Sum(portion => portion.Count)], 0);
        foreach (var portion in portions)
        {
            portion.CopyTo(all, at);
            at += portion.Count;
            portion.Clear();
            portion.TrimExcess();
        }
        return all;
    }

    // Long lists have rarer agreements to be counted.
    private Counts Random()
    {
        var portions = new Counts[Math.Clamp(_table.Count * 2L, FewestRandom, MostRandom) / RandomPortion];
        _workers.For(portions.Length, Room, (portion, batch) => portions[portion] = RandomPortionOf(new Random(_options.Seed + portion), batch));
        var codes = new Counts();
        foreach (var portion in portions)
            codes.Add(portion, 1);
        return codes;
    }

    private Counts RandomPortionOf(Random random, Batch batch)
    {
        var codes = new Counts();
        for (var draw = 0; draw < RandomPortion && _table.Count > 1; draw++)
        {
            var (one, other) = (random.Next(_table.Count), random.Next(_table.Count));
            if (one == other)
                continue;
            batch.Compare(_byContent[one], [_byContent[other]]);
            codes.Add(batch.Code(0), 1);
        }
        return codes;
    }

    private sealed class Found<TPair>
    {
        public List<TPair> Kept { get; } = [];

        public long Compared { get; set; }
    }
}

/// <summary>A pair that was scored.</summary>
/// <param name="Left">The smaller record number.</param>
/// <param name="Right">The larger record number.</param>
/// <param name="Code">The levels of all parts, packed.</param>
/// <param name="Score">In bits; 0 = as likely one person as two.</param>
public readonly record struct ScoredPair(int Left, int Right, ulong Code, double Score);

/// <summary>These lists cannot be linked as they are.</summary>
public sealed class LinkRefusedException(string message) : Exception(message);
