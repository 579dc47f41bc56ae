using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Sanad.Casebook.Storage;
using Sanad.Language;

namespace Sanad.Dossier;

/// <summary>
/// The words that people see, in one language: packs/en/interface.yaml for tables, charts and reports, packs/en/workbench.yaml for the screen; likewise
/// in packs/fa. Both languages have the same keys.
/// </summary>
public sealed class InterfaceTexts
{
    private readonly PackSection _section, _workbench;
    private readonly Packs _packs;

    private InterfaceTexts(Packs packs, LanguagePack language)
    {
        var section = language.Section("interface");
        (_packs, _section, _workbench, Language, RightToLeft) = (packs, section, language.Section("workbench"), language.Code, language.RightToLeft);
        GregorianMonths = section.List("months.gregorian");
        ShortMonths = section.List("months.gregorian_short");
        JalaliMonths = section.List("months.jalali");
    }

    /// <summary>Two-letter code.</summary>
    public string Language { get; }

    /// <summary>True when the language is written from right to left.</summary>
    public bool RightToLeft { get; }

    /// <summary>How dates and numbers are written.</summary>
    public ReadingHabits Habits { get; private set; } = new();

    /// <summary>True when the Jalali calendar comes first, or alone.</summary>
    internal bool JalaliFirst => Habits.Calendar switch
    {
        ShownCalendar.Jalali => true,
        ShownCalendar.Gregorian => false,
        ShownCalendar.Both or null => IsPersian,
        _ => throw new UnreachableException(),
    };

    /// <summary>True when the other calendar stands beside the first one.</summary>
    internal bool BothCalendars => Habits.Calendar is { } wanted ? wanted == ShownCalendar.Both : IsPersian;

    /// <summary>True when digits are Persian.</summary>
    internal bool PersianDigits => Habits.Digits is { } wanted ? wanted == ShownDigits.Persian : IsPersian;

    private bool IsPersian => Language == "fa";

    /// <summary>Twelve names.</summary>
    internal IReadOnlyList<string> GregorianMonths { get; }

    /// <summary>Twelve names, as short as the language has them.</summary>
    internal IReadOnlyList<string> ShortMonths { get; }

    /// <summary>Twelve names.</summary>
    internal IReadOnlyList<string> JalaliMonths { get; }

    /// <summary>The words under a dotted key, placeholders unfilled.</summary>
    /// <exception cref="KeyNotFoundException">The pack has no such key: a bug, since the keys are ours.</exception>
    public string this[string key] => Find(key)
        ?? throw new KeyNotFoundException($"Neither interface.yaml nor workbench.yaml in packs/{Language} has a text under {key}");

    /// <summary>The words under a dotted key; null when the pack has none, for codes that are not ours.</summary>
    public string? Find(string key) => (_section.Text(key) ?? _workbench.Text(key)) is { } words ? IsPersian && !PersianDigits ? Wording.InLatinDigits(words) : words : null;

    /// <summary>The interface texts of a language.</summary>
    /// <exception cref="PackException">The language has no such file.</exception>
    public static InterfaceTexts For(Packs packs, string language) => new(packs, packs.Language(language));

    /// <summary>The same words for a reader of other habits.</summary>
    public InterfaceTexts Reading(ReadingHabits habits)
    {
        var texts = (InterfaceTexts)MemberwiseClone();
        texts.Habits = habits;
        return texts;
    }

    /// <summary>The name of a place in this language, by its gazetteer id; null when the packs do not know it.</summary>
    public string? Place(string? id) => id is null ? null : _packs.Places.ById(id)?.NameIn(Language);

    /// <summary>The name of an event in this language, by its anchor's id; null when the packs do not know it.</summary>
    public string? Anchor(string? id) => _packs.Anchors.FirstOrDefault(anchor => anchor.Id == id)?.NameIn(Language);

    /// <summary>The words of a controlled value: <c>Of("acts", Act.DiedInCustody)</c> reads acts.died_in_custody.</summary>
    public string Of<T>(string group, T value)
        where T : struct, Enum => this[$"{group}.{JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString())}"];

    /// <summary>The words under a key with {0}, {1} filled in.</summary>
    public string Filled(string key, params object[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>Parts side by side, with the comma of the language.</summary>
    public string List(IEnumerable<string> parts) => string.Join(this["words.comma"], parts);

    /// <summary>"1 document", "3 documents": the key counts.<paramref name="what"/> with its one or many form.</summary>
    public string Count(string what, long count) => Filled($"counts.{what}_{(count == 1 ? "one" : "many")}", this.Number(count));
}
