using System.CommandLine;
using System.Globalization;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Redaction;
using Sanad.Cli.Terminal;
using Sanad.Custody;

namespace Sanad.Cli.Commands;

/// <summary>sanad redact: what must not be shown, kept or remembered; each act shows first what it takes away and what remains.</summary>
internal static class RedactCommand
{
    public static Verb Of(Run run) => new Verb("redact", "Withhold, seal, destroy or forget a document, a person, a row or an entry; shows what would go before it goes",
            "sanad redact withhold 1306 --dry-run -c case", "sanad redact seal 1306 --to age1qyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqszqgpqyqs3290gq",
            "sanad redact destroy --row bakers B2 --reason \"the family asked\"", "sanad redact forget 1306 --dry-run", "sanad redact list")
        .With(
            Act(run, RedactionKind.Withhold, "Keep it, and leave it out of every export; --undo takes that back", "sanad redact withhold 1306", "sanad redact withhold 1306 --undo"),
            Act(run, RedactionKind.Seal, "Encrypt the original to custodians with age, and remove the plain original and its text; unseal brings it back", "sanad redact seal 1306 --to age1... --to age1..."),
            Act(run, RedactionKind.Destroy, "Remove the original and all that was made of it; the entry that it was once here stays. Cannot be undone", "sanad redact destroy 1306 --dry-run", "sanad redact destroy --row bakers B2"),
            Forget(run), Unseal(run), List(run));

    private sealed class ActOptions
    {
        public Argument<string[]> Targets { get; } = Verb.Any("target", "A document, a list's file, a person, a record or an entry: its id, or the beginning of it");

        public Option<string[]> Row { get; } = new("--row") { Description = "A row of a list: the list's name, and what names the row; may be given several times", HelpName = "LIST KEY", Arity = new(2, 200), AllowMultipleArgumentsPerToken = true };

        public Option<string?> Reason { get; } = new("--reason") { Description = "Why; stays in the journal for good, so no name belongs in it", HelpName = "TEXT" };

        public Option<string[]> To { get; } = new("--to") { Description = "Who can open it: a public key of age (age1...) or an SSH public key; may be given several times", HelpName = "KEY" };

        public Option<string?> Recipients { get; } = new("--recipients") { Description = "A file with such keys, one a line", HelpName = "FILE" };

        public Option<bool> Undo { get; } = new("--undo") { Description = "Take it back" };

        public Option<string?> Word { get; } = new("--word") { Description = "Change nothing: name every place where this word still stands", HelpName = "NAME" };

        public Option<bool> DryRun { get; } = new("--dry-run") { Description = "Show what would go and what would remain; change nothing" };

        public Option<bool> Yes { get; } = new("--yes") { Description = "Do not ask" };
    }

    private static Verb Forget(Run run) => Act(run, RedactionKind.Forget, "Destroy it, and turn every entry that names it into its hash, here and in every copy that this reaches. Cannot be undone",
        "sanad redact forget 1306 --dry-run", "sanad redact forget --word \"Rostam Daryaei\"", "sanad redact forget 3f9a77 --reason \"a witness asked\"");

    private static Verb Act(Run run, RedactionKind kind, string summary, params string[] examples)
    {
        var options = new ActOptions();
        var verb = new Verb(Redactions.Scope(kind), summary, examples).With(options.Targets, options.Row, options.Reason);
        if (kind == RedactionKind.Seal)
            verb.With(options.To, options.Recipients);
        if (kind == RedactionKind.Withhold)
            verb.With(options.Undo);
        if (kind == RedactionKind.Forget)
            verb.With(options.Word);
        return verb.With(options.DryRun, options.Yes, run.CasebookFolder, run.Database, run.Json).Does(run, (result, _) =>
        {
            using var book = run.Open(result);
            if (kind == RedactionKind.Forget && result.GetValue(options.Word) is { } word)
                return Places(run, result, book, word);
            if (kind == RedactionKind.Withhold && result.GetValue(options.Undo))
                return Outcomes.Report(run, result, RedactVerb.Undo(book, (result.GetValue(options.Targets) ?? []).FirstOrDefault() ?? throw CommandEndsException.Usage("Name the document or the entry of the decision.")), takenBack: null);
            return Redact(run, result, book, Request(run, result, kind, options), options);
        });
    }

