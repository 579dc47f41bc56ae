using System.Numerics;

namespace Sanad.Estimation.LogLinear;

/// <summary>
/// A hierarchical log-linear model: sets of lists that influence each other. With a set all its subsets are in; every list alone is in, and the constant; all lists
/// together never, since nothing would then tell who is on none.
/// </summary>
/// <param name="Lists">2 to <see cref="MostLists"/>.</param>
/// <param name="Terms">Bit s = the set whose lists are the bits of s; bit 0 = the constant.</param>
public readonly record struct Model(int Lists, ulong Terms)
{
    /// <summary>Sets of more lists do not fit.</summary>
    public const int MostLists = 6;

    /// <summary>How many parameters.</summary>
    public int Parameters => BitOperations.PopCount(Terms);

    /// <summary>All sets, the constant left out.</summary>
    public IEnumerable<uint> Sets
    {
        get
        {
            for (var terms = Terms & ~1ul; terms != 0; terms &= terms - 1)
                yield return (uint)BitOperations.TrailingZeroCount(terms);
        }
    }

    /// <summary>The largest sets, by which the model is named: [EXH.ABA.OSCE, EXH.HRW].</summary>
    public IEnumerable<uint> Generators
    {
        get
        {
            for (var set = 1u; set < 1u << Lists; set++)
            {
                if (Has(set) && !IsBelowAnother(set))
                    yield return set;
            }
        }
    }

    /// <summary>True when a set is in the model.</summary>
    public bool Has(uint set) => (Terms >> (int)set & 1) != 0;

    /// <summary>The lists alone: independence.</summary>
    public static Model Independence(int lists)
    {
        if (lists is < 2 or > MostLists)
            throw new ArgumentOutOfRangeException(nameof(lists), lists, "2 to 6 lists.");
        return new(lists, Enumerable.Range(0, lists).Aggregate(1ul, (terms, j) => terms | (1ul << (1 << j))));
    }

    /// <summary>All models with sets of at most so many lists: 8 for three lists, 113 for four, 6,893 for five (1,024 with pairs alone).</summary>
    /// <param name="lists">2 to 6.</param>
    /// <param name="largest">Lists of the largest set; at most one less than there are.</param>
    public static IReadOnlyList<Model> All(int lists, int largest)
    {
        var independence = Independence(lists);
        var sets = Enumerable.Range(1, (1 << lists) - 2).Select(set => (uint)set)
            .Where(set => BitOperations.PopCount(set) is > 1 and var size && size <= largest).OrderBy(BitOperations.PopCount).ThenBy(set => set).ToList();
        var models = new List<Model>();
        Add(0, independence);
        return models;

        void Add(int at, Model model)
        {
            if (at == sets.Count)
            {
                models.Add(model);
                return;
            }
            Add(at + 1, model);
            if (HasAllBelow(model, sets[at]))
                Add(at + 1, model with { Terms = model.Terms | (1ul << (int)sets[at]) });
        }
    }

    /// <summary>The model by the names of its lists, as the papers write it.</summary>
    public string Named(IReadOnlyList<string> names)
    {
        var lists = Lists;
        return "[" + string.Join(", ", Generators.OrderByDescending(BitOperations.PopCount).ThenBy(set => Mirrored(set, lists)).Select(set =>
            string.Join('.', Enumerable.Range(0, lists).Where(j => (set >> j & 1) != 0).Select(j => names[j])))) + "]";
    }

    // Sorts sets by their first lists.
    private static uint Mirrored(uint set, int lists) => (uint)Enumerable.Range(0, lists).Sum(j => (set >> j & 1) != 0 ? 0 : 1 << (lists - 1 - j));

    private bool IsBelowAnother(uint set)
    {
        for (var j = 0; j < Lists; j++)
        {
            if ((set >> j & 1) == 0 && Has(set | (1u << j)))
                return true;
        }
        return false;
    }

    private static bool HasAllBelow(Model model, uint set)
    {
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            if (!model.Has(set & ~(rest & (~rest + 1))))
                return false;
        }
        return true;
    }
}
