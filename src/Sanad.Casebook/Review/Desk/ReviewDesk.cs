using Sanad.Casebook.Opening;

namespace Sanad.Casebook.Review.Desk;

/// <summary>
/// The queue of a casebook that stays open: every claim in a hundred bytes, in the order of the queue, kept up to date by what was decided here or elsewhere and
/// made anew when documents, origins or events changed. Its answers are those of a desk made this moment.
/// </summary>
internal sealed class ReviewDesk
{
    private readonly OpenCasebook _book;
    private readonly DeskRows _rows;
    private readonly Dictionary<string, DeskClaim> _claims = new(StringComparer.Ordinal);
    private readonly Dictionary<SameWords, DeskClaim> _same = [];
    private readonly List<DeskEvent> _ranked;
    private readonly string _structure;
    private int _entries;
    private int _doubts;

    private ReviewDesk(OpenCasebook book)
    {
        _book = book;
        _structure = Settling.Structure(book.Index);
        _entries = IndexPosition.Read(book.Index).Folded;
        _rows = new(book);
        foreach (var claim in _rows.All())
        {
            Enter(claim);
            claim.Event.Claims.Add(claim);
        }
        _ranked = [.. _rows.Events.Append(_rows.NoEvent)];
        foreach (var @event in _ranked)
        {
            @event.Claims.Sort(InEvent);
            Number(@event, 0);
            @event.Figures = DeskFigures.Of(@event);
        }
        _ranked.Sort(ByWorth);
        Rank(0, _ranked.Count - 1);
    }

    /// <summary>The desk of a casebook as it stands now.</summary>
    public static ReviewDesk Of(OpenCasebook book)
    {
        if (book.Desk is { } known && known.Follow())
            return known;
        return book.Desk = new(book);
    }

    public IEnumerable<DeskEvent> Events => _rows.Events;

    public IReadOnlyCollection<DeskClaim> Claims => _claims.Values;

    /// <summary>How many nobody has decided.</summary>
    public int Waiting { get; private set; }

    public DeskRows Rows => _rows;

    public DeskClaim? Find(string id) => _claims.GetValueOrDefault(id);

    /// <summary>What the queue shows, in its order.</summary>
    /// <param name="filter">Which claims.</param>
    /// <param name="after">Only what comes after this claim; null = from the beginning.</param>
    public IEnumerable<DeskItem> Items(DeskFilter filter, DeskClaim? after = null)
    {
        var head = after is null ? null : Head(after);
        foreach (var claim in From(head))
        {
            if (claim.Next is null && !_several.Contains(claim.Key))
            {
                if (claim != after && filter.Fits(claim))
                    yield return new(claim, [], null);
                continue;
            }
            if (Head(claim) != claim)
                continue;
            foreach (var item in DeskItem.Of(Members(claim), filter))
            {
                if (claim != head || after is null || item.Claim.Place.CompareTo(after.Place) > 0)
                    yield return item;
            }
        }
    }

    /// <summary>A claim with its copies, whatever the filter.</summary>
    public DeskItem Item(DeskClaim claim) =>
        DeskItem.Of(Members(claim), new(claim.Status)).FirstOrDefault(i => i.Claim == claim) ?? new(claim, [], DeskItem.DecidedElsewhere(Members(claim), claim.Document));

    // Those keys that more than one claim has: most have one.
    private readonly HashSet<SameWords> _several = [];

    private List<DeskClaim> Members(DeskClaim claim)
    {
        var members = new List<DeskClaim>();
        for (var member = _same.GetValueOrDefault(claim.Key); member is not null; member = member.Next)
            members.Add(member);
        members.Sort(static (a, b) => a.Place.CompareTo(b.Place));
        return members;
    }

    private DeskClaim Head(DeskClaim claim)
    {
        var first = claim;
        for (var member = _same.GetValueOrDefault(claim.Key); member is not null; member = member.Next)
            first = member.Place.CompareTo(first.Place) < 0 ? member : first;
        return first;
    }

    private IEnumerable<DeskClaim> From(DeskClaim? start)
    {
        if (start is not { Unsure: true })
        {
            foreach (var claim in InQueue(start).Where(c => !c.Unsure))
                yield return claim;
        }
        if (_doubts == 0)
            yield break;
        foreach (var claim in InQueue(start is { Unsure: true } ? start : null).Where(c => c.Unsure))
            yield return claim;
    }

