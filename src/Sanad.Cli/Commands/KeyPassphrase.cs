using System.CommandLine;
using Sanad.Cli.Terminal;
using Sanad.Custody;

namespace Sanad.Cli.Commands;

/// <summary>sanad key passphrase: sets, changes or removes the passphrase of this device's private keys.</summary>
internal static class KeyPassphrase
{
    public static Verb Of(Run run)
    {
        var file = new Option<string?>("--new-file") { Description = "A file whose first line is the new passphrase; an empty one removes it. Without it the terminal asks", HelpName = "FILE" };
        return new Verb("passphrase", "Set, change or remove the passphrase of this device's private keys", "sanad key passphrase", "sanad key passphrase --new-file new.txt")
            .With(file, run.Json)
            .Does(run, (result, _) => Change(run, result, result.GetValue(file)));
    }

    private static int Change(Run run, ParseResult result, string? file)
    {
        if (file is null && !run.InputIsTerminal)
            throw CommandEndsException.Usage("Nobody can be asked here: name the new passphrase's file with --new-file, and the old one's in SANAD_PASSPHRASE_FILE");
        var old = run.Home.HasEncryptedKey ? Old(run) : null;
        var next = file is null ? Typed(run) : File.ReadLines(Path.GetFullPath(file, run.Folder)).FirstOrDefault();
        try
        {
            var keys = run.Home.ChangePassphrase(old, next is { Length: > 0 } ? next : null);
            if (result.GetValue(run.Json))
                run.PrintJson(new { keys, encrypted = run.Home.HasEncryptedKey });
            else
                run.Print(next is { Length: > 0 } ? $"{keys} private keys of this device open with the new passphrase. Nobody can restore it." : $"{keys} private keys of this device open without a passphrase.");
            return ExitCode.Done;
        }
        catch (PassphraseException wrong)
        {
            throw CommandEndsException.Usage($"{wrong.Message} Nothing was changed.");
        }
    }

    private static string? Old(Run run) => Environment.GetEnvironmentVariable("SANAD_PASSPHRASE_FILE") is { Length: > 0 } named
        ? File.ReadLines(named).FirstOrDefault()
        : run.InputIsTerminal ? Secret.Ask(run, "Passphrase until now: ") : null;

    private static string Typed(Run run)
    {
        var first = Secret.Ask(run, "New passphrase (empty = none): ");
        return Secret.Ask(run, "Once more: ") == first ? first : throw CommandEndsException.Usage("the two are not the same; nothing was changed");
    }
}