    private static RedactionRequest Request(Run run, ParseResult result, RedactionKind kind, ActOptions options) => new()
    {
        Kind = kind,
        Targets = result.GetValue(options.Targets) ?? [],
        Rows = Rows(result.GetValue(options.Row)),
        Reason = (result.GetValue(options.Reason) ?? "").Trim(),
        Recipients = kind != RedactionKind.Seal ? [] : [.. result.GetValue(options.To) ?? [], .. FromFile(run, result.GetValue(options.Recipients))],
    };

    /// <summary>Pairs of a list's name and what names a row.</summary>
    public static IReadOnlyList<(string List, string Key)> Rows(string[]? given) =>
        [.. (given ?? []).Chunk(2).Select(pair => pair is [var list, var key] ? (list, key) : throw CommandEndsException.Usage("--row takes two words: the list's name, and what names the row."))];

    private static IEnumerable<string> FromFile(Run run, string? file) => file is null ? []
        : File.ReadLines(Path.GetFullPath(file, run.Folder)).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');

    private static int Redact(Run run, ParseResult result, OpenCasebook book, RedactionRequest request, ActOptions options)
    {
        var planned = Planned(RedactVerb.Plan(book, request));
        var json = result.GetValue(run.Json);
        if (!json)
            RedactionText.Print(run, planned);
        if (result.GetValue(options.DryRun))
        {
            if (json)
                run.PrintJson(planned);
            run.Say("Nothing was changed.");
            return ExitCode.Done;
        }
        if (!result.GetValue(options.Yes) && !IsConfirmed(run, planned))
            throw CommandEndsException.Usage("Nothing was changed: what was typed is not the name. --yes goes on without asking.");
        switch (RedactVerb.Run(book, request))
        {
            case RedactOutcome.Done when book.ScrubDue is { } scrub:
                run.Say($"The decision is written and carried out. The index's file may still hold what went in unused pages: {Shown.OneLine(scrub)}. The next command tries again.");
                return ExitCode.DoneInPart;
            case RedactOutcome.Done done when json:
                run.PrintJson(new { done.Entry, done.Consequences });
                return ExitCode.Done;
            case RedactOutcome.Done done:
                run.Print($"{Redactions.Scope(request.Kind)} done; journal entry {done.Entry[..16]}{(done.Consequences.CanBeUndone ? "" : ", which nobody can take back")}");
                return ExitCode.Done;
            case var other:
                Planned(other);
                throw new InvalidOperationException($"An outcome without words: {other}");
        }
    }

    private static bool IsConfirmed(Run run, Consequences planned)
    {
        run.Error.Write($"\nType {Shown.Isolated(Shown.OneLine(planned.Confirmation))} to go on: ");
        run.Error.Flush();
        return Keys.Of(run).Line()?.Trim() is { Length: > 0 } typed && (typed == planned.Confirmation.Trim() || typed == Shown.OneLine(planned.Confirmation));
    }

    private static Consequences Planned(RedactOutcome outcome) => outcome switch
    {
        RedactOutcome.Planned planned => planned.Consequences,
        RedactOutcome.NoTarget { Outcome: Casebook.VerbOutcome.Ambiguous many } => throw CommandEndsException.Usage($"{Shown.Safe(many.Id)} could be any of {string.Join(", ", many.Candidates)}. Write more of the id."),
        RedactOutcome.NoTarget { Outcome: Casebook.VerbOutcome.NotFound missing } => throw CommandEndsException.Usage($"Nothing has the id {Shown.Safe(missing.Id)}. Documents: sanad show; persons: sanad people; rows: sanad list show NAME; decisions: sanad redact list"),
        RedactOutcome.Refused refused => throw CommandEndsException.Usage(Shown.OneLine(refused.Reason)),
        var other => throw new InvalidOperationException($"An outcome without words: {other}"),
    };

