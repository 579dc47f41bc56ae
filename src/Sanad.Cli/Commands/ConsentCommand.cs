using System.CommandLine;
using System.Globalization;
using Sanad.Casebook.Redaction;
using Sanad.Cli.Terminal;
using Sanad.Custody;

namespace Sanad.Cli.Commands;

/// <summary>sanad consent: who agreed to what, by pseudonym.</summary>
internal static class ConsentCommand
{
    public static Verb Of(Run run) => new Verb("consent", "Record who agreed to what, by pseudonym: a witness to publishing, a colleague to destroying",
            "sanad consent give 1306 --for publish --who w-7 --wording \"by telephone, in Persian\"", "sanad consent give 1306 --for destroy", "sanad consent list")
        .With(
            Decide(run, ConsentDecision.Give, "Consent was given", "sanad consent give 1306 --for publish --who w-7", "sanad consent give --row bakers B2 --for forget"),
            Decide(run, ConsentDecision.Refuse, "Consent was asked for and refused", "sanad consent refuse 1306 --for publish --who w-7"),
            Decide(run, ConsentDecision.Withdraw, "Consent is taken back; what was done before stays done", "sanad consent withdraw 1306 --for publish --who w-7"),
            List(run));

    private static Verb Decide(Run run, ConsentDecision decision, string summary, params string[] examples)
    {
        var targets = Verb.Any("target", "A document, a list's file, a person, a record or an entry: its id, or the beginning of it");
        var row = new Option<string[]>("--row") { Description = "A row of a list: the list's name, and what names the row; may be given several times", HelpName = "LIST KEY", Arity = new(2, 200), AllowMultipleArgumentsPerToken = true };
        var scope = new Option<string?>("--for") { Description = "To what: publish, destroy, forget, or other words", HelpName = "SCOPE" };
        var who = new Option<string?>("--who") { Description = "Whose consent it is, as a pseudonym; without it your own", HelpName = "PSEUDONYM" };
        var wording = new Option<string?>("--wording") { Description = "How it was given; stays in the journal for good, so no name belongs in it", HelpName = "TEXT" };
        return new Verb(decision.ToString().ToLowerInvariant(), summary, examples)
            .With(targets, row, scope, who, wording, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                using var book = run.Open(result);
                var request = new RedactionRequest { Kind = RedactionKind.Withhold, Targets = result.GetValue(targets) ?? [], Rows = RedactCommand.Rows(result.GetValue(row)) };
                return Outcomes.Report(run, result, ConsentVerb.Record(book, decision, request, result.GetValue(scope) ?? throw CommandEndsException.Usage("Say to what: --for publish, destroy, forget, or other words."), result.GetValue(who), result.GetValue(wording)), decision == ConsentDecision.Give ? "sanad consent withdraw takes it back" : null);
            });
    }

    private static Verb List(Run run) => new Verb("list", "Every entry on consent, the latest first", "sanad consent list", "sanad consent list --json")
        .With(run.CasebookFolder, run.Database, run.Json)
        .Does(run, (result, _) =>
        {
            using var book = run.Open(result);
            var acts = ConsentVerb.All(book);
            run.PrintEach(result, acts, act => $"{act.Time}  {act.Decision.ToString().ToLowerInvariant(),-8}  {Shown.OneLine(act.Scope)}  by {act.Who ?? act.Person ?? act.Writer}, signed by {act.Person ?? act.Writer}  on {string.Join(' ', act.About.Select(a => Shown.Safe(a[..Math.Min(16, a.Length)])))}{(act.Wording is { } said ? $"  “{Shown.OneLine(said)}”" : "")}");
            run.Say(string.Create(CultureInfo.InvariantCulture, $"{acts.Count:N0} entries on consent"));
            return ExitCode.Done;
        });
}
