using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody;

/// <summary>A writer of a casebook, as a person has to know it.</summary>
/// <param name="Writer">16 hexadecimal digits.</param>
/// <param name="Person">The pseudonym; null when nothing says it.</param>
/// <param name="Standing">Whether its entries count.</param>
/// <param name="Line">What is given to somebody who may admit it: person@writer and the public key; null when its key is not known.</param>
/// <param name="Fingerprint">To be read out over the telephone: 32 hexadecimal digits of the key's SHA-256, by fours.</param>
/// <param name="Until">For a retired key: until when its commits count.</param>
/// <param name="OnThisDevice">True when the private key is here.</param>
/// <param name="WritesHere">True for the one that writes in this folder on this device.</param>
/// <param name="Commits">In all branches.</param>
/// <param name="Forks">Branches beside the main one: the key was used in two places.</param>
public sealed record WriterView(
    string Writer, string? Person, WriterStanding Standing, string? Line, string? Fingerprint, string? Until, bool OnThisDevice, bool WritesHere, int Commits, int Forks);

/// <summary>What became of an act on a key.</summary>
public abstract record KeyOutcome
{
    private KeyOutcome()
    {
    }

    /// <summary>It stands in the journal, or had stood there before.</summary>
    /// <param name="View">The writer as it is now.</param>
    /// <param name="Entry">The journal entry; null = nothing had to be written.</param>
    public sealed record Done(WriterView View, string? Entry) : KeyOutcome;

    /// <summary>Nothing was written.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(string Reason) : KeyOutcome;
}

/// <summary>Who may write: what `sanad key` does.</summary>
public static class WriterKeys
{
    private const int FingerprintDigits = 32, ShortestBeginning = 4;

    /// <summary>All writers of the casebook, in order of id; admitted ones first.</summary>
    public static IReadOnlyList<WriterView> List(CasebookFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var journal = folder.Refresh();
        var silent = journal.Admitted.Where(a => journal.Of(a.Key.Writer) is null).Select(a => a.Key.Writer);
        return [.. journal.Writers.Select(w => w.Writer).Concat(silent).Select(w => View(folder, journal, w)).OrderBy(v => v.Standing).ThenBy(v => v.Writer, StringComparer.Ordinal)];
    }

    /// <summary>Gives this device a writer here, if it has none, and answers what somebody admitted has to admit.</summary>
    /// <param name="folder">The casebook.</param>
    /// <param name="wait">For another process.</param>
    public static KeyOutcome New(CasebookFolder folder, TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using (var session = folder.BeginWrite(wait))
            session.Seal();
        return new KeyOutcome.Done(View(folder, folder.Refresh(), folder.WriterId), null);
    }

    /// <summary>Lets somebody write: by the line that `key new` printed for them, or by the id of a writer that is kept apart.</summary>
    public static KeyOutcome Admit(CasebookFolder folder, string lineOrWriter, TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(lineOrWriter);
        var named = Candidate(folder, lineOrWriter, out var why);
        return named is null ? new KeyOutcome.Refused(why) : Write(folder, wait, (journal, _) => journal.StandingOf(named.Key.Writer) switch
        {
            WriterStanding.Revoked => throw new RefusedException($"The key of writer {named.Key.Writer} was revoked. A new one can be made on that device: sanad key new"),
            WriterStanding.Admitted or WriterStanding.Retired => null,
            WriterStanding.KeptApart => (Introduction.AddKey, Introduction.KeyBody(named.Key, named.Person)),
        }, named.Key.Writer);
    }

