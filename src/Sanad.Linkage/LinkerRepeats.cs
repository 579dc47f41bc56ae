using Sanad.Linkage.Blocking;
using Sanad.Linkage.Model;

namespace Sanad.Linkage;

public sealed partial class Linker
{
    private (Scorer Scorer, int[]? Counts)? _counts;

    /// <summary>Pairs of equal records teach too: of one content as many as hang all its records together, and no more than a block has records. How many there are.</summary>
    private long Teach(List<Counts> ofRules, Counts first)
    {
        var (batch, taught) = (Room(), 0L);
        foreach (var place in _repeats.Repeated)
        {
            var pairs = Math.Min(_repeats.CountAt(place) - 1, _options.LargestBlock);
            var applying = Enumerable.Range(0, _blocks.Rules).Where(rule => _blocks.Applies(rule, place)).ToList();
            if (applying.Count == 0)
                continue;
            batch.Compare(place, [place]);
            foreach (var rule in applying)
                ofRules[rule].Add(batch.Code(0), pairs);
            first.Add(batch.Code(0), pairs);
            taught += pairs;
        }
        return taught;
    }

    // For each that stands for others how many it is taken for: all, where some rule would find them and their score says one person, else itself alone. Null when each stands for itself.
    private int[]? CountsOf(Scorer scorer)
    {
        if (_counts is { } known && ReferenceEquals(known.Scorer, scorer))
            return known.Counts;
        var counts = _repeats.Repeated.Any() ? Enumerable.Repeat(1, _table.Count).ToArray() : null;
        foreach (var place in _repeats.Repeated)
        {
            if (Enumerable.Range(0, _blocks.Rules).Any(rule => _blocks.Applies(rule, place)) && OfEqual(scorer, place).Score >= _options.Threshold)
                counts![place] = _repeats.CountAt(place);
        }
        _counts = (scorer, counts);
        return counts;
    }

    private (ulong Code, double Score) OfEqual(Scorer scorer, int place)
    {
        var batch = new Batch(_comparisons, _rows, _layout, 1);
        batch.Compare(place, [place]);
        scorer.Score(batch);
        return (batch.Code(0), batch.Scores[0]);
    }

    // The first of them with each of the others, where they are one person.
    private IEnumerable<ScoredPair> Equal(Scorer scorer)
    {
        var counts = CountsOf(scorer);
        foreach (var place in _repeats.Repeated.Where(place => counts![place] > 1))
        {
            var (code, score) = OfEqual(scorer, place);
            foreach (var other in _repeats.RecordsAt(place).Skip(1))
                yield return new(_repeats.RecordAt(place), other, code, score);
        }
    }

    // Persons of all records from those of the standing ones.
    private LinkResult OfAll(LinkResult standing, int[]? counts)
    {
        if (counts is null)
            return standing;
        var clusters = new int[_repeats.Records];
        for (var record = 0; record < clusters.Length; record++)
        {
            var place = _repeats.PlaceOf(record);
            clusters[record] = counts[place] > 1 || _repeats.RecordAt(place) == record ? _repeats.RecordAt(standing.Clusters[place]) : record;
        }
        var together = _repeats.Repeated.ToLookup(place => counts[place] > 1, _repeats.CountAt);
        return new(clusters, standing.Model, standing.Rules) { OfStanding = standing, Repeated = together[true].Sum(), RepeatedApart = together[false].Sum() };
    }

    // What was known of the records, as of those that stand for them. A mark that is of another kind than before says that another one stands now.
    private LinkedBefore OfStanding(LinkedBefore before) => !_repeats.Repeated.Any() ? before : new()
    {
        Marks = [.. Places.Select(place => before.Marks[_repeats.RecordAt(place)])],
        Components = [.. Places.Select(place => before.Components[_repeats.RecordAt(place)])],
        Persons = [.. Places.Select(place => before.Persons[_repeats.RecordAt(place)] is >= 0 and var person ? _repeats.PlaceOf(person) : -1)],
        Pairs = [.. before.Pairs.Where(pair => IsStanding(pair.Left) && IsStanding(pair.Right)).Select(pair => (_repeats.PlaceOf(pair.Left), _repeats.PlaceOf(pair.Right), pair.Score))],
    };

    private IEnumerable<int> Places => Enumerable.Range(0, _table.Count);

    private bool IsStanding(int record) => _repeats.RecordAt(_repeats.PlaceOf(record)) == record;

    private LinkedAgain OfAll(LinkedAgain standing, Scorer scorer, LinkedBefore before)
    {
        if (CountsOf(scorer) is not { } counts)
            return standing;
        var (linked, all) = (OfAll(standing.Linked, counts), Enumerable.Range(0, _repeats.Records));
        ulong[] marks = [.. all.Select(record => standing.Marks[_repeats.PlaceOf(record)] is var mark && IsStanding(record) ? mark : Features.Mix(mark, 1))];
        bool[] isChanged = [.. all.Select(record => marks[record] != before.Marks[record])];
        return new(linked, marks, [.. all.Select(record => standing.Components[_repeats.PlaceOf(record)])], isChanged, [.. all.Select(record => isChanged[record] || standing.IsDecided[_repeats.PlaceOf(record)])],
            [.. standing.Pairs.Select(pair => (_repeats.RecordAt(pair.Left), _repeats.RecordAt(pair.Right), pair.Score)), .. Equal(scorer).Select(pair => (pair.Left, pair.Right, pair.Score))]);
    }

    // The records that a place stands for, as a number.
    private ulong NumberOf(int place) => _repeats.CountAt(place) == 1 ? Features.HashOf(_table.RowId(place))
        : _repeats.RecordsAt(place).Aggregate(1UL, (hash, record) => Features.Mix(hash, Features.HashOf(_repeats.All.RowId(record))));
}
