using System.CommandLine;
using Sanad.Basics;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Cli;

/// <summary>What a person knows about files beforehand: the same three options on keep, read and claims.</summary>
internal sealed class GivenOptions
{
    public Option<string?> Outlet { get; } = new("--outlet") { Description = "Who published them", HelpName = "NAME" };

    public Option<string?> Published { get; } = new("--published") { Description = "When: 2019, 2019-11 or 2019-11-15", HelpName = "DATE" };

    public Option<string?> Language { get; } = new("--language") { Description = "en or fa; without it the text decides", HelpName = "CODE" };

    /// <exception cref="CommandEndsException">The date is none.</exception>
    public Given Of(ParseResult result)
    {
        PartialDate? published = null;
        if (result.GetValue(Published) is { } text)
            published = Date(text);
        return new Given(result.GetValue(Outlet), published, result.GetValue(Language));
    }

    public static DateInterval Interval(string text) => TypedDate.Read(text)
        ?? throw CommandEndsException.Usage($"\"{text}\" is no date. Write 2019, 2019-11, 2019-11-15, or two of them as 2017-12/2018-01; a year before 1700 is a Jalali one: 1398-08-24.");

    private static PartialDate Date(string text) => TypedDate.ReadOne(text)
        ?? throw CommandEndsException.Usage($"\"{text}\" is no date. Write 2019, 2019-11 or 2019-11-15, or a day of the Jalali calendar: 1398-08-24.");
}
