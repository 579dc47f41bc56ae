using System.Globalization;

namespace Sanad.Linkage.Comparisons;

/// <summary>
/// What a table says of when people were born: the date, else the year, else the age at the event with the year of the event (or of most events of the
/// list). Where no event is dated and no birth either, ages are compared as if they all were of one year.
/// </summary>
internal static class Births
{
    private const int AnyYear = 2000;

    // Before a year that follows from an age: what the value was made of stays readable.
    private const char Sign = '~';

    /// <summary>The column and what each of its values says; null when the table knows nothing of births.</summary>
    public static (Column Column, DayValue?[] Days)? Of(RecordTable table, MonthWords months, Workers workers)
    {
        var (dates, years, ages) = (Parsed(table[Role.BirthDate], months, workers), Parsed(table[Role.BirthYear], months, workers), table[Role.Age]);
        if (ages is null && (dates is null || years is null))
            return (dates ?? years) is { } only ? (only.Column, only.Days) : null;
        var eventYears = ages is null ? [] : EventYears(table, months, workers);
        var anyYear = dates is null && years is null && Array.TrueForAll(eventYears, year => year is null) ? AnyYear : (int?)null;
        var writer = new ColumnWriter();
        for (var record = 0; record < table.Count; record++)
            writer.Add(Written(dates, record) ?? Written(years, record) ?? (ages is not null && (eventYears[record] ?? anyYear) is { } year && DayValue.OfAge(ages[ages.Of(record)], year) is { } day
                ? string.Create(CultureInfo.InvariantCulture, $"{Sign}{day.Year}") : ""));
        var column = writer.ToColumn();
        return (column, Array.ConvertAll(column.Values, text => text is [Sign, .. var year] ? DayValue.OfAge("0", int.Parse(year, CultureInfo.InvariantCulture)) : months.Parse(text)));
    }

    private sealed record ParsedColumn(Column Column, DayValue?[] Days);

    private static ParsedColumn? Parsed(Column? column, MonthWords months, Workers workers) => column is null ? null : new(column, workers.Map(column.Values, months.Parse));

    private static string? Written(ParsedColumn? dates, int record) => dates?.Column.Of(record) is { } id && dates.Days[id] is not null ? dates.Column[id] : null;

    private static int?[] EventYears(RecordTable table, MonthWords months, Workers workers)
    {
        var columns = ((Role[])[Role.EventDate, Role.DeathDate, Role.ArrestDate]).Select(role => Parsed(table[role], months, workers)).OfType<ParsedColumn>().ToList();
        int?[] years = [.. Enumerable.Range(0, table.Count).Select(record => columns.Select(column => column.Days[column.Column.Of(record)]?.Year).FirstOrDefault(year => year is not null))];
        var usual = table.Lists.Select((_, list) => years.Where((year, record) => year is not null && table.ListOf[record] == list).GroupBy(year => year).MaxBy(group => (group.Count(), -group.Key))?.Key).ToArray();
        return [.. years.Select((year, record) => year ?? usual[table.ListOf[record]])];
    }
}
