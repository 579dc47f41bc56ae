using Sanad.Basics;
using Sanad.Claims.Allegations;
using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Individuals;
using Sanad.Claims.Lexicon;
using Sanad.Claims.People;
using Sanad.Claims.Places;
using Sanad.Claims.Quantities;
using Sanad.Claims.Time;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>Reads one passage: quantities, clauses, then for each claim who says it, how sure, when and where.</summary>
internal sealed class PassageReader
{
    private readonly ClaimLexicon _lexicon;
    private readonly DateExpressions _dates;
    private readonly Gazetteer _gazetteer;
    private readonly AnchorMentions _anchors;
    private readonly PeopleWords _people;
    private readonly QuantityGrammar _quantities;
    private readonly EnglishClauses? _english;
    private readonly PersianClauses? _persian;
    private readonly IndividualReader _individuals;
    private readonly AllegationReader _allegations;

    public PassageReader(ClaimLexicon lexicon, DateExpressions dates, Gazetteer gazetteer, AnchorMentions anchors, PeopleWords people)
    {
        (_lexicon, _dates, _gazetteer, _anchors, _people) = (lexicon, dates, gazetteer, anchors, people);
        _quantities = new(lexicon);
        (_individuals, _allegations) = (new(lexicon, people), new(lexicon));
        _english = lexicon.Language == "en" ? new(lexicon) : null;
        _persian = lexicon.Language == "fa" ? new(lexicon) : null;
        lexicon.BeginsPlace = gazetteer.BeginsName;
        lexicon.Mark(gazetteer.Adjectives, Cue.OfCountry);
        lexicon.Mark(anchors.FirstWords(lexicon.Language), Cue.Anchor);
        lexicon.Mark(dates.FirstWords, Cue.Date);
    }

    /// <summary>The words that tell persons and what they are.</summary>
    public (ClaimLexicon Lexicon, PeopleWords Words) People => (_lexicon, _people);

    /// <summary>The drafts of a passage, in text order; what later passages need stays in <paramref name="discourse"/>.</summary>
    public List<Draft> Read(string text, TextSpan span, DateInterval? published, Discourse discourse)
    {
        var tokens = Wrapping.Undone(text, Tokenizer.Tokenize(text, span));
        var passage = new Passage(text, tokens, _lexicon);
        var named = _anchors.Find(tokens, _lexicon.Language, passage.All(Cue.Anchor));
        var drafts = new List<Draft>();
        if (!passage.MayHoldClaims || !HoldsQuantity(passage))
        {
            if (_individuals.MayRead(passage))
                ReadAside(passage, published, named, discourse, drafts);
            discourse.Unread = passage;
        }
        else
        {
            var unread = discourse.Unread;
            if (unread is { } before)
                _ = new PassageDates(before, _dates, published, ref discourse.NearestDate);
            discourse.Unread = null;
            discourse.SpeaksOfProtest |= passage.SpeaksOfProtest;
            var placed = new PassageDates(passage, _dates, published, ref discourse.NearestDate);
            var places = new ClaimPlaces(passage, _gazetteer, discourse);
            if (passage.Count > 0 && !Sentences.IsBullet(passage, 0))
                discourse.LineSpeaker = null;
            if (unread is not null && _english is not null)
                Overhear(unread, discourse);
            var context = new PassageContext(passage, placed, places, named, new QuoteSpeakers(passage), discourse);
            var persons = new List<Draft>();
            foreach (var sentence in Sentences.Of(passage))
                ReadSentence(sentence, context, drafts, persons);
            drafts.AddRange(persons);
        }
        foreach (var (anchor, _) in named)
        {
            discourse.Anchors.Add(anchor);
            discourse.LastAnchor = anchor;
        }
        drafts.Sort((one, other) => one.Span.CompareTo(other.Span));
        return drafts;
    }

    // Most paragraphs count nothing; their dates and places are not even looked for. A denial needs no number.
    private bool HoldsQuantity(Passage passage) =>
        passage.MayHoldAnswer || (_lexicon.Language == "fa" && passage.Count < 400) || _quantities.Any(passage);

    // A paragraph that counts nothing may still name somebody; what it says leaves no trace on the figures of the next.
    private void ReadAside(Passage passage, DateInterval? published, IReadOnlyList<(Anchor Anchor, TextSpan Span)> named, Discourse discourse, List<Draft> persons)
    {
        var aside = discourse.Aside();
        if (discourse.Unread is { } before)
        {
            _ = new PassageDates(before, _dates, published, ref aside.NearestDate);
            if (_english is not null)
                Overhear(before, aside);
        }
        var context = new PassageContext(passage, new(passage, _dates, published, ref aside.NearestDate), new(passage, _gazetteer, aside), named, new(passage), aside);
        foreach (var sentence in Sentences.Of(passage))
        {
            var frames = context.Frames(sentence);
            AddBare(sentence, context, frames, [], AddPersons(sentence, context, frames, [], [], persons), persons);
            context.EndSentence(sentence, frames, []);
        }
    }

