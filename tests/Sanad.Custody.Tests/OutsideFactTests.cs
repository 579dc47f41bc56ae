namespace Sanad.Custody.Tests;

/// <summary>
/// The rows of "What catches what" that no folder can show of itself: told as not provable here by the folder alone, and broken as soon as one fact from elsewhere is given.
/// </summary>
public sealed class OutsideFactTests(LocalAuthority authority) : IClassFixture<LocalAuthority>
{
    /// <param name="What">In words.</param>
    /// <param name="Do">Acts on the folder.</param>
    /// <param name="Limit">The finding that says that it cannot be seen.</param>
    /// <param name="Caught">By which fact, and as which finding; with a fact that cannot see it, none.</param>
    public sealed record Deceit(string What, Action<Case> Do, string Limit, params (string Fact, string? Code)[] Caught)
    {
        public override string ToString() => What;
    }

    private static readonly Deceit[] Deceits =
    [
        new("the end is cut off above the last acknowledgement", CutOff, "truncation",
            ("id", null), ("head", "below-head"), ("copy", "below-copy"), ("receipt", "receipt-without-commit"), ("ots", "receipt-without-commit"), ("mark", "below-mark")),
        new("all writers are rolled back together", RollBack, "rollback",
            ("id", null), ("head", "below-head"), ("copy", "below-copy"), ("receipt", "receipt-without-commit"), ("ots", "receipt-without-commit"), ("mark", "below-mark")),
        new("the whole casebook is made anew with other keys", MakeAnew, "remade",
            ("id", "other-casebook"), ("head", "below-head"), ("copy", "other-casebook"), ("receipt", "receipt-without-commit"), ("ots", "receipt-without-commit"), ("mark", "replaced")),
    ];

