using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Time;

namespace Sanad.Claims.Attribution;

/// <summary>How a speaker stands to a figure, and to whose figure (decision 0079).</summary>
internal sealed class Positions(Passage passage, Discourse discourse)
{
    private SpeakerType? _disputer;

    /// <summary>A denial or dispute without a number: what the same kind of source says next in the paragraph is its own version.</summary>
    public void Hear(Draft answer) => _disputer = answer.Stance is Stance.Deny or Stance.Dispute ? answer.Speaker.Type : _disputer;

    /// <summary>The claim with its stance and, where the text tells, the claim that it answers.</summary>
    /// <param name="draft">With speaker, time and place.</param>
    /// <param name="frame">Who says it; null for the outlet.</param>
    /// <param name="earlier">The claims before it in the paragraph.</param>
    public Draft Taken(Draft draft, Frame? frame, List<Draft> earlier)
    {
        var link = draft.Link!;
        if (passage.Lexicon.Language == "fa" && !link.Negated && (frame is null || frame.Stance == Stance.Assert) && PersianPositions.Of(passage, draft, discourse.Claims) is { } persian)
            return draft with { Stance = persian, Target = Target(draft, persian) };
        var rival = Rival(draft, earlier);
        var stance = link.Negated && !link.Mention.IsZero ? Stance.Deny : Said(draft, frame, earlier);
        if (stance == Stance.Assert)
            return rival is null ? draft : draft with { Stance = Stance.Dispute, Target = rival };
        return draft with { Stance = stance, Target = Target(draft, stance) };
    }

    private Stance Said(Draft draft, Frame? frame, List<Draft> earlier)
    {
        var link = draft.Link!;
        if (frame is not null && frame.Stance != Stance.Assert)
            return draft.Speaker.IsAuthor && frame.Stance == Stance.Confirm ? Stance.Assert : frame.Stance;
        if (EventTime.IsRunningTotal(passage, link) || HasRevision(draft, frame))
            return Stance.Revise;
        if (draft.Speaker.IsAuthor)
            return Stance.Assert;
        if (link.Mention.IsZero && passage.Lexicon.Language == "en" && !IsAmong(draft))
            return earlier.Exists(claim => IsHarmBy(claim, draft)) || discourse.Claims.Exists(claim => IsHarmBy(claim, draft)) ? Stance.Deny : Stance.Assert;
        var isRival = (link.Mention.Only || _disputer == draft.Speaker.Type && IsOfAnybody(link)) && discourse.Claims.Exists(claim => IsLarger(claim, draft));
        return isRival || (draft.IsSubset && draft.Whole is { Stance: Stance.Dispute } whole && whole.Speaker.Type == draft.Speaker.Type) ? Stance.Dispute : Stance.Assert;
    }

    // "Local authorities reported 18 dead" after the 14 of the sentence before: another number for the same thing, with no day or place of its own.
    private Draft? Rival(Draft draft, List<Draft> earlier)
    {
        var link = draft.Link!;
        if (draft.Speaker.IsAuthor || draft.IsSubset || draft.WhenText is not null || link.Mention.Additive || link.Mention.IsZero || !EndsBare(draft) || link.Mention.Quantity.Value is not { } value || !IsOfAnybody(link) || IsFormer(draft))
            return null;
        return earlier.FindLast(other => other.Link is { Mention.Quantity.Value: { } told } && told != value && other.Act == draft.Act && !other.IsSubset
            && other.Speaker != draft.Speaker && other.Speaker.Name != draft.Speaker.Name && !other.Link.Mention.Additive && (draft.Place is null || draft.Place == other.Place)
            && Deed.Unit(other) == Deed.Unit(draft));
    }

    // "people", "the dead" or nothing at all: two figures of shepherds and of soldiers are no rivals.
    private bool IsOfAnybody(Link link) => link.Noun.Head < 0 || passage.TriggerAt(link.Noun.Head) is not null || passage.Lexicon.AnyVictims.LengthAt(passage.Tokens, link.Noun.Head, passage.Count) > 0;

    // "15 people were killed in the fighting that followed": a figure with circumstances of its own is not the rival of one before.
    private bool EndsBare(Draft draft)
    {
        var end = Math.Max(Math.Max(draft.Link!.To, draft.Link.TriggerEnd), draft.Link.Mention.End);
        return end >= draft.Sentence.End || passage.IsPunctuation(end) || passage.Is(end, Cue.And | Cue.ClauseStart) && passage[end] is not "when" and not "after" and not "where";
    }

    // "No foreigners were among the dead" denies nobody's figure.
    private bool IsAmong(Draft draft) => Enumerable.Range(draft.Sentence.Start, draft.Sentence.End - draft.Sentence.Start).Any(i => passage[i] == "among" && (passage.TriggerAt(i + 1) ?? passage.TriggerAt(i + 2)) is not null);

    private bool IsFormer(Draft draft)
    {
        for (var i = draft.Sentence.Start; i < draft.Link!.Mention.Start; i++)
        {
            if (passage.Lexicon.Former.LengthAt(passage.Tokens, i, draft.Sentence.End) > 0)
                return true;
        }
        return false;
    }

    private static bool IsHarmBy(Draft claim, Draft draft) => claim.Link is { Mention.IsZero: false } && claim.Speaker.Name != draft.Speaker.Name
        && (claim.Act.Group() == draft.Act.Group() || (IsHarm(claim.Act) && IsHarm(draft.Act)));

    private static bool IsHarm(Act act) => act.Group() is ActGroup.Death or ActGroup.Injury || act == Act.Victims;

    private Draft? Target(Draft draft, Stance stance) => discourse.Claims.FindLast(claim => claim.Link is not null && claim.Act.Group() == draft.Act.Group()
        && (stance == Stance.Revise || (claim.Speaker.Name != draft.Speaker.Name && (stance != Stance.Dispute || IsLarger(claim, draft)))));

    private static bool IsLarger(Draft other, Draft draft) => other.Link is not null && other.Act.Group() == draft.Act.Group() && other.Speaker.Name != draft.Speaker.Name
        && other.Link.Mention.Quantity.Representative > draft.Link!.Mention.Quantity.Representative;

    // The words that replace a figure, in the clause of this one.
    private bool HasRevision(Draft draft, Frame? frame)
    {
        var (sentence, at) = (draft.Sentence, draft.Link!.Mention.Start);
        for (var i = frame is { Rule: "before" or "relative" } ? Math.Min(frame.VerbStart, at) : sentence.Start; i < sentence.End; i++)
        {
            if (passage.Is(i, Cue.Revision) && passage.Lexicon.ReviseCues.LengthAt(passage.Tokens, i, sentence.End) > 0 && !IsParted(Math.Min(i, at), Math.Max(i, at)))
                return true;
        }
        return false;
    }

    private bool IsParted(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (passage[i] is "while" or "whereas" or "but" or ";")
                return true;
        }
        return false;
    }
}
