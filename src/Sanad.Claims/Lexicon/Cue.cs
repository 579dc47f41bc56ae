namespace Sanad.Claims.Lexicon;

/// <summary>What a single word can be; a word can be several things at once.</summary>
[Flags]
internal enum Cue : long
{
    None = 0,
    Determiner = 1L << 0,
    Preposition = 1L << 1,
    Be = 1L << 2,
    Have = 1L << 3,
    Modal = 1L << 4,
    Negation = 1L << 5,
    Adverb = 1L << 6,
    Relative = 1L << 7,
    And = 1L << 8,
    Or = 1L << 9,
    ClauseStart = 1L << 10,
    Include = 1L << 11,
    Being = 1L << 12,
    ObjectPronoun = 1L << 13,
    SubjectPronoun = 1L << 14,
    Particle = 1L << 15,
    That = 1L << 16,
    Hypothetical = 1L << 17,
    Person = 1L << 18,
    Thing = 1L << 19,
    Incident = 1L << 20,
    Place = 1L << 21,
    Building = 1L << 22,
    Label = 1L << 23,
    Money = 1L << 24,
    TollLink = 1L << 25,
    Abbreviation = 1L << 26,
    PlaceKind = 1L << 27,
    NotPlace = 1L << 28,
    Locative = 1L << 29,
    Because = 1L << 30,
    Classifier = 1L << 31,
    Stop = 1L << 32,
    VerbEnd = 1L << 33,
    NocountObject = 1L << 34,
    NotSpeaker = 1L << 35,

    /// <summary>A trigger can begin here.</summary>
    Trigger = 1L << 40,

    /// <summary>A quantity can begin here with a word.</summary>
    Quantity = 1L << 41,

    /// <summary>A word of speech can begin here.</summary>
    Speech = 1L << 42,

    /// <summary>A denial or a confirmation can begin here.</summary>
    Answer = 1L << 43,

    /// <summary>A place of the gazetteer can begin here.</summary>
    PlaceName = 1L << 44,

    /// <summary>An event of the packs can begin here.</summary>
    Anchor = 1L << 45,

    /// <summary>A word for what is of a country: "Iranian".</summary>
    OfCountry = 1L << 46,

    /// <summary>A date can begin here.</summary>
    Date = 1L << 47,

    /// <summary>A word for a kind of source can begin here: "the ministry".</summary>
    SpeakerType = 1L << 48,

    /// <summary>A word of certainty can begin here: "allegedly".</summary>
    Modality = 1L << 49,

    /// <summary>A word of revision can begin here: "raised the toll".</summary>
    Revision = 1L << 50,

    /// <summary>A word for how a deed was done can begin here: "by hanging".</summary>
    Mode = 1L << 51,

    /// <summary>Words that turn an act into another can begin here: "to death".</summary>
    Raising = 1L << 52,

    /// <summary>What can begin with the word, which says nothing of the word itself.</summary>
    Opening = PlaceName | Anchor | OfCountry | Date | SpeakerType | Modality | Revision | Mode | Raising,

    /// <summary>A kind that makes a place of a name without "in": "Sirwah District".</summary>
    NamedKind = 1L << 53,

    /// <summary>What a speaker is somewhere: "based" in Warsaw.</summary>
    Seat = 1L << 54,

    /// <summary>"Nationwide".</summary>
    Everywhere = 1L << 55,

    /// <summary>"Nationals" of a country: they need not be there.</summary>
    National = 1L << 56,

    /// <summary>Where those displaced come from or go to: "from", "to".</summary>
    Towards = 1L << 57,

    /// <summary>A plural ending that stands alone: «ها».</summary>
    Plural = 1L << 58,

    /// <summary>A noun of persons, listed or made like one: "demonstrators".</summary>
    NamesPerson = 1L << 59,

    /// <summary>What a noun phrase never runs over.</summary>
    Boundary = Preposition | Be | Have | Modal | Relative | Or | ClauseStart | ObjectPronoun | SubjectPronoun | Particle | That,
}
