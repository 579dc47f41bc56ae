using System.CommandLine;
using Sanad.Casebook.Review;
using Sanad.Claims;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad claim: what the machine missed, a person adds, tied to the exact words.</summary>
internal static class ClaimCommand
{
    private static readonly (string Field, string Help, string Value)[] Fields =
    [
        ("qty", "The words of the number as they stand in the quote; without it a claim without a number", "WORDS"),
        ("speaker", "Who says so; without it the outlet itself", "NAME"), ("stance", "assert, deny, confirm, revise or dispute", "STANCE"),
        ("modality", "asserted, reported, alleged, estimated, unconfirmed, ...", "MODALITY"), ("place", "Where it happened", "PLACE"),
        ("when", "When it happened: 2019, 2019-11, 2019-11-15, or two of them as 2017-12/2018-01", "DATE"), ("said", "When it was said", "DATE"),
        ("victims", "Who they were, as the text calls them", "WORDS"),
    ];

    public static Verb Of(Run run) => new Verb("claim", "Add a claim that the machine missed; journalled, and can be undone",
            "sanad claim add 6fda --quote \"at least 12 were killed\" --act killed --qty \"at least 12\"", "sanad claim undo ENTRY")
        .With(Add(run), UndoVerb.Of(run, "addition", "Take an added claim back; the journal keeps both", "sanad claim undo 3f9a", ReviewVerb.Undo));

    private static Verb Add(Run run)
    {
        var document = Verb.One("document", "Its SHA-256, or the beginning of it");
        var quote = new Option<string>("--quote") { Description = "The exact words, pasted; white space, quotation marks and digits may differ", HelpName = "WORDS", Required = true };
        var act = new Option<string>("--act") { Description = "What was done: killed, wounded, arrested, ...", HelpName = "ACT", Required = true };
        var nth = new Option<int?>("--nth") { Description = "Which place is meant when the words stand at several", HelpName = "N" };
        var set = new Option<string[]>("--set") { Description = "Any other field; may be given more than once", HelpName = "FIELD=VALUE" };
        var reason = new Option<string?>("--reason") { Description = "A remark that goes into the journal", HelpName = "TEXT" };
        var fields = Fields.Select(f => new Option<string?>("--" + f.Field) { Description = f.Help, HelpName = f.Value }).ToList();
        return new Verb("add", "Add a claim by its words, which must stand in the document; its number is read as the extractor reads numbers",
                "sanad claim add 6fda --quote \"at least 12 were killed\" --act killed --qty \"at least 12\" --speaker \"the governor\" --when 2019-11-16", "sanad claim add 6fda --quote \"no one was hurt\" --act wounded --qty \"no one\" --nth 2")
            .With([document, quote, act, .. fields, set, nth, reason, run.CasebookFolder, run.Database, run.Json])
            .Does(run, (result, _) =>
            {
                var given = fields.Select((option, i) => (Fields[i].Field, Value: result.GetValue(option))).Where(f => f.Value is not null).Select(f => (f.Field, f.Value!))
                    .Concat((result.GetValue(set) ?? []).Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair.Length > 1 ? pair[1] : "")));
                var draft = new HandDraft(result.GetValue(quote)!, ActOf(result.GetValue(act)!), [.. given]) { Nth = result.GetValue(nth), Note = result.GetValue(reason) };
                using var book = run.Open(result);
                return Report(run, result, HandClaim.Add(book, result.GetValue(document)!, draft));
            });
    }

    private static Act ActOf(string word) => ClaimFields.Member<Act>(word)
        ?? throw CommandEndsException.Usage($"\"{Shown.Safe(word)}\" is no act. Acts: {string.Join(", ", Enum.GetValues<Act>().Select(ClaimFields.Word))}");

    private static int Report(Run run, ParseResult result, AddOutcome outcome)
    {
        switch (outcome)
        {
            case AddOutcome.Added added when result.GetValue(run.Json):
                run.PrintJson(new { added.Claim.Id, added.Entry, qty = ClaimFields.QuantityWords(added.Claim), added.Claim.Quantity, added.Claim.Quote });
                return ExitCode.Done;
            case AddOutcome.Added added:
                ClaimText.Print(run, added.Claim);
                run.Print($"{added.Claim.Id}  added; journal entry {added.Entry[..16]} (undo takes it)");
                return ExitCode.Done;
            case AddOutcome.Ambiguous several:
                run.Say($"The words stand at {several.Places.Count} places. Say which with --nth:");
                foreach (var (place, i) in several.Places.Select((place, i) => (place, i + 1)))
                    run.Say($"  --nth {i}  {Shown.Isolated(Shown.OneLine(place))}");
                return ExitCode.Usage;
            case AddOutcome.NoDocument no:
                return Outcomes.Report(run, result, no.Outcome);
            case AddOutcome.Refused refused:
                throw CommandEndsException.Usage(Shown.OneLine(refused.Reason));
            default:
                throw new InvalidOperationException($"An outcome without words: {outcome}");
        }
    }
}
