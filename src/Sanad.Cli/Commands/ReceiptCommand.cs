using System.CommandLine;
using System.Globalization;
using Sanad.Casebook.Storage;
using Sanad.Cli.Terminal;
using Sanad.Custody;

namespace Sanad.Cli.Commands;

/// <summary>sanad receipt: times that others sign for.</summary>
internal static class ReceiptCommand
{
    public static Verb Of(Run run)
    {
        var status = new Option<bool>("--status") { Description = "Say what is due and what is here; send nothing" };
        var requestOnly = new Option<bool>("--request-only") { Description = "Write the requests to files instead of sending them" };
        var folder = new Option<string?>("--out") { Description = "Where --request-only writes; without it the current folder", HelpName = "DIR" };
        var import = new Option<string[]>("--import") { Description = "Take in an answer (.tsr), or a proof by OpenTimestamps (.ots), that came on a stick; may stand more than once", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        var authority = new Option<string?>("--authority") { Description = "Only this one of the configured authorities", HelpName = "NAME" };
        var sha512 = new Option<bool>("--sha512") { Description = "Stamp the SHA-512 of a commit instead of its SHA-256" };
        return new Verb("receipt", "Have time-stamp authorities sign that the sealed commits exist. Sends over the network: of each head without a receipt its hash, to the authorities in settings.json, and nothing else",
                "sanad receipt -c case", "sanad receipt --status -c case", "sanad receipt --request-only --out stick -c case", "sanad receipt --import stick/answer.tsr -c case")
            .With(status, requestOnly, folder, import, authority, sha512, run.CasebookFolder, run.Json, List(run))
            .Does(run, (result, _) =>
            {
                var acts = new[] { result.GetValue(status), result.GetValue(requestOnly), result.GetValue(import) is { Length: > 0 } };
                if (acts.Count(chosen => chosen) > 1)
                    throw CommandEndsException.Usage("Choose one of --status, --request-only and --import.");
                var authorities = Authorities(run, result.GetValue(authority));
                var receipts = Open(run, result, authorities, result.GetValue(sha512));
                return acts[0] ? Status(run, result, receipts, authorities)
                    : acts[1] ? Write(run, result, receipts, Configured(run, authorities), Path.GetFullPath(result.GetValue(folder) ?? ".", run.Folder))
                    : acts[2] ? Report(run, result, [.. run.Resolve(result.GetValue(import)!).Select(receipts.Import)])
                    : Ask(run, result, receipts, Configured(run, authorities));
            });
    }

    private static Verb List(Run run) => new Verb("list", "The receipts of a casebook and what each shows", "sanad receipt list -c case", "sanad receipt list --json -c case")
        .With(run.CasebookFolder, run.Json)
        .Does(run, (result, _) =>
        {
            var receipts = Open(run, result, [], sha512: false).Standing().Receipts;
            foreach (var receipt in receipts)
                Print(run, result, receipt);
            if (receipts.Count == 0)
                run.Say("No receipts yet. Ask for one: sanad receipt");
            return ExitCode.Done;
        });

    private static TimeReceipts Open(Run run, ParseResult result, IReadOnlyList<TimeAuthority> authorities, bool sha512) =>
        new(run.OpenFolder(result), authorities, run.LockWait, run.OnWaiting) { WithSha512 = sha512 };

    private static List<TimeAuthority> Authorities(Run run, string? only)
    {
        var all = DeviceSettings.Read(run.Home).TimeAuthorities(run.Home);
        return only is null ? [.. all]
            : all.FirstOrDefault(a => a.Name == only) is { } one ? [one]
            : throw CommandEndsException.Usage($"No authority is called {Shown.Safe(only)} in {Shown.Safe(run.Home.SettingsFile)}.{(all.Count > 0 ? $" There: {string.Join(", ", all.Select(a => a.Name))}" : "")}");
    }

    private static List<TimeAuthority> Configured(Run run, List<TimeAuthority> authorities) => authorities.Count > 0 ? authorities
        : throw CommandEndsException.Usage($"No time-stamp authority is configured. Fetch its certificate, compare it with what the authority publishes, and write into {Shown.Safe(run.Home.SettingsFile)}: "
            + "{\"authorities\":[{\"name\":\"NAME\",\"url\":\"https://...\",\"ca\":\"/path/of/its/ca.pem\"}]}");

    private static int Ask(Run run, ParseResult result, TimeReceipts receipts, List<TimeAuthority> authorities)
    {
        var outcomes = receipts.AskAsync(line => run.Say(Shown.OneLine(line)), run.Cancel).GetAwaiter().GetResult();
        if (outcomes.Count == 0)
            run.Say($"Nothing is due: {Names(authorities)} signed for every commit that holds more than receipts.");
        return Report(run, result, outcomes);
    }

    private static int Write(Run run, ParseResult result, TimeReceipts receipts, List<TimeAuthority> authorities, string folder)
    {
        var written = receipts.WriteRequests(folder);
        foreach (var (file, commit, authority) in written)
        {
            if (result.GetValue(run.Json))
                run.PrintJson(new { file, commit.Writer, commit.Number, commit.Commit, authority = authority.Name, url = authority.Url.ToString() });
            else
                run.Print($"{Shown.Safe(file)}\n  on a machine with a network: {Curl(Path.GetFileName(file), authority.Url)}");
        }
        if (written.Count == 0)
            run.Say($"Nothing is due: {Names(authorities)} signed for every commit that holds more than receipts.");
        return ExitCode.Done;
    }

    private static string Names(List<TimeAuthority> authorities) => string.Join(" and ", authorities.Select(a => a.Name));

    private static string Curl(string name, Uri url) =>
        $"curl -sS -H 'Content-Type: application/timestamp-query' --data-binary @{name} -o {Path.ChangeExtension(name, ".tsr")} {Shown.Safe(url.ToString())}";

    private static int Report(Run run, ParseResult result, IReadOnlyList<ReceiptOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            switch (outcome)
            {
                case ReceiptOutcome.Kept kept:
                    Print(run, result, kept.Receipt);
                    break;
                case ReceiptOutcome.AlreadyKept already:
                    run.Say($"{Shown.Safe(already.File)} is here already; nothing was written.");
                    break;
                case ReceiptOutcome.Refused refused:
                    run.Say($"refused: {Shown.Safe(refused.From)}: {Shown.OneLine(refused.Reason)}");
                    break;
                default:
                    throw new InvalidOperationException($"An outcome without words: {outcome}");
            }
        }
        return outcomes.Any(o => o is ReceiptOutcome.Refused) ? ExitCode.DoneInPart : ExitCode.Done;
    }

