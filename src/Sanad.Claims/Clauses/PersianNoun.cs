using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Clauses;

/// <summary>The Persian noun phrase behind a quantity: «[۱۲] نفر از معترضان»، «[سه] دانشجوی زندانی»، «[۸] مورد از اعدام‌ها»، «[۱۲۰] واحد مسکونی».</summary>
/// <param name="Phrase">What is counted, as the link keeps it.</param>
/// <param name="Whole">The act that those a part is taken of suffered: «از مجروحان».</param>
/// <param name="IsPart">True behind «از»: a part of those named.</param>
/// <param name="OfThem">True for «از آنها»: a part of those counted before.</param>
/// <param name="IsClassified">True for «نفر»، «تن»: persons whatever follows.</param>
internal sealed record PersianNoun(NounPhrase Phrase, Trigger? Whole, bool IsPart, bool OfThem, bool IsClassified)
{
    private const int Longest = 4;

    public HeadKind Kind => Phrase.Kind;

    /// <summary>The phrase that begins behind a quantity.</summary>
    public static PersianNoun Read(Sentence sentence, QuantityMention mention, PersianWords words)
    {
        var passage = sentence.Passage;
        var at = passage.SkipForward(mention.End, sentence.End, Cue.Classifier);
        var isClassified = at > mention.End;
        if (words.Cases.LengthAt(passage.Tokens, at, sentence.End) is > 0 and var cases)
            return Case(sentence, at + cases);
        if (words.BuildingClassifiers.LengthAt(passage.Tokens, at, sentence.End) > 0)
            return Of(Enumerable.Range(at + 1, 2).Any(i => i < sentence.End && passage.Is(i, Cue.Building)) ? HeadKind.Building : HeadKind.Thing, at, at + 2 < sentence.End ? at + 2 : at + 1);
        if (at < sentence.End && passage[at] == "دیگر")
            at++;
        var isPart = at < sentence.End && passage[at] == "از" && words.Passed.LengthAt(passage.Tokens, at + 1, sentence.End) == 0;
        if (isPart)
            at++;
        var ofThem = words.Them.LengthAt(passage.Tokens, at, sentence.End);
        if (ofThem > 0 && (isPart || mention.Quantity.Qualifier == Basics.Qualifier.Fraction))
            return new(new(at + ofThem, HeadKind.Pronoun, at, Start: at), null, isPart, true, isClassified);
        while (isPart && at < sentence.End && passage[at] is "این" or "ان" or "همین" or "همان")
            at++;
        if (!isClassified && !isPart && at < sentence.End && IsThing(passage, at))
            return Of(HeadKind.Thing, at, at + 1);
        return Plain(sentence, mention, at, isPart, isClassified);
    }

    private static PersianNoun Of(HeadKind kind, int start, int end) => new(new(end, kind, start, Start: start), null, false, false, false);

    // «۸ مورد از اعدام‌ها»: a deed counted case by case.
    private static PersianNoun Case(Sentence sentence, int at)
    {
        if (at < sentence.End && sentence.Passage[at] == "از")
            at++;
        return at < sentence.End && sentence.Passage.TriggerAt(at) is { } deed && deed.Is(VerbForm.Event | VerbForm.People)
            ? new(new(deed.End, HeadKind.People, at, deed, Start: at), null, false, false, false)
            : Of(HeadKind.Thing, at, at);
    }

