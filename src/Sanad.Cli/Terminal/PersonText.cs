using System.Globalization;
using Sanad.Casebook.People;
using Sanad.Cli.Commands;

namespace Sanad.Cli.Terminal;

/// <summary>A person on a terminal and for scripts.</summary>
internal static class PersonText
{
    public static void Print(Run run, PersonView person)
    {
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{person.Line.Id}  {Shown.Isolated(Shown.OneLine(person.Line.Name))}  {person.Line.Records:N0} records in {person.Line.Lists:N0} lists"));
        if (person.Spellings.Count > 1)
            run.Print($"  spellings   {string.Join(" · ", person.Spellings.Select(s => $"{Shown.Isolated(Shown.OneLine(s.Name))} ×{s.Records}"))}");
        foreach (var record in person.Records)
            run.Print("  " + ListCommand.RecordLine(record, run.Width - 2));
        foreach (var tie in person.Ties)
            run.Print($"  {tie.Record} = {tie.To}  {(tie.Decision is { } entry ? $"decided by entry {entry[..16]}" : "proposed by the machine")}{(tie.Score is { } score ? string.Create(CultureInfo.InvariantCulture, $", {score:0.0} bits") : "")}");
        foreach (var maybe in person.Maybe)
            run.Print(string.Create(CultureInfo.InvariantCulture, $"  maybe also {maybe.Person.Id}  {Shown.Isolated(Shown.OneLine(maybe.Person.Name))}, {maybe.Score:0.0} bits ({maybe.Left}, {maybe.Right})"));
    }

    public static object Json(PersonView person) => new
    {
        person.Line.Id,
        person.Line.Name,
        spellings = person.Spellings.Select(s => new { s.Name, s.Records }),
        records = person.Records.Select(ListCommand.RecordJson.Of),
        ties = person.Ties,
        maybe = person.Maybe.Select(m => new { person = m.Person.Id, m.Person.Name, m.Left, m.Right, score = Math.Round(m.Score, 3) }),
    };
}
