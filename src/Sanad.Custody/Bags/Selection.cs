using System.Text;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Bags;

/// <summary>A choice applied to a journal: which originals, texts and entries go in. The rule is one of permission: what nothing asks for stays out.</summary>
internal sealed class Selection
{
    private const string Capture = "capture", Derive = "derive";
    private const int ShortestId = 8;

    private static readonly RedactionKind[] TakingAway = [RedactionKind.Seal, RedactionKind.Destroy, RedactionKind.Forget];

    // What says who may write, and which receipts and forks there are: without these the rest cannot be checked.
    private static readonly HashSet<string> Structural =
        new(StringComparer.Ordinal) { Introduction.Create, Introduction.AddKey, Introduction.RevokeKey, "receipt", "fork.seen" };

    private readonly CasebookFolder _folder;
    private readonly BagChoice _choice;
    private readonly HashSet<string> _withheld;
    private readonly HashSet<string> _counting;
    private readonly HashSet<string> _learnt = new(StringComparer.Ordinal);
    private readonly HashSet<ContentHash> _seen = [];
    private readonly HashSet<ContentHash> _explained;

    public Selection(CasebookFolder folder, BagChoice choice)
    {
        (_folder, _choice) = (folder, choice);
        _counting = [.. folder.Refresh().AdmittedWriters.Select(w => w.Writer)];
        _withheld =
        [
            .. choice.WithheldIds, .. choice.WithheldObjects.Select(o => o.Hex),
            .. Redactions.WithheldEntries(folder), .. Redactions.WithheldObjects(folder).Select(o => o.Hex),
        ];
        foreach (var entry in folder.Entries().OfTypes([Capture, Derive]))
            Learn(entry);
        foreach (var exhibit in choice.Exhibits.Where(e => !Captured.ContainsKey(e)).Order())
            Refusals.Add($"No capture entry names {exhibit.Hex}: it cannot be told how it came in.");
        foreach (var exhibit in choice.Exhibits.Where(e => _withheld.Contains(e.Hex)).Order())
            Refusals.Add($"{exhibit.Hex} is withheld, and cannot be published.");
        LeaveOutWhatIsGone();
        _explained = Explained();
    }

    public List<string> Refusals { get; } = [];

    /// <summary>Name and size of every original that the journal knows, in the order of capture.</summary>
    public Dictionary<ContentHash, BagExhibit> Captured { get; } = [];

    /// <summary>The exhibits and what was derived from them; with all, everything that is not withheld.</summary>
    public HashSet<ContentHash> Objects { get; } = [];

    /// <summary>Decisions that stood when this was chosen.</summary>
    public static HashSet<(string Entry, bool TakenBack)> DecisionsIn(CasebookFolder folder) => [.. Redactions.Of(folder).Select(a => (a.Entry, a.TakenBack))];

    /// <summary>True when an entry goes in as it is. Of a writer who does not count only the keys do.</summary>
    public bool Shows(JournalEntry entry, ReadOnlySpan<byte> line)
    {
        if (Structural.Contains(entry.Type))
            return true;
        if (!_counting.Contains(entry.Writer) || _choice.WithheldTypes.Contains(entry.Type) || _withheld.Contains(entry.Id))
            return false;
        return (entry.Type is Capture or Derive ? Tells(entry) : _choice.All) && !(_choice.All && Names(line));
    }

    // Only as it was learnt, and with everything that it names: what was sealed since, or signed with a key after its end, would name an original that is not in the bag.
    private bool Tells(JournalEntry entry)
    {
        var named = NamedObjects.In(entry).ToList();
        return _learnt.Contains(entry.Id) && (_choice.All || named.Count > 0) && named.TrueForAll(o => Objects.Contains(o.Hash) || _explained.Contains(o.Hash));
    }

    // What a decision took away may still be named where the bag shows that decision and every consent that it may rest on.
    private HashSet<ContentHash> Explained()
    {
        var removed = Redactions.Removed(_folder);
        if (!_choice.All || removed.Count == 0)
            return [];
        var hidden = _folder.Entries().OfTypes([.. TakingAway.Select(RedactionAct.TypeOf), ConsentAct.EntryType]).Where(IsHidden).ToLookup(e => e.Type, e => e.Id, StringComparer.Ordinal);
        return [.. Redactions.Of(_folder).Where(a => a.InForce && TakingAway.Contains(a.Kind) && !hidden[RedactionAct.TypeOf(a.Kind)].Contains(a.Entry))
            .Where(a => a.Kind == RedactionKind.Seal || !hidden[ConsentAct.EntryType].Any()).SelectMany(a => a.Objects).Where(removed.Contains)];
    }

    private bool IsHidden(JournalEntry entry) =>
        _choice.WithheldTypes.Contains(entry.Type) || _withheld.Contains(entry.Id) || _choice.All && Names(Encoding.UTF8.GetBytes(entry.Body.GetRawText()));

    // What a decision destroyed or sealed is not here, and nothing says that it should be, unless somebody asks for it by name.
    private void LeaveOutWhatIsGone()
    {
        var removed = Redactions.Removed(_folder);
        foreach (var gone in Objects.Where(o => !_folder.Has(o)).Order().ToList())
        {
            if (_choice.Exhibits.Contains(gone) || !removed.Contains(gone))
                Refusals.Add($"The original {gone.Hex} is not in the casebook any more.");
            Objects.Remove(gone);
        }
    }

    // In the order of the fold, where a text comes after that from which it was made.
    private void Learn(JournalEntry entry)
    {
        var named = NamedObjects.In(entry).ToList();
        var withheld = IsHidden(entry) || named.Exists(o => _withheld.Contains(o.Hash.Hex));
        if (entry.Type == Capture)
        {
            foreach (var original in named.Where(o => !Captured.ContainsKey(o.Hash)))
                Captured[original.Hash] = new(original.Hash, Introduction.Text(entry.Body, "file_name"), original.Size ?? 0);
        }
        else if (withheld)
        {
            _withheld.UnionWith(named.Select(o => o.Hash.Hex).Where(hex => hex == Introduction.Text(entry.Body, "output")));
        }
        if (!withheld)
            _learnt.Add(entry.Id);
        if (!withheld && AsksFor(entry, named))
            Objects.UnionWith(named.Select(o => o.Hash));
        _seen.UnionWith(named.Select(o => o.Hash));
    }

    // A text goes with that from which it was made, and never brings it along: whether an original goes out does not depend on whether somebody read it.
    private bool AsksFor(JournalEntry entry, List<NamedObject> named) => entry.Type == Capture
        ? _choice.All || named.Count > 0 && named.TrueForAll(o => _choice.Exhibits.Contains(o.Hash))
        : ContentHash.TryParse(Introduction.Text(entry.Body, "input"), out var input) ? Objects.Contains(input) || _choice.All && !_seen.Contains(input) : _choice.All;

    // Ids are runs of digits and letters; each run of a line is looked up, so that a thousand withheld ids cost no more than one.
    private bool Names(ReadOnlySpan<byte> line)
    {
        if (_withheld.Count == 0)
            return false;
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && char.IsAsciiLetterOrDigit((char)line[i]))
                continue;
            if (i - start >= ShortestId && _withheld.Contains(Encoding.ASCII.GetString(line[start..i])))
                return true;
            start = i + 1;
        }
        return false;
    }
}
