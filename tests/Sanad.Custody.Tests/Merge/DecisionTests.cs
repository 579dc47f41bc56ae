using System.Text;
using System.Text.Json.Nodes;
using Sanad.Basics;
using Sanad.Custody.Journal;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Tests;

/// <summary>Which decisions are followed where copies meet, and what a decision cannot do whoever signs it.</summary>
public sealed class DecisionTests
{
    private const string Name = "Farrokh Sepehri";

    private static ContentHash Hash(string text) => ContentHash.Of(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("redact.seal")]
    [InlineData("redact.destroy")]
    [InlineData("redact.forget")]
    public void A_line_that_nobody_signed_decides_nothing(string type)
    {
        using var team = new Team();
        team.Keep(0, Name, "other");
        var book = team.Book(0);
        Forger.Plant(book, book.WriterId, type, Body([Hash(Name)], Pair(Hash(Name), Hash("other"))));
        team.Verify(0).NotProvableHere.ShouldNotContain(f => f.Code == "redaction-due");
        // Another writer of the same folder works on and takes nothing away.
        var copy = team.Stranger(0);
        team.Keep(copy, "more");
        team.Book(copy).Has(Hash(Name)).ShouldBeTrue();
        File.Delete(book.Layout.Object(Hash(Name)));
        team.Verify(0).Broken.ShouldContain(f => f.Code == "object-gone");
    }

