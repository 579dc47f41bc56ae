using System.Globalization;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Casebook.Tolls;
using Sanad.Claims;

namespace Sanad.Casebook.Review.Desk;

/// <summary>Makes the desk's claims from rows of the index; a name, a figure or a group that occurs a thousand times is held once.</summary>
internal sealed class DeskRows(OpenCasebook book)
{
    private readonly SpeakerNames _names = new(book.Packs);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);
    private readonly List<string> _keyTexts = [];
    private readonly Dictionary<string, int> _ofName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeskDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DeskEvent> _events = new(StringComparer.Ordinal);

    /// <summary>For claims that no event gathers.</summary>
    public DeskEvent NoEvent { get; } = new() { Order = int.MaxValue };

    public IEnumerable<DeskEvent> Events => _events.Values;

    private const string Documents = "select original, position, outlet, origin_group, copy_of from document_line";
    private const string Claims = $"select {ClaimFacts.Columns}, e.event from standing s left join event_claim e on e.claim = s.id";
    private const string SomeClaims = Claims + " where s.id in @list";

    public IEnumerable<DeskClaim> All()
    {
        foreach (var row in book.Index.Query<DocumentRow>(Documents))
            _documents[row.Original] = new() { Original = row.Original, Order = row.Position, Group = Number(row.OriginGroup ?? row.Original), IsCopy = row.CopyOf is not null, Outlet = row.Outlet };
        foreach (var (row, i) in EventRow.Every(book).Select((e, i) => (e, i)))
            _events[row.Id] = new() { Id = row.Id, Order = i };
        return book.Index.Stream<ClaimFactsRow>(Claims).Where(Known).Select(Claim);
    }

    public List<DeskClaim> Of(IEnumerable<string> ids) => [.. book.Index.Query<ClaimFactsRow>(SomeClaims, IndexDatabase.List(ids)).Where(Known).Select(Claim)];

    /// <summary>For each speaker's number, whether its name contains the words.</summary>
    public HashSet<int> SpeakersWith(string words)
    {
        var wanted = _names.Key(words);
        return [.. _ofName.Values.Where(key => _keyTexts[key].Contains(wanted, StringComparison.Ordinal))];
    }

    private bool Known(ClaimFactsRow row) => _documents.ContainsKey(row.Original);

    private DeskClaim Claim(ClaimFactsRow row)
    {
        var document = _documents[row.Original];
        var act = Enum.Parse<Act>(row.Act);
        return new()
        {
            Id = row.Id,
            Document = document,
            Event = row.Event is { } id ? _events.GetValueOrDefault(id, NoEvent) : NoEvent,
            Key = new(document.Group, ulong.Parse(row.Words, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), act,
                row.Quantity is { } quantity ? Number(quantity) : 0, row.Speaker is { } speaker ? KeyOf(speaker) : -1, Enum.Parse<Stance>(row.Stance)),
            Number = row.Number,
            Speaker = (row.Speaker ?? document.Outlet) is { } name ? KeyOf(name) : Key("AUTHOR " + document.Group.ToString(CultureInfo.InvariantCulture)),
            OwnVoice = row.Speaker is null,
            IsPerson = row.Kind == nameof(ClaimKind.Individual),
            Tier = row.Tier,
            Start = row.StartAt,
            End = row.EndAt,
            Status = Enum.Parse<ReviewStatus>(row.Status, ignoreCase: true),
            Unsure = row.Unsure != 0,
        };
    }

    private int KeyOf(string name)
    {
        if (!_ofName.TryGetValue(name, out var key))
            _ofName[name] = key = Key(_names.Key(name));
        return key;
    }

    private int Key(string text)
    {
        if (_keys.TryGetValue(text, out var known))
            return known;
        _keyTexts.Add(text);
        return _keys[text] = _keyTexts.Count - 1;
    }

    // 0 stands for none.
    private int Number(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
            _numbers[text] = number = _numbers.Count + 1;
        return number;
    }

    private sealed record DocumentRow
    {
        public string Original { get; init; } = "";
        public long Position { get; init; }
        public string? Outlet { get; init; }
        public string? OriginGroup { get; init; }
        public string? CopyOf { get; init; }
    }

    private sealed record ClaimFactsRow : ClaimFacts
    {
        public string? Event { get; init; }
    }
}
