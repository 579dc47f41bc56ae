using FsCheck;
using FsCheck.Fluent;
using Sanad.Language;
using Sanad.Linkage.Comparisons;

namespace Sanad.Linkage.Tests.Comparisons;

public sealed class DayValueTests
{
    private static readonly MonthWords Months = new(Packs.BuiltIn);

    [Theory]
    [InlineData("1988-08-03", "1367/5/12")]
    [InlineData("03/08/1988", "۱۳۶۷/۰۵/۱۲")]
    [InlineData("3 August 1988", "12 مرداد 1367")]
    [InlineData("August 3rd, 1988", "۱۲ مرداد ۱۳۶۷")]
    [InlineData("19880803", "1988.8.3")]
    [InlineData("1988-08-03T10:00:00Z", "1988-08-03")]
    public void One_day_is_read_the_same_however_it_is_written(string one, string other) => Level(one, other).ShouldBe("same day");

    [Theory]
    [InlineData("1988-08-03", "1988-03-08", "one slip of the pen")]
    [InlineData("1988-08-03", "1978-08-03", "one slip of the pen")]
    [InlineData("1367/5/12", "1367/12/5", "one slip of the pen")]
    [InlineData("1367/5/12", "1377/5/12", "one slip of the pen")]
    [InlineData("1988-08-03", "1988-08-17", "two of day, month and year")]
    [InlineData("1988-08-03", "1988", "same year, no more known")]
    [InlineData("1988-08-03", "1988-01-01", "same year, no more known")]
    [InlineData("1367/11/2", "1367/1/1", "same year, no more known")]
    [InlineData("1989-01-22", "1367", "same year, no more known")]
    [InlineData("1990-08-03", "1367/1/1", "within two years")]
    [InlineData("1988-02-31", "1988-02-13", "one slip of the pen")]
    [InlineData("1988-08-03", "1954-11-19", "different")]
    [InlineData("1988", "1998", "different")]
    [InlineData("1988-08-03", "unknown", "missing")]
    public void Partial_and_mistaken_dates_have_levels_of_their_own(string one, string other, string level) => Level(one, other).ShouldBe(level);

    [Theory]
    [InlineData("")]
    [InlineData("نامعلوم")]
    [InlineData("0000-00-00")]
    [InlineData("1988-13-01")]
    [InlineData("99/99/9999")]
    [InlineData("1367/12/31")]
    [InlineData("August")]
    [InlineData("12 مرداد")]
    [InlineData("123456789")]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("34 years")]
    public void What_is_no_date_is_missing(string text) => Months.Parse(text).ShouldBeNull();

    [Fact]
    public void No_text_is_too_wrong_to_be_read() => Prop.ForAll(Arb.From(Gen.ArrayOf(Gen.Elements("1", "13", "1367", "2024", "/", "-", " ", "31", "مرداد", "Feb", "۹", "T", "\uD83D", "م", "0")).Select(string.Concat)), text =>
    {
        var day = Months.Parse(text);
        return day is null || Level(text, "1367/5/12") != "";
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_age_at_a_dated_event_is_held_against_a_birth()
    {
        var table = Table([Role.BirthDate, Role.Age, Role.EventDate], ["1367/5/12", null, null], [null, "۳۱ ساله", "1398/8/25"], [null, "34", null], [null, "50", "2019-11-16"], [null, "old", "2019-11-16"]);
        var (column, days) = Births.Of(table, Months, new(1, CancellationToken.None))!.Value;
        var comparison = new DateComparison("birth_date", column, days);
        Level(comparison, 0, 1).ShouldBe("age fits");
        Level(comparison, 0, 2).ShouldBe("within two years");
        Level(comparison, 0, 3).ShouldBe("different");
        Level(comparison, 0, 4).ShouldBe("missing");
    }

    [Fact]
    public void Ages_without_any_date_are_held_against_each_other()
    {
        var (column, days) = Births.Of(Table([Role.Age, Role.GivenName], ["34", "Ali"], ["35", "Ali"], ["60", "Ali"]), Months, new(1, CancellationToken.None))!.Value;
        var comparison = new DateComparison("birth_date", column, days);
        Level(comparison, 0, 1).ShouldBe("age fits");
        Level(comparison, 0, 2).ShouldBe("different");
    }

    private static string Level(string one, string other)
    {
        var column = Table([Role.BirthDate, Role.GivenName], [one, "a"], [other, "b"], ["1900", "c"])[Role.BirthDate]!;
        return Level(new DateComparison("birth_date", column, Array.ConvertAll(column.Values, Months.Parse)), 0, 1);
    }

    private static string Level(DateComparison comparison, int left, int right)
    {
        Span<byte> levels = stackalloc byte[1];
        var dates = comparison.Columns[0];
        comparison.Compare(new([dates.Of(left)], [dates.Of(right)], stride: 1, count: 1), levels, 1);
        return comparison.Parts[0].Levels[levels[0]];
    }

    private static RecordTable Table(Role[] roles, params string?[][] rows)
    {
        var writer = new RecordTableWriter(roles);
        writer.BeginList("list");
        foreach (var (row, number) in rows.Select((row, number) => (row, number)))
            writer.Add($"{number}", row);
        return writer.ToTable();
    }
}
