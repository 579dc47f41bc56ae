using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.People;
using Sanad.Claims.Places;
using Sanad.Claims.Time;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>What is known around a claim while its passage is read, and how a link becomes a draft with it.</summary>
internal sealed class PassageContext(
    Passage passage, PassageDates dates, ClaimPlaces places, IReadOnlyList<(Anchor Anchor, TextSpan Span)> anchors, QuoteSpeakers quotes, Discourse discourse)
{
    private const int LongestHeadline = 30;
    private static readonly IReadOnlyList<Speaker> NoSpeakers = [];
    private List<Frame> _frames = [];
    private const int FarthestOverall = 4;
    private readonly CarriedTime _time = new(passage, dates, discourse);
    private readonly Positions _positions = new(passage, discourse);
    private NamedPlace? _lastPlace;
    private Speaker? _placeSpeaker;
    private bool _placeIsOfAClaim;
    private Speaker? _colonSpeaker;

    public PassageDates Dates => dates;

    public Discourse Discourse => discourse;

    /// <summary>Where the gazetteer found places.</summary>
    public IReadOnlyList<TextSpan> PlaceSpans { get; } = [.. places.Mentions.Select(mention => mention.Span)];

    /// <summary>The speakers of a sentence; the innermost comes first.</summary>
    public List<Frame> Frames(Sentence sentence)
    {
        var frames = passage.Lexicon.Language == "fa" ? PersianFrames.Read(sentence) : EnglishFrames.Read(sentence);
        _time.Begin(sentence);
        if (frames.Count > 1)
            frames = [.. frames.OrderBy(frame => frame.Rule == "citing" ? 0 : frame.To - frame.From)];
        _frames = frames;
        foreach (var frame in frames)
        {
            if (frame.SpeakerStart >= 0 && !(IsFirstPerson(frame.SpeakerStart) && quotes.QuoteAt(frame.SpeakerStart) >= 0))
                quotes.Assign(Math.Min(frame.SpeakerStart, frame.VerbStart), Math.Max(frame.SpeakerEnd, frame.VerbStart + 1), Resolve(frame));
        }
        return frames;
    }

    public Draft Draft(Sentence sentence, Link link, List<Frame> frames, List<Draft> earlier)
    {
        var token = link.Mention.Start;
        var frame = frames.Find(found => found.Covers(token));
        var speaker = SpeakerOf(sentence, token, frame);
        var time = EventTime.When(sentence, link, dates, frame, frames);
        var said = EventTime.Said(sentence, dates, frame);
        var draft = Make(sentence, link, speaker, passage.Span(link.From, Math.Max(link.To, link.Mention.End))) with
        {
            Modality = Certainty.Of(sentence, link, frame, earlier.FindLast(draft => draft.Sentence == sentence)),
            Said = said?.Resolved?.Interval ?? (speaker.IsAuthor ? null : _time.LastSaid),
            IsSubset = IsPart(link), Whole = WholeOf(link, speaker, earlier),
        };
        // "17 of the 22 were abducted and at least nine were tortured": of the same 22.
        if (!draft.IsSubset && link.Noun.Head < 0 && link.Rule != "en.toll" && (earlier.Count > 0 ? earlier[^1] : null) is { IsSubset: true, Whole: { } same } before && before.Sentence == sentence && !IsSmaller(before.Link!, link))
            draft = draft with { IsSubset = true, Whole = same };
        draft = WithPlace(_time.Apply(draft, time, quotes.QuoteAt(token) >= 0), sentence, link, frame);
        return _positions.Taken(draft with { Via = ViaOf(frames, token, frame) }, frame, earlier);
    }

    /// <summary>What befell a named person, or persons without a number: said, dated and placed as a figure is, but neither a part of one nor the rival of one.</summary>
    public Draft DraftOfNamed(Sentence sentence, Link link, List<Frame> frames)
    {
        var frame = frames.Find(found => found.Covers(link.Named?.Start ?? link.Mention.Start));
        var speaker = SpeakerOf(sentence, link.Mention.Start, frame);
        var draft = Make(sentence, link, speaker, passage.Span(link.From, Math.Max(link.To, link.Mention.End))) with
        {
            Modality = Certainty.Of(sentence, link, frame, null),
            Said = EventTime.Said(sentence, dates, frame)?.Resolved?.Interval ?? (speaker.IsAuthor ? null : _time.LastSaid),
            Stance = frame is null || (speaker.IsAuthor && frame.Stance == Stance.Confirm) ? Stance.Assert : frame.Stance,
            Via = ViaOf(frames, link.Mention.Start, frame),
        };
        // "X, arrested in 2022, was freed on Thursday": the time and place nearest to the deed, not to the name.
        var deed = link.TriggerEnd > 0 && link.Side == Side.Right ? link with { From = link.TriggerStart, To = link.TriggerEnd } : link;
        return WithPlace(_time.Told(draft, EventTime.When(sentence, deed, dates, frame, frames), quotes.QuoteAt(link.Mention.Start) >= 0), sentence, deed, frame);
    }

    public Draft Draft(Sentence sentence, Answer answer, List<Draft> earlier)
    {
        var speaker = answer.Frame.SpeakerStart < 0 ? Speaker.Author : Resolve(answer.Frame);
        var draft = Make(sentence, null, speaker, passage.Span(answer.From, answer.To)) with
        {
            Act = answer.Act, Rule = passage.Lexicon.Language + ".answer", Tier = Tier.C, Stance = answer.Stance,
            Said = EventTime.Said(sentence, dates, answer.Frame)?.Resolved?.Interval ?? _time.LastSaid,
        };
        bool IsAnswered(Draft claim) => claim.Link is not null && claim.Speaker.Name != speaker.Name && (answer.Act == Act.Other || claim.Act.Group() == answer.Act.Group());
        draft = draft with { Target = discourse.Claims.FindLast(IsAnswered) ?? earlier.FindLast(IsAnswered) };
        _positions.Hear(draft);
        return draft;
    }

    // "Officials told the daily", "Reuters, citing officials": the links before the innermost speaker.
    private IReadOnlyList<Speaker> ViaOf(List<Frame> frames, int token, Frame? innermost)
    {
        List<Speaker>? via = null;
        for (var i = frames.Count - 1; i >= 0; i--)
        {
            var frame = frames[i];
            if (!frame.Covers(token))
                continue;
            if (frame.Via is { } through && Name(through.Start, through.End) is { IsAuthor: false } medium)
                (via ??= []).Add(medium);
            if (frame != innermost && frame.SpeakerStart >= 0 && Resolve(frame) is { IsAuthor: false } outer)
                (via ??= []).Add(outer);
        }
        return via is null ? NoSpeakers : via;
    }

    private Draft Make(Sentence sentence, Link? link, Speaker speaker, TextSpan span) => new()
    {
        Sentence = sentence, Link = link, Span = span, Speaker = speaker, Act = link?.Act ?? Act.Other, Rule = link?.Rule ?? "", Tier = link?.Tier ?? Tier.C,
        Anchor = AnchorFor(sentence, span),
    };

    /// <summary>Keeps what the next sentence can refer to.</summary>
    public void EndSentence(Sentence sentence, List<Frame> frames, List<Draft> drafts)
    {
        var frame = frames.Find(found => found.SpeakerStart >= 0);
        if (frame is not null)
        {
            discourse.Remember(Resolve(frame));
            _colonSpeaker = frame.Rule == "line" || ColonFollows(frame) ? discourse.LastSpeaker : null;
            if (frame.Rule == "line" && IsBare(sentence, frame))
                discourse.LineSpeaker = discourse.LastSpeaker;
        }
        else if (passage.Lexicon.Language == "fa" && Sentences.IsBullet(passage, sentence.Start))
            _colonSpeaker = discourse.LineSpeaker;
        else if (discourse.LastSpeaker is null && passage.Lexicon.Language == "en" && SpeakerPhrase.Leading(sentence) is { } leading)
            discourse.Remember(Name(leading.Start, leading.End));
        KeepOpenQuote(sentence, frame);
        var hasClaims = drafts.Count > 0 && drafts[^1].Sentence == sentence;
        _time.End(sentence, frame, hasClaims);
        if (sentence.Passage.Lexicon.Language == "fa" && frame is not null && passage.IsMark(sentence.End - 1, ":"))
            discourse.LineSpeaker = discourse.LastSpeaker;
        if (places.LastOf(sentence, token => IsSpeaker(frame, token)) is { } place)
        {
            (_lastPlace, _placeSpeaker, _placeIsOfAClaim) = (place, discourse.LastSpeaker, hasClaims && place.Trust != PlaceTrust.Country);
            discourse.Name(place.Span.In(passage.Text), hasClaims && IsOfHeadline(sentence, place) ? place : null);
        }
    }

    /// <summary>Tells the claims of a sentence whom it names; sentences without claims are not looked at.</summary>
    public void NamePeople(Sentence sentence, List<Draft> drafts, PeopleWords words)
    {
        var first = drafts.Count;
        while (first > 0 && drafts[first - 1].Sentence == sentence)
            first--;
        if (first == drafts.Count)
            return;
        var (whole, speakers) = (sentence.Span, new List<TextSpan>());
        for (var i = drafts.Count - 1; i >= first; i--)
        {
            if (drafts[i].Speaker.Span is { } span && whole.Contains(span) && !speakers.Contains(span))
                speakers.Add(span);
        }
        var people = PeopleFinder.Find(sentence, words, places.Mentions.FindAll(mention => whole.Overlaps(mention.Span)).ConvertAll(mention => mention.Span), speakers);
        for (var i = first; i < drafts.Count; i++)
            drafts[i].People = people;
    }

    // "Three dead in a shooting in Borujerd": a line of its own, and the place no wider than a city.
    private static bool IsOfHeadline(Sentence sentence, NamedPlace place) => sentence.Passage.Count <= LongestHeadline && sentence.End - sentence.Start + 2 >= sentence.Passage.Count
        && place.Trust == PlaceTrust.Located && place.Known is not { Kind: PlaceKind.Country or PlaceKind.Province or PlaceKind.Region };

    // «گفت:» opens what goes on; only Persian writes it so.
    private bool ColonFollows(Frame frame)
    {
        for (var i = frame.VerbStart; passage.Lexicon.Language == "fa" && i < Math.Min(passage.Count, frame.VerbStart + 5); i++)
        {
            if (passage.IsMark(i, ":"))
                return true;
        }
        return false;
    }

    // «معاون دادستان:» alone on its line: the items after it are his.
    private bool IsBare(Sentence sentence, Frame frame)
    {
        for (var i = frame.From; i < sentence.End; i++)
        {
            if (!passage.IsPunctuation(i))
                return false;
        }
        return true;
    }

    private static bool IsSpeaker(Frame? frame, int token) => frame is not null && frame.SpeakerStart <= token && token < frame.SpeakerEnd;

    private Speaker SpeakerOf(Sentence sentence, int token, Frame? frame)
    {
        if (frame is not null)
            return Resolve(frame);
        var quote = quotes.QuoteAt(token);
        return (quote >= 0 ? quotes.In(quote) ?? (quotes.Opens(quote) ? discourse.OpenQuote : null) : null) ?? (Sentences.IsBullet(passage, sentence.Start) ? discourse.LineSpeaker : GoesOn(sentence) ? _colonSpeaker : null) ?? Speaker.Author;
    }

    // «فرماندهی پولیس: یک موتر منفجر شد. دو نفر بازداشت شدند»: what a colon opened goes on to the end of its line.
    private bool GoesOn(Sentence sentence) => sentence.Start > 0 && passage.Tokens[sentence.Start - 1].Kind != TokenKind.Break;

    // "The minister said:", a quotation on lines of its own; a quotation that the paragraph leaves open.
    private void KeepOpenQuote(Sentence sentence, Frame? frame)
    {
        if (sentence.End < passage.Count && sentence.End + 1 < passage.Count)
            return;
        var introduces = frame is not null && sentence.EndsInColon;
        discourse.OpenQuote = introduces ? discourse.LastSpeaker : quotes.LastIsOpen ? quotes.In(quotes.Count - 1) ?? discourse.OpenQuote : null;
    }

    private bool IsFirstPerson(int token) => token >= 0 && passage[token] is "we" or "i" or "our" or "my" or "ما";

    /// <summary>The speaker of a frame; a pronoun stands for the speaker met last.</summary>
    private Speaker Resolve(Frame frame) => Name(frame.SpeakerStart, frame.SpeakerEnd);

    private Speaker Name(int start, int end)
    {
        // What "we" say in a quotation is said by whoever is quoted.
        if (IsFirstPerson(start))
            return quotes.QuoteAt(start) is >= 0 and var quote ? quotes.In(quote) ?? discourse.OpenQuote ?? discourse.LastSpeaker ?? Speaker.Author : Speaker.Author;
        if (end - start == 1 && passage.Is(start, Cue.SubjectPronoun))
            return Before(start) ?? (passage[start] == "it" ? discourse.Speakers.LastOrDefault(speaker => !speaker.IsPerson) : null) ?? discourse.LastSpeaker ?? Speaker.Author;
        if (passage.Lexicon.Speech.Pronouns.LengthAt(passage.Tokens, start, end) == end - start && (Before(start) ?? discourse.LastSpeaker) is { } same)
            return same;
        var span = passage.Span(start, end);
        var name = span.In(passage.Text).ReplaceLineEndings(" ");
        if (OutletNames.IsOutlet(name, discourse.Outlet))
            return Speaker.Author;
        var isGovernment = places.Mentions.Exists(mention => mention.Span.Overlaps(span));
        var speaker = new Speaker(name, span, discourse.Types.Of(passage, start, end, isGovernment)) { IsPerson = Speaker.NamesPerson(passage, start, end) };
        return Anaphora.StandingFor(passage, start, end, discourse) is { } other && other.Name != name
            ? speaker with { Type = other.Type, StandsFor = other, IsPaper = passage.Lexicon.OwnPapers.LengthAt(passage.Tokens, end - 1, end) > 0 }
            : speaker;
    }

    // "Tehran rejected the toll; it also rejected ...": the speaker of the same sentence before one further back.
    private Speaker? Before(int pronoun) =>
        _frames.Where(frame => frame.SpeakerStart >= 0 && frame.SpeakerEnd <= pronoun && !passage.Is(frame.SpeakerStart, Cue.SubjectPronoun)).MaxBy(frame => frame.SpeakerStart) is { } earlier
            ? Resolve(earlier)
            : null;

    private Draft WithPlace(Draft draft, Sentence sentence, Link link, Frame? frame)
    {
        var place = places.For(sentence, link, token => IsSpeaker(frame, token));
        if (place is null && draft.IsSubset && draft.Whole is { } whole)
            return draft with { Place = whole.Place, PlaceId = whole.PlaceId };
        if (place is null && draft.Speaker.Type == SpeakerType.Witness && frame is not null)
            place = places.Between(frame.SpeakerStart, frame.SpeakerEnd);
        // A new speaker's figure need not be of the place that another spoke of, unless that place had figures of its own in this paragraph.
        var goesOn = draft.WhenText is null && (frame is null || _placeSpeaker == draft.Speaker || (_placeIsOfAClaim && !IsOverall(sentence, link)));
        place ??= goesOn ? _lastPlace : null;
        place ??= draft.WhenText is null ? discourse.OnlyPlace : null;
        return place is null ? draft : draft with { Place = place.Span.In(passage.Text).ReplaceLineEndings(" "), PlaceId = place.Known?.Id };
    }

    // "More than 200 people have been killed so far": a rights group's total is not of the town that was spoken of before.
    private static bool IsOverall(Sentence sentence, Link link)
    {
        var overall = sentence.Passage.Lexicon.Overall;
        for (var i = link.From; i < Math.Min(sentence.End, Math.Max(link.To, link.TriggerEnd) + FarthestOverall); i++)
        {
            if (overall.LengthAt(sentence.Passage.Tokens, i, sentence.End) > 0)
                return true;
        }
        return false;
    }

    // A subset belongs to the count beside it; a share without one, to the last count of the same kind by the same speaker, else by anybody.
    private Draft? WholeOf(Link link, Speaker speaker, List<Draft> earlier)
    {
        if (link.Whole is { } whole && earlier.FindLast(draft => draft.Link == whole) is { } beside)
            return beside;
        if (IsPart(link) && !link.Subset)
            return earlier.FindLast(draft => draft.Link is not null && !draft.IsSubset && !IsSmaller(draft.Link, link));
        if (!link.Subset && link.Mention.Quantity.Qualifier != Qualifier.Fraction)
            return null;
        Draft? last = null;
        for (var i = discourse.Claims.Count - 1; i >= 0; i--)
        {
            var draft = discourse.Claims[i];
            if (!MayBeWhole(draft, link))
                continue;
            if (draft.Speaker.Type == speaker.Type && IsSame(draft.Speaker, speaker))
                return draft;
            last ??= draft;
        }
        return last;
    }

    private static bool MayBeWhole(Draft draft, Link link) => !draft.IsSubset && draft.Link is { } count && count.Mention.Quantity.Qualifier != Qualifier.Fraction
        && (draft.Act.Group() == link.Act.Group() || (link.Act == Act.Casualties && draft.Act.Group() == ActGroup.Death)) && Comparisons.StartAt(draft.Sentence, count.Mention.Start) < 0;

    // "280 of them were released", "17 of the 22 men": of those told before.
    private bool IsPart(Link link) => link.Subset || IsStill(link) || (link.Mention is { IsLoose: false, Quantity.Value: > 1 } && passage.IsWord(link.Mention.End) && passage[link.Mention.End] == "of"
        && passage.IsWord(link.Mention.End + 1) && passage[link.Mention.End + 1] is "them" or "whom" or "these" or "those" or "the");

    // "At least 88 were still in jail": of those arrested before.
    private bool IsStill(Link link) => link.Noun.Head < 0 && !link.Mention.IsLoose && link.Mention.End + 1 < passage.Count && passage.Is(link.Mention.End, Cue.Be) && passage[link.Mention.End + 1] == "still";

    private static bool IsSmaller(Link one, Link other) => one.Mention.Quantity.Representative is { } a && other.Mention.Quantity.Representative is { } b && a < b;

    private static bool IsSame(Speaker one, Speaker other) => one.Name is null || other.Name is null ? one.Name == other.Name
        : one.Name.Contains(other.Name, StringComparison.Ordinal) || other.Name.Contains(one.Name, StringComparison.Ordinal);

    private AnchorInSight? AnchorFor(Sentence sentence, TextSpan span)
    {
        if (anchors.Count == 0)
            return discourse.LastAnchor is { } known ? new(known, "document") : null;
        var inSentence = anchors.Where(named => sentence.Span.Contains(named.Span)).ToList();
        if (inSentence.Count > 0)
            return new(inSentence.MinBy(named => Math.Abs(named.Span.Start - span.Start)).Anchor, "sentence");
        var before = anchors.LastOrDefault(named => named.Span.Start < span.Start);
        return before.Anchor is not null ? new(before.Anchor, "paragraph")
            : discourse.LastAnchor is { } last ? new(last, "document") : null;
    }
}
