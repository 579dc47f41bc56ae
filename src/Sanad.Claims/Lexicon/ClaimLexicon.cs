using Sanad.Language;

namespace Sanad.Claims.Lexicon;

/// <summary>What the grammar knows of one language: packs/&lt;language&gt;/claims.yaml, read once.</summary>
internal sealed class ClaimLexicon
{
    private readonly Dictionary<string, Cue> _cues = new(StringComparer.Ordinal);
    private readonly PackSection _pack;
    private readonly LanguagePack _language;

    public ClaimLexicon(LanguagePack language)
    {
        _language = language;
        Language = language.Code;
        _pack = language.Section("claims");
        Numbers = new(language);
        Triggers = TriggerList.Read(_pack, language.Code == "en");
        Quantities = new(_pack);
        Speech = new(_pack, language.Code == "en");
        Raised = _pack.Has("raised") ? [.. _pack.Items("raised").Select(item => new RaisedAct(item))] : [];
        Modes = Named(_pack.Part("modes"));
        ModalityCues = Words<Modality>("modality");
        ReviseCues = List("stance.revise");
        DisputeCues = List("stance.dispute");
        Units = Named(_pack.Part("units"));
        Including = List("words.including");
        BodiesFound = List("acts.bodies.found");
        Penalties = Words<Act>("penalties");
        Heard = List("words.heard");
        Figures = List("words.figures");
        Compared = List("words.compared");
        Overall = List("words.overall");
        DeniedSaid = List("denied");
        ConfirmedSaid = List("confirmed");
        PersianVerbs = Language == "fa" ? new(_pack) : null;
        OwnFigures = List("speech.own_figures");
        OwnPapers = List("speech.own_papers");
        Anaphors = List("speech.anaphors");
        Denials = List("nocount.denials");
        Former = List("stance.former");
        AnyVictims = List("stance.any_victims");
        ComparedTimes = List("time.compared");
        Happenings = List("time.happenings");
        InQuestion = List("time.in_question");
        Elsewhen = List("time.elsewhen");
        Lasts = List("time.lasts");
        RunningTotal = List("time.running_total");
        Persons = _pack.List("persons").Select(Folding.Fold).ToHashSet(StringComparer.Ordinal);
        PersonSuffixes = [.. _pack.ListOrEmpty("person_suffixes")];
        BroadIncidents = _pack.ListOrEmpty("incidents.broad").ToHashSet(StringComparer.Ordinal);
        NotAdverbs = _pack.ListOrEmpty("not_adverbs").ToHashSet(StringComparer.Ordinal);
        AdverbsEndInLy = language.Code == "en";
        CustodyPlaces = List("custody_places");
        Lives = List("words.lives");
        TakesLives = List("words.takes_lives");
        NotPersons = _pack.ListOrEmpty("not_persons").ToHashSet(StringComparer.Ordinal);
        ReadCues();
    }

    // What this lexicon knows of a word, noted at the word itself.
    private sealed record Known(ClaimLexicon Lexicon, Cue Cues);

    public string Language { get; }

    public NumberWords Numbers { get; }

    public Phrases<TriggerWord> Triggers { get; }

    public QuantityWords Quantities { get; }

    public SpeechWords Speech { get; }

    public RaisedAct[] Raised { get; }

    public Phrases<string> Modes { get; }

    public Phrases<Modality> ModalityCues { get; }

    public Phrases<bool> ReviseCues { get; }

    public Phrases<bool> DisputeCues { get; }

    public Phrases<string> Units { get; }

    public Phrases<bool> Including { get; }

    public Phrases<bool> BodiesFound { get; }

    /// <summary>What stands for a number told before: "the figure", "the tally".</summary>
    public Phrases<bool> Figures { get; }

    /// <summary>What a court hands to those it sentences: "prison terms", "death sentences".</summary>
    public Phrases<Act> Penalties { get; }

    /// <summary>What makes a figure a total of everywhere: "so far", "to date".</summary>
    public Phrases<bool> Overall { get; }

    /// <summary>What stands before an older number of the same kind: "compared with".</summary>
    public Phrases<bool> Compared { get; }

    /// <summary>What a source has figures in: "figure", "tally", "records".</summary>
    public Phrases<bool> OwnFigures { get; }

    /// <summary>What a source speaks through: "the statement", "the report".</summary>
    public Phrases<bool> OwnPapers { get; }

    /// <summary>Nouns that stand, behind "the", for a speaker named before: "the group", "the ministry".</summary>
    public Phrases<bool> Anaphors { get; }

    /// <summary>What a denial calls a report: "baseless".</summary>
    public Phrases<bool> Denials { get; }