    public static TheoryData<Deceit, string, string?> All
    {
        get
        {
            var all = new TheoryData<Deceit, string, string?>();
            foreach (var (deceit, fact, code) in Deceits.SelectMany(d => d.Caught.Select(c => (d, c.Fact, c.Code))))
                all.Add(deceit, fact, code);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void What_no_folder_shows_of_itself_shows_against_one_fact(Deceit deceit, string fact, string? code)
    {
        ArgumentNullException.ThrowIfNull(deceit);
        using var scratch = new Scratch();
        var known = Case.Make(scratch, authority);
        Given(known, fact).Broken.ShouldBeEmpty();
        deceit.Do(known);
        foreach (var silent in new[] { 1, 3, 4, 5, 6, 7, 8 })
            Tool.Check(known.Folder, silent).ShouldBeEmpty($"check {silent}");
        Tool.Check(known.Folder, 2).Split('\n').ShouldNotContain(line => line.StartsWith("BAD ", StringComparison.Ordinal));
        var inside = scratch.Verify(known.Folder);
        inside.Broken.ShouldBeEmpty();
        inside.NotProvableHere.ShouldContain(f => f.Code == deceit.Limit);
        if (code is null)
            Given(known, fact).Broken.ShouldBeEmpty();
        else
            Given(known, fact).Broken.ShouldContain(f => f.Code == code);
    }

    [Fact]
    public void Facts_that_fit_are_told_as_proven_and_lift_the_doubt_that_they_settle()
    {
        using var scratch = new Scratch();
        var known = Case.Make(scratch, authority);
        Given(known, "id").Proven.ShouldContain(f => f.Code == "id-given");
        Given(known, "head").Proven.Count(f => f.Code == "head-given").ShouldBe(2);
        Given(known, "copy").Proven.ShouldContain(f => f.Code == "copy-given");
        Given(known, "receipt").Proven.ShouldContain(f => f.Code == "receipt-given" && f.Text.Contains("existed by", StringComparison.Ordinal));
        Given(known, "ots").Proven.ShouldContain(f => f.Code == "receipt-given");
        foreach (var fact in new[] { "id", "head", "copy", "receipt", "ots" })
            Given(known, fact).NotProvableHere.ShouldNotContain(f => f.Code == "remade");
    }

    [Fact]
    public void A_head_with_another_hash_is_another_history()
    {
        using var scratch = new Scratch();
        var known = Case.Make(scratch, authority);
        Check(known, new() { Heads = [known.Heads[0] with { Commit = new string('a', 64) }] }).Broken.ShouldHaveSingleItem().Code.ShouldBe("differs-from-head");
        KnownHead.Read($"{known.Heads[0].Writer} {known.Heads[0].Number} {known.Heads[0].Commit}").ShouldBe(known.Heads[0]);
        KnownHead.Read($"{known.Heads[0].Writer}:0:{known.Heads[0].Commit}").ShouldBeNull();
        KnownHead.Read("nothing").ShouldBeNull();
    }

    [Fact]
    public void A_writer_who_is_only_in_the_copy_is_no_contradiction()
    {
        using var scratch = new Scratch();
        var copy = TwoWriters.Make(scratch);
        var report = Verifier.Verify(scratch.BookPath, null, new() { Copy = copy }, null, CancellationToken.None);
        report.Broken.ShouldBeEmpty();
        report.NotProvableHere.ShouldContain(f => f.Code == "not-merged");
    }

    [Fact]
    public void A_receipt_for_a_commit_of_a_writer_kept_apart_is_told_with_its_time()
    {
        using var team = new Team();
        var stranger = team.Stranger(0);
        team.Keep(stranger, "one");
        team.Merge(0, stranger);
        var (writer, file) = (team.Book(stranger).WriterId, Path.Combine(team.Root, "kept.tsr"));
        File.WriteAllBytes(file, authority.Stamp(File.ReadAllBytes(Path.Combine(team.PathOf(0), $"journal/{writer}/000001.commit"))));
        var report = Verifier.Verify(team.PathOf(0), null, new() { Receipts = [file], Authorities = [authority.CaFile] }, null, CancellationToken.None);
        report.Proven.ShouldContain(f => f.Code == "receipt-given" && f.Text.Contains("existed by", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_fact_is_refused()
    {
        using var scratch = new Scratch();
        var known = Case.Make(scratch, authority);
        var junk = Path.Combine(scratch.Root, "junk");
        File.WriteAllText(junk, "junk");
        Should.Throw<InvalidDataException>(() => Check(known, new() { Receipts = [junk] }));
        File.WriteAllBytes(junk, [.. ReceiptTests.Ots(new byte[32]).Take(40)]);
        Should.Throw<InvalidDataException>(() => Check(known, new() { Receipts = [junk] }));
        Should.Throw<InvalidDataException>(() => Check(known, new() { Copy = scratch.Root }));
        Should.Throw<InvalidDataException>(() => Check(known, new() { Authorities = [junk] }));
        Should.Throw<FileNotFoundException>(() => Check(known, new() { Receipts = [Path.Combine(scratch.Root, "nothing")] }));
    }

    private static VerifyReport Given(Case known, string fact) => fact == "mark"
        ? Verifier.Verify(known.Folder, known.Home, null, CancellationToken.None)
        : Check(known, fact switch
        {
            "id" => new() { CasebookId = known.Id },
            "head" => new() { Heads = known.Heads },
            "copy" => new() { Copy = known.Copy },
            "ots" => new() { Receipts = [known.Ots] },
            _ => new() { Receipts = [known.Receipt], Authorities = [known.CaFile] },
        });

    private static VerifyReport Check(Case known, OutsideFacts facts) => Verifier.Verify(known.Folder, null, facts, null, CancellationToken.None);

    private static void CutOff(Case known)
    {
        var (writer, number) = (known.Heads[^1].Writer, known.Heads[^1].Number);
        foreach (var file in Directory.GetFiles(Path.Combine(known.Folder, "journal", writer), $"{number:D6}.*"))
            File.Delete(file);
        // Whoever cuts takes the originals along that nothing names any more.
        foreach (var name in Tool.Check(known.Folder, 7).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            File.Delete(Path.Combine(known.Folder, "objects/sha256", name[..2], name));
    }

    private static void RollBack(Case known)
    {
        Directory.Delete(known.Folder, recursive: true);
        Scratch.CopyFolder(known.Earlier, known.Folder);
    }

    private static void MakeAnew(Case known)
    {
        Directory.Delete(known.Folder, recursive: true);
        Scratch.Keep(CasebookFolder.Create(known.Folder, SanadHome.At(known.Folder + "-forger"), Scratch.Clock), "one", "two", "three", "four", "five");
    }

    /// <summary>A casebook of two writers, and what is known of it elsewhere.</summary>
    public sealed record Case(string Folder, SanadHome Home, string Id, IReadOnlyList<KnownHead> Heads, string Earlier, string Copy, string Receipt, string Ots, string CaFile)
    {
        internal static Case Make(Scratch scratch, LocalAuthority authority)
        {
            var folder = TwoWriters.Make(scratch);
            var (earlier, copy, receipt, ots) = (Path.Combine(scratch.Root, "earlier"), Path.Combine(scratch.Root, "partner"), Path.Combine(scratch.Root, "kept.tsr"), Path.Combine(scratch.Root, "kept.ots"));
            Scratch.CopyFolder(folder, earlier);
            GoOnTogether(scratch, folder);
            Scratch.CopyFolder(folder, copy);
            var book = scratch.Open(folder);
            var heads = book.Heads().OrderBy(h => h.Writer == book.WriterId).Select(h => new KnownHead(h.Writer, h.Number, h.Commit)).ToList();
            var commit = File.ReadAllBytes(Path.Combine(folder, $"journal/{heads[^1].Writer}/{heads[^1].Number:D6}.commit"));
            File.WriteAllBytes(receipt, authority.Stamp(commit));
            File.WriteAllBytes(ots, ReceiptTests.Ots(System.Security.Cryptography.SHA256.HashData(commit)));
            return new(folder, scratch.Home, book.Id, heads, earlier, copy, receipt, ots, authority.CaFile);
        }

        // Both writers go on, and the second acknowledges the first again.
        private static void GoOnTogether(Scratch scratch, string folder)
        {
            Scratch.Keep(scratch.Open(), "nine");
            foreach (var from in Directory.GetFiles(scratch.BookPath, "*", SearchOption.AllDirectories))
            {
                var to = from.Replace(scratch.BookPath, folder, StringComparison.Ordinal);
                if (!File.Exists(to) && !to.EndsWith(".lock", StringComparison.Ordinal))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                    File.Copy(from, to);
                }
            }
            Scratch.Keep(scratch.Open(folder), "ten");
        }
    }
}
