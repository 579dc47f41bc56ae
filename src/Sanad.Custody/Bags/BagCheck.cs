using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Sanad.Custody.Bags;

/// <summary>
/// The bag as a bag, more strictly than RFC 8493 asks: both strong algorithms and no other, the same files in each, nothing unlisted, nothing to fetch, no
/// name that needs decoding. The reference validator lets a bag pass whose tag manifest was deleted and whose manifest was rewritten or weakened.
/// </summary>
internal static partial class BagCheck
{
    private const long MostManifest = 1L << 30, MostText = 1 << 20;

    public static void Run(BagFiles files, Findings found, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        var before = found.Broken.Count;
        files.Hash(found, progress, cancel);
        Declaration(files, found);
        ForeignManifests(files, found);
        var payload = Both(files, Manifest.OfPayload, found);
        var tags = Both(files, Manifest.OfTags, found);
        Accounted(files, payload, tags, found);
        Collisions(files, found);
        Oxum(files, found);
        if (files.Unread.Count == 0)
            found.ProvenUnlessBroken(before, "bag", $"{payload.Count} payload files and {tags.Count} tag files are exactly those of the manifests, with the SHA-256 and SHA-512 that stand there");
    }

    /// <summary>bag-info.txt; null when it is not there or malformed.</summary>
    public static BagFacts? Facts(BagFiles files) => files.Read("bag-info.txt", MostText) is { } bytes ? BagFacts.Read(bytes) : null;

    private static void Declaration(BagFiles files, Findings found)
    {
        if (files.IsUnread("bagit.txt"))
            return;
        if (files.Read("bagit.txt", MostText) is not { } bytes)
            found.Broken.Add(new("missing-file", "the bag does not say that it is one", "bagit.txt"));
        else if (Encoding.UTF8.GetString(bytes) != Bag.Declaration)
            found.Broken.Add(new("bag-version", "not the declaration of BagIt 1.0 in UTF-8", "bagit.txt"));
    }

    // A weaker manifest beside the strong ones, or in their place, is how a rewritten bag still passes elsewhere.
    private static void ForeignManifests(BagFiles files, Findings found)
    {
        foreach (var name in files.Names.Where(n => AnyManifest().IsMatch(n) && !Manifest.OfPayload.Contains(n) && !Manifest.OfTags.Contains(n)))
            found.Broken.Add(new("foreign-manifest", "only manifest-sha256, manifest-sha512 and their tag manifests belong into such a bag", name));
        if (files.Has("fetch.txt"))
            found.Broken.Add(new("fetch", "a bag that has to be completed from elsewhere is not a whole bag", "fetch.txt"));
    }

    /// <summary>The files that both manifests of a pair name, each with the hashes that the folder must have.</summary>
    private static HashSet<string> Both(BagFiles files, string[] pair, Findings found)
    {
        var read = new List<(Dictionary<string, ManifestLine> Lines, string File)>();
        foreach (var file in pair)
        {
            if (files.Read(file, MostManifest) is { } bytes)
                read.Add((Manifest.Read(bytes, file, found), file));
            else if (!files.IsUnread(file))
                found.Broken.Add(new("missing-file", "a manifest that every such bag has is not here", file));
        }
        if (read is [var (first, _), var (second, _)])
        {
            foreach (var name in first.Keys.Except(second.Keys).Concat(second.Keys.Except(first.Keys)).Order(StringComparer.Ordinal))
                found.Broken.Add(new("manifests-disagree", $"{pair[0]} and {pair[1]} do not name the same files", name));
        }
        foreach (var (manifest, file) in read)
            Compare(files, manifest, file, found);
        return [.. read.SelectMany(m => m.Lines.Keys)];
    }

    private static void Compare(BagFiles files, Dictionary<string, ManifestLine> manifest, string file, Findings found)
    {
        foreach (var line in manifest.Values.OrderBy(l => l.Name, StringComparer.Ordinal))
        {
            if (!files.Has(line.Name))
                found.Broken.Add(new("missing-file", $"{file} names this file, and it is gone", line.Name));
            else if (files.HashesOf(line.Name) is { } hashes && line.Hash != (line.Hash.Length == Manifest.Sha512Digits ? hashes.Sha512 : hashes.Sha256))
                found.Broken.Add(new("hash-differs", $"not the file that {file} names", line.Name));
        }
    }

    private static void Accounted(BagFiles files, HashSet<string> payload, HashSet<string> tags, Findings found)
    {
        if (Manifest.OfPayload.Concat(Manifest.OfTags).Any(files.IsUnread))
            return;
        foreach (var name in files.Names.Where(n => !payload.Contains(n) && !tags.Contains(n) && !Manifest.OfTags.Contains(n) && n != Bag.SignatureName))
            found.Broken.Add(new("unlisted", "no manifest names this file", name));
        foreach (var name in tags.Where(t => Manifest.OfTags.Contains(t) || t == Bag.SignatureName).Order(StringComparer.Ordinal))
            found.Broken.Add(new("manifest-line", "a tag manifest names what is made after it", name));
    }

    private static void Collisions(BagFiles files, Findings found)
    {
        foreach (var alike in files.Names.GroupBy(n => n.Normalize(NormalizationForm.FormKC).ToUpperInvariant(), StringComparer.Ordinal).Where(g => g.Count() > 1))
            found.Broken.Add(new("names-collide", $"on some file systems the same name as {alike.First()}", alike.Last()));
    }

    private static void Oxum(BagFiles files, Findings found)
    {
        var payload = files.Names.Where(n => n.StartsWith(Manifest.Payload, StringComparison.Ordinal)).ToList();
        var here = string.Create(CultureInfo.InvariantCulture, $"{payload.Sum(files.SizeOf)}.{payload.Count}");
        if (files.IsUnread("bag-info.txt"))
            return;
        if (Facts(files) is not { } facts)
            found.Broken.Add(new("bag-info", "missing or malformed", "bag-info.txt"));
        else if (facts.One(BagFacts.Oxum) != here)
            found.Broken.Add(new("oxum", $"the payload is {here} (bytes.files), not what the bag says", "bag-info.txt"));
    }

    [GeneratedRegex("^(tag)?manifest-[^/]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex AnyManifest();
}