    /// <summary>What makes a figure an earlier one: "initially".</summary>
    public Phrases<bool> Former { get; }

    /// <summary>Heads that say nothing of who the victims are: two figures of them can be rivals.</summary>
    public Phrases<bool> AnyVictims { get; }

    /// <summary>What opens a figure of another time: "compared with".</summary>
    public Phrases<bool> ComparedTimes { get; }

    /// <summary>Words of a sentence that tells an event: "shelling", "struck".</summary>
    public Phrases<bool> Happenings { get; }

    /// <summary>What points back to the event told last, in whichever paragraph: "in question".</summary>
    public Phrases<bool> InQuestion { get; }

    /// <summary>What makes a state of now: "remain".</summary>
    public Phrases<bool> Lasts { get; }

    /// <summary>What sets a clause apart from the time of the one before: "later".</summary>
    public Phrases<bool> Elsewhen { get; }

    /// <summary>Before a toll: "bringing" the toll to.</summary>
    public Phrases<bool> RunningTotal { get; }

    /// <summary>What one does with those who tell: "interviewed", "spoke to".</summary>
    public Phrases<bool> Heard { get; }

    /// <summary>Words that are an incident only behind a deed: "arrest operations".</summary>
    public IReadOnlySet<string> BroadIncidents { get; }

    /// <summary>Where one is held: "prison", "jail".</summary>
    public Phrases<bool> CustodyPlaces { get; }

    /// <summary>"Lives", "souls": counted when they are taken.</summary>
    public Phrases<bool> Lives { get; }

    /// <summary>What takes lives: "claimed", "cost".</summary>
    public Phrases<bool> TakesLives { get; }

    private bool AdverbsEndInLy { get; }

    private HashSet<string> NotAdverbs { get; }

    /// <summary>What makes nonsense of the figure before it: «کذب»، «تکذیب شد».</summary>
    public Phrases<bool> DeniedSaid { get; }

    /// <summary>What makes it sure: «تأیید شد».</summary>
    public Phrases<bool> ConfirmedSaid { get; }

    /// <summary>The verbs that close a clause; null but for Persian.</summary>
    public PersianVerbs? PersianVerbs { get; }

    private HashSet<string> Persons { get; }

    private string[] PersonSuffixes { get; }

    private HashSet<string> NotPersons { get; }

    /// <summary>The file itself, for words that only one rule needs.</summary>
    public PackSection Pack => _pack;

    /// <summary>Tells the words that a place's name can begin with: too many to be marked one by one at every start.</summary>
    public Predicate<string> BeginsPlace { get; set; } = _ => false;

    /// <summary>What a word of a text can be.</summary>
    public Cue CuesOf(Word word) => word.Note is Known known && known.Lexicon == this ? known.Cues : Look(word);

    /// <summary>What a folded word can be.</summary>
    public Cue CuesOf(string folded) => Listed(folded) | (NamesPerson(folded) ? Cue.NamesPerson : Cue.None) | (folded is [>= '0' and <= '9', ..] ? Cue.Date : Cue.None);

    private Cue Look(Word word)
    {
        if (word.OlderNote is Known known && known.Lexicon == this)
            return known.Cues;
        var cues = CuesOf(word.Text);
        word.Keep(new Known(this, cues));
        return cues;
    }

    private Cue Listed(string folded) => (BeginsPlace(folded) ? Cue.PlaceName : Cue.None) | InPack(folded);

    private Cue InPack(string folded) => _cues.GetValueOrDefault(folded) is var cues && (cues & ~Cue.Opening) == Cue.None && IsAdverb(folded) ? cues | Cue.Adverb : cues;

    // "grievously": made like an adverb.
    private bool IsAdverb(string folded) => AdverbsEndInLy && folded.Length > 5 && folded.EndsWith("ly", StringComparison.Ordinal) && !NotAdverbs.Contains(folded);

