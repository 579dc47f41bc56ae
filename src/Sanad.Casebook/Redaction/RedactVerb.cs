using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Custody;

namespace Sanad.Casebook.Redaction;

/// <summary>
/// Withholds, seals, destroys and forgets. Every act is a signed entry that names what goes; the folder and the index are then made to hold no more than
/// that entry allows, here and in every copy that it reaches (docs/methods/forgetting.md).
/// </summary>
public static class RedactVerb
{
    private const int LongestReason = 500;

    /// <summary>What such a decision would do. Writes nothing.</summary>
    public static RedactOutcome Plan(OpenCasebook book, RedactionRequest request)
    {
        var (about, problem) = new TargetSearch(book).Of(request);
        return problem ?? (Refusal(book, request, about) is { } refused
            ? new RedactOutcome.Refused(refused)
            : new RedactOutcome.Planned(new ConsequenceSearch(book).Of(request.Kind, about)));
    }

    /// <summary>Does it. The one who decides consents by deciding; where two persons write, another one must have consented before.</summary>
    public static RedactOutcome Run(OpenCasebook book, RedactionRequest request)
    {
        if (Plan(book, request) is not RedactOutcome.Planned { Consequences: var planned })
            return Plan(book, request);
        if (planned.LacksConsent)
            return new RedactOutcome.Refused($"This casebook has {planned.Persons.Count} persons, and nobody but you has consented. Another one consents in their copy, `sanad consent give {planned.About[0].Id[..Math.Min(16, planned.About[0].Id.Length)]} --for {Redactions.Scope(request.Kind)}`, and you merge it; then run this again.");
        try
        {
            var (entry, done) = Write(book, request, planned.About);
            new JournalFold(book).Advance(session: null, progress: null, CancellationToken.None);
            return new RedactOutcome.Done(entry, done);
        }
        catch (InvalidDataException cannot)
        {
            return new RedactOutcome.Refused(cannot.Message);
        }
    }

    /// <summary>All decisions, the latest first.</summary>
    public static IReadOnlyList<RedactionAct> All(OpenCasebook book) => [.. Redactions.Of(book.Folder).Reverse()];

