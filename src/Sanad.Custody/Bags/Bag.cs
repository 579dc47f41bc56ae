using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Sanad.Custody.Bags;
using Sanad.Custody.Disk;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody;

/// <summary>Publishing a part of a casebook as a BagIt bag that anyone can check (docs/formats/bag.md).</summary>
public static class Bag
{
    /// <summary>SSHSIG namespace of the signature over tagmanifest-sha256.txt.</summary>
    public const string Namespace = "sanad-bag-1";

    internal const string Declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    internal const string SignatureName = "signature/tagmanifest-sha256.txt.sig";
    internal const string Export = "export";

    /// <summary>What a bag of this choice would hold. Reads only; what is saved and not sealed yet is not counted.</summary>
    public static BagPlan Plan(CasebookFolder folder, BagChoice choice)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new BagContents(folder, choice).Plan;
    }

    /// <summary>
    /// Seals what is open, writes the bag beside its place under a temporary name, records it in an export entry, and then gives it its name: no bag stands
    /// there half-written or unrecorded.
    /// </summary>
    /// <param name="folder">The casebook; writing is locked at the beginning and at the end only.</param>
    /// <param name="choice">What goes in.</param>
    /// <param name="target">A folder that does not exist yet, in one that does; not inside the casebook.</param>
    /// <param name="reports">Further payload files by name, for example report.html.</param>
    /// <param name="wait">How long to wait for another process that writes.</param>
    /// <param name="progress">Told as files are copied, from several threads.</param>
    /// <param name="cancel">Leaves nothing behind.</param>
    /// <exception cref="BagRefusedException">It cannot be made; nothing was written.</exception>
    public static BagMade Write(
        CasebookFolder folder, BagChoice choice, string target, IReadOnlyDictionary<string, byte[]> reports, TimeSpan wait, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var place = Place(folder, target);
        Seal(folder, wait, cancel);
        var decisions = Selection.DecisionsIn(folder);
        var contents = new BagContents(folder, choice);
        if (contents.Plan.Refusals is [var why, ..])
            throw new BagRefusedException(why);
        var temporary = $"{place}.part-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        try
        {
            return Write(folder, contents, reports, temporary, made => Name(folder, made with { Path = place }, temporary, decisions, wait, cancel), progress, cancel);
        }
        catch
        {
            if (Directory.Exists(temporary))
                Directory.Delete(temporary, recursive: true);
            throw;
        }
    }

    /// <summary>Why no bag can be written there; null when one can.</summary>
    public static string? RefusalOf(CasebookFolder folder, string target)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        var parent = Path.GetDirectoryName(full);
        if (File.Exists(full) || Directory.Exists(full) || new FileInfo(full).LinkTarget is not null)
            return $"{full} is there already. A bag needs a new folder: name one that does not exist.";
        if (parent is null || !Directory.Exists(parent))
            return $"There is no folder {parent}: make it first, or name another place.";
        return (Marks.Resolve(parent) + Path.DirectorySeparatorChar).StartsWith(folder.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? $"{full} lies inside the casebook. A bag goes to another folder."
            : null;
    }

    private static string Place(CasebookFolder folder, string target) => RefusalOf(folder, target) is { } why
        ? throw new BagRefusedException(why)
        : Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));

    private static void Seal(CasebookFolder folder, TimeSpan wait, CancellationToken cancel)
    {
        // Asked first: a writer that nobody would admit is not even started.
        var choice = folder.Choice;
        if ((choice.Writer ?? choice.Before) is { } writer && folder.PersonOf(writer) is not null)
        {
            using var session = folder.BeginWrite(wait, null, cancel);
            session.Seal();
        }
        if (folder.Choice.Writer is not { } now || folder.Refresh().StandingOf(now) != WriterStanding.Admitted)
            throw new BagRefusedException("No admitted writer has introduced the writer of this device, so its signature would count for nothing: have its key added first.");
    }

    private static BagMade Write(
        CasebookFolder folder, BagContents contents, IReadOnlyDictionary<string, byte[]> reports, string temporary, Func<BagMade, BagMade> name,
        IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var writer = new BagWriter(temporary, progress, cancel);
        writer.Payload([.. contents.Items, .. reports.Select(r => new BagItem(r.Key, null, r.Value.Length, () => r.Value))]);
        var time = EntryLine.Now(folder.Clock);
        var signer = $"{folder.PersonOf(folder.WriterId)}@{folder.WriterId}";
        writer.Tag("bagit.txt", Encoding.ASCII.GetBytes(Declaration));
        writer.Tag("bag-info.txt", BagFacts.Of(folder.Id, signer, contents.Heads, time, writer.Oxum, contents.Plan).ToBytes());
        writer.Tag("VERIFY.txt", Encoding.UTF8.GetBytes(BagTexts.Verify));
        writer.Tag("verify.sh", Encoding.UTF8.GetBytes(BagTexts.Script), executable: true);
        foreach (var proof in contents.Proofs())
            writer.Tag(proof.Name, proof.ToBytes());
        var signed = writer.Manifests();
        writer.Signature(folder.Key.Sign(signed, Namespace));
        writer.Flush();
        return name(new(temporary, Convert.ToHexStringLower(SHA256.HashData(signed)), "", contents.Plan, writer.Files, writer.Bytes));
    }

    // Under the lock: a decision to destroy or forget that came meanwhile must not be overtaken by a bag.
    private static BagMade Name(CasebookFolder folder, BagMade made, string temporary, HashSet<(string, bool)> decisions, TimeSpan wait, CancellationToken cancel)
    {
        using var session = folder.BeginWrite(wait, null, cancel);
        if (!Selection.DecisionsIn(folder).SetEquals(decisions))
            throw new BagRefusedException("Something was redacted while the bag was being written: make it again.");
        if (RefusalOf(folder, made.Path) is { } why)
            throw new BagRefusedException(why);
        var entry = session.Append(Export, Body(made));
        session.Seal();
        Directory.Move(temporary, made.Path);
        Durable.FlushFolder(Path.GetDirectoryName(made.Path)!);
        return made with { Entry = entry.Id };
    }

    private static JsonObject Body(BagMade made) => new()
    {
        ["kind"] = "bag",
        ["tagmanifest_sha256"] = made.TagManifest,
        ["exhibits"] = new JsonArray([.. made.Plan.Exhibits.Select(e => (JsonNode)e.Hash.Hex)]),
        ["entries_shown"] = made.Plan.Shown,
        ["entries_withheld"] = made.Plan.Withheld,
    };
}