    // A noun of persons: listed, or made like one ("demonstrators").
    private bool NamesPerson(string folded)
    {
        if (Persons.Contains(folded))
            return true;
        if (folded.Length < 6 || NotPersons.Contains(folded) || (_cues.GetValueOrDefault(folded) & Cue.Thing) != Cue.None)
            return false;
        foreach (var suffix in PersonSuffixes)
        {
            if (folded.EndsWith(suffix, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>A list of phrases under a key; nothing when the language has no such key.</summary>
    public Phrases<bool> List(string key)
    {
        var phrases = new Phrases<bool>();
        foreach (var phrase in _pack.ListOrEmpty(key))
            AddSpellings(phrase, spelling => phrases.Add(spelling, true));
        return phrases;
    }

    /// <summary>A ZWNJ is written, left out or replaced by a space: every spelling counts as the same phrase.</summary>
    public static void AddSpellings(string phrase, Action<string> add)
    {
        add(phrase);
        if (!phrase.Contains('\u200C', StringComparison.Ordinal))
            return;
        add(phrase.Replace('\u200C', ' '));
    }

    private Phrases<T> Words<T>(string key)
        where T : struct, Enum
    {
        var phrases = new Phrases<T>();
        if (!_pack.Has(key))
            return phrases;
        foreach (var (name, words) in _pack.Lists(key))
        {
            foreach (var word in words)
                AddSpellings(word, spelling => phrases.Add(spelling, Enum.Parse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true)));
        }
        return phrases;
    }

    internal static Phrases<string> Named(PackSection part)
    {
        var phrases = new Phrases<string>();
        foreach (var name in part.Keys())
        {
            foreach (var word in part.List(name))
                AddSpellings(word, spelling => phrases.Add(spelling, name));
        }
        return phrases;
    }

    private void ReadCues()
    {
        foreach (var (key, cue) in CueKeys)
        {
            foreach (var word in _pack.ListOrEmpty(key))
                AddSpellings(word, spelling => Mark(spelling, cue));
        }
        Mark(Triggers.FirstWords, Cue.Trigger);
        Mark(Quantities.FirstWords, Cue.Quantity);
        Mark(_language.Section("numbers").Keys("words"), Cue.Quantity);
        Mark(_language.Section("numbers").Keys("scales"), Cue.Quantity);
        Mark(Speech.FirstWords, Cue.Speech);
        Mark(Speech.AnswerWords, Cue.Answer);
        Mark(Speech.Types.FirstWords, Cue.SpeakerType);
        Mark(ModalityCues.FirstWords, Cue.Modality);
        Mark(ReviseCues.FirstWords, Cue.Revision);
        Mark(PersianVerbs?.FirstWords ?? [], Cue.VerbEnd);
        Mark(Denials.FirstWords, Cue.Answer);
        Mark(Modes.FirstWords, Cue.Mode);
        Mark(Raised.SelectMany(raised => raised.By.FirstWords), Cue.Raising);
    }

    private void Mark(string word, Cue cue)
    {
        var folded = Folding.Fold(word);
        _cues[folded] = _cues.GetValueOrDefault(folded) | cue;
    }

    /// <summary>Notes what words can be, so that one look at a word tells which readers need to look at it at all.</summary>
    public void Mark(IEnumerable<string> words, Cue cue)
    {
        foreach (var word in words)
            Mark(word, cue);
    }

    private static readonly (string Key, Cue Cue)[] CueKeys =
    [
        ("words.determiners", Cue.Determiner), ("words.prepositions", Cue.Preposition), ("words.be", Cue.Be), ("words.have", Cue.Have),
        ("words.modals", Cue.Modal), ("words.hypothetical", Cue.Hypothetical), ("words.negations", Cue.Negation),
        ("words.adverbs", Cue.Adverb), ("words.relatives", Cue.Relative), ("words.and", Cue.And), ("words.or", Cue.Or),
        ("words.but", Cue.ClauseStart), ("words.include", Cue.Include), ("words.being", Cue.Being), ("words.object_pronouns", Cue.ObjectPronoun),
        ("words.subject_pronouns", Cue.SubjectPronoun), ("words.particles", Cue.Particle), ("words.conjunctions", Cue.That),
        ("things", Cue.Thing), ("incidents.nouns", Cue.Incident), ("places.units", Cue.Place),
        ("places.because", Cue.Because), ("buildings", Cue.Building), ("labels", Cue.Label), ("money", Cue.Money),
        ("toll_links", Cue.TollLink), ("abbreviations", Cue.Abbreviation), ("place_words.kinds", Cue.PlaceKind),
        ("place_words.not_places", Cue.NotPlace), ("place_words.locative", Cue.Locative),
        ("place_words.named_kinds", Cue.NamedKind), ("place_words.seats", Cue.Seat), ("place_words.everywhere", Cue.Everywhere),
        ("place_words.nationals", Cue.National), ("place_words.towards", Cue.Towards), ("place_words.plurals", Cue.Plural), ("classifiers", Cue.Classifier),
        ("speech.stops", Cue.Stop), ("nocount.objects", Cue.NocountObject), ("speech.objects", Cue.NocountObject),
        ("speech.not_speakers", Cue.NotSpeaker), ("speech.not_speaker_heads", Cue.NotSpeaker), ("persons", Cue.Person),
    ];
}
