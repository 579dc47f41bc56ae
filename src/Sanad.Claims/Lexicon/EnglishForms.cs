namespace Sanad.Claims.Lexicon;

/// <summary>
/// The forms of an English verb. A pack gives the base ("arrest", "gun down") or, when irregular, base/past/participle ("shoot/shot/shot dead");
/// words after the verb stay as they are.
/// </summary>
internal static class EnglishForms
{
    private const string Vowels = "aeiou";

    /// <summary>Every form with its grammatical kind.</summary>
    public static IEnumerable<(string Phrase, VerbForm Form)> Of(string entry)
    {
        var space = entry.IndexOf(' ', StringComparison.Ordinal);
        var (verb, rest) = space < 0 ? (entry, "") : (entry[..space], entry[space..]);
        if (verb.EndsWith("ly", StringComparison.Ordinal) && rest.Length > 0)
            return Of(rest[1..]).Select(form => (verb + " " + form.Phrase, form.Form));
        var parts = verb.Split('/');
        var stem = parts[0];
        var past = parts.Length > 1 ? parts[1] : Past(stem);
        var participle = parts.Length > 2 ? parts[2] : past;
        return Single(stem, past, participle).Select(form => (form.Phrase + Rest(rest, form.Form), form.Form));
    }

    private static IEnumerable<(string Phrase, VerbForm Form)> Single(string stem, string past, string participle)
    {
        yield return (stem, VerbForm.Base);
        yield return (Third(stem), VerbForm.Present);
        yield return (past, VerbForm.Past | (past == participle ? VerbForm.Participle : VerbForm.None));
        if (past != participle)
            yield return (participle, VerbForm.Participle);
        yield return (Ing(stem), VerbForm.Ing);
    }

    // "shoot and kill": the second verb takes the form of the first.
    private static string Rest(string rest, VerbForm form) => rest != " and kill" ? rest : form switch
    {
        VerbForm.Base => " and kill",
        VerbForm.Present => " and kills",
        VerbForm.Ing => " and killing",
        _ => " and killed",
    };

    private static bool IsVowel(char letter) => Vowels.Contains(letter, StringComparison.Ordinal);

    private static string Third(string stem) => stem switch
    {
        "have" => "has",
        [.., var before, 'y'] when !IsVowel(before) => stem[..^1] + "ies",
        [.., 's'] or [.., 'x'] or [.., 'z'] or [.., 'c', 'h'] or [.., 's', 'h'] or "go" => stem + "es",
        _ => stem + "s",
    };

    private static string Past(string stem) => stem switch
    {
        [.., 'e'] => stem + "d",
        [.., var before, 'y'] when !IsVowel(before) => stem[..^1] + "ied",
        _ => Doubled(stem) + "ed",
    };

    private static string Ing(string stem) => stem switch
    {
        [.., 'i', 'e'] => stem[..^2] + "ying",
        [.., 'e', 'e'] or [.., 'y', 'e'] => stem + "ing",
        [.., 'e'] => stem[..^1] + "ing",
        _ => Doubled(stem) + "ing",
    };

    // stab, trap, whip, set, cut, put, flog: one syllable, one vowel, one consonant. Longer ones only where the last syllable is stressed.
    private static string Doubled(string stem) =>
        stem.Length >= 3 && !IsVowel(stem[^1]) && stem[^1] is not ('w' or 'x' or 'y') && IsVowel(stem[^2]) && !IsVowel(stem[^3])
        && (stem.Count(IsVowel) == 1 || stem is "admit" or "abet" or "commit" or "expel" or "kidnap")
            ? stem + stem[^1]
            : stem;
}

/// <summary>The kinds of form a trigger can stand in.</summary>
[Flags]
internal enum VerbForm
{
    None = 0,
    Base = 1,
    Present = 2,
    Past = 4,
    Participle = 8,
    Ing = 16,

    /// <summary>Any finite or infinite form of a verb without an object: "died".</summary>
    Intransitive = 32,

    /// <summary>A noun of the deed: "killing", "arrests".</summary>
    Event = 64,

    /// <summary>A noun or adjective of those who suffered it: "dead", "detainees".</summary>
    People = 128,

    /// <summary>After "be", or bare after a noun: "in custody", "missing".</summary>
    Predicate = 256,

    /// <summary>A paper drawn up against those it counts: «حکم حبس»، «کیفرخواست».</summary>
    Verdict = 512,

    Active = Base | Present | Past | Ing,
    AnyVerb = Base | Present | Past | Participle | Ing,
}
