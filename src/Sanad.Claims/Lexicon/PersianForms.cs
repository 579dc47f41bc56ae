namespace Sanad.Claims.Lexicon;

/// <summary>The forms of a Persian verb of saying. A pack gives the simple past («اعلام کرد»); plural, perfect, pluperfect and present follow from its last word.</summary>
internal static class PersianForms
{
    private static readonly Dictionary<string, (string Participle, string Present)> LightVerbs = new(StringComparer.Ordinal)
    {
        ["کرد"] = ("کرده", "می‌کند"), ["داد"] = ("داده", "می‌دهد"), ["شد"] = ("شده", "می‌شود"), ["گفت"] = ("گفته", "می‌گوید"),
        ["داشت"] = ("داشته", "دارد"), ["نوشت"] = ("نوشته", "می‌نویسد"), ["افزود"] = ("افزوده", "می‌افزاید"), ["پذیرفت"] = ("پذیرفته", "می‌پذیرد"),
    };

    /// <summary>Every form; all count as finite.</summary>
    public static IEnumerable<(string Phrase, VerbForm Form)> Of(string entry)
    {
        yield return (entry, VerbForm.Past);
        var space = entry.LastIndexOf(' ') + 1;
        if (!LightVerbs.TryGetValue(entry[space..], out var forms))
            yield break;
        var stem = entry[..space];
        yield return (stem + entry[space..] + "ند", VerbForm.Past);
        foreach (var ending in new[] { "", " است", " بود", "‌اند", " بودند" })
            yield return (stem + forms.Participle + ending, VerbForm.Past);
        yield return (stem + forms.Present, VerbForm.Present);
    }
}
