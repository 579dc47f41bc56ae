namespace Sanad.Casebook.People;

/// <summary>What the forming of persons needs of a record.</summary>
/// <param name="Id">The record.</param>
/// <param name="Base">The smallest record of the cluster that the model puts it in.</param>
internal readonly record struct FormedRecord(string Id, string Base);

/// <summary>A person: who belongs to it, and by which record each member is tied to the others.</summary>
/// <param name="Id">p and the digits of the entry that first joined two of its records, else of its smallest record.</param>
/// <param name="Members">Records, in the order of their ids.</param>
/// <param name="Via">For each member but the first the record it is tied to.</param>
/// <param name="Decided">How many of its pairs people called one person.</param>
internal sealed record FormedPerson(string Id, IReadOnlyList<string> Members, IReadOnlyDictionary<string, string> Via, int Decided);

/// <summary>
/// From the model's clusters and people's decisions to persons. What people say is never outweighed: clusters with records that are one person go together
/// whole; where two records inside are not one person, the cluster is taken apart and put together again by average linkage, never across that line. A "same"
/// that contradicts a "different" through others binds nothing and is named.
/// </summary>
internal sealed class PersonForming
{
    private readonly Dictionary<string, int> _number = new(StringComparer.Ordinal);
    private readonly List<FormedRecord> _records;
    private readonly Dictionary<(int, int), double> _scores = [];
    private readonly List<(int Left, int Right, string Entry)> _same = [];
    private readonly HashSet<(int, int)> _different = [];
    private readonly int[] _sets, _stands;

    // Of larger clusters not all pairs are known: of records that are equal in great number those with the one that stands for them.
    private const int WellKnown = LinkProposals.WholePerson;

    public PersonForming(IEnumerable<FormedRecord> records, IEnumerable<ProposedPair> pairs, IEnumerable<JudgedPair> judged)
    {
        _records = [.. records.OrderBy(r => r.Id, StringComparer.Ordinal)];
        for (var i = 0; i < _records.Count; i++)
            _number[_records[i].Id] = i;
        foreach (var pair in pairs)
        {
            if (KeyOf(pair.LeftRecord, pair.RightRecord) is { } key)
                _scores[key] = pair.Score;
        }
        foreach (var pair in judged)
        {
            if (KeyOf(pair.Left, pair.Right) is not { } key)
                continue;
            if (pair.Status == LinkStatus.Same)
                _same.Add((key.Item1, key.Item2, pair.Entry));
            else if (pair.Status == LinkStatus.Different)
                _different.Add(key);
        }
        _sets = [.. Enumerable.Range(0, _records.Count)];
        _stands = Standing();
    }

    // For each record the only one of its cluster that it has a pair with, in large clusters; else itself.
    private int[] Standing()
    {
        var (stands, pairs, others) = (Enumerable.Range(0, _records.Count).ToArray(), new int[_records.Count], new int[_records.Count]);
        foreach (var (one, other) in _scores.Keys.Where(pair => _records[pair.Item1].Base == _records[pair.Item2].Base))
        {
            (pairs[one], pairs[other]) = (pairs[one] + 1, pairs[other] + 1);
            (others[one], others[other]) = (other, one);
        }
        var sizes = _records.CountBy(record => record.Base, StringComparer.Ordinal).ToDictionary(cluster => cluster.Key, cluster => cluster.Value, StringComparer.Ordinal);
        foreach (var record in stands.Where(record => pairs[record] == 1 && pairs[others[record]] > 1 && sizes[_records[record].Base] > WellKnown).ToList())
            stands[record] = others[record];
        return stands;
    }

    /// <summary>Entries of "same" verdicts that contradict others.</summary>
    public List<string> Contradicted { get; } = [];

    /// <summary>All persons, each record in exactly one.</summary>
    public IReadOnlyList<FormedPerson> Persons()
    {
        foreach (var record in _records)
        {
            if (_number.TryGetValue(record.Base, out var smallest))
                Join(_number[record.Id], smallest);
        }
        foreach (var (left, right, _) in _same)
            Join(left, right);
        var divided = _different.Where(d => Find(d.Item1) == Find(d.Item2)).Select(d => Find(d.Item1)).ToHashSet();
        var same = _same.ToLookup(s => Find(s.Left));
        return [.. Enumerable.Range(0, _records.Count).GroupBy(Find).SelectMany(set => divided.Contains(set.Key) ? Apart([.. set], same[set.Key]) : [[.. set]]).Select(members => Person(members, same[Find(members[0])]))];
    }

    private (int, int)? KeyOf(string left, string right) =>
        _number.TryGetValue(left, out var one) && _number.TryGetValue(right, out var other) ? (Math.Min(one, other), Math.Max(one, other)) : null;

