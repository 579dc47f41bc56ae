using Sanad.Language;

namespace Sanad.Reading;

/// <summary>
/// The cues of all language packs together: a Persian page carries English buttons, and an English one may quote a Persian source line.
/// </summary>
internal sealed class ReadingCues
{
    private readonly List<PackSection> _sections;

    public ReadingCues(Packs packs)
    {
        _sections = [.. packs.Languages.OrderBy(l => l.Code, StringComparer.Ordinal).Select(l => l.Section("reading"))];
        FurnitureLine = Phrases("furniture.line");
        FurnitureStart = Phrases("furniture.start");
        FurnitureWithin = Phrases("furniture.within");
        Section = Phrases("furniture.section");
        Button = Phrases("furniture.button");
        Trail = Phrases("furniture.trail");
        FurnitureClass = new(All("class.furniture"));
        LooseFurnitureClass = new(All("class.loose_furniture"));
        CommentsClass = new(All("class.comments"));
        ArticleClass = new(All("class.article"));
        TextClass = new(All("class.text"));
        LeadClass = new(All("class.lead"));
        BylineClass = new(All("class.byline"));
        DateClass = new(All("class.date"));
        CaptionClass = new(All("class.caption"));
        ClassState = new(All("class.state"));
        Hints = new(this);
        CaptionStart = Phrases("caption.start");
        CaptionWithin = Phrases("caption.within");
        OriginLabel = Phrases("origin.label");
        OriginPhrase = Phrases("origin.phrase");
        Author = Phrases("byline.author");
        Reporting = Phrases("byline.reporting");
        Organisation = Phrases("organisation");
        DateLabel = Phrases("date.label");
        Updated = Phrases("date.updated");
        Ahead = Phrases("date.ahead");
        ElapsedLead = Phrases("elapsed.lead");
        ElapsedSince = Phrases("elapsed.since");
        ElapsedMore = Phrases("elapsed.more");
        ElapsedUnit = Units();
        FunctionWords = packs.Languages.ToDictionary(l => l.Code, FunctionWordsOf, StringComparer.Ordinal);
    }

    public PhraseSet FurnitureLine { get; }
    public PhraseSet FurnitureStart { get; }
    public PhraseSet FurnitureWithin { get; }
    public PhraseSet Section { get; }
    public PhraseSet Button { get; }
    public PhraseSet Trail { get; }
    public ClassWords FurnitureClass { get; }
    public ClassWords LooseFurnitureClass { get; }
    public ClassWords CommentsClass { get; }
    public ClassWords ArticleClass { get; }
    public ClassWords TextClass { get; }
    public ClassWords LeadClass { get; }
    public ClassWords BylineClass { get; }
    public ClassWords DateClass { get; }
    public ClassWords CaptionClass { get; }
    public ClassWords ClassState { get; }

    /// <summary>What tags say, remembered from page to page.</summary>
    public HtmlHints Hints { get; }
    public PhraseSet CaptionStart { get; }
    public PhraseSet CaptionWithin { get; }
    public PhraseSet OriginLabel { get; }
    public PhraseSet OriginPhrase { get; }
    public PhraseSet Author { get; }
    public PhraseSet Reporting { get; }
    public PhraseSet Organisation { get; }
    public PhraseSet DateLabel { get; }
    public PhraseSet Updated { get; }
    public PhraseSet Ahead { get; }
    public PhraseSet ElapsedLead { get; }
    public PhraseSet ElapsedSince { get; }
    public PhraseSet ElapsedMore { get; }

    /// <summary>Folded unit word to day, week, month or year.</summary>
    public IReadOnlyDictionary<string, string> ElapsedUnit { get; }

    /// <summary>Language code to its commonest words, folded.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> FunctionWords { get; }

    private static HashSet<string> FunctionWordsOf(LanguagePack pack) =>
        [.. pack.Section("reading").List("function_words").Select(word => Folding.Fold(word))];

    private PhraseSet Phrases(string key) => new(All(key));

    private IEnumerable<string> All(string key) => _sections.SelectMany(s => s.ListOrEmpty(key));

    private Dictionary<string, string> Units()
    {
        var units = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, unit) in _sections.SelectMany(s => s.Map("elapsed.unit")))
            units[Folding.Fold(word)] = unit;
        return units;
    }
}
