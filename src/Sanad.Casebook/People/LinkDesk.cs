using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.People;

/// <summary>
/// The queue of links of a casebook that stays open: made when first asked for, then only what hangs on records that were decided since is weighed anew, whoever decided. After a run
/// of linking, or when a list changed, it is made anew. Its answers are those of a queue made this moment.
/// </summary>
internal sealed class LinkDesk
{
    private readonly OpenCasebook _book;
    private readonly Dictionary<(string Left, string Right), LinkItem> _items;
    private readonly string? _made;
    private long _folded;
    private List<LinkItem>? _ordered;

    private LinkDesk(OpenCasebook book)
    {
        (_book, _made, _folded) = (book, IndexPosition.Get(book.Index, IndexPosition.Made), Folded(book));
        _items = LinkQueue.All(book).ToDictionary(i => (i.Left, i.Right));
    }

    /// <summary>What waits, in the order of review.</summary>
    public static IReadOnlyList<LinkItem> Of(OpenCasebook book)
    {
        if (book.LinkDesk is not { } known || !known.Follow())
            book.LinkDesk = known = new(book);
        return known._ordered ??= LinkQueue.Ordered(known._items.Values);
    }

    private static long Folded(OpenCasebook book) => IndexPosition.Read(book.Index).Folded;

    private const string NewActs = "select type, body from entry where position >= @from and position < @to";

    // False when more than decisions came: then all is made anew.
    private bool Follow()
    {
        var now = Folded(_book);
        if (now == _folded)
            return true;
        if (now < _folded || IndexPosition.Get(_book.Index, IndexPosition.Made) != _made)
            return false;
        var acts = _book.Index.Query<NewAct>(NewActs, new { from = _folded, to = now });
        if (acts.Exists(act => act.Type == LinkRunBody.EntryType || act.Type == ListBody.EntryType))
            return false;
        _folded = now;
        var touched = acts.Where(act => act.Type == LinkVerdictBody.EntryType).SelectMany(act => PersonSettling.RecordsOf(_book.Index, act.Body)).ToHashSet(StringComparer.Ordinal);
        if (touched.Count > 0)
            Weigh(PersonSettling.BasesAround(_book.Index, touched));
        return true;
    }

    private const string OfBases = "select id from record where base in @list";

    private void Weigh(IEnumerable<string> bases)
    {
        var list = IndexDatabase.List(bases);
        var records = _book.Index.Query<string>(OfBases, list).ToHashSet(StringComparer.Ordinal);
        foreach (var key in _items.Keys.Where(key => records.Contains(key.Left) || records.Contains(key.Right)).ToList())
            _items.Remove(key);
        foreach (var item in LinkQueue.Around(_book, list))
            _items[(item.Left, item.Right)] = item;
        _ordered = null;
    }

    private sealed record NewAct
    {
        public string Type { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
