using System.Collections;
using System.Security.Cryptography;
using System.Text;
using Sanad.Custody.Journal;

namespace Sanad.Custody;

/// <summary>
/// All entries of admitted writers in the order in which state is folded: (lamport, writer, sequence, leaf hash). Bodies are read when an entry is asked for, so that a
/// journal of any length can be held; a list that was asked for stays as it is when more is written.
/// </summary>
public sealed class JournalEntries : IReadOnlyList<JournalEntry>
{
    // A digest over many ids is taken up again from the last of these places.
    private const int Stride = 64;

    // What is sealed and stands before everything that is not: shared by the lists that follow, which only add to it.
    private readonly List<Place> _settled;
    private readonly List<string> _digests;
    private readonly Dictionary<WrittenEntries, int> _taken;
    private readonly int _settledCount;
    private readonly List<Place> _rest;

    // Lines that are still there and that a decision took away.
    private readonly IReadOnlySet<string> _forgotten;

    private JournalEntries(List<Place> settled, List<string> digests, Dictionary<WrittenEntries, int> taken, List<Place> rest, IReadOnlySet<string> forgotten) =>
        (_settled, _digests, _taken, _settledCount, _rest, _forgotten) = (settled, digests, taken, settled.Count, rest, forgotten);

    private readonly record struct Place(WrittenEntries In, int Index)
    {
        public (long Lamport, string Writer, long Sequence) Order => In.OrderAt(Index);

        public string Id => In.IdAt(Index);
    }

    /// <inheritdoc/>
    public int Count => _settledCount + _rest.Count;

    /// <inheritdoc/>
    public JournalEntry this[int index] => At(index) is var place ? place.In[place.Index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The id of an entry, without reading it.</summary>
    public string IdAt(int index) => At(index) is var place ? place.In.IdAt(place.Index) : "";

    /// <summary>The type of an entry, without reading it.</summary>
    public string TypeAt(int index) => At(index) is var place ? place.In.TypeAt(place.Index) : "";

    /// <summary>Who wrote an entry, without reading it.</summary>
    public string WriterAt(int index) => At(index).In.Writer;

    /// <summary>True when a commit names the entry, without reading it.</summary>
    public bool IsSealedAt(int index) => At(index).In.IsSealed;

    /// <summary>The entries from a place on, read one after another.</summary>
    public IEnumerable<JournalEntry> From(int index)
    {
        using var reader = new WrittenEntries.Reader();
        for (var i = index; i < Count; i++)
            yield return reader.Read(At(i).In, At(i).Index);
    }

    /// <summary>The entries of some types, in order; the bodies of others are not read.</summary>
    /// <param name="types">Which.</param>
    /// <param name="from">From this place on.</param>
    public IEnumerable<JournalEntry> OfTypes(IReadOnlyCollection<string> types, int from = 0)
    {
        using var reader = new WrittenEntries.Reader();
        for (var i = from; i < Count; i++)
        {
            if (types.Contains(TypeAt(i)))
                yield return reader.Read(At(i).In, At(i).Index);
        }
    }

    /// <summary>Hash over the ids of the first entries in order; empty for none. Equal for two journals that begin with the same entries.</summary>
    public string DigestOf(int count)
    {
        lock (_digests)
        {
            var from = Math.Min(count / Stride, _digests.Count);
            var digest = from == 0 ? "" : _digests[from - 1];
            for (var i = from * Stride; i < count; i++)
            {
                digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(digest + IdAt(i))));
                if ((i + 1) % Stride == 0 && i < _settledCount && _digests.Count == i / Stride)
                    _digests.Add(digest);
            }
            return digest;
        }
    }

    /// <inheritdoc/>
    public IEnumerator<JournalEntry> GetEnumerator() => From(0).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The entries of a journal; what an earlier look at it has put in order already is taken over.</summary>
    internal static JournalEntries Of(CasebookJournal journal, JournalEntries? before)
    {
        var sources = journal.Counting.Where(s => s.Count > 0).ToList();
        var forgotten = journal.Tombstones.Entries;
        var goesOn = before is not null && before._forgotten.SetEquals(forgotten) && before._settled.Count == before._settledCount && sources.Count(before._taken.ContainsKey) == before._taken.Count;
        if (goesOn && Append(before!, sources) is { } more)
            return more;
        return Append(new([], [], [], [], forgotten), sources)!;
    }

    private static JournalEntries? Append(JournalEntries before, List<WrittenEntries> sources)
    {
        var more = new List<Place>();
        foreach (var source in sources)
        {
            for (var i = before._taken.GetValueOrDefault(source); i < source.Count; i++)
            {
                if (before._forgotten.Count == 0 || !before._forgotten.Contains(source.IdAt(i)))
                    more.Add(new(source, i));
            }
        }
        more.Sort(Compare);
        if (more.Count > 0 && before._settled.Count > 0 && Compare(more[0], before._settled[^1]) < 0)
            return null; // another writer's older entries came between
        var open = more.FindIndex(p => !p.In.IsSealed);
        var settled = open < 0 ? more.Count : open;
        foreach (var place in more.Take(settled))
        {
            before._settled.Add(place);
            before._taken[place.In] = place.Index + 1;
        }
        return new(before._settled, before._digests, before._taken, more[settled..], before._forgotten);
    }

    // Two branches of one writer have entries of one sequence number: then the leaf hash decides.
    private static int Compare(Place one, Place other)
    {
        var (a, b) = (one.Order, other.Order);
        return a.Lamport != b.Lamport ? a.Lamport.CompareTo(b.Lamport)
            : string.CompareOrdinal(a.Writer, b.Writer) is var byWriter and not 0 ? byWriter
            : a.Sequence != b.Sequence ? a.Sequence.CompareTo(b.Sequence)
            : string.CompareOrdinal(one.Id, other.Id);
    }

    private Place At(int index) => index < _settledCount ? _settled[index] : _rest[index - _settledCount];
}
