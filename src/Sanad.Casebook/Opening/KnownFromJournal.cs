using System.Text.Json;
using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Journal;
using Sanad.Custody;

namespace Sanad.Casebook.Opening;

/// <summary>What reading an original needs to know from elsewhere in the journal, wherever it stands there.</summary>
internal sealed class KnownFromJournal
{
    private readonly Dictionary<string, ContentHash> _derived = new(StringComparer.Ordinal);

    public KnownFromJournal(IReadOnlyList<JournalEntry> entries)
    {
        foreach (var entry in entries.Where(e => e.Type == DeriveBody.EntryType))
        {
            if (Body<DeriveBody>(entry) is { Input: { } input, Output: { } output })
                _derived.TryAdd(input.Hex, output);
        }
        var acts = entries.Where(e => e.Type == Correction.EntryType).Select(e => new HumanAct(e.Id, e.Writer, e.Type, e.Time, e.Body.GetRawText())).ToList();
        Corrections = Correction.Fold(HumanAct.InForce(acts));
    }

    /// <summary>By original.</summary>
    public IReadOnlyDictionary<string, Correction> Corrections { get; }

    /// <summary>Text that an outside program made of this original; null when there is none, or its object is gone.</summary>
    public ReadOnlyMemory<byte>? DerivedText(CasebookFolder folder, ContentHash original)
    {
        if (!_derived.TryGetValue(original.Hex, out var output) || !folder.Has(output))
            return null;
        using var stream = folder.OpenObject(output);
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