    private static int Places(Run run, ParseResult result, OpenCasebook book, string word)
    {
        if (word.Trim().Length < 2)
            throw CommandEndsException.Usage("Write at least two letters of the word.");
        var found = 0;
        foreach (var place in WordPlaces.Of(book, word, run.Cancel))
        {
            found++;
            if (result.GetValue(run.Json))
                run.PrintJson(place);
            else
                run.Print(RedactionText.Line(place, run.Width));
        }
        run.Say(found == 0 ? "It stands nowhere in the casebook." : string.Create(CultureInfo.InvariantCulture, $"{found:N0} places. An original or an entry goes with `sanad redact forget ID`, a row with --row LIST KEY; the index follows by itself."));
        return ExitCode.Done;
    }

    private static Verb Unseal(Run run)
    {
        var target = Verb.One("target", "The sealed document: its id, or the beginning of it");
        var identity = new Option<string?>("--identity") { Description = "A file with the private key of a custodian; without it the commands for age are printed", HelpName = "FILE" };
        return new Verb("unseal", "Bring a sealed original back with a custodian's private key, its hash checked; or say how age alone opens it", "sanad redact unseal 1306", "sanad redact unseal 1306 --identity key.txt")
            .With(target, identity, run.CasebookFolder, run.Database, run.Json)
            .Does(run, (result, _) =>
            {
                using var book = run.Open(result);
                var id = result.GetValue(target)!;
                return result.GetValue(identity) is { } file ? Restored(run, result, RedactVerb.Unseal(book, id, Path.GetFullPath(file, run.Folder))) : HowTo(run, result, RedactVerb.Ciphertexts(book, id), id);
            });
    }

    private static int Restored(Run run, ParseResult result, RedactOutcome outcome)
    {
        if (outcome is not RedactOutcome.Done done)
        {
            Planned(outcome);
            return ExitCode.Usage;
        }
        if (result.GetValue(run.Json))
            run.PrintJson(new { done.Entry, Originals = done.Consequences.Originals });
        else
            run.Print($"brought back, hashes checked: {string.Join(", ", done.Consequences.Originals.Select(o => o.Hex[..16]))}; journal entry {done.Entry[..16]}");
        return ExitCode.Done;
    }

    private static int HowTo(Run run, ParseResult result, IReadOnlyList<SealedObject> pairs, string id)
    {
        if (pairs.Count == 0)
            throw CommandEndsException.Usage($"{Shown.Safe(id)} is not sealed. What is: sanad redact list");
        foreach (var (plain, cipher) in pairs)
        {
            var command = $"age -d -i KEYFILE -o {plain.Hex[..16]}.bin objects/sha256/{cipher.Hex[..2]}/{cipher.Hex}";
            if (result.GetValue(run.Json))
                run.PrintJson(new { original = plain.Hex, ciphertext = cipher.Hex, command });
            else
                run.Print($"{command}\n  # its SHA-256 must be {plain.Hex}");
        }
        return ExitCode.Done;
    }

    private static Verb List(Run run) => new Verb("list", "Every decision to withhold, seal, destroy or forget: who, when, why, and whether it is in force", "sanad redact list", "sanad redact list --json")
        .With(run.CasebookFolder, run.Database, run.Json)
        .Does(run, (result, _) =>
        {
            using var book = run.Open(result);
            var acts = RedactVerb.All(book);
            run.PrintEach(result, acts, RedactionText.Line);
            run.Say(string.Create(CultureInfo.InvariantCulture, $"{acts.Count:N0} decisions"));
            return ExitCode.Done;
        });
}