    [Fact]
    public void A_decision_of_one_person_counts_for_nothing_however_old_it_says_it_is()
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        var entry = Forger.Sign(team.Book(other), "redact.destroy", Body([Hash(Name)]), lamport: 1);
        team.Merge(0, other);
        team.Book(0).Has(Hash(Name)).ShouldBeTrue();
        Act(team.Book(0), entry).Agreed.ShouldBeFalse();
        team.Verify(0).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void What_one_person_decided_alone_stays_decided_when_somebody_joins_whose_key_was_made_before()
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Stranger(0);
        var line = WriterKeys.New(team.Book(other), TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>().View.Line!;
        team.Keep(0, "a clock that goes on meanwhile");
        var entry = Decide(team.Book(0), "redact.destroy", Body([Hash(Name)]));
        WriterKeys.Admit(team.Book(0), line, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        team.Merge(other, 0);
        team.Merge(0, other);
        foreach (var member in new[] { 0, other })
        {
            Act(team.Book(member), entry).Agreed.ShouldBeTrue();
            team.Book(member).Has(Hash(Name)).ShouldBeFalse();
            team.Verify(member).Broken.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_decision_agreed_by_two_is_followed_everywhere()
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        Agree(team, 0, other, Hash(Name));
        team.Merge(other, 0);
        team.Book(other).Has(Hash(Name)).ShouldBeFalse();
        team.Verify(other).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_stays_agreed_when_an_older_consent_of_the_same_person_comes_in_later()
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        var older = team.Twin(other);
        RedactionTests.Consent(team.Book(older), Hash(Name), "destroy");
        for (var i = 0; i < 5; i++)
            team.Keep(other, $"text {i}");
        var entry = Agree(team, 0, other, Hash(Name));
        team.Merge(0, older);
        team.Book(0).Entries().Count(e => e.Type == "consent").ShouldBe(3);
        Act(team.Book(0), entry).Agreed.ShouldBeTrue();
        team.Verify(0).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void A_withdrawal_that_was_known_counts_however_old_the_decision_says_it_is()
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        var given = RedactionTests.Consent(team.Book(other), Hash(Name), "destroy");
        team.Keep(0, "some", "entries");
        var mine = RedactionTests.Consent(team.Book(0), Hash(Name), "destroy");
        team.Keep(other, "a", "good", "many", "entries", "more");
        RedactionTests.Consent(team.Book(other), Hash(Name), "destroy", "withdraw");
        team.Merge(0, other);
        var between = team.Book(0).Entries().Where(e => e.Id == given || e.Id == mine).Max(e => e.Lamport) + 1;
        var body = Body([Hash(Name)]);
        body["consent"] = new JsonArray(given, mine);
        Act(team.Book(0), Forger.Sign(team.Book(0), "redact.destroy", body, between)).Agreed.ShouldBeFalse();
    }

    [Fact]
    public void What_a_witness_said_is_no_consent_of_who_wrote_it_down_and_takes_none_back()
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        RedactionTests.Consent(team.Book(other), Hash(Name), "destroy", "give", "w-7");
        Given(team, other).ShouldBeEmpty();
        RedactionTests.Consent(team.Book(other), Hash(Name), "destroy", "0");
        Given(team, other).ShouldBeEmpty();
        RedactionTests.Consent(team.Book(other), Hash(Name), "forget");
        RedactionTests.Consent(team.Book(other), Hash(Name), "forget", "withdraw", "w-7");
        RedactionTests.Consent(team.Book(other), Hash(Name), "publish", "withdraw");
        Given(team, other).ShouldHaveSingleItem().Person.ShouldBe(Team.PersonOf(other));
        RedactionTests.Consent(team.Book(other), Hash(Name), "destroy", "refuse");
        Given(team, other).ShouldBeEmpty();
    }

    [Fact]
    public void A_sealing_takes_nothing_whose_ciphertext_it_does_not_name()
    {
        using var team = new Team();
        team.Keep(0, Name, "other", "third");
        var other = team.Colleague(0);
        Decide(team.Book(other), "redact.seal", Body([Hash(Name)]));
        Decide(team.Book(other), "redact.seal", Body([Hash("other")], Pair(Hash("other"), Hash("other"))));
        Decide(team.Book(other), "redact.seal", Body([Hash("other"), Hash("third")], Pair(Hash("other"), Hash("third")), Pair(Hash("third"), Hash("other"))));
        team.Merge(0, other);
        foreach (var text in new[] { Name, "other", "third" })
            team.Book(0).Has(Hash(text)).ShouldBeTrue(text);
        File.Delete(team.Book(0).Layout.Object(Hash(Name)));
        team.Verify(0).Broken.ShouldHaveSingleItem().Code.ShouldBe("object-gone");
    }

    [Fact]
    public void A_sealed_original_stays_until_its_ciphertext_is_here()
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        var cipher = Hash("what age makes of it");
        using (var session = team.Book(other).BeginWrite(TimeSpan.Zero))
        {
            session.Store(new MemoryStream("what age makes of it"u8.ToArray()), CancellationToken.None);
            session.Append("derive", new() { ["input"] = Hash(Name).Hex, ["output"] = cipher.Hex, ["tool"] = "age" });
            session.Append("redact.seal", Body([Hash(Name)], Pair(Hash(Name), cipher)));
            session.ApplyRedactions();
        }
        team.Book(other).Has(Hash(Name)).ShouldBeFalse();
        var file = team.Book(other).Layout.Object(cipher);
        File.Move(file, file + "-unreadable");
        team.Merge(0, other);
        team.Book(0).Has(Hash(Name)).ShouldBeTrue();
        team.Verify(0).NotProvableHere.ShouldContain(f => f.Code == "sealing-waits");
        Redactions.AreDue(team.Book(0)).ShouldBeFalse();
        Redactions.Removed(team.Book(0)).ShouldContain(Hash(Name));
        // Nor does it go when somebody keeps the same file again.
        Should.Throw<RedactedOriginalException>(() => team.Keep(0, Name));
        team.Book(0).Has(Hash(Name)).ShouldBeTrue();

        File.Move(file + "-unreadable", file);
        team.Merge(0, other);
        team.Book(0).Has(Hash(Name)).ShouldBeFalse();
        team.Verify(0).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void An_original_whose_coming_back_is_saved_and_not_sealed_yet_is_not_taken_again()
    {
        using var team = new Team();
        team.Keep(0, Name, "other");
        var sealing = Decide(team.Book(0), "redact.seal", Body([Hash(Name)], Pair(Hash(Name), Hash("other"))));
        team.Book(0).Has(Hash(Name)).ShouldBeFalse();
        using (var session = team.Book(0).BeginWrite(TimeSpan.Zero))
        {
            session.Restore(new MemoryStream(Encoding.UTF8.GetBytes(Name)), CancellationToken.None);
            session.Append("redact.seal", new() { ["undoes"] = sealing });
            session.Flush();
        }
        team.Keep(0, "the next command");
        team.Book(0).Has(Hash(Name)).ShouldBeTrue();
        team.Verify(0).Broken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_copy_of_an_open_journal_keeps_nothing_of_what_was_forgotten_meanwhile(bool isPartlyLost)
    {
        using var team = new Team();
        string forgotten;
        using (var session = team.Book(0).BeginWrite(TimeSpan.Zero))
        {
            forgotten = session.Append("note", new() { ["text"] = Name }).Id;
            session.Append("note", new() { ["text"] = "stays" });
            session.Flush();
        }
        var wal = team.Book(0).Layout.Wal(team.Book(0).WriterId);
        var copy = team.Stranger(0);
        if (isPartlyLost)
            File.WriteAllLines(wal, File.ReadAllLines(wal)[..1]);
        var body = Body([]);
        body["entries"] = new JsonArray(forgotten);
        Decide(team.Book(0), "redact.forget", body);
        team.Merge(copy, 0);
        Tool.Shell(team.PathOf(copy), $"grep -rlaF '{Name}' .").Output.ShouldBeEmpty();
        Directory.Exists(Path.Combine(team.PathOf(copy), "recovered")).ShouldBe(isPartlyLost);
        team.Verify(copy).Broken.ShouldBeEmpty();
    }

    [Fact]
    public void An_open_journal_whose_first_entry_was_forgotten_ends_when_the_next_commit_of_its_writer_comes()
    {
        using var team = new Team();
        using (var session = team.Book(0).BeginWrite(TimeSpan.Zero))
        {
            session.Append("note", new() { ["text"] = Name });
            session.Append("note", new() { ["text"] = "stays" });
            session.Flush();
        }
        var copy = team.Stranger(0);
        var wal = team.Book(copy).Layout.Wal(team.Book(0).WriterId);
        var lines = File.ReadAllLines(wal);
        File.WriteAllLines(wal, [lines[0][..65] + "!" + EntryLine.LeafHex(Encoding.UTF8.GetBytes(lines[0][65..])), lines[1]]);
        team.Book(copy).Entries().Count(e => e.Type == "note").ShouldBe(1);
        team.Keep(0, "sealed now");
        team.Merge(copy, 0);
        File.Exists(wal).ShouldBeFalse();
        team.Book(copy).Entries().Count(e => e.Type == "note").ShouldBe(2);
        team.Verify(copy).Broken.ShouldBeEmpty();
    }

    /// <summary>Both consent, and the first decides.</summary>
    /// <returns>The decision.</returns>
    internal static string Agree(Team team, int decides, int consents, ContentHash about, string type = "redact.destroy", params string[] entries)
    {
        var scope = type["redact.".Length..];
        var given = RedactionTests.Consent(team.Book(consents), about, scope);
        team.Merge(decides, consents);
        var body = Body([about]);
        body["consent"] = new JsonArray(given, RedactionTests.Consent(team.Book(decides), about, scope));
        body["entries"] = Ids(entries);
        return Decide(team.Book(decides), type, body);
    }

    internal static string Alone(CasebookFolder book, ContentHash about, string type, params string[] entries)
    {
        var body = Body([about]);
        body["entries"] = Ids(entries);
        return Decide(book, type, body);
    }

    private static JsonArray Ids(string[] entries) => new([.. entries.Select(e => (JsonNode)e)]);

    [Fact]
    public void Who_lays_down_every_key_of_their_own_is_asked_no_more()
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        var device = team.Twin(other);
        team.Keep(device, "from a second copy, with a key of its own");
        team.Merge(0, device);
        var early = Decide(team.Book(0), "redact.destroy", Body([Hash(Name)]));
        foreach (var member in new[] { other, device })
        {
            Redactions.Persons(team.Book(0)).Count.ShouldBe(2);
            End(team, member, team.Book(member).WriterId, forever: false);
            team.Merge(0, member);
        }
        Redactions.Persons(team.Book(0)).ShouldBe([Team.PersonOf(0)]);
        // What was decided before they left still lacks their word.
        Act(team.Book(0), early).Agreed.ShouldBeFalse();
        team.Book(0).Has(Hash(Name)).ShouldBeTrue();
        var entry = Decide(team.Book(0), "redact.destroy", Body([Hash(Name)]));
        team.Merge(other, 0);
        foreach (var member in new[] { 0, other })
        {
            Act(team.Book(member), entry).Agreed.ShouldBeTrue();
            team.Book(member).Has(Hash(Name)).ShouldBeFalse();
            team.Verify(member).Broken.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nobody_is_put_out_of_the_count_by_somebody_else(bool forever)
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        End(team, 0, team.Book(other).WriterId, forever);
        Redactions.Persons(team.Book(0)).Count.ShouldBe(2);
        Act(team.Book(0), Decide(team.Book(0), "redact.destroy", Body([Hash(Name)]))).Agreed.ShouldBeFalse();
        team.Book(0).Has(Hash(Name)).ShouldBeTrue();
        // The way on: somebody else comes in, and two decide.
        var third = team.Colleague(0);
        Act(team.Book(0), Agree(team, 0, third, Hash(Name))).Agreed.ShouldBeTrue();
    }

    [Fact]
    public void Who_left_and_came_back_is_asked_again()
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        End(team, other, team.Book(other).WriterId, forever: false);
        team.Merge(0, other);
        var line = WriterKeys.New(team.Book(other), TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>().View.Line!;
        WriterKeys.Admit(team.Book(0), line, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();
        Redactions.Persons(team.Book(0)).Count.ShouldBe(2);
        Act(team.Book(0), Decide(team.Book(0), "redact.destroy", Body([Hash(Name)]))).Agreed.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Nobody_lays_down_a_key_and_decides_alone_with_it(bool isFounder)
    {
        using var team = new Team();
        team.Keep(0, Name);
        var other = team.Colleague(0);
        var decides = isFounder ? 0 : other;
        var book = team.Book(decides);
        var own = SshPublicKey.Read(File.ReadAllLines(book.Layout.AllowedSigners).Single(l => l.Contains(book.WriterId, StringComparison.Ordinal)).Split("\" ")[1])!;
        // The end is years away: until then the key goes on signing.
        Forger.Sign(book, "key.revoke", Revocation.Body(own, forever: false, "2099-01-01T00:00:00Z", null), lamport: 50);
        var entry = Forger.Sign(book, "redact.destroy", Body([Hash(Name)]), lamport: 51);
        team.Merge(isFounder ? other : 0, decides);
        team.Keep(isFounder ? other : 0, "the next command");
        Act(team.Book(isFounder ? other : 0), entry).Agreed.ShouldBeFalse();
        team.Book(isFounder ? other : 0).Has(Hash(Name)).ShouldBeTrue();
    }

    private static void End(Team team, int by, string writer, bool forever) =>
        WriterKeys.End(team.Book(by), writer, forever, null, null, TimeSpan.Zero).ShouldBeOfType<KeyOutcome.Done>();

    private static string Decide(CasebookFolder book, string type, JsonObject body)
    {
        using var session = book.BeginWrite(TimeSpan.Zero);
        var entry = session.Append(type, body);
        session.ApplyRedactions();
        return entry.Id;
    }

    private static JsonObject Body(IEnumerable<ContentHash> objects, params JsonObject[] sealedPairs) => new()
    {
        ["about"] = new JsonArray([.. objects.Select(o => (JsonNode)o.Hex)]),
        ["objects"] = new JsonArray([.. objects.Select(o => (JsonNode)o.Hex)]),
        ["reason"] = "on request",
        ["sealed"] = new JsonArray([.. sealedPairs]),
    };

    private static JsonObject Pair(ContentHash original, ContentHash ciphertext) => new() { ["object"] = original.Hex, ["ciphertext"] = ciphertext.Hex };

    private static RedactionAct Act(CasebookFolder book, string entry) => Redactions.Of(book).Single(a => a.Entry == entry);

    private static IReadOnlyList<ConsentAct> Given(Team team, int member) => Redactions.Given(team.Book(member), RedactionKind.Destroy, [Hash(Name).Hex]);
}
