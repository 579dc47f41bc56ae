namespace Sanad.Linkage.Clustering;

/// <summary>Which records hang together; each set is known by its smallest record.</summary>
internal sealed class UnionFind
{
    private readonly int[] _parents;

    public UnionFind(int count) => _parents = [.. Enumerable.Range(0, count)];

    public int Find(int record)
    {
        while (_parents[record] != record)
            record = _parents[record] = _parents[_parents[record]];
        return record;
    }

    /// <summary>Alone again; only once all of its set are.</summary>
    public void Reset(int record) => _parents[record] = record;

    public void Join(int one, int other)
    {
        var (a, b) = (Find(one), Find(other));
        _parents[Math.Max(a, b)] = Math.Min(a, b);
    }
}
