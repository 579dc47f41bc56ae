namespace Sanad.Language;

/// <summary>Dates that are counted or chosen from an anchor.</summary>
internal sealed partial class DateScan
{
    private const int LargestAmount = 400;

    private DatePart Counted(int i, DateRole roles)
    {
        var found = roles.HasFlag(DateRole.Fixed) ? Fixed(i) : DatePart.Nothing;
        var amount = roles.HasFlag(DateRole.Amount) && TryAmount(i, out var read) ? read : (Amount?)null;
        if (amount is { } counted)
            found = found.Longer(Ago(i, counted));
        return amount is not null || roles.HasFlag(DateRole.Lasting) ? found.Longer(Lasting(i, amount)) : found;
    }

    private readonly record struct Amount(int Number, DateUnit Unit, int End);

    // yesterday, last month, the prior month, the same day.
    private DatePart Fixed(int i)
    {
        var found = DatePart.Nothing;
        if (words.Relative.Longest(tokens, i, out var count) is [var shift, ..])
            found = new(count, DateMentionKind.Relative, shift) { Calendar = shift.Calendar };
        if (words.SinceThen.Longest(tokens, i, out var since).Count > 0)
            found = found.Longer(new(since, DateMentionKind.Range, new DateMeaning.Since(new DateMeaning.Same())));
        return words.Same.Longest(tokens, i, out var same).Count > 0 ? found.Longer(new(same, DateMentionKind.Relative, new DateMeaning.Same())) : found;
    }

    // "two days earlier", "three years ago", «دو روز پیش».
    private DatePart Ago(int i, Amount amount)
    {
        if (words.CountedAfter.Longest(tokens, amount.End, out var count) is not [var counting, ..])
            return DatePart.Nothing;
        var shifted = new DateMeaning.Shifted(counting.Sign * amount.Number, amount.Unit, counting.Base, words.Calendar);
        return new(amount.End + count - i, DateMentionKind.Relative, shifted) { Calendar = words.Calendar };
    }

    // "the past 12 months", "the past week", "the coming days", «۱۲ ماه گذشته».
    private DatePart Lasting(int i, Amount? amount)
    {
        if (words.LastingBefore.Longest(tokens, i, out var count) is [var counting, ..])
            return LastingUnits(i, i + count, counting);
        if (amount is { } counted && words.LastingAfter.Longest(tokens, counted.End, out var after) is [var way, ..])
            return new(counted.End + after - i, DateMentionKind.Period, new DateMeaning.Lasting(way.Sign * counted.Number, counted.Unit, way.Base));
        return DatePart.Nothing;
    }

    private DatePart LastingUnits(int start, int at, Counting counting)
    {
        if (TryAmount(at, out var amount))
            return new(amount.End - start, DateMentionKind.Period, new DateMeaning.Lasting(counting.Sign * amount.Number, amount.Unit, counting.Base));
        if (words.Units.Longest(tokens, at, out var count) is not [var one, ..])
            return DatePart.Nothing;
        var isPlural = tokens[at].Folded.EndsWith('s');
        return new(at + count - start, DateMentionKind.Period, new DateMeaning.Lasting(counting.Sign * (isPlural ? words.PluralMeans : 1), one, counting.Base));
    }

    private bool TryAmount(int i, out Amount amount)
    {
        amount = default;
        if (!TryAmountAlone(i, out var number, out var count) || number < 1 || number > LargestAmount || number % 1 != 0)
            return false;
        if (words.Units.Longest(tokens, i + count, out var length) is not [var found, ..])
            return false;
        amount = new((int)number, found, i + count + length);
        return true;
    }

    private bool TryAmountAlone(int i, out double number, out int count)
    {
        (number, count) = (1, 1);
        return (i < tokens.Count && words.UnitArticles.Contains(tokens[i].Word)) || words.Numbers.TryRead(tokens, i, out number, out count);
    }

    // "last November", "this past Saturday", "next Tuesday", "last summer".
    private DatePart Directed(int i)
    {
        if (words.DirectionsBefore.Longest(tokens, i, out var count) is not [var direction, ..])
            return DatePart.Nothing;
        var at = i + count;
        if (words.Weekdays.Longest(tokens, at, out var length) is [var weekday, ..] && HasCapital(at))
            return new(count + length, DateMentionKind.Weekday, new DateMeaning.OnWeekday(weekday, direction)) { Weekday = weekday };
        if (words.Seasons.Longest(tokens, at, out length) is [var season, ..])
            return new(count + length, DateMentionKind.Season, new DateMeaning.InSeason(words.Calendar, season, direction));
        var date = MonthYear(at).Longer(MonthDay(at)).Longer(DayMonth(at));
        return date.Meaning is DateMeaning.OfYear ofYear
            ? date with { Count = count + date.Count, Meaning = ofYear with { Direction = direction }, Shy = false }
            : DatePart.Nothing;
    }
}
