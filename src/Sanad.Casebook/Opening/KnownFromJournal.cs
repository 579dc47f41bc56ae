using System.Text.Json;
using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Opening;

/// <summary>What reading an original needs to know from elsewhere in the journal, wherever it stands there: in the index already, or among what is yet to be folded.</summary>
internal sealed class KnownFromJournal
{
    private readonly IndexDatabase _index;
    private readonly Dictionary<string, string> _derived = new(StringComparer.Ordinal);

    /// <param name="index">Holds the first entries.</param>
    /// <param name="entries">The whole journal.</param>
    /// <param name="from">How many of them the index holds.</param>
    public KnownFromJournal(IndexDatabase index, JournalEntries entries, int from)
    {
        _index = index;
        var acts = HumanActs.OfType(index, Correction.EntryType);
        foreach (var entry in entries.OfTypes([DeriveBody.EntryType, Correction.EntryType], from))
        {
            if (entry.Type == Correction.EntryType)
                acts.Add(new(entry.Id, entry.Writer, entry.Type, entry.Time, entry.Body.GetRawText()));
            else if (Body<DeriveBody>(entry) is { IsText: true, Input: { } input, Output: { } output })
                _derived.TryAdd(input.Hex, output.Hex);
        }
        Corrections = Correction.Fold(HumanAct.InForce(acts));
    }

    /// <summary>By original.</summary>
    public IReadOnlyDictionary<string, Correction> Corrections { get; }

    private const string DerivedOf = "select original as id, output as original from derived_text where original in @list";

    /// <summary>Names of the texts that outside programs made of these originals.</summary>
    public IReadOnlyDictionary<string, string> Derived(IEnumerable<string> originals)
    {
        var wanted = originals.ToList();
        var known = _index.Query<ClaimBodyRow>(DerivedOf, IndexDatabase.List(wanted)).ToDictionary(d => d.Id, d => d.Original, StringComparer.Ordinal);
        foreach (var original in wanted)
        {
            if (_derived.TryGetValue(original, out var output))
                known.TryAdd(original, output);
        }
        return known;
    }

    private const string OneDerived = "select output from derived_text where original = @original";

    /// <summary>Text that an outside program made of an original whose entries are all folded; null when there is none, or its object is gone.</summary>
    public static ReadOnlyMemory<byte>? TextOf(OpenCasebook book, ContentHash original) => Text(book.Folder, book.Index.First<string>(OneDerived, new { original = original.Hex }));

    /// <summary>The bytes of such a text; null when there is none, or its object is gone.</summary>
    public static ReadOnlyMemory<byte>? Text(CasebookFolder folder, string? output)
    {
        if (output is null || !folder.Has(ContentHash.Parse(output)))
            return null;
        using var stream = folder.OpenObject(ContentHash.Parse(output));
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>An entry's body; null when it does not fit, as an entry of a newer program may not.</summary>
    public static T? Body<T>(JournalEntry entry)
        where T : class
    {
        try
        {
            return entry.Body.Deserialize<T>(JsonText.Options);
        }
        catch (JsonException)
        {
            return null; // kept in the journal, not understood here
        }
    }
}
