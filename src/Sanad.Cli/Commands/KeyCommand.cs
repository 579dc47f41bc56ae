using System.CommandLine;
using Sanad.Cli.Terminal;
using Sanad.Custody;

namespace Sanad.Cli.Commands;

/// <summary>sanad key: who may write, and the private keys of this device.</summary>
internal static class KeyCommand
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(30);

    public static Verb Of(Run run) => new Verb("key", "Who may write to a casebook, and the private keys of this device", "sanad key list -c case", "sanad key new -c case")
        .With(List(run), New(run), Admit(run), End(run, forever: false), End(run, forever: true), KeyPassphrase.Of(run));

    private static Verb List(Run run) => new Verb("list", "All writers, whether their entries count, and their fingerprints", "sanad key list -c case")
        .With(run.CasebookFolder, run.Json)
        .Does(run, (result, _) =>
        {
            foreach (var writer in WriterKeys.List(run.OpenFolder(result)))
                Print(run, result, writer);
            return ExitCode.Done;
        });

    private static Verb New(Run run)
    {
        var person = new Option<string?>("--person") { Description = "Your pseudonym: 1 to 40 of a-z, 0-9, dot and hyphen; never a real name", HelpName = "NAME" };
        return new Verb("new", "Make a key for this device, if it has none here, and print what somebody admitted has to admit", "sanad key new --person editor-2 -c case")
            .With(person, run.CasebookFolder, run.Json)
            .Does(run, (result, _) =>
            {
                if (result.GetValue(person) is { } name && !CasebookFolder.IsPseudonym(name))
                    throw CommandEndsException.Usage($"{Shown.Safe(name)} is no pseudonym: 1 to 40 of a-z, 0-9, dot and hyphen, beginning with a letter or digit");
                return Report(run, result, WriterKeys.New(run.OpenFolder(result, result.GetValue(person)), Wait), view => view.Standing == WriterStanding.Admitted
                    ? "This device is admitted already."
                    : "Send the line above to somebody who may write (sanad key admit \"LINE\"), and read the fingerprint out to them over the telephone. Then merge their copy.");
            });
    }

    private static Verb Admit(Run run)
    {
        var who = Verb.Several("who", "The line that `sanad key new` printed for them, or the id of a writer that is kept apart");
        var yes = Yes("The fingerprint was compared with its owner");
        return new Verb("admit", "Let somebody write: their entries count from then on, those that came in before too",
                "sanad key admit \"editor-2@d36d572f8bc3a396 ecdsa-sha2-nistp256 AAAA...\" -c case", "sanad key admit d36d572f8bc3a396 -c case")
            .With(who, yes, run.CasebookFolder, run.Json)
            .Does(run, (result, _) =>
            {
                var (folder, text) = (run.OpenFolder(result), string.Join(' ', result.GetValue(who)!));
                if (WriterKeys.ToAdmit(folder, text, out var why) is not { } view)
                    throw CommandEndsException.Usage(Shown.Safe(why));
                run.Say($"{Shown.Safe(view.Person ?? "?")} {view.Writer}\nfingerprint  {view.Fingerprint}");
                foreach (var same in WriterKeys.SamePerson(view, WriterKeys.List(folder)))
                    run.Say($"Writer {same.Writer} has the same pseudonym: the two count as one person, also where two must consent. If they are two people, stop here; one of them makes a key with another pseudonym in a fresh copy: sanad key new --person NAME");
                if (view.Standing == WriterStanding.KeptApart)
                    Confirm(run, result, yes, "Does its owner read out the same fingerprint? Type the last four characters that you hear: ", view.Fingerprint![^4..]);
                return Report(run, result, WriterKeys.Admit(folder, text, Wait), _ => "Admitted. The other copy learns of it when it merges this one.");
            });
    }

    private static Verb End(Run run, bool forever)
    {
        var who = Verb.One("writer", "Its id, a beginning of it, or its pseudonym");
        var since = new Option<string?>("--since") { Description = "When the key was lost or laid down, UTC; without it now", HelpName = "TIME" };
        var reason = new Option<string?>("--reason") { Description = "Why; it stands in the journal", HelpName = "TEXT" };
        var yes = Yes("Do it without asking");
        var verb = forever
            ? new Verb("revoke", "Never trust a key again: nothing that it ever signed counts any more", "sanad key revoke d36d572f8bc3a396 --reason \"laptop taken\" -c case")
            : new Verb("retire", "End a key: what it signed until then goes on counting", "sanad key retire d36d572f8bc3a396 -c case", "sanad key retire d36d572f8bc3a396 --since 2026-11-21T07:00:00Z -c case");
        return verb.With(who, since, reason, yes, run.CasebookFolder, run.Json).Does(run, (result, _) =>
        {
            var folder = run.OpenFolder(result);
            if (WriterKeys.Find(folder, result.GetValue(who)!) is not { } view)
                throw CommandEndsException.Usage($"No single writer is called {Shown.Safe(result.GetValue(who)!)}. See: sanad key list");
            Consequence(run, folder, view, forever, result.GetValue(since));
            Confirm(run, result, yes, $"Type {view.Writer} to go on: ", view.Writer);
            return Report(run, result, WriterKeys.End(folder, view.Writer, forever, result.GetValue(since), result.GetValue(reason), Wait),
                _ => forever ? "Revoked. Merge this copy everywhere, so that it is known there too." : "Retired. Merge this copy everywhere, so that it is known there too.");
        });
    }

    private static void Consequence(Run run, CasebookFolder folder, WriterView view, bool forever, string? since)
    {
        run.Say($"{Shown.Safe(view.Person ?? "?")} {view.Writer}, {view.Commits} commits. " + (forever
            ? "None of them will count any more: they stay in the folder, kept apart."
            : "Those until then go on counting; they count as proven only where somebody else named them before."));
        if (view.WritesHere && !forever)
            run.Say("That is this device's own key: its next entry starts a new writer, whom somebody admitted has to admit.");
        if (!WriterKeys.List(folder).Any(w => w.Standing == WriterStanding.Admitted && w.Writer != view.Writer))
            run.Say("Nobody else may write here: afterwards nobody can admit anyone, and this casebook can never be written again. Admit another key first (sanad key new on that device, sanad key admit here).");
        foreach (var other in WriterKeys.AlsoFalling(folder, view.Writer, forever, since))
            run.Say($"Writer {other} was introduced by this key alone{(forever ? "" : ", and not before then")}, and will be kept apart until somebody admits it.");
    }

    private static Option<bool> Yes(string description) => new("--yes") { Description = description };

    private static void Confirm(Run run, ParseResult result, Option<bool> yes, string question, string answer)
    {
        if (result.GetValue(yes))
            return;
        if (!run.InputIsTerminal)
            throw CommandEndsException.Usage("Nobody can be asked here: add --yes when you are sure");
        run.Error.Write(question);
        if (Keys.Of(run).Line()?.Trim() != answer)
            throw CommandEndsException.Usage("that is not it; nothing was changed");
    }

    private static int Report(Run run, ParseResult result, KeyOutcome outcome, Func<WriterView, string> hint)
    {
        switch (outcome)
        {
            case KeyOutcome.Done done:
                Print(run, result, done.View);
                run.Say(hint(done.View));
                return ExitCode.Done;
            case KeyOutcome.Refused refused:
                throw CommandEndsException.Usage(Shown.Safe(refused.Reason));
            default:
                throw new InvalidOperationException($"An outcome without words: {outcome}");
        }
    }

    private static void Print(Run run, ParseResult result, WriterView view)
    {
        if (result.GetValue(run.Json))
        {
            run.PrintJson(view);
            return;
        }
        var marks = (view.WritesHere ? ", writes here" : view.OnThisDevice ? ", key on this device" : "") + (view.Until is { } until ? $", until {until}" : "") + (view.Forks > 0 ? ", goes two ways" : "");
        run.Print($"{view.Writer}  {Shown.Safe(view.Person ?? "?"),-12}  {MergeCommand.WordOf(view.Standing)}, {view.Commits} commits{marks}");
        if (view.Line is { } line)
            run.Print($"  {Shown.Safe(line)}\n  fingerprint  {view.Fingerprint}");
    }
}