    private static void Print(Run run, ParseResult result, TimeReceipt receipt)
    {
        if (result.GetValue(run.Json))
            run.PrintJson(receipt);
        else
            run.Print($"{Shown.Safe(receipt.File)}\n  {Shown.OneLine(Sentence(receipt))}");
    }

    private static string Sentence(TimeReceipt receipt) => receipt.State switch
    {
        ReceiptState.Proven => $"commit {receipt.Number} of writer {receipt.Writer} existed by {Time(receipt)}; signed by {receipt.Signer}",
        ReceiptState.Broken => $"broken: {receipt.Why}",
        ReceiptState.NotAnchored => $"not provable here: names {Time(receipt)} for commit {receipt.Number} of writer {receipt.Writer}, but {receipt.Why}",
        ReceiptState.NotCheckedHere => $"not provable here, for commit {receipt.Number} of writer {receipt.Writer}: {receipt.Why}",
        ReceiptState.KeptApart => $"for commit {receipt.Number} of writer {receipt.Writer}, who is kept apart",
        var other => throw new InvalidOperationException($"A receipt without words: {other}"),
    };

    private static string Time(TimeReceipt receipt) => receipt.Time!.Value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static int Status(Run run, ParseResult result, TimeReceipts receipts, List<TimeAuthority> authorities)
    {
        var standing = receipts.Standing();
        if (result.GetValue(run.Json))
        {
            run.PrintJson(new { commits = standing.Commits, proven = standing.Proven, waiting = standing.Waiting, receipts = standing.Receipts.Count, authorities = authorities.Select(a => a.Name) });
            return ExitCode.Done;
        }
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{standing.Proven} of {standing.Commits} commits existed by a proven time; {standing.Receipts.Count} receipts"));
        foreach (var waiting in standing.Waiting)
            run.Print($"due: commit {waiting.Number} of writer {waiting.Writer}, and with it the {waiting.Stands} that it stands on{(waiting.Authorities.Count > 0 ? $": {string.Join(", ", waiting.Authorities)}" : "; no authority is configured")}");
        if (standing.Waiting.Count == 0)
            run.Print("nothing is due");
        return ExitCode.Done;
    }
}
