namespace Sanad.Linkage.Names;

/// <summary>The names of one kind of all records, with what comparing them needs: forms without titles, skeletons, how often each occurs.</summary>
internal sealed class NamesOf
{
    private readonly NameLikeness _likeness;
    private readonly NameForm[] _forms;
    private readonly PairCache _known = new();
    private readonly Func<int, int, byte> _compare;

    public NamesOf(Column names, NameWords words, NameLikeness likeness)
    {
        _likeness = likeness;
        _compare = (one, other) => (byte)likeness.Of(_forms![one], _forms[other]);
        Names = names.Derive(name => string.Join(' ', words.WordsOf(name)));
        _forms = Array.ConvertAll(Names.Values, name => new NameForm(name));
        var at = 0;
        var skeletons = Array.ConvertAll(_forms, form => form.Skeleton);
        Skeletons = Names.Derive(_ => skeletons[++at]);
    }

    /// <summary>Folded, without titles.</summary>
    public Column Names { get; }

    /// <summary>Consonants alone: a key that spellings and scripts share.</summary>
    public Column Skeletons { get; }

    public int Of(int record) => Names.Of(record);

    public Likeness Compare(int one, int other) => one == Column.Missing || other == Column.Missing ? Likeness.Missing
        : one == other ? Likeness.Same : (Likeness)_known.Get(one, other, _compare);

    /// <summary>Compares a name of this kind with one of another.</summary>
    public Likeness CompareWith(int own, NamesOf others, int other) => own == Column.Missing || other == Column.Missing ? Likeness.Missing : _likeness.Of(_forms[own], others._forms[other]);

    /// <summary>The share of records with this name, or with a name of this sound when the two are written differently.</summary>
    public double Frequency(int left, int right)
    {
        var (one, other) = (Names.Of(left), Names.Of(right));
        var count = one == other ? Names.Counts[one] : Math.Max(Skeletons.Counts[Skeletons.Of(left)], Skeletons.Counts[Skeletons.Of(right)]);
        return (double)Math.Max(1, count) / Names.Ids.Length;
    }
}
