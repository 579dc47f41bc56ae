using Sanad.Linkage.Blocking;

namespace Sanad.Linkage.Names;

/// <summary>The names of one kind of all records, with what comparing them needs: forms without titles, skeletons, how often each occurs.</summary>
internal sealed class NamesOf
{
    private readonly NameLikeness _likeness;
    private readonly NameForm[] _forms;
    private readonly NameGate[] _gates;
    private readonly int[] _ofSound;
    private readonly PairCache _known = new(), _crossed = new();
    private readonly Func<int, int, byte> _compare;

    public NamesOf(Column names, NameWords words, NameLikeness likeness, Workers workers)
    {
        _likeness = likeness;
        _compare = (one, other) => (byte)likeness.Of(_forms![one], _forms[other]);
        Names = names.Derive(name => string.Join(' ', words.WordsOf(name)), workers);
        _forms = workers.Map(Names.Values, name => new NameForm(name));
        _gates = workers.Map(_forms, form => new NameGate(form, words));
        Skeletons = Names.With(Array.ConvertAll(_forms, form => form.Skeleton));
        _ofSound = new int[Names.Distinct];
        for (var record = 0; record < Names.Ids.Length; record++)
            _ofSound[Names.Of(record)] = Skeletons.Counts[Skeletons.Of(record)];
    }

    /// <summary>Folded, without titles.</summary>
    public Column Names { get; }

    /// <summary>Consonants alone: a key that spellings and scripts share.</summary>
    public Column Skeletons { get; }

    public int Of(int record) => Names.Of(record);

    public Likeness Compare(int one, int other) => one == Column.Missing || other == Column.Missing ? Likeness.Missing
        : one == other ? Likeness.Same : NameGate.AreDifferent(_gates[one], _gates[other]) ? Likeness.Different : (Likeness)_known.Get(one, other, _compare);

    /// <summary>Compares a name of this kind with one of another, always the same other.</summary>
    public Likeness CompareWith(int own, NamesOf others, int other)
    {
        if (own == Column.Missing || other == Column.Missing)
            return Likeness.Missing;
        if (NameGate.AreDifferent(_gates[own], others._gates[other]))
            return Likeness.Different;
        return (Likeness)(_crossed.TryGet(own, other, out var known) ? known : _crossed.Keep(own, other, (byte)_likeness.Of(_forms[own], others._forms[other])));
    }

    /// <summary>How common a record's name and its sound are.</summary>
    public ulong CommonnessOf(int record) => Features.Mix(Features.CommonnessOf(Names.Counts[Of(record)]), Features.CommonnessOf(_ofSound[Of(record)]));

    /// <summary>Records with this name, or with a name of this sound when the two are written differently.</summary>
    public int Occurrences(int one, int other) => one == other ? Names.Counts[one] : Math.Max(_ofSound[one], _ofSound[other]);
}
