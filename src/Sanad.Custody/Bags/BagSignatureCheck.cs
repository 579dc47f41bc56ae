using Sanad.Custody.Journal;
using Sanad.Custody.Keys;
using Sanad.Custody.Receipts;

namespace Sanad.Custody.Bags;

/// <summary>Who vouches for the bag: manifests alone prove nothing against someone who rewrites them.</summary>
internal static class BagSignatureCheck
{
    private const long MostSignature = 1 << 16, MostProof = 1 << 26;

    public static void Run(BagFiles files, CasebookJournal? journal, Findings found)
    {
        var before = found.Broken.Count;
        var signer = Signature(files, journal, found);
        if (journal is not null)
            Says(files, journal, signer, found);
        if (signer is not null)
            found.ProvenUnlessBroken(before, "bag-signature", $"the tag manifest, and through it every file, is signed by {signer.Person}@{signer.Key.Writer}, a writer whom the journal admits");
    }

    /// <summary>Each proof by itself, and that it belongs to this bag: its commit is one of the journal that counts, not any file that reads like one.</summary>
    public static void Proofs(BagFiles files, CasebookJournal? journal, Findings found)
    {
        var before = found.Broken.Count;
        var commits = journal is null ? [] : CommitGraph.Of(journal).All.Where(journal.Admission.Counts).ToDictionary(b => b.Name, b => b.Commit!, StringComparer.Ordinal);
        var names = files.Names.Where(n => n.StartsWith("proofs/", StringComparison.Ordinal)).ToList();
        foreach (var name in names.Where(n => !files.IsUnread(n) && !Holds(files, commits, n)))
            found.Broken.Add(new("proof", "does not prove that its exhibit was sealed in a commit of this bag", name));
        if (names.Count > 0 && !names.Exists(files.IsUnread))
            found.ProvenUnlessBroken(before, "proofs", $"{names.Count} exhibits each have a proof (RFC 6962) that their capture entry was sealed in a signed commit");
    }

    private static NamedKey? Signature(BagFiles files, CasebookJournal? journal, Findings found)
    {
        if (files.IsUnread(Bag.SignatureName) || files.IsUnread(Manifest.OfTags[0]))
            return null;
        if (files.Read(Bag.SignatureName, MostSignature) is not { } armoured || files.Read(Manifest.OfTags[0], long.MaxValue) is not { } signed)
        {
            found.Broken.Add(new("no-signature", "nobody has signed this bag", Bag.SignatureName));
            return null;
        }
        if (SshSignature.Verify(signed, Bag.Namespace, System.Text.Encoding.Latin1.GetString(armoured)) is not { } key)
            found.Broken.Add(new("bad-signature", "not a good signature over tagmanifest-sha256.txt", Bag.SignatureName));
        else if (journal is null || journal.Admission.IsRevoked(key.Writer))
            found.Broken.Add(new("signer-not-admitted", $"signed by {key.Writer}, whose key was revoked or stands in no journal", Bag.SignatureName));
        else if (journal.Admitted.FirstOrDefault(a => a.Key == key) is not { } admitted)
            found.Broken.Add(new("signer-not-admitted", $"signed by {key.Writer}, whom no signed entry of the journal admits", Bag.SignatureName));
        else if (journal.StandingOf(key.Writer) != WriterStanding.Admitted)
            found.Broken.Add(new("signer-ended", $"signed with a key of {admitted.Person} that was revoked or retired before", Bag.SignatureName));
        else
            return admitted;
        return null;
    }

    // What the bag says of itself is signed too; it must be what the payload shows.
    private static void Says(BagFiles files, CasebookJournal journal, NamedKey? signer, Findings found)
    {
        const string name = "bag-info.txt";
        if (BagCheck.Facts(files) is not { } facts)
            return;
        if (facts.One(BagFacts.CasebookId) != journal.Casebook)
            found.Broken.Add(new("bag-info", "names another casebook than the payload holds", name));
        if (signer is not null && facts.One(BagFacts.SignedBy) != $"{signer.Person}@{signer.Key.Writer}")
            found.Broken.Add(new("bag-info", "names another signer than the one who signed", name));
        var heads = journal.AdmittedWriters.SelectMany(w => w.Heads).Where(h => h.Number > 0).Select(BagFacts.Of).Order(StringComparer.Ordinal);
        if (!facts.All(BagFacts.Head).Order(StringComparer.Ordinal).SequenceEqual(heads))
            found.Broken.Add(new("bag-info", "names other last commits than the payload holds", name));
    }

    private static bool Holds(BagFiles files, Dictionary<string, Commit> commits, string name) =>
        files.Read(name, MostProof) is { } bytes && InclusionProof.Read(bytes) is { } proof && proof.Name == name && proof.Holds()
        && files.Has(Manifest.Payload + Layout.ObjectName(proof.Exhibit))
        && commits.TryGetValue(proof.Commit, out var commit) && commit.Casebook == proof.Casebook && commit.Leaves == proof.Count && commit.TreeHash == proof.TreeHash;
}
