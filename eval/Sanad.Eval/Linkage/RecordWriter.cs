using System.Globalization;

namespace Sanad.Eval.Linkage;

/// <summary>Writes a person down as one of the four lists would: its script and calendar, what it leaves out, where it errs.</summary>
internal sealed class RecordWriter(Random random)
{
    private const double Title = 0.08, Typo = 0.06, Swapped = 0.02, NoGiven = 0.02, NoFamily = 0.03, Father = 0.55, BirthFull = 0.5, BirthYear = 0.2, NewYear = 0.05, DateSlip = 0.03, DayMonth = 0.03,
        MonthOnly = 0.05, Age = 0.55, AgeSlip = 0.15, BirthPlace = 0.6, EventDate = 0.8, EventSlip = 0.08, EventPlace = 0.85, Sex = 0.7, MonthWord = 0.12;

    private static readonly PersianCalendar Jalali = new();
    private static readonly string[] PersianTitles = ["آقای", "سید", "حاج", "دکتر", "شهید", "مهندس"], LatinTitles = ["Mr.", "Seyyed", "Haj", "Dr.", "Shahid", "Eng."];
    private static readonly string[] PersianMonths = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];
    private readonly Romanisation _latin = new(random);
    private readonly Typos _typos = new(random);

    /// <summary>Cells in the order of <see cref="InventedPeople.Columns"/>; an empty one is missing.</summary>
    public IReadOnlyList<string> Write(InventedPerson person, int list)
    {
        var write = Writer(list);
        var (called, alias) = Called(person);
        var (given, family) = (Chance(NoGiven) ? "" : Titled(Spoilt(write(called.Word)), person, list), Chance(NoFamily) ? "" : Spoilt(write(person.Family)));
        if (Chance(Swapped))
            (given, family) = (family, given);
        return
        [
            given, family, Or(Father, () => Spoilt(write(person.Father.Word))), alias is null ? "" : write(alias.Word), Birth(person.Birth, list), Or(Age, () => AgeOf(person, list)),
            Or(BirthPlace, () => write(person.BirthPlace)), Or(EventDate, () => Day(Chance(EventSlip) ? person.Event.AddDays(1) : person.Event, list)), Or(EventPlace, () => write(person.EventPlace)),
            Or(Sex, () => SexOf(person.Given.IsFemale, list)),
        ];
    }

    private bool Chance(double rate) => random.NextDouble() < rate;

    private string Or(double rate, Func<string> cell) => Chance(rate) ? cell() : "";

    private string Spoilt(string name) => Chance(Typo) ? _typos.In(name) : name;

    private Func<Word, string> Writer(int list)
    {
        var habit = list == 2 ? Habit.English : (Habit)random.Next(4);
        return list < 2 ? InPersian : word => _latin.Write(word.Said, habit);
    }

    // Parts of a compound joined, apart, or with a ZWNJ; some keyboards have the Arabic letters.
    private string InPersian(Word word)
    {
        var joint = random.NextDouble() switch { < 0.4 => "", < 0.75 => " ", _ => "‌" };
        var apart = word.Said.Contains('+', StringComparison.Ordinal) ? Apart(word) : word.Persian;
        var written = apart.Replace("‌", joint.Length == 0 && !word.Said.Contains('+', StringComparison.Ordinal) ? "‌" : joint, StringComparison.Ordinal);
        return Chance(0.1) ? written.Replace('ی', 'ي').Replace('ک', 'ك') : written;
    }

    // محمدرضا is written as one word in the tables, and apart by many.
    private static string Apart(Word word)
    {
        if (word.Persian.Contains('‌', StringComparison.Ordinal))
            return word.Persian;
        foreach (var first in (string[])["محمد", "امیر", "احمد", "حمید", "غلام", "علی"])
        {
            if (word.Persian.StartsWith(first, StringComparison.Ordinal))
                return first + "‌" + word.Persian[first.Length..];
        }
        return word.Persian;
    }

    private (GivenName Called, GivenName? Alias) Called(InventedPerson person) => person.Second is not { } second ? (person.Given, null) : random.Next(4) switch
    {
        0 => (second, person.Given),
        1 => (person.Given, second),
        2 => (second, null),
        _ => (person.Given, null),
    };

    private string Titled(string name, InventedPerson person, int list) => Chance(Title) && !person.Given.IsFemale ? $"{(list < 2 ? PersianTitles : LatinTitles)[random.Next(PersianTitles.Length)]} {name}" : name;

    private string Birth(DateOnly birth, int list)
    {
        var known = random.NextDouble();
        if (known >= BirthFull + BirthYear)
            return "";
        if (known >= BirthFull)
            return Year(birth, list);
        if (Chance(NewYear))
            return list < 2 ? $"{Year(birth, list)}/1/1" : $"{Year(birth, list)}-01-01";
        return Chance(MonthOnly) ? Month(birth, list) : Day(Slipped(birth), list);
    }

    private DateOnly Slipped(DateOnly day) => Chance(DateSlip) ? day.AddYears(random.Next(2) == 0 ? 10 : -1) : Chance(DayMonth) && day.Day <= 12 ? new(day.Year, day.Day, day.Month) : day;

    private string AgeOf(InventedPerson person, int list) => Digits(((person.Event.DayNumber - person.Birth.DayNumber) / 365) + (Chance(AgeSlip) ? random.Next(2) == 0 ? 1 : -1 : 0), list);

    private static string Year(DateOnly day, int list) => list < 2 ? Digits(Jalali.GetYear(Noon(day)), list) : Digits(day.Year, list);

    private static string Month(DateOnly day, int list) => list < 2 ? $"{Year(day, list)}/{Digits(Jalali.GetMonth(Noon(day)), list)}" : string.Create(CultureInfo.InvariantCulture, $"{day.Year}-{day.Month:00}");

    private string Day(DateOnly day, int list)
    {
        if (list >= 2)
            return day.ToString(Chance(MonthWord) ? "d MMMM yyyy" : list == 2 ? "yyyy-MM-dd" : "dd/MM/yyyy", CultureInfo.InvariantCulture);
        var (year, month, of) = (Jalali.GetYear(Noon(day)), Jalali.GetMonth(Noon(day)), Jalali.GetDayOfMonth(Noon(day)));
        return Chance(MonthWord) ? $"{Digits(of, list)} {PersianMonths[month - 1]} {Digits(year, list)}" : $"{Digits(year, list)}/{Digits(month, list)}/{Digits(of, list)}";
    }

    private static DateTime Noon(DateOnly day) => day.ToDateTime(new TimeOnly(12, 0));

    // The first list has Persian digits.
    private static string Digits(int number, int list)
    {
        var written = number.ToString(CultureInfo.InvariantCulture);
        return list == 0 ? string.Concat(written.Select(digit => (char)('۰' + digit - '0'))) : written;
    }

    private static string SexOf(bool isFemale, int list) => list < 2 ? (isFemale ? "زن" : "مرد") : list == 2 ? (isFemale ? "female" : "male") : isFemale ? "F" : "M";
}

/// <summary>One slip of the pen: a letter left out, doubled, swapped with its neighbour, or replaced by another of the same name.</summary>
internal sealed class Typos(Random random)
{
    public string In(string name)
    {
        if (name.Length < 4)
            return name;
        var at = 1 + random.Next(name.Length - 2);
        return random.Next(4) switch
        {
            0 => name.Remove(at, 1),
            1 => name.Insert(at, name[at].ToString()),
            2 => $"{name[..at]}{name[at + 1]}{name[at]}{name[(at + 2)..]}",
            _ => name[..at] + name[random.Next(name.Length)] + name[(at + 1)..],
        };
    }
}
