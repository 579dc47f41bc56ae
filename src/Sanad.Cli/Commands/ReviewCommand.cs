using System.CommandLine;
using Sanad.Casebook;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Claims;
using Sanad.Cli.Terminal;

namespace Sanad.Cli.Commands;

/// <summary>sanad review: a person decides what the machine proposed, one key a decision; or one claim from the command line.</summary>
internal sealed class ReviewCommand
{
    private readonly Argument<string?> _claim = Verb.Perhaps("claim", "One claim's id, to judge it without the keyboard");
    private readonly Option<bool> _accept = new("--accept") { Description = "It says what the text says" };
    private readonly Option<bool> _reject = new("--reject") { Description = "It does not" };
    private readonly Option<bool> _unsure = new("--unsure") { Description = "Looked at, not decided" };
    private readonly Option<string[]> _set = new("--set") { Description = "Accept it with this correction; may be given more than once", HelpName = "FIELD=VALUE" };
    private readonly Option<string?> _reason = new("--reason") { Description = "A remark that goes into the journal", HelpName = "TEXT" };
    private readonly Option<bool> _list = new("--list") { Description = "Show what waits, in the order of review" };
    private readonly Option<string?> _undo = new("--undo") { Description = "Take your last decision back, or the one of that journal entry", HelpName = "[ENTRY]", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _act = new("--act") { Description = "Only this act (killed) or group of acts (death)", HelpName = "ACT" };
    private readonly Option<string?> _speaker = new("--speaker") { Description = "Only speakers with this in their name; AUTHOR for outlets in their own voice", HelpName = "NAME" };
    private readonly Option<string?> _tier = new("--tier") { Description = "Only claims of this tier: A, B or C", HelpName = "TIER" };
    private readonly Option<string?> _event = new("--event") { Description = "Only claims of this event", HelpName = "EVENT" };
    private readonly Option<string?> _document = new("--document") { Description = "Only claims of this document", HelpName = "DOCUMENT" };
    private readonly Option<string?> _status = new("--status") { Description = "Look again at what is accepted, edited, rejected or contested; without it what is proposed", HelpName = "STATUS" };

    private readonly Option<bool> _links = new("--links") { Description = "Decide on links between records instead: the same person, two, or not sure; with --list, --undo, or two records and --same, --different or --unsure" };
    private readonly Option<string[]> _pair = new("--pair") { Description = "With --links: two records by their ids", HelpName = "RECORD RECORD", Arity = new ArgumentArity(2, 2), AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> _same = new("--same") { Description = "With --pair: one person" };
    private readonly Option<bool> _different = new("--different") { Description = "With --pair: two persons" };

    private ReviewCommand()
    {
    }

    public static Verb Of(Run run)
    {
        var command = new ReviewCommand();
        return new Verb("review", "Decide what the machine proposed: a claim at a time, one key a decision; every decision is journalled and can be undone",
                "sanad review -c case", "sanad review --event e1f2 --tier A", "sanad review c41f --reject --reason \"counts buses\"", "sanad review c41f --set qual=at_least", "sanad review --list", "sanad review --undo",
                "sanad review --links -c case")
            .With(command._claim, command._accept, command._reject, command._unsure, command._set, command._reason, command._list, command._undo, command._act, command._speaker,
                command._tier, command._event, command._document, command._status, command._links, command._pair, command._same, command._different, run.CasebookFolder, run.Database, run.Json)
            .Does(run, command.Go);
    }

    private int Go(ParseResult result, Run run)
    {
        var isUndo = result.GetResult(_undo) is not null;
        if (result.GetValue(_links) || result.GetValue(_pair) is { Length: > 0 })
            return Links(run, result, isUndo);
        var verdicts = new[] { result.GetValue(_accept), result.GetValue(_reject), result.GetValue(_unsure), result.GetValue(_set) is { Length: > 0 } }.Count(given => given);
        if (verdicts > 1 || (verdicts > 0) != (result.GetValue(_claim) is not null) || (isUndo && (verdicts > 0 || result.GetValue(_list))))
            throw CommandEndsException.Usage("Name a claim with one of --accept, --reject, --unsure or --set; or neither, to review at the keyboard, --list or --undo.");
        using var book = run.Open(result);
        if (isUndo)
            return Outcomes.Report(run, result, ReviewVerb.Undo(book, result.GetValue(_undo)));
        if (verdicts == 1)
            return Outcomes.Report(run, result, Judge(run, result, book));
        var filter = Filter(result, book);
        return result.GetValue(_list) ? List(run, result, ReviewQueue.Of(book, filter)) : new ReviewTalk(run, book, filter, result.GetValue(run.Json)).Go();
    }

    private int Links(Run run, ParseResult result, bool isUndo)
    {
        var verdicts = new (bool Given, LinkVerdict Verdict)[] { (result.GetValue(_same), LinkVerdict.Same), (result.GetValue(_different), LinkVerdict.Different), (result.GetValue(_unsure), LinkVerdict.Unsure) }.Where(v => v.Given).ToList();
        var pair = result.GetValue(_pair) ?? [];
        if (result.GetValue(_claim) is not null || verdicts.Count > 1 || (pair.Length > 0) != (verdicts.Count == 1))
            throw CommandEndsException.Usage("With --links: name two records with --pair and one of --same, --different or --unsure; or neither, to review at the keyboard, --list or --undo.");
        using var book = run.Open(result);
        if (isUndo || pair.Length > 0)
        {
            var outcome = isUndo ? LinkReview.Undo(book, result.GetValue(_undo)) : LinkReview.Decide(book, pair[0], pair[1], verdicts[0].Verdict, result.GetValue(_reason));
            book.Seal();
            return Outcomes.Report(run, result, outcome);
        }
        return result.GetValue(_list) ? LinkText.List(run, result, book) : new LinkTalk(run, book, result.GetValue(run.Json)).Go();
    }

    private VerbOutcome Judge(Run run, ParseResult result, OpenCasebook book)
    {
        var (id, reason) = (result.GetValue(_claim)!, result.GetValue(_reason));
        if (result.GetValue(_set) is not { Length: > 0 } fields)
            return ReviewVerb.Judge(book, id, result.GetValue(_accept) ? Verdict.Accept : result.GetValue(_reject) ? Verdict.Reject : Verdict.Unsure, note: reason);
        return ShowVerb.Claim(book, id) is var (claim, document) && claim.Anchored
            ? ReviewVerb.Judge(book, id, Verdict.Edit, Corrected(run, claim.Claim, document.Document.Text, fields), reason)
            : ReviewVerb.Judge(book, id, Verdict.Edit, null, reason);
    }

    /// <summary>The claim with every FIELD=VALUE set.</summary>
    /// <exception cref="CommandEndsException">A field does not hold that value.</exception>
    public static Claim Corrected(Run run, Claim claim, string text, IEnumerable<string> fields)
    {
        var correction = new ClaimCorrection(text, run.Packs);
        foreach (var field in fields)
        {
            var parts = field.Split('=', 2);
            claim = correction.Set(claim, parts[0], parts.Length > 1 ? parts[1] : "") switch
            {
                FieldOutcome.Set set => set.Claim,
                FieldOutcome.Refused refused => throw CommandEndsException.Usage(Shown.OneLine(refused.Reason)),
                var other => throw new InvalidOperationException($"An outcome without words: {other}"),
            };
        }
        return claim;
    }

    private ReviewFilter Filter(ParseResult result, OpenCasebook book) => new()
    {
        Act = result.GetValue(_act) is { } act ? ActWord(act) : null,
        Speaker = result.GetValue(_speaker),
        Tier = result.GetValue(_tier) is { } tier ? Member<Tier>(tier, "tier") : null,
        Event = result.GetValue(_event) is { } e ? Whole(ShowVerb.Event(book, e)?.Summary.Id, "event", e) : null,
        Document = result.GetValue(_document) is { } d ? Whole(ShowVerb.Document(book, d)?.Document.Original.Hex, "document", d) : null,
        Status = result.GetValue(_status) is { } status ? Member<ReviewStatus>(status, "status") : ReviewStatus.Proposed,
    };

    private static string ActWord(string word) => ClaimFields.Member<Act>(word) is { } act ? ClaimFields.Word(act)
        : ClaimFields.Member<ActGroup>(word) is { } group ? ClaimFields.Word(group)
        : throw CommandEndsException.Usage($"\"{Shown.Safe(word)}\" is no act. Acts: {string.Join(", ", Enum.GetValues<Act>().Select(ClaimFields.Word))}; groups: {string.Join(", ", Enum.GetValues<ActGroup>().Select(ClaimFields.Word))}");

    private static T Member<T>(string word, string what)
        where T : struct, Enum => ClaimFields.Member<T>(word) ?? throw CommandEndsException.Usage($"\"{Shown.Safe(word)}\" is no {what}; there are: {string.Join(", ", Enum.GetValues<T>().Select(ClaimFields.Word))}");

    private static string Whole(string? found, string kind, string typed) =>
        found ?? throw CommandEndsException.Usage($"No {kind}, or more than one, has an id that begins with {Shown.Safe(typed)}. List them: {(kind == "event" ? "sanad event list" : "sanad show")}");

    private static int List(Run run, ParseResult result, IReadOnlyList<ReviewItem> queue)
    {
        foreach (var item in queue)
        {
            if (result.GetValue(run.Json))
                run.PrintJson(new ItemJson(item.ClaimId, item.EventId, item.Original, item.Claim.Act, item.Claim.Tier, item.Claim.Speaker ?? ClaimFields.Author, item.Claim.Quote, [.. item.Copies.Select(c => c.ClaimId)], item.Decided, item.Unsure));
            else
                run.Print($"{item.ClaimId}  {item.Claim.Tier}  {ClaimText.Word(item.Claim.Act),-12}{(item.Copies.Count > 0 ? $" ×{item.Copies.Count + 1}" : ""),-3} {Shown.Isolated(Shown.Cut(item.Claim.Quote, run.Width - 38))}");
        }
        run.Say(queue.Count == 0 ? "Nothing waits." : $"{queue.Count} claims wait, {queue.Sum(i => i.Copies.Count)} more in identical copies.");
        return ExitCode.Done;
    }

    private sealed record ItemJson(string Claim, string? Event, string Document, Act Act, Tier Tier, string Speaker, string Quote, IReadOnlyList<string> Copies, string? Decided, bool Unsure);
}
