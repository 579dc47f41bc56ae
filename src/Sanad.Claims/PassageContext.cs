using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Places;
using Sanad.Claims.Time;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>What is known around a claim while its passage is read, and how a link becomes a draft with it.</summary>
internal sealed class PassageContext(
    Passage passage, PassageDates dates, ClaimPlaces places, IReadOnlyList<(Anchor Anchor, TextSpan Span)> anchors, QuoteSpeakers quotes, Discourse discourse)
{
    private List<Frame> _frames = [];
    private PlacedDate? _lastDate;
    private PlacedDate? _lastSaid;
    private NamedPlace? _lastPlace;
    private Speaker? _placeSpeaker;
    private bool _lastDateWasOfAClaim;

    public PassageDates Dates => dates;

    public Discourse Discourse => discourse;

    /// <summary>The speakers of a sentence; the innermost comes first.</summary>
    public List<Frame> Frames(Sentence sentence)
    {
        var frames = passage.Lexicon.Language == "fa" ? PersianFrames.Read(sentence) : EnglishFrames.Read(sentence);
        frames.Sort((one, other) => (one.To - one.From).CompareTo(other.To - other.From));
        _frames = frames;
        foreach (var frame in frames.Where(frame => frame.SpeakerStart >= 0))
            quotes.Assign(Math.Min(frame.SpeakerStart, frame.VerbStart), Math.Max(frame.SpeakerEnd, frame.VerbStart + 1), Resolve(frame));
        return frames;
    }

    public Draft Draft(Sentence sentence, Link link, List<Frame> frames, IReadOnlyList<Draft> earlier)
    {
        var token = link.Mention.Start;
        var frame = frames.FirstOrDefault(found => found.Covers(token));
        var speaker = SpeakerOf(sentence, token, frame);
        var time = EventTime.When(sentence, link, dates, frame, frames);
        var said = EventTime.Said(sentence, dates, frame);
        var draft = Make(sentence, link, speaker, passage.Span(link.From, Math.Max(link.To, link.Mention.End))) with
        {
            Modality = Certainty.Of(sentence, link, frame, earlier.LastOrDefault(draft => draft.Sentence == sentence)),
            Said = (said ?? (speaker.IsAuthor ? null : _lastSaid))?.Resolved?.Interval,
            Whole = WholeOf(link, speaker, earlier),
        };
        draft = draft with { Stance = StanceOf(sentence, link, frame, draft) };
        draft = draft.Stance == Stance.Assert ? draft : draft with { Target = TargetOf(draft) };
        return WithPlace(WithTime(draft, time, speaker), sentence, link, frame);
    }

    public Draft Draft(Sentence sentence, Answer answer, IReadOnlyList<Draft> earlier)
    {
        var speaker = Resolve(answer.Frame);
        var draft = Make(sentence, null, speaker, passage.Span(answer.From, answer.To)) with
        {
            Act = answer.Act, Rule = passage.Lexicon.Language + ".answer", Tier = Tier.C, Stance = answer.Frame.Stance,
            Said = EventTime.Said(sentence, dates, answer.Frame)?.Resolved?.Interval ?? _lastSaid?.Resolved?.Interval,
        };
        return draft with { Target = earlier.Concat(discourse.Claims).LastOrDefault(claim => claim.Link is not null && claim.Act.Group() == answer.Act.Group() && claim.Speaker.Name != speaker.Name) };
    }

    private Draft Make(Sentence sentence, Link? link, Speaker speaker, TextSpan span) => new()
    {
        Sentence = sentence, Link = link, Span = span, Speaker = speaker, Act = link?.Act ?? Act.Other, Rule = link?.Rule ?? "", Tier = link?.Tier ?? Tier.C,
        Anchor = AnchorFor(sentence, span),
    };

    /// <summary>Keeps what the next sentence can refer to.</summary>
    public void EndSentence(Sentence sentence, List<Frame> frames, IReadOnlyList<Draft> drafts)
    {
        var frame = frames.FirstOrDefault(found => found.SpeakerStart >= 0);
        if (frame is not null)
        {
            discourse.LastSpeaker = Resolve(frame);
            if (frame.Rule == "line")
                discourse.LineSpeaker = discourse.LastSpeaker;
        }
        var hasClaims = drafts.Count > 0 && drafts[^1].Sentence == sentence;
        foreach (var date in dates.Within(sentence.Start, sentence.End).Where(date => date.Resolved is not null && !EventTime.IsDateline(passage, date)))
        {
            if (EventTime.IsOfSpeech(date, frame, sentence))
                _lastSaid = date;
            else if (!IsVaguer(date))
                (_lastDate, _lastDateWasOfAClaim) = (date, hasClaims);
        }
        if (sentence.Passage.Lexicon.Language == "fa" && frame is not null && passage.IsMark(sentence.End - 1, ":"))
            discourse.LineSpeaker = discourse.LastSpeaker;
        (_lastPlace, _placeSpeaker) = places.LastOf(sentence, token => IsSpeaker(frame, token)) is { } place ? (place, discourse.LastSpeaker) : (_lastPlace, _placeSpeaker);
    }

    // "the deadliest of 2013" behind "July 29" says no more than was known.
    private bool IsVaguer(PlacedDate date) => _lastDate?.Resolved is { } last && date.Resolved!.Interval.Contains(last.Interval) && date.Resolved.Interval != last.Interval;

    private static bool IsSpeaker(Frame? frame, int token) => frame is not null && frame.SpeakerStart <= token && token < frame.SpeakerEnd;

    private Speaker SpeakerOf(Sentence sentence, int token, Frame? frame)
    {
        if (frame is not null)
            return Resolve(frame);
        var quote = quotes.QuoteAt(token);
        return (quote >= 0 ? quotes.In(quote) : null) ?? (Sentences.IsBullet(passage, sentence.Start) ? discourse.LineSpeaker : null) ?? Speaker.Author;
    }

    /// <summary>The speaker of a frame; a pronoun stands for the speaker met last.</summary>
    private Speaker Resolve(Frame frame)
    {
        var (start, end) = (frame.SpeakerStart, frame.SpeakerEnd);
        if (end - start == 1 && passage.Is(start, Cue.SubjectPronoun))
            return passage[start] is "we" or "i" ? Speaker.Author : Before(start) ?? discourse.LastSpeaker ?? Speaker.Author;
        var span = passage.Span(start, end);
        var isGovernment = places.Mentions.Exists(mention => mention.Span.Overlaps(span));
        return new(span.In(passage.Text).ReplaceLineEndings(" "), span, discourse.Types.Of(passage.Tokens, start, end, passage.Lexicon, isGovernment));
    }

    // "Tehran rejected the toll; it also rejected ...": the speaker of the same sentence before one further back.
    private Speaker? Before(int pronoun) =>
        _frames.Where(frame => frame.SpeakerStart >= 0 && frame.SpeakerEnd <= pronoun && !passage.Is(frame.SpeakerStart, Cue.SubjectPronoun)).MaxBy(frame => frame.SpeakerStart) is { } earlier
            ? Resolve(earlier)
            : null;

    private Draft WithTime(Draft draft, PlacedDate? time, Speaker speaker)
    {
        if (time is not null)
            return draft with { When = time.Resolved?.Interval, WhenText = (time.Mention.IsModifier ? time.Mention.Span : time.Mention.Phrase).In(passage.Text), Warnings = time.Resolved?.Warnings ?? [] };
        // Rule 7: a clause without a time takes that of the clause before. A date before somebody speaks, in a sentence without a claim, is the speech's.
        if (draft.Whole is { } whole && draft.Link is { Subset: true })
            return draft with { When = whole.When, Said = draft.Said ?? (speaker == whole.Speaker ? whole.Said : null) };
        if (_lastDate is null || draft.Link is { IsPresent: true } || draft.Modality == Modality.Planned || quotes.QuoteAt(draft.Link!.Mention.Start) >= 0)
            return draft;
        if (speaker.IsAuthor || _lastDateWasOfAClaim)
            return draft with { When = _lastDate.Resolved?.Interval };
        return _lastDate.Mention.Kind switch
        {
            DateMentionKind.Day or DateMentionKind.YearlessDay => draft with { Said = draft.Said ?? _lastDate.Resolved?.Interval, Warnings = _lastDate.Resolved?.Warnings ?? [] },
            DateMentionKind.Weekday or DateMentionKind.Range or DateMentionKind.Period => draft,
            _ => draft with { When = _lastDate.Resolved?.Interval },
        };
    }

    private Draft WithPlace(Draft draft, Sentence sentence, Link link, Frame? frame)
    {
        var place = places.For(sentence, link, token => IsSpeaker(frame, token));
        if (place is null && draft.Link is { Subset: true } && draft.Whole is { } whole)
            return draft with { Place = whole.Place, PlaceId = whole.PlaceId };
        if (place is null && draft.Speaker.Type == SpeakerType.Witness && frame is not null)
            place = places.Between(frame.SpeakerStart, frame.SpeakerEnd);
        // A new speaker's figure need not be of the place that another spoke of.
        var goesOn = draft.WhenText is null && (frame is null || _placeSpeaker == draft.Speaker);
        place ??= goesOn ? _lastPlace : null;
        return place is null ? draft : draft with { Place = place.Span.In(passage.Text).ReplaceLineEndings(" "), PlaceId = place.Known?.Id };
    }

    private Stance StanceOf(Sentence sentence, Link link, Frame? frame, Draft draft)
    {
        if (link.Negated && !link.Mention.IsZero)
            return Stance.Deny;
        if (frame is not null && frame.Stance != Stance.Assert)
            return frame.Stance;
        if (HasRevision(sentence))
            return Stance.Revise;
        var isRival = link.Mention.Only && !draft.Speaker.IsAuthor && discourse.Claims.Exists(claim => IsLarger(claim, draft));
        return isRival || (link.Subset && draft.Whole is { Stance: Stance.Dispute } whole && whole.Speaker.Type == draft.Speaker.Type) ? Stance.Dispute : Stance.Assert;
    }

    private Draft? TargetOf(Draft draft) => discourse.Claims.LastOrDefault(claim => claim.Link is not null && claim.Act.Group() == draft.Act.Group()
        && (draft.Stance == Stance.Revise || (claim.Speaker.Name != draft.Speaker.Name && (draft.Stance != Stance.Dispute || IsLarger(claim, draft)))));

    private static bool IsLarger(Draft other, Draft draft) => other.Link is not null && other.Act.Group() == draft.Act.Group() && other.Speaker.Name != draft.Speaker.Name
        && other.Link.Mention.Quantity.Representative > draft.Link!.Mention.Quantity.Representative;

    private bool HasRevision(Sentence sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (passage.Lexicon.ReviseCues.LengthAt(passage.Tokens, i, sentence.End) > 0)
                return true;
        }
        return false;
    }

    // A subset belongs to the count beside it; a share without one, to the last count of the same kind by the same speaker, else by anybody.
    private Draft? WholeOf(Link link, Speaker speaker, IReadOnlyList<Draft> earlier)
    {
        if (link.Whole is { } whole && earlier.LastOrDefault(draft => draft.Link == whole) is { } beside)
            return beside;
        if (!link.Subset && link.Mention.Quantity.Qualifier != Qualifier.Fraction)
            return null;
        var candidates = discourse.Claims.Where(draft => draft.Link is { Subset: false } && draft.Link.Mention.Quantity.Qualifier != Qualifier.Fraction
            && (draft.Act.Group() == link.Act.Group() || (link.Act == Act.Casualties && draft.Act.Group() == ActGroup.Death))).ToList();
        return candidates.LastOrDefault(draft => draft.Speaker.Type == speaker.Type && IsSame(draft.Speaker, speaker)) ?? candidates.LastOrDefault();
    }

    private static bool IsSame(Speaker one, Speaker other) => one.Name is null || other.Name is null ? one.Name == other.Name
        : one.Name.Contains(other.Name, StringComparison.Ordinal) || other.Name.Contains(one.Name, StringComparison.Ordinal);

    private AnchorInSight? AnchorFor(Sentence sentence, TextSpan span)
    {
        var inSentence = anchors.Where(named => sentence.Span.Contains(named.Span)).ToList();
        if (inSentence.Count > 0)
            return new(inSentence.MinBy(named => Math.Abs(named.Span.Start - span.Start)).Anchor, "sentence");
        var before = anchors.LastOrDefault(named => named.Span.Start < span.Start);
        return before.Anchor is not null ? new(before.Anchor, "paragraph")
            : discourse.LastAnchor is { } last ? new(last, "document") : null;
    }
}