    private IEnumerable<DeskClaim> InQueue(DeskClaim? start)
    {
        for (var rank = start?.Event.Rank ?? 0; rank < _ranked.Count; rank++)
        {
            var claims = _ranked[rank].Claims;
            for (var i = start is not null && rank == start.Event.Rank ? start.InEvent : 0; i < claims.Count; i++)
                yield return claims[i];
        }
    }

    // False when more than verdicts changed: another desk has to be made.
    private bool Follow()
    {
        if (Settling.Structure(_book.Index) != _structure)
            return false;
        var folded = IndexPosition.Read(_book.Index).Folded;
        if (folded == _entries)
            return true;
        Replace(_book.Index.Query<string>(VerdictSettling.TakenBack, new { fromEntry = (long)_entries }));
        _entries = folded;
        return true;
    }

    private void Replace(List<string> ids)
    {
        if (ids.Count == 0)
            return;
        var touched = new HashSet<DeskEvent>();
        foreach (var gone in ids.Select(Find).OfType<DeskClaim>())
        {
            Leave(gone);
            touched.Add(gone.Event);
        }
        foreach (var claim in _rows.Of(ids))
        {
            Enter(claim);
            var at = claim.Event.Claims.BinarySearch(claim, Comparer<DeskClaim>.Create(InEvent));
            claim.Event.Claims.Insert(at < 0 ? ~at : at, claim);
            Number(claim.Event, Math.Max(0, (at < 0 ? ~at : at) - 1));
            touched.Add(claim.Event);
        }
        foreach (var @event in touched)
        {
            Number(@event, 0);
            Move(@event, DeskFigures.Of(@event));
        }
    }

    // Only the events between its old place and its new one change their rank.
    private void Move(DeskEvent @event, int figures)
    {
        if (figures == @event.Figures)
            return;
        var from = @event.Rank;
        _ranked.RemoveAt(from);
        @event.Figures = figures;
        var to = ~_ranked.BinarySearch(@event, Comparer<DeskEvent>.Create(ByWorth));
        _ranked.Insert(to, @event);
        Rank(Math.Min(from, to), Math.Max(from, to));
    }

    private void Enter(DeskClaim claim)
    {
        _claims[claim.Id] = claim;
        if (_same.TryGetValue(claim.Key, out var first))
            _several.Add(claim.Key);
        claim.Next = first;
        _same[claim.Key] = claim;
        Count(claim, 1);
    }

    private void Leave(DeskClaim claim)
    {
        _claims.Remove(claim.Id);
        claim.Event.Claims.Remove(claim);
        Count(claim, -1);
        var first = _same[claim.Key];
        if (first == claim && claim.Next is null)
            _same.Remove(claim.Key);
        else if (first == claim)
            _same[claim.Key] = claim.Next!;
        for (var member = first; member is not null; member = member.Next)
        {
            if (member.Next == claim)
                member.Next = claim.Next;
        }
        if (!_same.TryGetValue(claim.Key, out var left) || left.Next is null)
            _several.Remove(claim.Key);
    }

    private void Count(DeskClaim claim, int by)
    {
        _doubts += claim.Unsure ? by : 0;
        Waiting += claim.Status == ReviewStatus.Proposed ? by : 0;
    }

    private static void Number(DeskEvent @event, int from)
    {
        for (var i = from; i < @event.Claims.Count; i++)
            @event.Claims[i].InEvent = i;
    }

    private void Rank(int first, int last)
    {
        for (var i = first; i <= last; i++)
            _ranked[i].Rank = i;
    }

    private static int ByWorth(DeskEvent a, DeskEvent b) => (-a.Figures, a.Order).CompareTo((-b.Figures, b.Order));

    private static int InEvent(DeskClaim a, DeskClaim b) =>
        (a.Document.IsCopy, a.Document.Order, a.Tier, a.Start, a.End).CompareTo((b.Document.IsCopy, b.Document.Order, b.Tier, b.Start, b.End)) is var order and not 0
            ? order
            : string.CompareOrdinal(a.Id, b.Id);
}
