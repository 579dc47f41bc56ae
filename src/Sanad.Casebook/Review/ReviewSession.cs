using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>What one key did.</summary>
/// <param name="ClaimId">The claim that was looked at.</param>
/// <param name="Verdict">Null when it was an undo.</param>
/// <param name="Entry">The leading journal entry: made by a verdict, taken back by an undo.</param>
/// <param name="Copies">Identical claims of copies that it covers too.</param>
public sealed record ReviewStep(string ClaimId, Verdict? Verdict, string Entry, IReadOnlyList<string> Copies);

/// <summary>
/// One person's way through the queue: a claim at a time, each decision saved before the next claim is shown, the last ten reversible, also those of the
/// session before. Nothing is sealed before <see cref="End"/>; after a crash the next command does that.
/// </summary>
public sealed class ReviewSession
{
    private const int Reversible = 10;
    private readonly OpenCasebook _book;
    private readonly List<ReviewItem> _queue;
    private readonly List<Decision> _decisions;
    private int _at;

    /// <summary>Begins at the head of the queue.</summary>
    public ReviewSession(OpenCasebook book, ReviewFilter filter)
    {
        _book = book;
        _queue = [.. ReviewQueue.Of(book, filter)];
        _decisions = [.. Decisions.LastOf(book, Reversible)];
    }

    /// <summary>1 for the first claim of the session.</summary>
    public int Position => _at + 1;

    /// <summary>Claims of this session.</summary>
    public int Total => _queue.Count;

    /// <summary>Decided in this session and not taken back, identical copies included.</summary>
    public int Decided { get; private set; }

    /// <summary>Passed over for later.</summary>
    public int PutOff { get; private set; }

    /// <summary>Not reached yet.</summary>
    public int Left => _queue.Count - _at;

    /// <summary>The claim to look at; null at the end.</summary>
    public ReviewItem? Current => _at < _queue.Count ? _queue[_at] : null;

    /// <summary>That claim with its document.</summary>
    public (ClaimView Claim, DocumentView Document) Look() => ShowVerb.Claim(_book, Current!.ClaimId)!.Value;

    /// <summary>Saves a verdict on the current claim and goes on to the next.</summary>
    /// <param name="verdict">Accept, edit, reject or unsure.</param>
    /// <param name="edited">With an edit: the claim as corrected, spans in UTF-16 units.</param>
    /// <param name="withCopies">The same for the identical claims of copies; else they come next, one by one.</param>
    /// <param name="note">A remark; null = none.</param>
    public ReviewStep Decide(Verdict verdict, Claim? edited, bool withCopies, string? note = null)
    {
        var item = Current!;
        var claim = ClaimAtHand.Of(_book.Index, item.ClaimId)!;
        var stored = edited is null ? null : claim.Stored(_book, edited);
        var entries = new List<VerdictEntry> { Save(claim.Judged(_book.Index, verdict, stored, note)) };
        var copies = withCopies ? item.Copies : [];
        foreach (var copy in ClaimAtHand.Of(_book.Index, copies.Select(c => c.ClaimId)))
            entries.Add(Save(copy.Judged(_book.Index, verdict, stored is null ? null : Transferred(stored, copy.Claim), note) with { Repeats = entries[0].Id }));
        if (!withCopies && item.Copies.Count > 0)
        {
            _queue[_at] = item with { Copies = [] };
            _queue.InsertRange(_at + 1, item.Copies);
        }
        Remember(new(item.ClaimId, verdict, entries));
        Decided += entries.Count;
        _at++;
        return new(item.ClaimId, verdict, entries[0].Id, [.. copies.Select(c => c.ClaimId)]);
    }

    /// <summary>Passes over the current claim: no entry, it waits for the next session.</summary>
    public void Later()
    {
        PutOff++;
        _at++;
    }

    /// <summary>Takes the last decision back by a new entry and shows its claim again; null when ten were taken back, or none is left.</summary>
    public ReviewStep? Undo()
    {
        if (_decisions is not [.., var last])
            return null;
        _decisions.RemoveAt(_decisions.Count - 1);
        foreach (var body in Decisions.Undoing(last))
            HumanEntry.Save(_book, VerdictBody.EntryType, body);
        Decided = Math.Max(0, Decided - last.Entries.Count);
        Return(last.ClaimId);
        return new(last.ClaimId, null, last.Entries[0].Id, []);
    }

    /// <summary>Seals what was saved and brings the index up to date.</summary>
    public void End() => HumanEntry.Settle(_book);

    // A claim of this session is gone back to, and with it what was put off after it; one of an earlier session comes in here.
    private void Return(string claimId)
    {
        var known = _queue.FindIndex(item => item.ClaimId == claimId);
        if (known >= 0 && known < _at)
        {
            PutOff -= _at - known - 1;
            _at = known;
        }
        else if (known < 0 && ShowVerb.Claim(_book, claimId) is { } found)
            _queue.Insert(_at, new(found.Claim.Claim, found.Document.Document.Original.Hex, found.Claim.EventId));
    }

    private void Remember(Decision decision)
    {
        _decisions.Add(decision);
        if (_decisions.Count > Reversible)
            _decisions.RemoveAt(0);
    }

    private VerdictEntry Save(VerdictBody body) => new(HumanEntry.Save(_book, VerdictBody.EntryType, HumanAct.ToBody(body)), body.Original!.Value);

    // What was corrected of the words holds for the same words elsewhere; where they stand does not.
    internal static Claim Transferred(Claim edited, Claim copy) => edited with
    {
        Id = copy.Id,
        Number = copy.Number,
        Span = copy.Span,
        Quote = copy.Quote,
        QuantitySpan = edited.QuantitySpan is { } quantity && edited.Quote == copy.Quote ? quantity.Shift(copy.Span.Start - edited.Span.Start) : copy.QuantitySpan,
        SpeakerSpan = copy.SpeakerSpan,
        People = copy.People,
        Chain = copy.Chain,
        OfClaim = edited.Subset ? copy.OfClaim : null,
        TargetClaim = copy.TargetClaim,
    };
}
