namespace Sanad.Linkage;

/// <summary>
/// Rows that very many records say in the same words: the first of them stands for all when pairs are found, learnt from and scored, so that neither blocks nor components grow with them
/// (docs/decisions/0126). Records that few others equal are compared one by one, as all that differ are.
/// </summary>
internal sealed class Repeats
{
    /// <summary>So many equal records are still compared one by one.</summary>
    public const int MostAlone = 30;

    private readonly int[]? _places;
    private readonly int[] _firsts = [];
    private readonly Dictionary<int, int[]> _repeated = [];

    private Repeats(RecordTable all, RecordTable table, int[]? places, int[] firsts, IEnumerable<int[]> repeated)
    {
        (All, Table, _places, _firsts) = (all, table, places, firsts);
        foreach (var members in repeated)
            _repeated.Add(PlaceOf(members[0]), members);
    }

    /// <summary>All records.</summary>
    public RecordTable All { get; }

    /// <summary>How many records there are.</summary>
    public int Records => All.Count;

    /// <summary>The records that stand for themselves or for others, in the order of the rows.</summary>
    public RecordTable Table { get; }

    /// <summary>The places of those that stand for others.</summary>
    public IEnumerable<int> Repeated => _repeated.Keys.Order();

    /// <summary>Where the one that stands for a record is in <see cref="Table"/>.</summary>
    public int PlaceOf(int record) => _places is null ? record : _places[record];

    /// <summary>The record at a place; the first of those that it stands for.</summary>
    public int RecordAt(int place) => _places is null ? place : _firsts[place];

    /// <summary>All that a place stands for, in the order of the rows.</summary>
    public int[] RecordsAt(int place) => _repeated.TryGetValue(place, out var members) ? members : [RecordAt(place)];

    /// <summary>How many.</summary>
    public int CountAt(int place) => _repeated.TryGetValue(place, out var members) ? members.Length : 1;

    /// <summary>Finds them. A list that holds each person once has nothing to take together, and records that people decided on are looked at one by one.</summary>
    public static Repeats Of(RecordTable table, LinkOptions options, Workers workers)
    {
        var repeated = options.OnePerList ? [] : Found(table, options.Verdicts.SelectMany(verdict => (int[])[verdict.Left, verdict.Right]).ToHashSet(), workers);
        if (repeated.Count == 0)
            return new(table, table, null, [], []);
        var (places, firsts) = (new int[table.Count], new List<int>());
        foreach (var members in repeated)
        {
            foreach (var record in members[1..])
                places[record] = -1 - members[0];
        }
        for (var record = 0; record < places.Length; record++)
        {
            if (places[record] < 0)
            {
                places[record] = places[-1 - places[record]];
                continue;
            }
            places[record] = firsts.Count;
            firsts.Add(record);
        }
        return new(table, table.Only([.. firsts]), places, [.. firsts], repeated);
    }

    private static List<int[]> Found(RecordTable table, HashSet<int> apart, Workers workers)
    {
        var (repeated, hashes) = (new List<int[]>(), table.Contents(workers, withList: false));
        var order = Blocking.RadixSort.Order(hashes);
        for (int start = 0, end; start < order.Length; start = end)
        {
            end = start + 1;
            while (end < order.Length && hashes[order[end]] == hashes[order[start]])
                end++;
            if (end - start <= MostAlone)
                continue;
            var first = order[start];
            int[] members = [.. order[start..end].Where(record => !apart.Contains(record) && table.AreEqual(first, record))];
            if (members.Length > MostAlone && table.HasValue(first))
                repeated.Add(members);
        }
        return repeated;
    }
}