    private static PersianNoun Plain(Sentence sentence, QuantityMention mention, int start, bool isPart, bool isClassified)
    {
        var passage = sentence.Passage;
        var head = start < sentence.End ? passage.TriggerAt(start) : null;
        if (head is not null && head.Is(VerbForm.People | VerbForm.Event) && (isPart || !isClassified))
        {
            var inner = head.Act == Act.Victims && passage.TriggerAt(head.End) is { } named && named.Is(VerbForm.Event) ? named : head;
            return new(new(head.End, isPart ? HeadKind.Person : HeadKind.People, start, isPart ? null : head, Start: start), isPart || mention.Quantity.Qualifier == Basics.Qualifier.Fraction ? inner : null, isPart, false, isClassified);
        }
        var end = start;
        while (end < Math.Min(sentence.End, start + Longest) && passage.IsWord(end) && passage.TriggerAt(end) is null && !IsOver(passage, end, sentence.End))
            end++;
        var isPerson = isClassified || isPart || Enumerable.Range(start, end - start).Any(passage.IsPerson);
        var attribute = isPerson && end > start && end < sentence.End && passage.TriggerAt(end) is { } adjective && adjective.Is(VerbForm.People) ? adjective : null;
        var kind = isPerson ? HeadKind.Person
            : passage.Is(start, Cue.Building) || passage.Is(start + 1, Cue.Building) && end > start + 1 ? HeadKind.Building
            : passage.Is(start, Cue.Place) ? HeadKind.Place
            : passage.Is(start, Cue.Incident) ? HeadKind.Incident
            : end > start ? HeadKind.Unknown : HeadKind.None;
        return new(new(end, kind, end > start ? start : -1, null, attribute, start), null, isPart, false, isClassified);
    }

    private static bool IsOver(Passage passage, int at, int end) => passage.Is(at, Cue.Stop | Cue.And | Cue.Quantity) || passage.Lexicon.PersianVerbs!.In(passage, at, end) is not null;

    // «ساله»، «میلیونی»، «صفحه‌ای»: what is made of a thing measures as the thing does.
    private static bool IsThing(Passage passage, int at)
    {
        var word = passage[at];
        return passage.Is(at, Cue.Thing)
            || (word.Length > 3 && !passage.IsPerson(at) && (word.EndsWith('ی') && IsThingWord(passage, word[..^1]) || word.EndsWith("ای", StringComparison.Ordinal) && IsThingWord(passage, word[..^2])));
    }

    private static bool IsThingWord(Passage passage, string word) => (passage.Lexicon.CuesOf(word) & Cue.Thing) != Cue.None;
}

/// <summary>Words of the pack that only the Persian grammar needs.</summary>
internal sealed class PersianWords(ClaimLexicon lexicon)
{
    public Phrases<bool> Cases { get; } = lexicon.List("cases");

    public Phrases<bool> BuildingClassifiers { get; } = lexicon.List("building_classifiers");

    /// <summary>«آنها»: those counted before.</summary>
    public Phrases<bool> Them { get; } = lexicon.List("them");

    /// <summary>«در میان»: those counted are some of the ones named next.</summary>
    public Phrases<bool> Among { get; } = lexicon.List("among");

    /// <summary>«گذشت»: makes «از ۲۰۰» more than 200.</summary>
    public Phrases<bool> Passed { get; } = lexicon.List("passed");

    public Phrases<bool> Spread { get; } = lexicon.List("spread");

    /// <summary>«زندانی»: of a standing, no event.</summary>
    public Phrases<bool> Standing { get; } = lexicon.List("standing");

    public Phrases<bool> Families { get; } = lexicon.List("families");

    /// <summary>«خواستار»: what follows has not happened.</summary>
    public Phrases<bool> Wanted { get; } = lexicon.List("wanted");

    /// <summary>«جان ۱۱ نفر را گرفت»</summary>
    public Phrases<bool> Taken { get; } = lexicon.List("taken");

    /// <summary>«گروهی»: a quantity only before «از».</summary>
    public Phrases<bool> VagueOf { get; } = lexicon.List("vague_of");

    public Phrases<bool> Fates { get; } = lexicon.List("fates");

    public Phrases<bool> NoCasualties { get; } = lexicon.List("no_casualties");

    public Phrases<bool> Unharmed { get; } = lexicon.List("unharmed");

    public Phrases<bool> Tolls { get; } = lexicon.List("tolls");

    public Phrases<bool> UnknownSaid { get; } = lexicon.List("unknown_said");

    public Phrases<bool> Agents { get; } = lexicon.List("words.agents");

    public Phrases<bool> AgentPersons { get; } = lexicon.List("words.agent_persons");
}
