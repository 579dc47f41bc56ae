using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>What a reader of the document keeps in mind from one paragraph to the next; its size does not grow with the text.</summary>
internal sealed class Discourse
{
    private const int Remembered = 400;
    private const int RememberedSpeakers = 16;
    private string? _placeWords;

    /// <summary>The speaker met last: whom "he" and "it" stand for.</summary>
    public Speaker? LastSpeaker { get; set; }

    /// <summary>Who published the document; null when unknown.</summary>
    public string? Outlet { get; init; }

    /// <summary>The speakers named so far, the latest last; as many as a later word can stand for.</summary>
    public List<Speaker> Speakers { get; } = [];

    /// <summary>Who spoke in a quotation that the last passage left open, or introduced with a colon: the next one may go on with it.</summary>
    public Speaker? OpenQuote { get; set; }

    /// <summary>The speaker of a line that ends in a colon: the items after it are theirs.</summary>
    public Speaker? LineSpeaker { get; set; }

    /// <summary>The date named last, anywhere in the text.</summary>
    public DateInterval? NearestDate;

    /// <summary>The time of the last claim that has one of its own.</summary>
    public DateInterval? LastTime { get; set; }

    /// <summary>The passage just before when it held no claim: its dates are read only when the next one needs them.</summary>
    public Clauses.Passage? Unread { get; set; }

    /// <summary>The event named last.</summary>
    public Anchor? LastAnchor { get; set; }

    /// <summary>True when the document speaks of protest: then a date alone may place a claim in an event of the pack.</summary>
    public bool SpeaksOfProtest { get; set; }

    /// <summary>All events named.</summary>
    public HashSet<Anchor> Anchors { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The claims so far, the latest last; only as many as another claim can refer to.</summary>
    public List<Draft> Claims { get; } = [];

    /// <summary>The last claim with a quantity: what "the figure" stands for.</summary>
    public Clauses.Link? LastCount { get; private set; }

    /// <summary>Last words of the names of those whom a deed befell: alone, later, they are the same persons.</summary>
    public HashSet<string> Surnames { get; private init; } = new(StringComparer.Ordinal);

    public SpeakerTypes Types { get; } = new();

    /// <summary>A copy for reading what names persons and no number: what is met there tells nothing of the figures after it.</summary>
    public Discourse Aside()
    {
        var aside = new Discourse
        {
            LastSpeaker = LastSpeaker, Outlet = Outlet, OpenQuote = OpenQuote, LineSpeaker = LineSpeaker, NearestDate = NearestDate, LastTime = LastTime, LastAnchor = LastAnchor,
            SpeaksOfProtest = SpeaksOfProtest, Surnames = Surnames, OnlyPlace = OnlyPlace, _placeWords = _placeWords,
        };
        aside.Speakers.AddRange(Speakers);
        foreach (var (country, times) in Countries)
            aside.Countries.Add(country, times);
        return aside;
    }

    /// <summary>How often each country is named: the scope of claims without a place.</summary>
    public Dictionary<string, int> Countries { get; } = new(StringComparer.Ordinal);

    /// <summary>The place of a headline with figures, as long as the text has named no other: the rest of the report is of it too.</summary>
    public Places.NamedPlace? OnlyPlace { get; private set; }

    /// <summary>Keeps a place that the text goes on from.</summary>
    /// <param name="words">As written.</param>
    /// <param name="ofHeadline">The place when a headline with figures names it; else null.</param>
    public void Name(string words, Places.NamedPlace? ofHeadline)
    {
        if (_placeWords is null && ofHeadline is not null)
            (_placeWords, OnlyPlace) = (words, ofHeadline);
        else if (_placeWords is null || !words.Contains(_placeWords, StringComparison.Ordinal))
            (_placeWords, OnlyPlace) = (words, null);
    }

    public void Remember(Draft draft)
    {
        Claims.Add(draft);
        LastCount = draft.Link ?? LastCount;
        if (Claims.Count > Remembered)
            Claims.RemoveRange(0, Remembered / 2);
    }

    public void Remember(Speaker speaker)
    {
        LastSpeaker = speaker;
        if (speaker.IsAuthor)
            return;
        Speakers.Add(speaker);
        if (Speakers.Count > RememberedSpeakers)
            Speakers.RemoveAt(0);
    }

    public void CountPlaces(IEnumerable<PlaceMention> mentions)
    {
        foreach (var mention in mentions)
        {
            // A name that two countries have says nothing about which.
            if (mention.Candidates.Count == 1 || mention.Candidates.All(place => place.CountryId == mention.Likeliest.CountryId))
                Count(mention.Likeliest.CountryId);
        }
    }

    /// <summary>Counts what is said to be of a country as well: "Iranian" names it no less than "Iran".</summary>
    public void CountAdjectives(Clauses.Passage passage, Gazetteer gazetteer)
    {
        foreach (var at in passage.All(Lexicon.Cue.OfCountry))
        {
            var token = passage.Tokens[at];
            if (token.Kind == TokenKind.Word && !char.IsAsciiLetterLower(passage.Text[token.Span.Start]) && gazetteer.ByAdjective(token.Folded) is { } place)
                Count(place.CountryId);
        }
    }

    private void Count(string country) => Countries[country] = Countries.GetValueOrDefault(country) + 1;
}
