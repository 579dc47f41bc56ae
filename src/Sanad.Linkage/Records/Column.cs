using System.Runtime.InteropServices;

namespace Sanad.Linkage;

/// <summary>One field of all records: the distinct values once, and for each record which of them it has.</summary>
public sealed class Column
{
    /// <summary>The id of a record that has no value.</summary>
    public const int Missing = 0;

    private readonly string[] _values;
    private readonly int[] _ids;

    internal Column(string[] values, int[] ids)
    {
        (_values, _ids) = (values, ids);
        Counts = new int[values.Length];
        foreach (var id in ids)
            Counts[id]++;
    }

    /// <summary>Distinct values, the missing one included: ids run from 0 to this.</summary>
    public int Distinct => _values.Length;

    /// <summary>The value of an id; "" for <see cref="Missing"/>.</summary>
    public string this[int id] => _values[id];

    /// <summary>Which value a record has.</summary>
    public int Of(int record) => _ids[record];

    internal int[] Ids => _ids;

    internal string[] Values => _values;

    /// <summary>Records with each value, by id.</summary>
    internal int[] Counts { get; }

    /// <summary>The same values of these records alone.</summary>
    internal Column Only(int[] records) => new(_values, Array.ConvertAll(records, record => _ids[record]));

    /// <summary>Another form of each value, and the same records with it: equal forms become one value. A null or empty form is missing.</summary>
    internal Column Derive(Func<string, string?> form, Workers workers) => With(workers.Map(_values, value => value.Length > 0 ? form(value) : null));

    /// <summary>The same, the forms given by id.</summary>
    internal Column With(string?[] made)
    {
        var (known, map, forms) = (new Dictionary<string, int>(StringComparer.Ordinal), new int[_values.Length], new List<string> { "" });
        for (var id = 1; id < _values.Length; id++)
        {
            if (made[id] is not { Length: > 0 } own)
                continue;
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(known, own, out var isKnown);
            if (!isKnown)
            {
                at = forms.Count;
                forms.Add(own);
            }
            map[id] = at;
        }
        return forms.Count == _values.Length ? new([.. forms], _ids) : new([.. forms], Array.ConvertAll(_ids, id => map[id]));
    }
}
