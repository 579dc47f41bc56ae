using System.Security.Cryptography;
using System.Text;

namespace Sanad.Custody.Tests;

/// <summary>Receipts of time against an authority made with `openssl ts`.</summary>
public sealed class ReceiptTests(LocalAuthority authority) : IClassFixture<LocalAuthority>
{
    [Fact]
    public async Task A_receipt_proves_its_commit_and_everything_below_and_stock_tools_agree()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Scratch.Keep(book, "one");
        Scratch.Keep(book, "two");
        var kept = (await Ask(book)).ShouldHaveSingleItem().ShouldBeOfType<ReceiptOutcome.Kept>().Receipt;
        (kept.State, kept.Number, kept.Authority).ShouldBe((ReceiptState.Proven, 3, "local"));
        var report = scratch.Verify();
        report.Broken.ShouldBeEmpty();
        report.Proven.ShouldContain(f => f.Code == "receipt" && f.File == kept.File && f.Text.Contains("commit 3", StringComparison.Ordinal) && f.Text.Contains("the 2 commits", StringComparison.Ordinal));
        report.Proven.ShouldContain(f => f.Code == "receipts" && f.Text.StartsWith("3 of 4 commits existed", StringComparison.Ordinal));
        report.NotProvableHere.ShouldContain(f => f.Code == "no-receipt" && f.Text.StartsWith("1 of 4", StringComparison.Ordinal));
        foreach (var silent in new[] { 1, 3, 4, 5, 6, 7, 8 })
            Tool.Check(scratch.BookPath, silent).ShouldBeEmpty($"check {silent}");
        var commit = File.ReadAllText(scratch.File($"journal/{book.WriterId}/000004.commit"));
        foreach (var file in Directory.GetFiles(scratch.File("receipts"), "*", SearchOption.AllDirectories))
            commit.ShouldContain(Path.GetRelativePath(scratch.BookPath, file));
        Tool.Shell(scratch.BookPath, $"openssl ts -verify -queryfile {Path.ChangeExtension(kept.File, ".tsq")} -in {kept.File} -CAfile receipts/ca/*.pem").Output.ShouldContain("Verification: OK");
    }

    [Fact]
    public async Task What_holds_nothing_but_receipts_waits_for_no_other_one()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        await Ask(book);
        (await Ask(book)).ShouldBeEmpty();
        Receipts(book).Standing().Waiting.ShouldBeEmpty();
        Scratch.Keep(book, "one");
        var waiting = Receipts(book).Standing().Waiting.ShouldHaveSingleItem();
        (waiting.Number, waiting.Stands).ShouldBe((3, 2));
        waiting.Authorities.ShouldBe(["local"]);
    }

    [Fact]
    public async Task A_head_that_another_writer_acknowledged_needs_no_receipt_of_its_own()
    {
        using var scratch = new Scratch();
        var copy = TwoWriters.Make(scratch);
        var book = scratch.Open(copy);
        Receipts(book).Standing().Waiting.ShouldHaveSingleItem().Writer.ShouldBe(book.WriterId);
        (await Ask(book)).Count.ShouldBe(1);
        Receipts(book).Standing().Proven.ShouldBe(5);
    }

    [Fact]
    public async Task A_bag_carries_the_receipts_and_they_prove_there_what_they_prove_here()
    {
        using var scratch = new Scratch();
        var (book, kept) = BagTests.Book(scratch);
        (await Ask(book)).ShouldHaveSingleItem().ShouldBeOfType<ReceiptOutcome.Kept>();
        var bag = BagTests.Make(scratch, book, kept[1].Hash).Path;
        var report = BagVerifier.Verify(bag, null, null, CancellationToken.None);
        report.Broken.ShouldBeEmpty();
        report.Proven.ShouldContain(f => f.Code == "receipt" && f.File!.StartsWith("data/receipts/", StringComparison.Ordinal));
        Tool.Shell(bag, "env -i PATH=/usr/bin:/bin sh verify.sh").ExitCode.ShouldBe(0);
        Tool.Check(Path.Combine(bag, "data"), 8).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bag_carries_no_receipt_of_a_writer_who_is_not_in_it()
    {
        using var scratch = new Scratch();
        var (book, kept) = BagTests.Book(scratch);
        await Ask(book);
        const string other = "receipts/0123456789abcdef";
        Directory.CreateDirectory(scratch.File(other));
        File.WriteAllBytes(scratch.File(other + "/000001.local-00000000.tsr"), authority.Stamp("a commit of somebody else"u8.ToArray()));
        File.WriteAllText(scratch.File("receipts/ca/0123456789abcdef.pem"), "of an authority that nobody pinned");
        var bag = BagTests.Make(scratch, book, kept[1].Hash).Path;
        Directory.Exists(Path.Combine(bag, "data", other)).ShouldBeFalse();
        Directory.GetFiles(Path.Combine(bag, "data", "receipts", "ca")).ShouldHaveSingleItem();
        var report = BagVerifier.Verify(bag, null, null, CancellationToken.None);
        report.Broken.ShouldBeEmpty();
        report.Proven.ShouldContain(f => f.Code == "receipt");
    }

    [Fact]
    public void A_receipt_of_which_an_interruption_left_only_the_file_is_taken_in_whole()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var request = Receipts(book).WriteRequests(Path.Combine(scratch.Root, "stick")).ShouldHaveSingleItem().File;
        var (answer, response) = (Path.ChangeExtension(request, ".tsr"), authority.Reply(File.ReadAllBytes(request)));
        File.WriteAllBytes(answer, response);
        var files = new Custody.Receipts.ReceiptFiles(book.Layout, book.Refresh(), [authority.Named().Anchor()]);
        var left = scratch.File(files.Stem(files.Examine("x.tsr", "local", response), "local", response) + ".tsr");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        File.WriteAllBytes(left, response);
        var kept = Receipts(book).Import(answer).ShouldBeOfType<ReceiptOutcome.Kept>().Receipt;
        scratch.File(kept.File).ShouldBe(left);
        scratch.Verify().Proven.ShouldContain(f => f.Code == "receipt");
        Receipts(book).Standing().Waiting.ShouldBeEmpty();
        Receipts(book).Import(answer).ShouldBeOfType<ReceiptOutcome.AlreadyKept>();
    }

    [Fact]
    public async Task Every_authority_is_asked_for_its_own_receipt()
    {
        using var scratch = new Scratch();
        using var second = new LocalAuthority();
        var book = scratch.Create();
        var receipts = Receipts(book, authority.Named(), second.Named("second"));
        (await receipts.AskAsync(null, CancellationToken.None)).Count.ShouldBe(2);
        receipts.Standing().Waiting.ShouldBeEmpty();
        scratch.Verify().Proven.Count(f => f.Code == "receipt").ShouldBe(2);
        Tool.Check(scratch.BookPath, 8).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sha512_is_stamped_when_asked_for()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        (await new TimeReceipts(book, [authority.Named()], TimeSpan.Zero) { WithSha512 = true }.AskAsync(null, CancellationToken.None)).ShouldHaveSingleItem().ShouldBeOfType<ReceiptOutcome.Kept>();
        scratch.Verify().Proven.ShouldContain(f => f.Code == "receipt");
        Tool.Check(scratch.BookPath, 8).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Manner.Rejecting, "refused (status 2)")]
    [InlineData(Manner.WithoutCertificate, "carries no certificate")]
    [InlineData(Manner.ForOtherBytes, "for other bytes")]
    [InlineData(Manner.WithOldNonce, "number of the request")]
    [InlineData(Manner.Altered, "or it was altered")]
    [InlineData(Manner.Slow, "did not answer within")]
    [InlineData(Manner.Garbage, "not a time-stamp response")]
    [InlineData(Manner.Empty, "not a time-stamp response")]
    [InlineData(Manner.Endless, "longer than 1 MiB")]
    [InlineData(Manner.Failing, "HTTP 500")]
    [InlineData(Manner.Moved, "HTTP 302")]
    public async Task An_answer_that_proves_nothing_is_refused_and_nothing_is_kept(Manner manner, string reason)
    {
        using var scratch = new Scratch();
        using var bad = new LocalAuthority { Manner = manner };
        var book = scratch.Create();
        var receipts = new TimeReceipts(book, [bad.Named()], TimeSpan.Zero) { Patience = TimeSpan.FromSeconds(manner == Manner.Slow ? 1 : 30) };
        (await receipts.AskAsync(null, CancellationToken.None)).ShouldHaveSingleItem().ShouldBeOfType<ReceiptOutcome.Refused>().Reason.ShouldContain(reason);
        bad.Asked.ShouldBe(1);
        Directory.Exists(scratch.File("receipts")).ShouldBeFalse();
        book.Heads().Single().Number.ShouldBe(1);
    }

    [Fact]
    public async Task An_authority_that_is_down_is_named_and_the_others_answers_are_kept()
    {
        using var scratch = new Scratch();
        var down = new LocalAuthority();
        var ca = Path.Combine(scratch.Root, "ca.pem");
        File.Copy(down.CaFile, ca);
        var gone = down.Named("gone") with { CaFile = ca };
        down.Dispose();
        var outcomes = await Receipts(scratch.Create(), gone, authority.Named()).AskAsync(null, CancellationToken.None);
        outcomes[0].ShouldBeOfType<ReceiptOutcome.Refused>().Reason.ShouldContain("could not be reached");
        outcomes[1].ShouldBeOfType<ReceiptOutcome.Kept>();
    }

    [Fact]
    public async Task An_authority_under_another_certificate_is_refused()
    {
        using var scratch = new Scratch();
        using var other = new LocalAuthority();
        var book = scratch.Create();
        var outcome = (await Receipts(book, authority.Named() with { CaFile = other.CaFile }).AskAsync(null, CancellationToken.None)).ShouldHaveSingleItem();
        outcome.ShouldBeOfType<ReceiptOutcome.Refused>().Reason.ShouldContain("not issued under a pinned one");
    }

    [Fact]
    public async Task A_certificate_that_had_run_out_at_the_time_proves_nothing()
    {
        using var scratch = new Scratch();
        using var old = new LocalAuthority(DateTimeOffset.UnixEpoch.AddYears(30), DateTimeOffset.UnixEpoch.AddYears(31));
        var outcome = (await Receipts(scratch.Create(), old.Named()).AskAsync(null, CancellationToken.None)).ShouldHaveSingleItem();
        outcome.ShouldBeOfType<ReceiptOutcome.Refused>();
    }

    [Fact]
    public async Task A_certificate_that_ran_out_afterwards_still_vouches_for_its_time()
    {
        using var scratch = new Scratch();
        var now = Scratch.Clock.GetUtcNow();
        using var brief = new LocalAuthority(now.AddDays(-1), now.AddSeconds(15));
        var book = scratch.Create();
        (await Receipts(book, brief.Named()).AskAsync(null, CancellationToken.None)).ShouldHaveSingleItem().ShouldBeOfType<ReceiptOutcome.Kept>();
        var left = now.AddSeconds(16) - Scratch.Clock.GetUtcNow();
        if (left > TimeSpan.Zero)
            await Task.Delay(left);
        scratch.Verify().Proven.ShouldContain(f => f.Code == "receipt");
        Tool.Check(scratch.BookPath, 8).ShouldBeEmpty();
    }

    [Fact]
    public void A_request_goes_on_a_stick_and_its_answer_comes_back()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var stick = Path.Combine(scratch.Root, "stick");
        var request = Receipts(book).WriteRequests(stick).ShouldHaveSingleItem().File;
        Receipts(book).WriteRequests(stick).ShouldHaveSingleItem().File.ShouldBe(request);
        var answer = Path.Combine(stick, "downloaded.tsr");
        File.WriteAllBytes(answer, authority.Reply(File.ReadAllBytes(request)));
        var kept = Receipts(book).Import(answer).ShouldBeOfType<ReceiptOutcome.Kept>().Receipt;
        kept.Authority.ShouldBe("local");
        File.ReadAllBytes(scratch.File(kept.File)).ShouldBe(File.ReadAllBytes(answer));
        File.Exists(scratch.File(Path.ChangeExtension(kept.File, ".tsq"))).ShouldBeTrue();
        Receipts(book).Import(answer).ShouldBeOfType<ReceiptOutcome.AlreadyKept>();
        Receipts(book).WriteRequests(stick).ShouldBeEmpty();
        scratch.Verify().Broken.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_no_receipt_for_anything_here_is_not_taken_in()
    {
        using var scratch = new Scratch();
        using var stranger = new LocalAuthority();
        var book = scratch.Create();
        var commit = File.ReadAllBytes(scratch.File($"journal/{book.WriterId}/000001.commit"));
        Refusal(book, scratch, authority.Stamp("another commit"u8.ToArray())).ShouldContain("not here");
        Refusal(book, scratch, stranger.Stamp(commit)).ShouldContain("not issued under a pinned one");
        Refusal(book, scratch, "no receipt"u8.ToArray()).ShouldContain("not a time-stamp response");
        Refusal(book, scratch, []).ShouldContain("not a time-stamp response");
        Refusal(book, scratch, new byte[2 << 20]).ShouldContain("bytes are no receipt");
        Refusal(book, scratch, Ots(SHA256.HashData("another"u8))).ShouldContain("not here");
        Receipts(book).Import(Path.Combine(scratch.Root, "nowhere.tsr")).ShouldBeOfType<ReceiptOutcome.Refused>();
        Directory.Exists(scratch.File("receipts")).ShouldBeFalse();
    }

    [Fact]
    public void A_proof_by_OpenTimestamps_is_kept_and_told_to_be_not_provable_here()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var proof = Path.Combine(scratch.Root, "proof.ots");
        File.WriteAllBytes(proof, Ots(SHA256.HashData(File.ReadAllBytes(scratch.File($"journal/{book.WriterId}/000001.commit")))));
        var kept = Receipts(book).Import(proof).ShouldBeOfType<ReceiptOutcome.Kept>().Receipt;
        kept.File.ShouldEndWith(".ots");
        var report = scratch.Verify();
        report.Broken.ShouldBeEmpty();
        report.NotProvableHere.ShouldContain(f => f.Code == "ots" && f.File == kept.File);
        report.Proven.ShouldNotContain(f => f.Code == "receipts");
        Receipts(book).Standing().Waiting.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_receipt_altered_or_gone_is_broken_and_one_of_a_stranger_proves_nothing()
    {
        using var scratch = new Scratch();
        using var stranger = new LocalAuthority();
        var book = scratch.Create();
        var kept = ((ReceiptOutcome.Kept)(await Ask(book)).Single()).Receipt;
        var file = scratch.File(kept.File);
        var bytes = File.ReadAllBytes(file);

        File.WriteAllBytes(file, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        scratch.Verify().Broken.Select(f => f.Code).ShouldBe(["hash-differs", "receipt-broken"], ignoreOrder: true);
        Tool.Check(scratch.BookPath, 1).ShouldContain("FAILED");
        Tool.Check(scratch.BookPath, 8).ShouldContain("BAD receipts");
        File.Delete(file);
        scratch.Verify().Broken.ShouldHaveSingleItem().Code.ShouldBe("missing-file");
        File.WriteAllBytes(file, bytes);

        File.WriteAllBytes(scratch.File($"receipts/{book.WriterId}/000001.liar-00000000.tsr"), stranger.Stamp(File.ReadAllBytes(scratch.File($"journal/{book.WriterId}/000001.commit"))));
        var report = scratch.Verify();
        report.Broken.ShouldBeEmpty();
        report.NotProvableHere.ShouldContain(f => f.Code == "receipt-not-anchored");
        report.Proven.Count(f => f.Code == "receipt").ShouldBe(1);
        File.WriteAllText(scratch.File($"receipts/{book.WriterId}/000001.junk-00000000.tsr"), "junk");
        report = scratch.Verify();
        report.Broken.ShouldBeEmpty();
        report.NotProvableHere.ShouldContain(f => f.Code == "unlisted" && f.File!.EndsWith("junk-00000000.tsr", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_certificate_from_elsewhere_only_that_one_counts()
    {
        using var scratch = new Scratch();
        using var other = new LocalAuthority();
        await Ask(scratch.Create());
        Check(new() { Authorities = [authority.CaFile] }).Proven.ShouldContain(f => f.Code == "receipt");
        Check(new() { Authorities = [other.CaFile] }).NotProvableHere.ShouldContain(f => f.Code == "receipt-not-anchored");

        VerifyReport Check(OutsideFacts facts) => Verifier.Verify(scratch.BookPath, null, facts, null, CancellationToken.None);
    }

    [Fact]
    public async Task Commits_of_a_retired_key_count_as_far_as_somebody_vouched_for_them_before()
    {
        using var scratch = new Scratch();
        var copy = TwoWriters.Make(scratch);
        var first = scratch.Open().WriterId;
        var book = scratch.Open(copy);
        // The first writer's key went on where nobody saw it: one commit more, which nobody acknowledged before the loss.
        Scratch.Keep(scratch.Open(), "nine");
        foreach (var file in Directory.GetFiles(scratch.File($"journal/{first}"), "000005.*"))
            File.Copy(file, file.Replace(scratch.BookPath, copy, StringComparison.Ordinal));
        var since = EntryTime();
        await Task.Delay(1100);
        book = scratch.Open(copy);
        using (var session = book.BeginWrite(TimeSpan.Zero))
        {
            session.Append("key.revoke", new() { ["writer"] = first, ["public_key"] = scratch.Home.OpenKey(first).Public.Text, ["kind"] = "retire", ["since"] = since, ["reason"] = "a lost laptop" });
            session.Seal();
        }
        var report = scratch.Verify(copy);
        report.Proven.ShouldContain(f => f.Code == "retired-acknowledged" && f.Text.StartsWith("4 commits", StringComparison.Ordinal));
        report.NotProvableHere.ShouldContain(f => f.Code == "retired-unacknowledged" && f.Text.StartsWith("1 commits", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("99991231235959Z")]
    [InlineData("00010101000000Z")]
    [InlineData("20261332256061Z")]
    public void A_token_of_a_time_that_no_calendar_has_room_for_stops_nothing(string time)
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var response = Bare(scratch, book);
        Encoding.ASCII.GetBytes(time).CopyTo(response.AsSpan(response.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x18, 0x0F]) + 2));
        Directory.CreateDirectory(scratch.File($"receipts/{book.WriterId}"));
        File.WriteAllBytes(scratch.File($"receipts/{book.WriterId}/000001.x-00000000.tsr"), response);
        scratch.Verify().Broken.ShouldBeEmpty();
        Receipts(book).Standing().Receipts.ShouldHaveSingleItem().State.ShouldNotBe(ReceiptState.Proven);
        Refusal(book, scratch, response).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_response_with_any_byte_changed_or_its_end_cut_off_is_judged_and_throws_nothing(bool withCertificate)
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var good = withCertificate ? authority.Stamp(File.ReadAllBytes(scratch.File($"journal/{book.WriterId}/000001.commit"))) : Bare(scratch, book);
        var receipts = new Custody.Receipts.ReceiptFiles(book.Layout, book.Refresh(), [authority.Named().Anchor()]);
        receipts.Examine("x.tsr", "", good).State.ShouldBe(withCertificate ? ReceiptState.Proven : ReceiptState.NotAnchored);
        for (var i = 0; i < good.Length; i++)
        {
            // Words beside the token and its serial number are not signed, so that not every change shows.
            var bytes = good.ToArray();
            bytes[i] ^= (byte)(1 << i % 8);
            _ = receipts.Examine("x.tsr", "", bytes).State;
            receipts.Examine("x.tsr", "", good[..i]).State.ShouldBe(ReceiptState.Broken, $"{i} bytes");
        }
    }

    // A response that carries no certificate, over the first commit.
    private byte[] Bare(Scratch scratch, CasebookFolder book) =>
        authority.Reply(LocalAuthority.WithoutCertificate(Custody.Receipts.TimeRequest.For(File.ReadAllBytes(scratch.File($"journal/{book.WriterId}/000001.commit")), sha512: false).Bytes));

    [Theory]
    [InlineData(0, true)]
    [InlineData(500, false)]
    [InlineData(-1, true)]
    public void A_receipt_of_half_a_second_after_the_end_of_a_key_vouches_for_nothing(int milliseconds, bool vouches)
    {
        using var team = new Team();
        var leaver = team.Colleague(0);
        team.Keep(leaver, "one");
        team.Merge(0, leaver);
        var writer = team.Book(leaver).WriterId;
        var since = EntryTime();
        WriterKeys.End(team.Book(0), writer, forever: false, since, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        var (journal, found) = (team.Book(0).Refresh(), new Findings());
        var graph = new Custody.Receipts.CommitGraph(journal.Of(writer)!.AllBatches);
        var end = DateTimeOffset.Parse(since, System.Globalization.CultureInfo.InvariantCulture);
        Verify.RetiredCheck.Run(journal, graph, graph.All.ToDictionary(b => b.CommitHash, _ => end.AddMilliseconds(milliseconds)), found);
        found.Proven.Any(f => f.Code == "retired-acknowledged").ShouldBe(vouches);
    }

    [Fact]
    public async Task A_merge_that_is_stopped_or_killed_leaves_no_receipt_without_its_commit()
    {
        using var team = new Team();
        await Ask(team.Book(0));
        var other = team.Colleague(0);
        team.Keep(other, "one");
        await Ask(team.Book(other));
        using (var stop = new CancellationTokenSource())
        {
            Should.Throw<OperationCanceledException>(() => Merger.Run(team.Book(0), team.PathOf(other), new() { Progress = new MergerTests.StopAfter(stop, 1), Cancel = stop.Token }));
        }
        team.Verify(0).Broken.ShouldBeEmpty();

        // As after a kill when receipts have come and commits have not.
        var (from, into) = (team.Book(other).Layout, team.Book(0).Layout);
        var names = Directory.GetFiles(from.Receipts, "*", SearchOption.AllDirectories).Select(from.Relative).Where(name => !File.Exists(into.At(name))).ToList();
        names.Count.ShouldBe(2);
        Merge.MergeEnd.Begin(into, [.. names, "receipts/../../outside.tsr"]);
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(into.At(name))!);
            File.Copy(from.At(name), into.At(name));
        }
        var report = team.Verify(0);
        report.Broken.ShouldBeEmpty();
        report.NotProvableHere.ShouldContain(f => f.Code == "unfinished-merge" && names.Contains(f.File!));
        team.Keep(0, "after");
        names.ShouldAllBe(name => !File.Exists(into.At(name)));
        team.Verify(0).Broken.ShouldBeEmpty();
        team.Merge(0, other);
        names.ShouldAllBe(name => File.Exists(into.At(name)));
        team.Verify(0).Broken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_planted_mark_excuses_no_receipt_that_a_commit_names_and_removes_nothing_else()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Scratch.Keep(book, "one");
        var kept = (await Ask(book)).ShouldHaveSingleItem().ShouldBeOfType<ReceiptOutcome.Kept>().Receipt;
        File.WriteAllBytes(scratch.File(kept.File), authority.Stamp("no commit at all"u8.ToArray()));
        var proof = Path.ChangeExtension(kept.File, ".ots");
        File.WriteAllBytes(scratch.File(proof), Ots(new byte[32]));
        Merge.MergeEnd.Begin(book.Layout, [kept.File, proof, Path.ChangeExtension(kept.File, ".tsq"), "receipts/../CASEBOOK.tsr"]);
        scratch.Verify().Broken.ShouldContain(f => f.Code == "receipt-broken" && f.File == kept.File);
        Scratch.Keep(book, "after");
        File.Exists(scratch.File(proof)).ShouldBeFalse();
        File.Exists(scratch.File(Path.ChangeExtension(kept.File, ".tsq"))).ShouldBeTrue();
        File.Exists(scratch.File(kept.File)).ShouldBeTrue();

        Directory.CreateDirectory(book.Layout.MergeMark);
        scratch.Verify().Broken.ShouldContain(f => f.Code == "receipt-broken" && f.File == kept.File);
    }

    [Fact]
    public async Task A_receipt_for_nothing_that_is_here_or_comes_stays_where_it_is()
    {
        using var team = new Team();
        await Ask(team.Book(0));
        var other = team.Colleague(0);
        var name = $"receipts/{team.Book(0).WriterId}/000007.local-00000000.tsr";
        File.WriteAllBytes(team.Book(other).Layout.At(name), authority.Stamp("no commit at all"u8.ToArray()));
        team.Verify(other).Broken.ShouldHaveSingleItem().Code.ShouldBe("receipt-broken");
        team.Keep(other, "one");
        team.Merge(0, other).Left.ShouldHaveSingleItem().ShouldBe(new("receipt-left", "what it is for is neither here nor comes: cut off there, or of another casebook", name));
        File.Exists(team.Book(0).Layout.At(name)).ShouldBeFalse();
        team.Verify(0).Broken.ShouldBeEmpty();
    }

    private static string EntryTime() => Journal.EntryLine.Now(Scratch.Clock);

    private string Refusal(CasebookFolder book, Scratch scratch, byte[] bytes)
    {
        var file = Path.Combine(scratch.Root, "answer.tsr");
        File.WriteAllBytes(file, bytes);
        return Receipts(book).Import(file).ShouldBeOfType<ReceiptOutcome.Refused>().Reason;
    }

    /// <summary>The beginning of a proof as the calendars give it: version 1, SHA-256, then what is not read here.</summary>
    internal static byte[] Ots(byte[] digest) =>
        [0, .. Encoding.ASCII.GetBytes("OpenTimestamps"), 0, 0, .. Encoding.ASCII.GetBytes("Proof"), 0, 0xBF, 0x89, 0xE2, 0xE8, 0x84, 0xE8, 0x92, 0x94, 1, 8, .. digest, 0xF0, 0x10, 1, 2, 3, 4];

    private TimeReceipts Receipts(CasebookFolder book) => Receipts(book, authority.Named());

    private static TimeReceipts Receipts(CasebookFolder book, params TimeAuthority[] authorities) => new(book, authorities, TimeSpan.FromSeconds(5));

    private async Task<IReadOnlyList<ReceiptOutcome>> Ask(CasebookFolder book) => await Receipts(book).AskAsync(null, CancellationToken.None);
}
