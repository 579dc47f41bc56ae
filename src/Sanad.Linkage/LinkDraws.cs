namespace Sanad.Linkage;

/// <summary>
/// Several ways in which the records may be persons, each as often as it is likely by the scores: what is counted or estimated over persons is done once for each
/// draw, and how the results differ is the uncertainty of the linkage.
/// </summary>
public sealed class LinkDraws
{
    private readonly int[] _places;
    private readonly int[][] _persons;
    private readonly IReadOnlyList<int> _linked, _standing;
    private readonly Repeats _repeats;

    internal LinkDraws(LinkResult linked, int[][] persons, Repeats repeats)
    {
        var standing = linked.OfStanding ?? linked;
        (_places, _persons, _linked, _standing, _repeats) = (new int[standing.Clusters.Count], persons, linked.Clusters, standing.Clusters, repeats);
        Array.Fill(_places, -1);
        var place = 0;
        foreach (var record in standing.Components.SelectMany(members => members))
            _places[record] = place++;
    }

    /// <summary>How many draws.</summary>
    public int Count => _persons.Length;

    /// <summary>How many records.</summary>
    public int Records => _linked.Count;

    /// <summary>The smallest record of a record's person in a draw.</summary>
    public int PersonOf(int draw, int record)
    {
        var standing = _repeats.PlaceOf(record);
        if (_linked[record] == record && _repeats.RecordAt(standing) != record)
            return record; // equal to others, and yet no person with them
        return _repeats.RecordAt(_places[standing] is >= 0 and var place ? _persons[draw][place] : _standing[standing]);
    }

    /// <summary>The share of draws in which two records are one person.</summary>
    public double Together(int left, int right) => Enumerable.Range(0, Count).Count(draw => PersonOf(draw, left) == PersonOf(draw, right)) / (double)Count;

    /// <summary>How many persons there are in a draw.</summary>
    public int Persons(int draw) => Enumerable.Range(0, Records).Count(record => PersonOf(draw, record) == record);
}