    private List<Link> AddPersons(Sentence sentence, PassageContext context, List<Frame> frames, IReadOnlyList<Link> counts, IReadOnlyList<QuantityMention> mentions, List<Draft> persons)
    {
        var links = _individuals.Read(sentence, frames, counts, mentions, context.PlaceSpans, context.Discourse.Surnames);
        var own = links.Select(link => context.DraftOfNamed(sentence, link, frames)).Where(draft => DeedsToPersons.Has(Deed.Raised(draft)) && Deed.Raised(draft) != Act.Other).ToList();
        context.NamePeople(sentence, own, _people);
        persons.AddRange(own);
        return links;
    }

    private void AddBare(Sentence sentence, PassageContext context, List<Frame> frames, IReadOnlyList<QuantityMention> mentions, IReadOnlyList<Link> told, List<Draft> bare)
    {
        foreach (var link in _allegations.Read(sentence, frames, mentions, told))
            bare.Add(context.DraftOfNamed(sentence, link, frames));
    }

    private void ReadSentence(Sentence sentence, PassageContext context, List<Draft> drafts, List<Draft> persons)
    {
        var frames = context.Frames(sentence);
        var mentions = _quantities.Find(sentence.Passage, sentence.Start, sentence.End, context.Dates.IsDate);
        // «چند شاهد گفتند»: those who speak are no count.
        if (_persian is not null)
            mentions.RemoveAll(mention => frames.Exists(frame => frame.SpeakerStart <= mention.Start && mention.Start < frame.SpeakerEnd));
        var earlier = drafts.Count > 0 ? drafts[^1].Link : null;
        var links = mentions.Count == 0 && _persian is null ? []
            : _english?.Read(sentence, mentions, earlier, context.Discourse.LastCount) ?? _persian!.Read(sentence, mentions, earlier);
        // A part takes time and place from its whole: the whole comes first.
        DraftAll(links.FindAll(link => link.Whole is null));
        DraftAll(links.FindAll(link => link.Whole is not null));
        var told = AddPersons(sentence, context, frames, links, mentions, persons);
        var answers = Answers.Read(sentence, frames, [.. links, .. told]).ToList();
        foreach (var answer in answers)
            AddAnswer(context.Draft(sentence, answer, drafts), context, drafts);
        if (answers.Count == 0)
            AddBare(sentence, context, frames, mentions, [.. links, .. told], persons);
        context.EndSentence(sentence, frames, drafts);
        context.NamePeople(sentence, drafts, _people);

        void DraftAll(List<Link> these)
        {
            foreach (var link in these)
            {
                // "treated 68 people" says of itself not what was done to them.
                if (context.Draft(sentence, link, frames, drafts) is var draft && Deed.Raised(draft) != Act.Other)
                    Add(draft, context, drafts);
            }
        }
    }

    // A paragraph without claims may still tell who speaks in the next: "The minister spoke on Monday. He said:"
    private static void Overhear(Passage before, Discourse discourse)
    {
        const int longest = 400;
        discourse.OpenQuote = null;
        if (before.Count > longest || before.Lexicon.Language != "en")
            return;
        foreach (var sentence in Sentences.Of(before))
        {
            var frame = EnglishFrames.Read(sentence).Find(frame => frame.SpeakerStart >= 0 && !before.Is(frame.SpeakerStart, Cue.SubjectPronoun));
            if ((frame is null ? SpeakerPhrase.Leading(sentence) : (frame.SpeakerStart, frame.SpeakerEnd)) is { } name)
            {
                var span = before.Span(name.Item1, name.Item2);
                discourse.Remember(new Speaker(span.In(before.Text).ReplaceLineEndings(" "), span, discourse.Types.Of(before, name.Item1, name.Item2, false))
                {
                    IsPerson = Speaker.NamesPerson(before, name.Item1, name.Item2),
                });
            }
            if (sentence.EndsInColon)
                discourse.OpenQuote = discourse.LastSpeaker;
        }
    }

    // "We recognize that ...": nobody confirms what they tell themselves.
    private static void AddAnswer(Draft draft, PassageContext context, List<Draft> drafts)
    {
        if (draft is not { Speaker.IsAuthor: true, Stance: Stance.Confirm })
            Add(draft, context, drafts);
    }

    private static void Add(Draft draft, PassageContext context, List<Draft> drafts)
    {
        drafts.Add(draft);
        context.Discourse.Remember(draft);
    }
}