    private int Find(int record)
    {
        while (_sets[record] != record)
            record = _sets[record] = _sets[_sets[record]];
        return record;
    }

    private void Join(int one, int other)
    {
        var (a, b) = (Find(one), Find(other));
        _sets[Math.Max(a, b)] = Math.Min(a, b);
    }

    private double Score(int one, int other) => _scores.GetValueOrDefault((Math.Min(one, other), Math.Max(one, other)), LinkProposals.Least);

    // What is not known of a record that another stands for is what is known of that one.
    private double ScoreOfStanding(int one, int other)
    {
        var (first, second) = (_stands[one], _stands[other]);
        return one == second || other == first || (first == one && second == other) ? Score(one, other) : first == second ? Math.Min(Score(one, first), Score(other, first)) : Score(first, second);
    }

    private bool AreDifferent(List<int> one, List<int> other) => one.Exists(a => other.Exists(b => _different.Contains((Math.Min(a, b), Math.Max(a, b)))));

    private List<List<int>> Apart(List<int> set, IEnumerable<(int Left, int Right, string Entry)> same)
    {
        var divided = _different.SelectMany(pair => (int[])[pair.Item1, pair.Item2]).ToHashSet();
        var groups = set.GroupBy(record => divided.Contains(record) ? -1 - record : _stands[record]).Select(group => group.ToList()).ToList();
        foreach (var (left, right, entry) in same)
        {
            var (one, other) = (groups.Find(g => g.Contains(left))!, groups.Find(g => g.Contains(right))!);
            if (one != other && AreDifferent(one, other))
                Contradicted.Add(entry);
            else if (one != other)
                Merge(groups, one, other);
        }
        while (Closest(groups) is var (first, second))
            Merge(groups, first, second);
        return groups;
    }

    private static void Merge(List<List<int>> groups, List<int> into, List<int> from)
    {
        into.AddRange(from);
        into.Sort();
        groups.Remove(from);
    }

    // The two groups whose pairs score best on average, when that says one person; of equal ones those with the smallest records.
    private (List<int> One, List<int> Other)? Closest(List<List<int>> groups)
    {
        (List<int>, List<int>)? best = null;
        var most = double.NegativeInfinity;
        for (var i = 0; i < groups.Count; i++)
        {
            for (var j = i + 1; j < groups.Count; j++)
            {
                var average = groups[i].Average(a => groups[j].Average(b => ScoreOfStanding(a, b)));
                if (average >= 0 && average > most && !AreDifferent(groups[i], groups[j]))
                    (best, most) = ((groups[i], groups[j]), average);
            }
        }
        return best;
    }

    private FormedPerson Person(List<int> members, IEnumerable<(int Left, int Right, string Entry)> same)
    {
        if (members.Count == 1)
            return new("p" + _records[members[0]].Id[1..], [_records[members[0]].Id], new Dictionary<string, string>(), 0);
        var inside = members.ToHashSet();
        var decided = same.Where(s => inside.Contains(s.Left) && inside.Contains(s.Right)).ToList();
        var id = decided.Count > 0 ? decided[0].Entry[..16] : _records[members[0]].Id[1..];
        return new("p" + id, members.ConvertAll(m => _records[m].Id), Ties(members, [.. decided.Select(d => (d.Left, d.Right))]), decided.Count);
    }

    // A tree over the members: what people said first, then the best pairs (Prim); a member without any pair hangs on the first. Those for whom another stands, thousands maybe, hang on that one.
    private Dictionary<string, string> Ties(List<int> members, HashSet<(int, int)> decided)
    {
        var (inside, said) = (members.ToHashSet(), decided.SelectMany(pair => (int[])[pair.Item1, pair.Item2]).ToHashSet());
        var hanging = members.Skip(1).Where(m => _stands[m] != m && inside.Contains(_stands[m]) && !said.Contains(m)).ToHashSet();
        var ties = hanging.ToDictionary(m => _records[m].Id, m => _records[_stands[m]].Id, StringComparer.Ordinal);
        var best = members.Skip(1).Where(m => !hanging.Contains(m)).ToDictionary(m => m, m => (From: members[0], Worth: Worth(members[0], m, decided)));
        while (best.Count > 0)
        {
            var (next, tie) = best.MaxBy(b => (b.Value.Worth, -b.Key));
            best.Remove(next);
            ties[_records[next].Id] = _records[tie.From].Id;
            foreach (var rest in best.Keys.ToList())
            {
                if (Worth(next, rest, decided) is var worth && worth > best[rest].Worth)
                    best[rest] = (next, worth);
            }
        }
        return ties;
    }

    private double Worth(int one, int other, HashSet<(int, int)> decided) => decided.Contains((Math.Min(one, other), Math.Max(one, other))) ? double.MaxValue : Score(one, other);
}
