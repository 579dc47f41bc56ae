namespace Sanad.Language;

/// <summary>A month by name. A shy one is a month only beside a day, a year or a preposition: May, March, «تیر».</summary>
internal readonly record struct MonthName(int Number, CalendarKind Calendar, bool Shy);

/// <summary>A unit counted back or forth from a base.</summary>
internal readonly record struct Counting(int Sign, CountedFrom Base);

/// <summary>What a date can be that begins with some word: which of the patterns are worth trying there.</summary>
[Flags]
internal enum DateRole
{
    None = 0,
    Number = 1,
    Day = 2,
    Month = 4,
    Weekday = 8,
    Season = 16,
    Year = 32,
    Decade = 64,
    Part = 128,
    Directed = 256,
    Fixed = 512,
    Lasting = 1024,
    Amount = 2048,
}

/// <summary>The words of dates.yaml of one language.</summary>
internal sealed class DateWords
{
    private readonly PackSection _section;
    private readonly WordMap<DateRole> _roles = new();

    public DateWords(LanguagePack pack)
    {
        _section = pack.Section("dates");
        Calendar = _section.Text("calendar") == "jalali" ? CalendarKind.Jalali : CalendarKind.Gregorian;
        Numbers = new(pack);
        var shy = Set("ambiguous");
        foreach (var (name, number) in _section.Numbers("months"))
            Months.Add(name, new((int)number, CalendarKind.Gregorian, shy.Contains(Folding.Fold(name))));
        foreach (var (name, number) in _section.Numbers("jalali_months"))
            AddJalaliMonth(name, (int)number, shy.Contains(Folding.Fold(name)));
        MonthBefore = Phrases("month_word.before");
        MonthAfter = Phrases("month_word.after");
        Weekdays = Map("weekdays", text => (DayOfWeek)int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
        ShortWeekdays = Set("short_weekdays");
        Seasons = Map("seasons", Number);
        DayWords = Map("day_words", Number);
        (OrdinalEndings, DayParts, UnitArticles) = (Set("ordinal_endings"), Set("day_parts"), Set("unit_articles"));
        (Fillers, YearWords, DecadeWords, DayPrefixes) = (Phrases("fillers"), Phrases("year_words"), Phrases("decade_words"), Phrases("day_prefixes"));
        Parts = Map("parts", Portion);
        DirectionsBefore = Map("directions_before", Direction);
        DirectionsAfter = Map("directions_after", Direction);
        Relative = Map("relative", Shift);
        Same = Phrases("same");
        foreach (var phrase in _section.ListOrEmpty("since_then"))
            SinceThen.Add(phrase, true);
        Units = Map("units", Unit);
        CountedAfter = Map("counted_after", Count);
        LastingBefore = Map("lasting_before", Count);
        LastingAfter = Map("lasting_after", Count);
        PluralMeans = Number(_section.Text("plural_means") ?? "1");
        (Since, Until) = (Phrases("since"), Phrases("until"));
        (RangeBefore, RangeBetween, RangeAnd) = (Set("range_before"), Phrases("range_between"), Set("range_and"));
        Prepositions = Set("prepositions");
        PrepositionPairs = Prepositions.Words.Where(phrase => phrase.Count(' ') == 1).ToDictionary(phrase => (phrase[..phrase.IndexOf(' ')], phrase[(phrase.IndexOf(' ') + 1)..]));
        (Determiners, NotNames, ClockWords) = (Set("determiners"), Set("not_names"), Set("clock_words"));
        (MonthPrepositions, YearPrepositions) = (Set("month_prepositions"), Set("year_prepositions"));
        (FutureBefore, FutureAfter) = (Set("future_before"), Set("future_after"));
        (CountingBefore, CountingAfter) = (Set("counting_before"), Set("counting_after"));
        ReadRoles();
    }

    public CalendarKind Calendar { get; }

    public NumberWords Numbers { get; }

    public PhraseMap<MonthName> Months { get; } = new();

    public PhraseMap<bool> MonthBefore { get; }

    public PhraseMap<bool> MonthAfter { get; }

    public PhraseMap<DayOfWeek> Weekdays { get; }

    public WordSet ShortWeekdays { get; }

    public PhraseMap<int> Seasons { get; }

    public PhraseMap<int> DayWords { get; }

    public WordSet OrdinalEndings { get; }

    public PhraseMap<bool> Fillers { get; }

    public PhraseMap<bool> YearWords { get; }

    public PhraseMap<bool> DecadeWords { get; }

    public PhraseMap<bool> DayPrefixes { get; }

    public PhraseMap<DatePortion> Parts { get; }

    public WordSet DayParts { get; }

    public WordSet UnitArticles { get; }

    public PhraseMap<DateDirection> DirectionsBefore { get; }

    public PhraseMap<DateDirection> DirectionsAfter { get; }

    public PhraseMap<DateMeaning.Shifted> Relative { get; }

    public PhraseMap<bool> Same { get; }

    public PhraseMap<bool> SinceThen { get; } = new();

    public PhraseMap<DateUnit> Units { get; }

    public PhraseMap<Counting> CountedAfter { get; }

    public PhraseMap<Counting> LastingBefore { get; }

    public PhraseMap<Counting> LastingAfter { get; }

    public int PluralMeans { get; }

    public PhraseMap<bool> Since { get; }

    public PhraseMap<bool> Until { get; }

    public WordSet RangeBefore { get; }

    public PhraseMap<bool> RangeBetween { get; }

    public WordSet RangeAnd { get; }

    public WordSet Prepositions { get; }

    /// <summary>Those of two words, by both.</summary>
    public Dictionary<(string First, string Second), string> PrepositionPairs { get; }

    public WordSet Determiners { get; }

    public WordSet NotNames { get; }

    public WordSet ClockWords { get; }

    public WordSet MonthPrepositions { get; }

    public WordSet YearPrepositions { get; }

    public WordSet FutureBefore { get; }

    public WordSet FutureAfter { get; }

    public WordSet CountingBefore { get; }

    public WordSet CountingAfter { get; }

    /// <summary>What a date that begins with this token can be; None for most words of a text, which are done with here.</summary>
    public DateRole RolesOf(Token token) => token.Kind switch
    {
        TokenKind.Number => DateRole.Number | DateRole.Day | DateRole.Year | DateRole.Amount | _roles.GetValueOrDefault(token.Word),
        TokenKind.Word when char.IsAsciiDigit(token.Folded[0]) => DateRole.Day | DateRole.Decade | _roles.GetValueOrDefault(token.Word),
        TokenKind.Word => _roles.GetValueOrDefault(token.Word),
        TokenKind.Punctuation or TokenKind.Break => DateRole.None,
    };

    /// <summary>The words, folded, that a date without digits can begin with.</summary>
    public IEnumerable<string> FirstWords => _roles.Words;

    private void ReadRoles()
    {
        AddRole(DateRole.Month, Months.FirstWords.Concat(MonthBefore.FirstWords));
        AddRole(DateRole.Weekday, Weekdays.FirstWords.Concat(DayPrefixes.FirstWords));
        AddRole(DateRole.Season, Seasons.FirstWords);
        AddRole(DateRole.Day, DayWords.FirstWords);
        AddRole(DateRole.Year, YearWords.FirstWords);
        AddRole(DateRole.Decade, DecadeWords.FirstWords);
        AddRole(DateRole.Part, Parts.FirstWords);
        AddRole(DateRole.Directed, DirectionsBefore.FirstWords);
        AddRole(DateRole.Fixed, Relative.FirstWords.Concat(Same.FirstWords).Concat(SinceThen.FirstWords));
        AddRole(DateRole.Lasting, LastingBefore.FirstWords);
        AddRole(DateRole.Amount, Numbers.FirstWords.Concat(UnitArticles.Words));
    }

    private void AddRole(DateRole role, IEnumerable<string> words)
    {
        foreach (var word in words)
            _roles[word] = _roles.GetValueOrDefault(word) | role;
    }

    // «آبان‌ماه» is one word, and never shy: «تیر» may be a bullet, «تیرماه» is not.
    private void AddJalaliMonth(string name, int number, bool shy)
    {
        Months.Add(name, new(number, CalendarKind.Jalali, shy));
        foreach (var word in _section.List("month_word.after"))
            Months.Add($"{name}\u200C{word}", new(number, CalendarKind.Jalali, false));
    }

    private WordSet Set(string key) => new(_section.List(key).Select(Folding.Fold));

    private PhraseMap<bool> Phrases(string key)
    {
        var phrases = new PhraseMap<bool>();
        foreach (var phrase in _section.List(key))
            phrases.Add(phrase, true);
        return phrases;
    }

    private PhraseMap<T> Map<T>(string key, Func<string, T> read)
    {
        var map = new PhraseMap<T>();
        foreach (var (name, text) in _section.Map(key))
        {
            try
            {
                map.Add(name, read(text));
            }
            catch (FormatException wrong)
            {
                throw _section.Refuse($"{key}.{name}", $"\"{text}\" is not understood; write it like the others there ({wrong.Message})");
            }
        }
        return map;
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateDirection Direction(string text) => text switch
    {
        "before" => DateDirection.Before,
        "current" => DateDirection.Current,
        "after" => DateDirection.After,
        "last_year" => DateDirection.LastYear,
        _ => throw new FormatException("before, current, after or last_year"),
    };

    private static DatePortion Portion(string text) => text is [>= '0' and <= '3' and var index, '/', >= '2' and <= '4' and var of] && index < of
        ? new(index - '0', of - '0')
        : throw new FormatException("which part of how many, from 0: 0/3");

    private static DateUnit Unit(string text) => text switch
    {
        "hour" => DateUnit.Hour,
        "day" => DateUnit.Day,
        "week" => DateUnit.Week,
        "month" => DateUnit.Month,
        "year" => DateUnit.Year,
        _ => throw new FormatException("hour, day, week, month or year"),
    };

    private static CountedFrom Base(string text) => text switch
    {
        "published" => CountedFrom.Published,
        "named" => CountedFrom.Named,
        _ => throw new FormatException("published or named"),
    };

    private DateMeaning.Shifted Shift(string text) => text.Split(' ') is [var amount, var unit, var from]
        ? new(Number(amount), Unit(unit), Base(from), Calendar)
        : throw new FormatException("amount, unit and base: -1 day published");

    private static Counting Count(string text) => text.Split(' ') is [("before" or "after") and var way, var from]
        ? new(way == "before" ? -1 : 1, Base(from))
        : throw new FormatException("before or after, and base: before published");
}