    /// <summary>Who would be admitted, without admitting: so that a person can compare the fingerprint first.</summary>
    public static WriterView? ToAdmit(CasebookFolder folder, string lineOrWriter, out string why)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(lineOrWriter);
        return Candidate(folder, lineOrWriter, out why) is { } named ? View(folder, folder.Refresh(), named.Key.Writer) with { Person = named.Person, Line = named.PublicLine, Fingerprint = Fingerprint(named.Key) } : null;
    }

    /// <summary>Writers that count already under the pseudonym of this one: for the consent of two they are one person with it, which is right for two devices of one person only.</summary>
    public static IEnumerable<WriterView> SamePerson(WriterView view, IEnumerable<WriterView> writers) =>
        writers.Where(w => w.Writer != view.Writer && w.Person == view.Person && w.Standing is (WriterStanding.Admitted or WriterStanding.Retired));

    /// <summary>Ends a key. Retired: what it signed until then counts. Revoked: nothing of it counts any more.</summary>
    /// <param name="folder">The casebook.</param>
    /// <param name="writer">The whole id.</param>
    /// <param name="forever">True = revoke.</param>
    /// <param name="since">When it was lost or laid down, UTC; null = now.</param>
    /// <param name="reason">Kept in the journal.</param>
    /// <param name="wait">For another process.</param>
    public static KeyOutcome End(CasebookFolder folder, string writer, bool forever, string? since, string? reason, TimeSpan wait)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var asked = EntryLine.Now(folder.Clock);
        if (since is not null && (!Revocation.IsTime(since) || string.CompareOrdinal(since, asked) > 0))
            return new KeyOutcome.Refused($"{since} is no time in the past. Write it in UTC, for example {asked}");
        return Write(folder, wait, (journal, now) =>
        {
            // Where a new writer starts with this very act, it stands or falls with the key that introduces it.
            var own = folder.Choice.Writer ?? folder.Choice.Before;
            var why = WhyNotEnded(journal, own, writer, forever ? null : since ?? now)
                ?? (folder.Choice.Writer is null && writer == own && since is not null && string.CompareOrdinal(since, now) < 0 ? FallsWithIt : null);
            if (why is not null)
                throw new RefusedException(why);
            return (Introduction.RevokeKey, Revocation.Body(KeyOf(journal, writer)!.Key, forever, since ?? now, reason));
        }, writer);
    }

    /// <summary>The writer of that id, of an id that begins so, or of that pseudonym; null when there is none or more than one.</summary>
    public static WriterView? Find(CasebookFolder folder, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var all = List(folder);
        var exact = all.Where(v => v.Writer == text || v.Person == text || $"{v.Person}@{v.Writer}" == text).ToList();
        var found = exact.Count > 0 || text.Length < ShortestBeginning ? exact : [.. all.Where(v => v.Writer.StartsWith(text, StringComparison.Ordinal))];
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Others who would not be admitted any more if this key ended, since it alone introduced them.</summary>
    /// <param name="folder">The casebook.</param>
    /// <param name="writer">The whole id.</param>
    /// <param name="forever">True = revoked; false = retired, which leaves those whom it introduced until then.</param>
    /// <param name="since">When it was retired, UTC; null = now.</param>
    public static IReadOnlyList<string> AlsoFalling(CasebookFolder folder, string writer, bool forever, string? since)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var journal = folder.Refresh();
        return KeyOf(journal, writer) is { } named ? Falling(journal, named.Key, forever ? null : since ?? EntryLine.Now(folder.Clock)) : [];
    }

    private static List<string> Falling(CasebookJournal journal, SshPublicKey key, string? since)
    {
        var left = Admission.Of(journal.Casebook, journal.Writers, key, since).Admitted.Select(a => a.Key.Writer).ToHashSet(StringComparer.Ordinal);
        return [.. journal.Admitted.Select(a => a.Key.Writer).Where(w => w != key.Writer && !left.Contains(w))];
    }

    // Since when it is to be retired; null = revoked.
    private static string? WhyNotEnded(CasebookJournal journal, string? own, string writer, string? since)
    {
        if (KeyOf(journal, writer) is not { } named)
            return $"No writer here has the id {writer}. See: sanad key list";
        if (journal.StandingOf(writer) == WriterStanding.Revoked)
            return $"The key of writer {writer} was revoked before.";
        if (since is not null)
            return WhyNotRetired(journal, own, named.Key, since);
        if (writer == own)
            return "A writer cannot revoke its own key: whoever has it could then undo or fake that. Retire it, or ask another admitted writer to revoke it.";
        if (journal.Admitted is [var founder, ..] && founder.Key.Writer == writer)
            return "The founder's key cannot be revoked, since everybody's admission rests on it. Retire it: sanad key retire";
        return own is not null && Falling(journal, named.Key, null).Contains(own)
            ? "This device was itself introduced by that key alone, and would fall with it. Ask somebody else to admit this device first (sanad key new shows its line), or retire the key."
            : null;
    }

    private static string? WhyNotRetired(CasebookJournal journal, string? own, SshPublicKey key, string since)
    {
        if (journal.Of(key.Writer) is { Batches: [{ Commit.Time: var first }, ..] } && string.CompareOrdinal(since, first) < 0)
            return $"{since} is before the first commit of writer {key.Writer} ({first}): nothing that it signed would count. Name a later time; a key that was never to be trusted is revoked (sanad key revoke).";
        return own is not null && Falling(journal, key, since).Contains(own) ? FallsWithIt : null;
    }

    private const string FallsWithIt = "This device was itself introduced by that key alone, and not before that time: it would fall with it. Name a later time, or ask somebody else to admit this device first (sanad key new shows its line).";

    private sealed class RefusedException(string reason) : Exception(reason);

    // The commit carries the very time that the entry names: one that ends its own writer's key still counts.
    private static KeyOutcome Write(CasebookFolder folder, TimeSpan wait, Func<CasebookJournal, string, (string Type, System.Text.Json.Nodes.JsonObject Body)?> act, string about)
    {
        using var held = folder.Hold(wait, null, default);
        var now = EntryLine.Now(folder.Clock);
        var journal = folder.Refresh();
        var mayBegin = folder.Choice.Writer is null && folder.Choice.Before is { } before && journal.StandingOf(before) == WriterStanding.Admitted;
        if (!mayBegin && (folder.Choice.Writer is not { } own || journal.StandingOf(own) != WriterStanding.Admitted))
            return new KeyOutcome.Refused("Nobody on this device may write to this casebook yet. Make a key (sanad key new) and let somebody admitted admit it.");
        try
        {
            if (act(journal, now) is not { } entry)
                return new KeyOutcome.Done(View(folder, journal, about), null);
            using var session = JournalSession.Within(folder);
            var written = session.Append(entry.Type, entry.Body);
            NewWriter.BeginKeys(folder.Layout);
            session.Seal(now);
            NewWriter.PublishKeys(folder.Layout, folder.Refresh());
            return new KeyOutcome.Done(View(folder, folder.Refresh(), about), written.Id);
        }
        catch (RefusedException refused)
        {
            return new KeyOutcome.Refused(refused.Message);
        }
    }

    private static NamedKey? Candidate(CasebookFolder folder, string lineOrWriter, out string why)
    {
        why = "";
        var text = lineOrWriter.Trim();
        if (Layout.IsWriterId(text))
        {
            var known = folder.Refresh().Of(text)?.Key;
            why = known is null ? $"No writer here has the id {text}, or its key is not known. Merge the other copy first, or give the whole line that `sanad key new` printed there." : "";
            return known;
        }
        var at = text.IndexOf("ecdsa-", StringComparison.Ordinal);
        var name = text.Split([' ', '\t'])[0].Split('@');
        if (at > 0 && SshPublicKey.Read(string.Join(' ', text[at..].Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))) is { } key
            && name.Length == 2 && name[1] == key.Writer && Introduction.IsPseudonym(name[0]))
            return new(key, name[0]);
        why = "This is not a line that `sanad key new` printed (person@writer ecdsa-sha2-nistp256 AAAA...), or it was altered on the way: the id and the key do not fit together.";
        return null;
    }

    private static NamedKey? KeyOf(CasebookJournal journal, string writer) => journal.Admitted.FirstOrDefault(a => a.Key.Writer == writer) ?? journal.Of(writer)?.Key;

    private static WriterView View(CasebookFolder folder, CasebookJournal journal, string writer)
    {
        var (key, own) = (KeyOf(journal, writer), journal.Of(writer));
        return new(writer, key?.Person, journal.StandingOf(writer), key?.PublicLine, key is null ? null : Fingerprint(key.Key), journal.Admission.RetiredAt(writer),
            folder.Home.HasKey(writer), folder.Choice.Writer == writer, own?.AllBatches.Count() ?? 0, own?.Forks.Count ?? 0);
    }

    private static string Fingerprint(SshPublicKey key) =>
        string.Join(' ', Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(key.Blob))[..FingerprintDigits].Chunk(4).Select(four => new string(four)));
}
