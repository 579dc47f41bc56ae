using System.CommandLine;
using System.Globalization;
using Sanad.Casebook.People;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad people: the human beings behind the records.</summary>
internal static class PeopleCommand
{
    public static Verb Of(Run run)
    {
        var name = Verb.Any("name", "Words of a name, in any script and spelling; beginnings are enough. Without any: everyone");
        var linked = new Option<bool>("--linked") { Description = "Only persons with more than one record" };
        var (skip, take) = (new Option<int>("--skip") { Description = "Persons passed over before the first", HelpName = "N" }, new Option<int>("--take") { Description = "At most so many", HelpName = "N", DefaultValueFactory = _ => 100 });
        return new Verb("people", "The persons of all lists, as they are linked now; `sanad show PERSON` has every record", "sanad people -c case", "sanad people rostam daryaei", "sanad people رستم --linked --json")
            .With(name, linked, skip, take, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                using var book = run.Open(result);
                var page = PeopleVerbs.List(book, string.Join(' ', result.GetValue(name) ?? []), Math.Max(0, result.GetValue(skip)), Math.Max(0, result.GetValue(take)), result.GetValue(linked) ? 2 : 1);
                foreach (var person in page.Items)
                {
                    if (result.GetValue(run.Json))
                        run.PrintJson(person);
                    else
                        run.Print(string.Create(CultureInfo.InvariantCulture, $"{person.Id}  {person.Records,3} records in {person.Lists} lists{(person.Decided > 0 ? $", {person.Decided} decided" : "")}  {Shown.Isolated(Shown.Cut(person.Name, run.Width - 40))}"));
                }
                run.Say(string.Create(CultureInfo.InvariantCulture, $"{page.Items.Count:N0} of {page.Total:N0} persons"));
                return ExitCode.Done;
            });
    }
}
