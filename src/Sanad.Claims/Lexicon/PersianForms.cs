namespace Sanad.Claims.Lexicon;

/// <summary>
/// The forms of a Persian verb. A pack gives the simple past, third person («اعلام کرد»، «جان باخت»); plural, perfect, pluperfect, present, future
/// and their negations follow from its last word.
/// </summary>
internal static class PersianForms
{
    // Of each past stem the present stem; only verbs that the packs use.
    private static readonly Dictionary<string, string> Presents = new(StringComparer.Ordinal)
    {
        ["کرد"] = "کند", ["داد"] = "دهد", ["شد"] = "شود", ["گفت"] = "گوید", ["داشت"] = "دارد", ["نوشت"] = "نویسد", ["افزود"] = "افزاید", ["پذیرفت"] = "پذیرد",
        ["باخت"] = "بازد", ["سپرد"] = "سپارد", ["رسید"] = "رسد", ["رساند"] = "رساند", ["یافت"] = "یابد", ["گریخت"] = "گریزد", ["برد"] = "برد",
        ["گرفت"] = "گیرد", ["دید"] = "بیند", ["برداشت"] = "بردارد", ["خورد"] = "خورد", ["آویخت"] = "آویزد", ["کشید"] = "کشد", ["آورد"] = "آورد", ["رفت"] = "رود",
        ["گردید"] = "گردد", ["گشت"] = "گردد", ["ماند"] = "ماند", ["زد"] = "زند", ["خواند"] = "خواند", ["نمود"] = "نماید", ["ساخت"] = "سازد", ["ربود"] = "رباید",
        ["گذشت"] = "گذرد", ["سوخت"] = "سوزد", ["افتاد"] = "افتد", ["درآورد"] = "درآورد", ["درآمد"] = "درآید", ["آمد"] = "آید", ["درگذشت"] = "درگذرد", ["بست"] = "بندد",
    };

    /// <summary>Every finite form that affirms: past or present; a participle that stands alone («کشته»، «به دار آویخته») may be finite too.</summary>
    public static IEnumerable<(string Phrase, VerbForm Form)> Of(string entry)
    {
        var space = entry.LastIndexOf(' ') + 1;
        var (lead, past) = (entry[..space], entry[space..]);
        foreach (var (verb, form) in Affirmed(past))
            yield return (lead + verb, form);
    }

    /// <summary>«جان باختن»: the deed as a noun.</summary>
    public static string Infinitive(string entry) => entry + "ن";

    /// <summary>The finite forms that deny: «نشد»، «نشده‌اند»، «نمی‌شود».</summary>
    public static IEnumerable<string> Negated(string past)
    {
        var stem = past.StartsWith('آ') ? "نیا" + past[1..] : "ن" + past;
        yield return stem;
        yield return stem + "ند";
        foreach (var ending in Perfects)
            yield return stem + "ه" + ending;
        if (Presents.TryGetValue(past, out var present))
        {
            yield return "نمی‌" + present;
            yield return "نمی‌" + Plural(present);
        }
        yield return "نخواهد " + past;
        yield return "نخواهند " + past;
    }

    private static IEnumerable<(string Phrase, VerbForm Form)> Affirmed(string past)
    {
        yield return (past, VerbForm.Past);
        yield return (past + "ند", VerbForm.Past);
        yield return (past + "یم", VerbForm.Past);
        yield return (past + "ه", VerbForm.Past | VerbForm.Participle);
        foreach (var ending in Perfects.Skip(1))
            yield return (past + "ه" + ending, VerbForm.Past);
        yield return ("می‌" + past, VerbForm.Past);
        yield return ("می‌" + past + "ند", VerbForm.Past);
        yield return ("خواهد " + past, VerbForm.Past);
        yield return ("خواهند " + past, VerbForm.Past);
        if (!Presents.TryGetValue(past, out var present))
            yield break;
        foreach (var form in new[] { present, Plural(present) })
        {
            yield return ("می‌" + form, VerbForm.Present);
            yield return ((form[0] is 'آ' ? "بیا" + form[1..] : "ب" + form), VerbForm.Present);
        }
        yield return (present, VerbForm.Present);
    }

    private static readonly string[] Perfects = ["", " است", "‌است", "‌اند", " بود", " بودند", "‌ایم", " باشد", " باشند"];

    private static string Plural(string present) => present[..^1] + "ند";
}
