using Sanad.Language;

namespace Sanad.Claims.Lexicon;

/// <summary>An act that the words after its object turn into another: "sentenced two men to death".</summary>
internal sealed class RaisedAct
{
    public RaisedAct(PackSection item)
    {
        From = TriggerList.ActNamed(item.Text("from")!);
        To = TriggerList.ActNamed(item.Text("to")!);
        foreach (var phrase in item.List("by").SelectMany(Alternatives.Of))
            By.Add(phrase, true);
    }

    public Act From { get; }

    public Act To { get; }

    public Phrases<bool> By { get; } = new();
}

/// <summary>Reads the acts of a pack.</summary>
internal static class TriggerList
{
    public static Act ActNamed(string name) => Enum.Parse<Act>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    public static Phrases<TriggerWord> Read(PackSection pack, bool inflected)
    {
        var triggers = new Phrases<TriggerWord>();
        foreach (var name in pack.Keys("acts"))
        {
            var act = pack.Part("acts." + name);
            if (inflected)
                AddInflected(triggers, act, ActNamed(name));
            else
                AddPersian(triggers, act, ActNamed(name));
        }
        return triggers;
    }

    private static void AddInflected(Phrases<TriggerWord> triggers, PackSection act, Act named)
    {
        AddVerbs(triggers, act.ListOrEmpty("verbs"), new(named, VerbForm.None));
        AddVerbs(triggers, act.ListOrEmpty("weak"), new(named, VerbForm.None, Weak: true));
        AddVerbs(triggers, act.ListOrEmpty("buildings"), new(named, VerbForm.None, Building: true));
        foreach (var (phrase, form) in act.ListOrEmpty("intransitive").SelectMany(Alternatives.Of).SelectMany(EnglishForms.Of))
            triggers.Add(phrase, new(named, VerbForm.Intransitive | (form & VerbForm.Ing)), TriggerWord.Merge);
        AddNouns(triggers, act.ListOrEmpty("events"), new(named, VerbForm.Event));
        AddNouns(triggers, act.ListOrEmpty("people"), new(named, VerbForm.People));
        AddNouns(triggers, act.ListOrEmpty("weak_people"), new(named, VerbForm.People, Weak: true));
        AddNouns(triggers, act.ListOrEmpty("predicates"), new(named, VerbForm.Predicate));
    }

    private static void AddPersian(Phrases<TriggerWord> triggers, PackSection act, Act named)
    {
        void Add(string phrase, TriggerWord word) => ClaimLexicon.AddSpellings(phrase, spelling => triggers.Add(spelling, word, TriggerWord.Merge));
        void AddAll(string key, TriggerWord word)
        {
            foreach (var phrase in act.ListOrEmpty(key).SelectMany(Alternatives.Of))
                Add(phrase, word);
        }
        foreach (var (key, word) in new[] { ("states", new TriggerWord(named, VerbForm.None)), ("building_states", new(named, VerbForm.None, Building: true)) })
        {
            AddAll(key, word with { Forms = VerbForm.Participle });
            foreach (var state in act.ListOrEmpty(key).SelectMany(Alternatives.Of))
            {
                foreach (var verb in new[] { "شدن", "کردن", "گشتن", "گردیدن", "قرار گرفتن" })
                    Add(state + " " + verb, word with { Forms = VerbForm.Event });
                Add(state + " شدگان", word with { Forms = VerbForm.People });
                // Joined only: «بازداشت شده» in two words is a verb.
                triggers.Add(state + "\u200Cشده", word with { Forms = VerbForm.People }, TriggerWord.Merge);
                triggers.Add(state + "\u200Cشدگان", word with { Forms = VerbForm.People }, TriggerWord.Merge);
            }
        }
        AddPersianVerbs(act.ListOrEmpty("verbs"), new(named, VerbForm.Intransitive), Add);
        AddPersianVerbs(act.ListOrEmpty("building_verbs"), new(named, VerbForm.Intransitive, Building: true), Add);
        AddPersianVerbs(act.ListOrEmpty("deeds"), new(named, VerbForm.Past), Add);
        AddAll("events", new(named, VerbForm.Event));
        AddAll("building_events", new(named, VerbForm.Event, Building: true));
        AddAll("people", new(named, VerbForm.People));
        foreach (var one in act.ListOrEmpty("people").SelectMany(Alternatives.Of))
            Add(one + (one[^1] is 'ه' ? "‌ای" : "ی"), new(named, VerbForm.People));
        AddAll("predicates", new(named, VerbForm.Predicate));
        AddAll("verdicts", new(named, VerbForm.Verdict));
    }

    // The participle of a deed is what its passive is made of («به دار آویخته شدند»).
    private static void AddPersianVerbs(IEnumerable<string> verbs, TriggerWord word, Action<string, TriggerWord> add)
    {
        foreach (var verb in verbs.SelectMany(Alternatives.Of))
        {
            foreach (var (phrase, form) in PersianForms.Of(verb))
                add(phrase, word with { Forms = word.Forms | (form & VerbForm.Participle) });
            add(PersianForms.Infinitive(verb), word with { Forms = VerbForm.Event });
            var space = verb.LastIndexOf(' ') + 1;
            foreach (var denied in PersianForms.Negated(verb[space..]))
                add(verb[..space] + denied, word with { Negated = true });
        }
    }

    private static void AddVerbs(Phrases<TriggerWord> triggers, IEnumerable<string> verbs, TriggerWord word)
    {
        foreach (var (phrase, form) in verbs.SelectMany(Alternatives.Of).SelectMany(EnglishForms.Of))
            triggers.Add(phrase, word with { Forms = form }, TriggerWord.Merge);
    }

    private static void AddNouns(Phrases<TriggerWord> triggers, IEnumerable<string> nouns, TriggerWord word)
    {
        foreach (var noun in nouns.SelectMany(Alternatives.Of))
            triggers.Add(noun, word, TriggerWord.Merge);
    }
}