    /// <summary>The decision by which an original is no longer here; null when there is none.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="idPrefix">The beginning of its SHA-256, or all of it.</param>
    public static RedactionAct? Tombstone(OpenCasebook book, string idPrefix) => idPrefix.Length < 8 ? null : Redactions.Of(book.Folder)
        .LastOrDefault(a => a.InForce && a.Kind != RedactionKind.Withhold && a.Objects.Any(o => o.Hex.StartsWith(idPrefix, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Takes a withholding back, and a sealing whose originals are all still here, since their ciphertexts are not. What was sealed comes back by <see cref="Unseal"/>; what was destroyed or forgotten never does.</summary>
    public static VerbOutcome Undo(OpenCasebook book, string idPrefix)
    {
        var acts = Redactions.Of(book.Folder).Where(a => a.InForce && (a.Entry.StartsWith(idPrefix, StringComparison.OrdinalIgnoreCase) || a.About.Any(x => x.StartsWith(idPrefix, StringComparison.OrdinalIgnoreCase)))).ToList();
        var withheld = acts.Where(a => a.Kind == RedactionKind.Withhold).ToList();
        return (withheld, acts) switch
        {
            ([var one], _) => new VerbOutcome.Done(HumanEntry.Append(book, RedactionAct.TypeOf(RedactionKind.Withhold), new JsonObject { ["undoes"] = one.Entry }), one.About.Count > 0 ? one.About[0] : one.Entry),
            ([_, _, ..], _) => new VerbOutcome.Ambiguous(idPrefix, [.. withheld.Select(a => a.Entry)]),
            (_, [{ Kind: RedactionKind.Seal } waiting]) when waiting.Objects.All(book.Folder.Has) => new VerbOutcome.Done(HumanEntry.Append(book, RedactionAct.TypeOf(RedactionKind.Seal), new JsonObject { ["undoes"] = waiting.Entry }), waiting.About.Count > 0 ? waiting.About[0] : waiting.Entry),
            (_, [{ Kind: RedactionKind.Seal }, ..]) => new VerbOutcome.Refused("It is sealed: `sanad redact unseal` with a private key brings it back."),
            (_, [_, ..]) => new VerbOutcome.Refused("What was destroyed or forgotten cannot be brought back by anyone."),
            _ => new VerbOutcome.NotFound(idPrefix, "entry"),
        };
    }

    /// <summary>The ciphertexts of a sealed document: decrypt one with `age -d -i KEY -o FILE CIPHERTEXT`.</summary>
    public static IReadOnlyList<SealedObject> Ciphertexts(OpenCasebook book, string idPrefix) => Sealed(book, idPrefix)?.Ciphertexts ?? [];

    /// <summary>Brings what was sealed back, with the private key of a custodian; every hash is checked before anything is written.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="idPrefix">Of the document, or of the decision.</param>
    /// <param name="identityFile">A file with the private key, for age.</param>
    public static RedactOutcome Unseal(OpenCasebook book, string idPrefix, string identityFile)
    {
        if (Sealed(book, idPrefix) is not { } act)
            return new RedactOutcome.NoTarget(new VerbOutcome.NotFound(idPrefix, "document"));
        if (!File.Exists(identityFile))
            return new RedactOutcome.Refused($"There is no file {Path.GetFileName(identityFile)} with a private key.");
        string entry;
        using (var session = book.BeginWrite())
        {
            foreach (var (plain, cipher) in act.Ciphertexts)
            {
                using var bytes = book.Folder.OpenObject(cipher);
                if (AgeProgram.Decrypt(bytes, identityFile, stream => session.Restore(stream, book.Options.Cancel)).Hash != plain)
                    return new RedactOutcome.Refused($"What {cipher.Hex[..16]} decrypts to is not the original {plain.Hex[..16]}: nothing was brought back.");
            }
            entry = session.Append(RedactionAct.TypeOf(RedactionKind.Seal), new JsonObject { ["undoes"] = act.Entry }).Id;
            session.Seal();
        }
        new JournalFold(book).Advance(session: null, progress: null, CancellationToken.None);
        return new RedactOutcome.Done(entry, new() { Kind = RedactionKind.Seal, About = [.. act.About.Select(a => new RedactionTarget(TargetKind.Original, a, a[..16]))], Originals = act.Objects });
    }

    private static RedactionAct? Sealed(OpenCasebook book, string idPrefix) => Redactions.Of(book.Folder).LastOrDefault(a => a is { Kind: RedactionKind.Seal, InForce: true } && idPrefix.Length > 3
        && (a.Entry.StartsWith(idPrefix, StringComparison.OrdinalIgnoreCase) || a.About.Any(x => x.StartsWith(idPrefix, StringComparison.OrdinalIgnoreCase))));

    private static string? Refusal(OpenCasebook book, RedactionRequest request, List<RedactionTarget> about)
    {
        var wordsOf = about.Where(a => a.Kind is TargetKind.Record or TargetKind.Original).Select(a => a.Name.Trim()).Where(n => n.Length > 3);
        return request switch
        {
            _ when about.Count == 0 => "Name what is to go: a document, a person, a record, an entry, or --row LIST KEY.",
            _ when request.Reason.Length > LongestReason => $"The reason may have {LongestReason} characters: it stays in the journal for good.",
            _ when wordsOf.Any(n => request.Reason.Contains(n, StringComparison.OrdinalIgnoreCase)) => "The reason names what is to go, and a reason can never be forgotten. Say it without the name.",
            { Kind: RedactionKind.Destroy or RedactionKind.Withhold } when about.Exists(a => a.Kind == TargetKind.Original && IsDestroyed(book, a.Id)) => "It was destroyed already. Entries that name it go with: sanad redact forget",
            { Kind: RedactionKind.Destroy } when about.Exists(a => a.Kind == TargetKind.Entry) => "An entry can be forgotten, not destroyed: sanad redact forget ENTRY",
            { Kind: RedactionKind.Destroy } when about.Exists(a => a.Kind == TargetKind.Record && IsDestroyed(book, a.Id)) && new RowRemoval(book).Replaced(Records(about)).Count == 0 => "It was destroyed already. Entries that name it go with: sanad redact forget",
            { Kind: RedactionKind.Destroy } when Records(about).Any(ConsequenceSearch.TypedRecords(book.Folder.Entries().OfTypes([ListBody.EntryType])).ContainsKey) => "A record that was typed by hand stands in the journal alone: sanad redact forget takes it away.",
            { Kind: RedactionKind.Seal } when about.Exists(a => a.Kind != TargetKind.Original) => "Only a document or the file of a list can be sealed.",
            { Kind: RedactionKind.Seal } when about.Exists(a => !book.Folder.Has(Basics.ContentHash.Parse(a.Id))) => "It is sealed already, or its original is not here.",
            { Kind: RedactionKind.Seal, Recipients.Count: 0 } => "Name who can open it: --to age1..., as many as wanted.",
            { Kind: RedactionKind.Seal } when request.Recipients.FirstOrDefault(r => !AgeProgram.IsRecipient(r)) is { } wrong => $"\"{wrong}\" is no public key of age: it begins with age1, or is an SSH public key.",
            _ when about.FirstOrDefault(a => a.Kind == TargetKind.Entry && Redactions.IsLasting(TypeOf(book, a.Id))) is { } lasting => $"{lasting.Name}: entries that say who may write, what was decided and who consented stay for good.",
            _ => null,
        };
    }

    private static bool IsDestroyed(OpenCasebook book, string original) => Redactions.Of(book.Folder).Any(a => a is { Kind: RedactionKind.Destroy or RedactionKind.Forget, InForce: true } && a.About.Contains(original));

    private static IEnumerable<string> Records(IEnumerable<RedactionTarget> about) => about.Where(a => a.Kind == TargetKind.Record).Select(a => a.Id);

    private static string TypeOf(OpenCasebook book, string entry)
    {
        var entries = book.Folder.Entries();
        return Enumerable.Range(0, entries.Count).Where(i => entries.IdAt(i) == entry).Select(entries.TypeAt).FirstOrDefault() ?? "";
    }

    private static (string Entry, Consequences Done) Write(OpenCasebook book, RedactionRequest request, IReadOnlyList<RedactionTarget> about)
    {
        using var session = book.BeginWrite();
        // What somebody wrote meanwhile is known now that nobody else can write.
        var of = new ConsequenceSearch(book).Of(request.Kind, about);
        if (book.Folder.PersonOf(book.Folder.WriterId) is null)
            throw new InvalidDataException("Nobody has admitted the key of this device yet: what is decided here would count for nothing. Send its line to somebody who may write: sanad key list");
        if (of.LacksConsent)
            throw new InvalidDataException("The consent was taken back meanwhile. Nothing was changed.");
        if (request.Kind is RedactionKind.Destroy or RedactionKind.Forget && of.Persons.Count > 1 && !of.Consented.Contains(book.Folder.PersonHere))
            session.Append(ConsentAct.EntryType, ConsentVerb.Body(ConsentDecision.Give, null, of.Ids, Redactions.Scope(request.Kind), null));
        var body = new JsonObject { ["about"] = Array(of.Ids), ["objects"] = Array(ConsequenceSearch.Objects(of).Select(o => o.Hex)), ["reason"] = request.Reason };
        Add(body, "entries", of.Entries.Select(e => e.Entry));
        if (request.Kind == RedactionKind.Withhold)
            Add(body, "entries", of.Staying.Select(e => e.Entry).Concat(of.About.Where(a => a.Kind == TargetKind.Entry).Select(a => a.Id)).Distinct(StringComparer.Ordinal));
        Add(body, "files", of.Files);
        if (request.Kind is RedactionKind.Destroy or RedactionKind.Forget)
        {
            new RowRemoval(book).Run(session, Records(of.About));
            Add(body, "consent", Redactions.Given(book.Folder, request.Kind, [.. of.Ids]).Select(c => c.Entry));
        }
        else if (request.Kind == RedactionKind.Seal)
            Encrypt(book, session, of, request.Recipients, body);
        var entry = session.Append(RedactionAct.TypeOf(request.Kind), body).Id;
        session.ApplyRedactions();
        return (entry, of);
    }

    private static void Encrypt(OpenCasebook book, JournalSession session, Consequences of, IReadOnlyList<string> recipients, JsonObject body)
    {
        var (version, pairs) = (AgeProgram.Version(), new JsonArray());
        foreach (var plain in ConsequenceSearch.Objects(of).Where(book.Folder.Has))
        {
            using var bytes = book.Folder.OpenObject(plain);
            using var sha256 = SHA256.Create();
            using var hashed = new CryptoStream(bytes, sha256, CryptoStreamMode.Read);
            var cipher = AgeProgram.Encrypt(hashed, recipients, stream => session.Store(stream, book.Options.Cancel)).Hash;
            if (!sha256.Hash.AsSpan().SequenceEqual(Convert.FromHexString(plain.Hex)))
                throw new InvalidDataException($"The file of {plain.Hex[..16]} is not the original any more: sanad verify. Nothing was sealed.");
            session.Append(DeriveBody.EntryType, HumanAct.ToBody(new DeriveBody { Input = plain, Output = cipher, Tool = AgeProgram.Tool, Version = version, Parameters = [.. recipients] }));
            pairs.Add((JsonNode)new JsonObject { ["object"] = plain.Hex, ["ciphertext"] = cipher.Hex });
        }
        (body["sealed"], body["recipients"]) = (pairs, Array(recipients));
    }

    private static void Add(JsonObject body, string name, IEnumerable<string> values)
    {
        if (values.ToList() is { Count: > 0 } some)
            body[name] = Array(some);
    }

    private static JsonArray Array(IEnumerable<string> values) => [.. values.Select(v => (JsonNode)v)];
}
