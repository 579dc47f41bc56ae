using System.Security.Cryptography;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Tests;

/// <summary>
/// Bags that were tampered with, most of them so well that every manifest fits again. The reference validator accepts the first eight; ours and the stock
/// commands of VERIFY.txt, run from a copy of verify.sh that the forger did not touch, refuse every one.
/// </summary>
public sealed class ForgedBagTests
{
    /// <summary>What is done to a good bag; the codes that verify must name.</summary>
    private static readonly Dictionary<string, (Action<string> Forge, string[] Codes)> Cases = new(StringComparer.Ordinal)
    {
        ["tag manifests deleted and an exhibit dropped"] = (bag => { Drop(bag, Exhibit(bag)); Remake(bag); DeleteTagManifests(bag); }, ["missing-file", "no-signature", "object-gone"]),
        ["strong manifests swapped for a weak one"] = (Weaken, ["foreign-manifest", "missing-file"]),
        ["a weak manifest beside the strong ones"] = (bag => { Write(bag, "manifest-md5.txt", Lines(bag, MD5.HashData, IsPayload)); Remake(bag); }, ["foreign-manifest", "bad-signature"]),
        ["tag files that no tag manifest names"] = (bag => Write(bag, "certificate-of-authenticity.txt", "all is well\n"), ["unlisted"]),
        ["tag manifests deleted"] = (DeleteTagManifests, ["missing-file", "no-signature"]),
        ["one tag manifest deleted"] = (bag => File.Delete(At(bag, "tagmanifest-sha512.txt")), ["missing-file"]),
        ["a malformed line hides an exhibit"] = (bag => { Replace(bag, "manifest-sha256.txt", "  " + Exhibit(bag), " *" + Exhibit(bag)); Replace(bag, "manifest-sha512.txt", "  " + Exhibit(bag), " *" + Exhibit(bag)); RemakeTags(bag); }, ["manifest-line", "unlisted", "bad-signature"]),
        ["manifests that name different files"] = (bag => { RemoveLine(bag, "manifest-sha512.txt", Exhibit(bag)); RemakeTags(bag); }, ["manifests-disagree", "bad-signature"]),
        ["an exhibit altered and everything made to fit"] = (bag => { Write(bag, Exhibit(bag), "another text\n"); Remake(bag); }, ["bad-signature", "object-altered", "oxum"]),
        ["an exhibit altered, its size told anew"] = (bag => { Write(bag, Exhibit(bag), "another text\n"); Oxum(bag); Remake(bag); }, ["bad-signature", "object-altered"]),
        ["an exhibit altered and nothing else"] = (bag => Write(bag, Exhibit(bag), "A note"), ["hash-differs", "object-altered"]),
        ["an exhibit gone"] = (bag => File.Delete(At(bag, Exhibit(bag))), ["missing-file", "object-gone", "oxum", "proof"]),
        ["a file planted in the payload"] = (bag => Write(bag, "data/objects/planted.txt", "x"), ["unlisted", "oxum"]),
        ["a file planted in the journal, everything made to fit"] = (bag => { Write(bag, $"data/journal/{Writer(bag)}/000009.entries.jsonl", "{}\n"); Oxum(bag); Remake(bag); }, ["bad-signature", "unlisted"]),
        ["a withheld entry replaced, everything made to fit"] = (bag => { Unhide(bag); Oxum(bag); Remake(bag); }, ["bad-signature", "leaves-differ"]),
        ["a file named twice"] = (bag => { Append(bag, "manifest-sha256.txt", File.ReadLines(At(bag, "manifest-sha256.txt")).First() + "\n"); RemakeTags(bag); }, ["manifest-line", "bad-signature"]),
        ["a name that climbs out"] = (bag => AddLine(bag, "data/../../outside.txt"), ["manifest-line", "bad-signature"]),
        ["an absolute name"] = (bag => AddLine(bag, "/etc/hostname"), ["manifest-line", "bad-signature"]),
        ["a name from a home"] = (bag => AddLine(bag, "~/x"), ["manifest-line", "bad-signature"]),
        ["a name with a backslash"] = (bag => AddLine(bag, "data\\x"), ["manifest-line", "bad-signature"]),
        ["a name that has to be decoded"] = (bag => { Write(bag, "data/a%0Ab", "x"); AddLine(bag, "data/a%0Ab"); }, ["manifest-line", "unlisted"]),
        ["a name that needs decoding twice"] = (bag => { Write(bag, "data/a%250Ab", "x"); AddLine(bag, "data/a%250Ab"); }, ["manifest-line", "unlisted"]),
        ["two names that differ by case"] = (bag => { Write(bag, "data/casebook.TXT", "another"); Oxum(bag); Remake(bag); }, ["names-collide", "bad-signature"]),
        ["two names that differ by composition"] = (bag => { Write(bag, "data/caf\u00e9", "x"); Write(bag, "data/cafe\u0301", "y"); Remake(bag); }, ["names-collide", "manifest-line"]),
        ["lines that end as on another system"] = (bag => { Replace(bag, "manifest-sha256.txt", "\n", "\r\n"); RemakeTags(bag); }, ["manifest-line", "bad-signature"]),
        ["hashes in capitals"] = (bag => { Write(bag, "manifest-sha256.txt", Lines(bag, SHA256.HashData, IsPayload, capitals: true)); RemakeTags(bag); }, ["manifest-line", "bad-signature"]),
        ["a manifest without its last line end"] = (bag => { Write(bag, "manifest-sha256.txt", File.ReadAllText(At(bag, "manifest-sha256.txt")).TrimEnd('\n')); RemakeTags(bag); }, ["manifest-line", "bad-signature"]),
        ["a payload manifest that vouches for tag files"] = (bag => AddLine(bag, "VERIFY.txt"), ["manifest-line", "bad-signature"]),
        ["a link to elsewhere"] = (bag => { File.Delete(At(bag, "VERIFY.txt")); File.CreateSymbolicLink(At(bag, "VERIFY.txt"), "/etc/hostname"); }, ["link"]),
        ["a link to a folder"] = (bag => Directory.CreateSymbolicLink(At(bag, "data/more"), "/etc"), ["link"]),
        ["a wrong size in bag-info"] = (bag => { Replace(bag, "bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"); Remake(bag); }, ["oxum", "bad-signature"]),
        ["no bag-info"] = (bag => { File.Delete(At(bag, "bag-info.txt")); Remake(bag); }, ["bag-info", "bad-signature"]),
        ["files to fetch"] = (bag => { Write(bag, "fetch.txt", $"http://127.0.0.1/x 6 {Exhibit(bag)}\n"); Remake(bag); }, ["fetch", "bad-signature"]),
        ["another version of BagIt"] = (bag => { Replace(bag, "bagit.txt", "1.0", "0.97"); Remake(bag); }, ["bag-version", "bad-signature"]),
        ["no declaration"] = (bag => { File.Delete(At(bag, "bagit.txt")); Remake(bag); }, ["missing-file", "bad-signature"]),
        ["no signature"] = (bag => File.Delete(At(bag, "signature/tagmanifest-sha256.txt.sig")), ["no-signature"]),
        ["a signature that is none"] = (bag => Write(bag, "signature/tagmanifest-sha256.txt.sig", "x\n"), ["bad-signature"]),
        ["words behind the signature"] = (bag => Append(bag, "signature/tagmanifest-sha256.txt.sig", "and a word that nobody signed\n"), ["bad-signature"]),
        ["words behind a last line that ends as on another system"] = (bag => Replace(bag, "signature/tagmanifest-sha256.txt.sig", "-----END SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\r\nand a word that nobody signed\n"), ["bad-signature"]),
        ["words between two last lines of a signature"] = (bag => Replace(bag, "signature/tagmanifest-sha256.txt.sig", "-----END SSH SIGNATURE-----\n", "-----END SSH SIGNATURE----- and a word that nobody signed\n-----END SSH SIGNATURE-----\n"), ["bad-signature"]),
        ["a signature with line ends of another system"] = (bag => Replace(bag, "signature/tagmanifest-sha256.txt.sig", "\n", "\r\n"), ["bad-signature"]),
        ["a folder with nothing in it"] = (bag => Directory.CreateDirectory(At(bag, "data/objects/\u202enothing")), ["unlisted"]),
        ["signed anew by a key of the forger"] = (bag => { Drop(bag, "proofs"); Write(bag, "proofs/x.txt", "x"); Remake(bag); SignAnew(bag); }, ["signer-not-admitted", "proof"]),
        ["the forger's key written among the signers"] = (bag => Sneak(bag), ["signer-not-admitted"]),
        ["the forger's key written among the signers in another form"] = (bag => Sneak(bag, line => line.Replace(" namespaces=\"sanad-commit-1\"", "", StringComparison.Ordinal)), ["signer-not-admitted"]),
        ["an original that reads as a back-dated commit"] = (bag => BackDate(bag, "data/objects/backdated.txt"), ["proof"]),
        ["a commit that nobody signed, back-dated"] = (bag => BackDate(bag, "data/journal/0123456789abcdef/000001.commit"), ["proof"]),
        ["a proof of another entry"] = (bag => { Replace(bag, Proof(bag), "left ", "right "); Remake(bag); }, ["proof", "bad-signature"]),
        ["another casebook id in bag-info"] = (bag => { Replace(bag, "bag-info.txt", "Sanad-Casebook: ", "Sanad-Casebook: f"); Remake(bag); }, ["bag-info", "bad-signature"]),
        ["a last commit left out of bag-info"] = (bag => { RemoveLine(bag, "bag-info.txt", "Sanad-Head: "); Remake(bag); }, ["bag-info", "bad-signature"]),
        ["a commit cut off, everything made to fit"] = (bag => { CutOff(bag); Oxum(bag); Remake(bag); }, ["bad-signature", "bag-info"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_forged_bag_is_refused(string name)
    {
        using var scratch = new Scratch();
        var bag = Good(scratch);
        var script = Path.Combine(scratch.Root, "verify.sh");
        File.Copy(Path.Combine(bag, "verify.sh"), script);
        Cases[name].Forge(bag);
        var found = BagVerifier.Verify(bag, null, null, CancellationToken.None).Broken.Select(f => f.Code).Distinct().ToList();
        Cases[name].Codes.ShouldBeSubsetOf(found, $"{name}: found {string.Join(", ", found)}");
        File.Delete(Path.Combine(bag, "verify.sh"));
        File.Copy(script, Path.Combine(bag, "verify.sh"));
        var stock = Tool.Shell(bag, "env -i PATH=/usr/bin:/bin sh verify.sh < /dev/null");
        stock.ExitCode.ShouldBe(1, stock.Output);
    }

    [Fact]
    public void A_pipe_in_a_bag_is_found_and_not_waited_for()
    {
        using var scratch = new Scratch();
        var bag = Good(scratch);
        Tool.Shell(bag, "rm VERIFY.txt; mkfifo VERIFY.txt data/pipe");
        var found = BagVerifier.Verify(bag, null, null, CancellationToken.None).Broken;
        found.Where(f => f.Code == "not-a-file").Select(f => f.File).ShouldBe(["VERIFY.txt", "data/pipe"], ignoreOrder: true);
    }

    [Fact]
    public void A_link_is_told_and_everything_else_is_judged()
    {
        using var scratch = new Scratch();
        var bag = Good(scratch);
        Directory.CreateSymbolicLink(At(bag, "data/more"), "/etc");
        BagVerifier.Verify(bag, null, null, CancellationToken.None).Broken.Select(f => f.Code).ShouldBe(["link", "not-judged"]);
        Write(bag, Exhibit(bag), "A note");
        BagVerifier.Verify(bag, null, null, CancellationToken.None).Broken.Select(f => f.Code).ShouldContain("hash-differs");
    }

    [Theory]
    [InlineData("exhibit", "", "signatures")]
    [InlineData("VERIFY.txt", "", "signatures")]
    [InlineData("bag-info.txt", "", "signatures")]
    [InlineData("manifest-sha512.txt", "", "signatures")]
    [InlineData("tagmanifest-sha256.txt", "", "signatures")]
    [InlineData("signature/tagmanifest-sha256.txt.sig", "", "signatures")]
    [InlineData("data/keys/revoked", "not-judged", "")]
    public void A_file_that_cannot_be_read_proves_nothing_and_leaves_the_others_to_be_judged(string name, string broken, string proven)
    {
        using var scratch = new Scratch();
        var bag = Good(scratch);
        var file = At(bag, name == "exhibit" ? Exhibit(bag) : name);
        if (!MadeUnreadable(file))
            Assert.Skip("mounting is not allowed here");
        try
        {
            var report = BagVerifier.Verify(bag, null, null, CancellationToken.None);
            // What is mounted has no size.
            string.Join(' ', report.Broken.Select(f => f.Code).Where(code => code != "oxum")).ShouldBe(broken);
            report.NotProvableHere.Where(f => f.Code == "unreadable").ShouldHaveSingleItem().File.ShouldBe(Path.GetRelativePath(bag, file));
            report.Proven.ShouldNotContain(f => f.Code == "bag");
            string.Concat(report.Proven.Where(f => f.Code == "signatures").Select(f => f.Code)).ShouldBe(proven);
        }
        finally
        {
            // Lazily: a process that another test starts may still hold it for a moment.
            Tool.Shell(bag, $"umount -l {file}");
        }
    }

    // For root no mode forbids reading; then the memory of this very program stands in the file's place, whose first byte nobody can read.
    private static bool MadeUnreadable(string file)
    {
        Tool.Shell("/", $"chmod 000 {file}");
        try
        {
            _ = File.ReadAllBytes(file);
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
        return Tool.Shell("/", $"mount --bind /proc/{Environment.ProcessId}/mem {file}").ExitCode == 0;
    }

    [Fact]
    public void A_signature_of_another_bag_of_the_same_casebook_does_not_fit()
    {
        using var scratch = new Scratch();
        var (book, kept) = BagTests.Book(scratch);
        var first = BagTests.Make(scratch, book, kept[0].Hash, "first").Path;
        var second = BagTests.Make(scratch, book, kept[1].Hash, "second").Path;
        File.Copy(At(first, "signature/tagmanifest-sha256.txt.sig"), At(second, "signature/tagmanifest-sha256.txt.sig"), overwrite: true);
        BagVerifier.Verify(second, null, null, CancellationToken.None).Broken.ShouldHaveSingleItem().Code.ShouldBe("bad-signature");
    }

    [Fact]
    public void A_folder_is_known_for_a_bag_as_long_as_anything_of_a_bag_is_left()
    {
        using var scratch = new Scratch();
        var bag = Good(scratch);
        BagVerifier.IsBag(bag).ShouldBeTrue();
        BagVerifier.IsBag(scratch.BookPath).ShouldBeFalse();
        BagVerifier.IsBag(Path.Combine(scratch.Root, "nothing")).ShouldBeFalse();
        File.Delete(At(bag, "bagit.txt"));
        BagVerifier.IsBag(bag).ShouldBeTrue();
        Directory.Delete(At(bag, "data"), recursive: true);
        BagVerifier.IsBag(bag).ShouldBeTrue();
        BagVerifier.Verify(bag, null, null, CancellationToken.None).Broken.Select(f => f.Code).ShouldContain("no-casebook");
    }

    private static string Good(Scratch scratch)
    {
        var (book, kept) = BagTests.Book(scratch);
        var bag = BagTests.Make(scratch, book, kept[1].Hash).Path;
        BagVerifier.Verify(bag, null, null, CancellationToken.None).Broken.ShouldBeEmpty();
        return bag;
    }

    private static string At(string bag, string name) => Path.Combine(bag, name);

    private static string Exhibit(string bag) => Below(bag).First(n => n.StartsWith("data/objects/", StringComparison.Ordinal));

    private static string Proof(string bag) => Below(bag).First(n => n.StartsWith("proofs/", StringComparison.Ordinal));

    private static string Writer(string bag) => Path.GetFileName(Directory.GetDirectories(At(bag, "data/journal"))[0]);

    private static IEnumerable<string> Below(string bag) => Directory.EnumerateFiles(bag, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(bag, f)).Order(StringComparer.Ordinal);

    private static bool IsPayload(string name) => name.StartsWith("data/", StringComparison.Ordinal);

    private static bool IsTag(string name) => !IsPayload(name) && !name.StartsWith("tagmanifest-", StringComparison.Ordinal) && !name.StartsWith("signature/", StringComparison.Ordinal);

    private static void Write(string bag, string name, string text)
    {
        if (File.Exists(At(bag, name)))
            File.SetUnixFileMode(At(bag, name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.CreateDirectory(Path.GetDirectoryName(At(bag, name))!);
        File.WriteAllText(At(bag, name), text);
    }

    private static void Append(string bag, string name, string text) => Write(bag, name, File.ReadAllText(At(bag, name)) + text);

    private static void Replace(string bag, string name, string old, string by) => Write(bag, name, File.ReadAllText(At(bag, name)).Replace(old, by, StringComparison.Ordinal));

    private static void RemoveLine(string bag, string name, string with) =>
        Write(bag, name, string.Concat(File.ReadAllLines(At(bag, name)).Where(l => !l.Contains(with, StringComparison.Ordinal)).Select(l => l + "\n")));

    private static void AddLine(string bag, string name)
    {
        Append(bag, "manifest-sha256.txt", new string('0', 64) + "  " + name + "\n");
        Append(bag, "manifest-sha512.txt", new string('0', 128) + "  " + name + "\n");
        RemakeTags(bag);
    }

    private static void Drop(string bag, string name)
    {
        if (Directory.Exists(At(bag, name)))
            Directory.Delete(At(bag, name), recursive: true);
        else
            File.Delete(At(bag, name));
    }

    private static string Lines(string bag, Func<byte[], byte[]> hash, Func<string, bool> which, bool capitals = false) => string.Concat(Below(bag).Where(which)
        .Select(n => (capitals ? Convert.ToHexString(hash(File.ReadAllBytes(At(bag, n)))) : Convert.ToHexStringLower(hash(File.ReadAllBytes(At(bag, n))))) + "  " + n + "\n"));

    // All that a forger can do who has no admitted key.
    private static void Remake(string bag)
    {
        Write(bag, "manifest-sha256.txt", Lines(bag, SHA256.HashData, IsPayload));
        Write(bag, "manifest-sha512.txt", Lines(bag, SHA512.HashData, IsPayload));
        RemakeTags(bag);
    }

    private static void RemakeTags(string bag)
    {
        Write(bag, "tagmanifest-sha256.txt", Lines(bag, SHA256.HashData, IsTag));
        Write(bag, "tagmanifest-sha512.txt", Lines(bag, SHA512.HashData, IsTag));
    }

    private static void Oxum(string bag)
    {
        var payload = Below(bag).Where(IsPayload).ToList();
        var lines = File.ReadAllLines(At(bag, "bag-info.txt"));
        lines[0] = $"Payload-Oxum: {payload.Sum(n => new FileInfo(At(bag, n)).Length)}.{payload.Count}";
        Write(bag, "bag-info.txt", string.Concat(lines.Select(l => l + "\n")));
    }

    private static void DeleteTagManifests(string bag)
    {
        File.Delete(At(bag, "tagmanifest-sha256.txt"));
        File.Delete(At(bag, "tagmanifest-sha512.txt"));
        Drop(bag, "signature");
    }

    private static void Weaken(string bag)
    {
        Write(bag, Exhibit(bag), "another text\n");
        DeleteTagManifests(bag);
        File.Delete(At(bag, "manifest-sha256.txt"));
        File.Delete(At(bag, "manifest-sha512.txt"));
        Write(bag, "manifest-md5.txt", Lines(bag, MD5.HashData, IsPayload));
    }

    private static void Unhide(string bag)
    {
        var file = Below(bag).Where(n => n.EndsWith(".entries.jsonl", StringComparison.Ordinal)).First(n => File.ReadAllText(At(bag, n)).Contains('!', StringComparison.Ordinal));
        var lines = File.ReadAllLines(At(bag, file));
        lines[Array.FindIndex(lines, l => l.StartsWith('!'))] = """{"v":1,"type":"claim.verdict","seq":3,"lamport":3,"time":"2026-11-21T07:00:00Z","salt":"00000000000000000000000000000000","body":{}}""";
        Write(bag, file, string.Concat(lines.Select(l => l + "\n")));
    }

    private static void SignAnew(string bag)
    {
        using var key = WriterKey.New();
        Write(bag, "signature/tagmanifest-sha256.txt.sig", key.Sign(File.ReadAllBytes(At(bag, "tagmanifest-sha256.txt")), Bag.Namespace));
    }

    // By an insider, who can sign: the proof's entry is made up, and so is the commit in which it is said to have been sealed long ago.
    private static void BackDate(string bag, string commit)
    {
        var (writer, lines) = (Writer(bag), File.ReadAllLines(At(bag, Proof(bag))));
        var entry = lines[6].Replace("\"time\":\"20", "\"time\":\"19", StringComparison.Ordinal);
        var tree = Convert.ToBase64String(SHA256.HashData([0, .. System.Text.Encoding.UTF8.GetBytes(entry + "\n")]));
        var first = File.ReadAllLines(At(bag, Below(bag).First(n => n.EndsWith("000001.commit", StringComparison.Ordinal))));
        Write(bag, commit, $"{first[0]}\n{first[1]}\n# writer 0123456789abcdef\n# number 1\n# time 1999-11-21T07:00:00Z\n# tree 1 {tree}\n{new string('0', 64)}  journal/0123456789abcdef/000001.leaves\n");
        Write(bag, Proof(bag), $"{lines[0]}\n{lines[1]}\n{lines[2]}\n# commit {commit["data/".Length..]}\n# entry 1\n# tree 1 {tree}\n{entry}\n");
        Oxum(bag);
        Remake(bag);
        using var key = SanadHome.At(Path.Combine(Path.GetDirectoryName(bag)!, "home")).OpenKey(writer);
        Write(bag, "signature/tagmanifest-sha256.txt.sig", key.Sign(File.ReadAllBytes(At(bag, "tagmanifest-sha256.txt")), Bag.Namespace));
    }

    private static void Sneak(string bag, Func<string, string>? form = null)
    {
        using var key = WriterKey.New();
        Append(bag, "data/keys/allowed_signers", (form ?? (line => line))(new NamedKey(key.Public, "writer-2").SignerLine) + "\n");
        Replace(bag, "bag-info.txt", "Sanad-Signed-By: ", $"Sanad-Signed-By: writer-2@{key.Writer}\nX: ");
        Oxum(bag);
        Remake(bag);
        Write(bag, "signature/tagmanifest-sha256.txt.sig", key.Sign(File.ReadAllBytes(At(bag, "tagmanifest-sha256.txt")), Bag.Namespace));
    }

    private static void CutOff(string bag)
    {
        var last = Below(bag).Last(n => n.EndsWith(".commit", StringComparison.Ordinal));
        foreach (var name in Below(bag).Where(n => n.StartsWith(last[..^"commit".Length], StringComparison.Ordinal)).ToList())
            File.Delete(At(bag, name));
    }
}
