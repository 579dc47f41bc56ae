using Sanad.Casebook.Lists;
using Sanad.Casebook.Storage;
using Sanad.Linkage;

namespace Sanad.Casebook.People;

/// <summary>The pairs and marks of the index under the numbers that the records have now, and what is written of them when the records are linked again.</summary>
internal sealed class KnownLinks
{
    private readonly IndexDatabase _index;
    private readonly List<RecordRow> _records;
    private readonly Dictionary<string, int> _numbers;
    private readonly List<(int Left, int Right, double Score)> _pairs = [];
    private readonly HashSet<string> _gone = new(StringComparer.Ordinal);
    private readonly ulong[] _marks, _components;

    private const string AllPairs = "select left_record, right_record, score from link_pair";
    private const string AllMarks = "select record, mark, component from link_mark";

    public KnownLinks(IndexDatabase index, List<RecordRow> records)
    {
        (_index, _records, _marks, _components) = (index, records, new ulong[records.Count], new ulong[records.Count]);
        _numbers = records.Select((record, i) => (record.Id, i)).ToDictionary(r => r.Id, r => r.i, StringComparer.Ordinal);
        foreach (var row in index.Stream<MarkRow>(AllMarks))
        {
            if (_numbers.TryGetValue(row.Record, out var number))
                (_marks[number], _components[number]) = (unchecked((ulong)row.Mark), unchecked((ulong)row.Component));
            else
                _gone.Add(row.Record);
        }
        foreach (var row in index.Stream<ProposedPair>(AllPairs))
        {
            if (_numbers.TryGetValue(row.LeftRecord, out var left) && _numbers.TryGetValue(row.RightRecord, out var right))
                _pairs.Add((Math.Min(left, right), Math.Max(left, right), row.Score));
            else
                _gone.UnionWith([row.LeftRecord, row.RightRecord]);
        }
        _gone.ExceptWith(_numbers.Keys);
    }

    /// <summary>What the engine wants to know.</summary>
    public LinkedBefore Before() => new() { Marks = _marks, Components = _components, Persons = _records.ConvertAll(r => _numbers.GetValueOrDefault(r.Base, -1)), Pairs = _pairs };

    /// <summary>Writes the pairs that are new or score otherwise, and the marks that changed; takes away what is no pair any more.</summary>
    /// <param name="again">What linking found.</param>
    /// <param name="wanted">All pairs that shall be kept; some may be named twice.</param>
    /// <param name="row">Makes a pair's row; asked by several threads.</param>
    /// <param name="cancel">Stops it.</param>
    public void Keep(LinkedAgain again, IEnumerable<(int Left, int Right)> wanted, Func<int, int, object?[]> row, CancellationToken cancel)
    {
        var pairs = wanted.Select(p => p.Left < p.Right ? p : (Left: p.Right, Right: p.Left)).ToHashSet();
        var known = _pairs.Where(p => !again.IsChanged[p.Left] && !again.IsChanged[p.Right] && pairs.Contains((p.Left, p.Right))).Select(p => (p.Left, p.Right)).ToHashSet();
        var stale = _pairs.Where(p => !known.Contains((p.Left, p.Right))).Select(p => FirstOf(p.Left, p.Right)).ToHashSet();
        foreach (var side in (string[])["left_record", "right_record"])
            _index.Execute($"delete from link_pair where {side} in @list", IndexDatabase.List(_gone));
        _index.Execute("delete from link_pair where left_record in @list", IndexDatabase.List(stale.Select(number => _records[number].Id)));
        _index.Insert("link_pair", ["left_record", "right_record", "score", "levels"], pairs.Where(p => !known.Contains(p) || stale.Contains(FirstOf(p.Left, p.Right))).Order().ToList()
            .AsParallel().AsOrdered().WithCancellation(cancel).Select(p => row(p.Left, p.Right)));
        KeepMarks(again);
    }

    // Of a pair the record with the smaller id: it stands on the left.
    private int FirstOf(int one, int other) => string.CompareOrdinal(_records[one].Id, _records[other].Id) < 0 ? one : other;

    private void KeepMarks(LinkedAgain again)
    {
        var other = Enumerable.Range(0, _records.Count).Where(i => again.Marks[i] != _marks[i] || again.Components[i] != _components[i]).ToList();
        _index.Execute("delete from link_mark where record in @list", IndexDatabase.List(other.Select(i => _records[i].Id).Concat(_gone)));
        _index.Insert("link_mark", ["record", "mark", "component"], other.Select(i => new object?[] { _records[i].Id, unchecked((long)again.Marks[i]), unchecked((long)again.Components[i]) }));
    }

    private sealed record MarkRow
    {
        public string Record { get; init; } = "";
        public long Mark { get; init; }
        public long Component { get; init; }
    }
}
