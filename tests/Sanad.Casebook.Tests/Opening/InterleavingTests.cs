using Sanad.Casebook.Documents;
using Sanad.Casebook.Events;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Merge;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Tests.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Tests.Opening;

/// <summary>Two copies of a casebook are carried on apart and merged: both indexes say the same as each other and as a rebuild, and originals are not read again for it.</summary>
public sealed class InterleavingTests
{
    private static readonly string[] Texts =
    [
        "ARDALE, June 4, 2019 -- The governor said that at least 12 people were killed in Shiraz on June 3, 2019. The Ferry Council said that 40 people were killed in Shiraz on June 3, 2019.",
        "KESTREL BAY, May 2, 2019 -- Four people were killed in Ahvaz on May 1, 2019. A rights group said that 9 people were killed in Ahvaz on May 1, 2019.",
        "LUNDEN, June 5, 2019 -- The Lantern Committee said that 33 people were killed in Shiraz on June 3, 2019, and 12 were wounded.",
        "MILL FORD, June 6, 2019 -- The union said that 3 people were arrested in Ahvaz on June 5, 2019.",
    ];

    public static TheoryData<string, int> Cases => new(Databases.All.SelectMany(database => Enumerable.Range(1, 3).Select(seed => (database: (string)database.Data, seed))));

    [Theory, MemberData(nameof(Cases))]
    public void An_index_into_which_older_entries_came_is_that_of_a_rebuild(string database, int seed)
    {
        using var test = new TestCasebook(database);
        test.Keep(test.Write("0.txt", Texts[0]));
        using var other = test.Copy();
        var random = new Random(seed);
        for (var step = 0; step < 12; step++)
            Act(random.Next(2) == 0 ? test.Book : other, test, random, step);
        foreach (var _ in new[] { 1, 2 })
        {
            Came(MergeVerb.Run(test.Book, other.Path, trial: false, null, null, CancellationToken.None));
            Came(MergeVerb.Run(other, test.Book.Path, trial: false, null, null, CancellationToken.None));
        }
        var (here, there) = (Tables(test.Book), Tables(other));
        Rebuild.Run(test.Book, null, CancellationToken.None);
        Tables(test.Book).ShouldBe(here);
        Rebuild.Run(other, null, CancellationToken.None);
        Tables(other).ShouldBe(there);
        Acts(other).ShouldBe(Acts(test.Book));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public void Concurrent_verdicts_that_differ_are_contested_in_every_copy_and_originals_are_not_read_again(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(test.Write("0.txt", Texts[0]));
        using var other = test.Copy();
        var claim = ReviewFlow.Next(test.Book, new(), null)!.ClaimId;
        Decide(test.Book, claim, Verdict.Accept);
        Decide(other, claim, Verdict.Reject);
        test.Keep(test.Write("1.txt", Texts[1]));
        var read = test.Book.Index.Query<long>("select number from document order by original");
        Came(MergeVerb.Run(test.Book, other.Path, trial: false, null, null, CancellationToken.None));
        Came(MergeVerb.Run(other, test.Book.Path, trial: false, null, null, CancellationToken.None));
        foreach (var book in new[] { test.Book, other })
            book.Index.Query<string>("select status from standing where id = @claim", new { claim }).ShouldBe(["contested"]);
        test.Book.Index.Query<long>("select number from document order by original").ShouldBe(read);
        Decide(test.Book, claim, Verdict.Reject);
        test.Book.Index.Query<string>("select status from standing where id = @claim", new { claim }).ShouldBe(["rejected"]);
    }

    private static void Came(MergeOutcome outcome) => outcome.ShouldBeOfType<MergeOutcome.Done>().Report.Left.ShouldBeEmpty();

    private static void Act(OpenCasebook book, TestCasebook test, Random random, int step)
    {
        switch (random.Next(4))
        {
            case 0: KeepFiles.Run(book, [test.Write($"{step}.txt", Texts[random.Next(Texts.Length)])], new($"outlet {step}"), progress: null, CancellationToken.None).ToList().ShouldNotBeEmpty(); break;
            case 1 when book.Index.Query<string>("select id from standing order by id") is { Count: > 0 } claims: Decide(book, claims[random.Next(claims.Count)], (Verdict)(random.Next(2) * 2)); break;
            case 2 when book.Index.Query<string>("select id from event order by id") is { Count: > 0 } events: EventVerbs.Rename(book, events[random.Next(events.Count)], $"name {step}"); break;
            case 3 when book.Index.Query<string>("select original from document order by original") is { Count: > 0 } documents:
                DocumentVerbs.Set(book, documents[random.Next(documents.Count)], outlet: $"corrected {step}"); break;
            default: break;
        }
    }

    private static void Decide(OpenCasebook book, string claim, Verdict verdict) => ReviewVerb.Judge(book, claim, verdict).ShouldBeOfType<VerbOutcome.Done>();

    private static readonly (string Table, string Columns, string Order)[] Compared =
    [
        ("document", "original, position, entry, received_as, given, machine, correction, text_sha256", "original"), ("document_line", "original, position, title, outlet, origin_group, copy_of, claims, waiting", "original"),
        ("claim", "id, body", "id"), ("judged", "id, status, body, anchored", "id"), ("standing", "*", "id"), ("entry", "position, id, claim, undoes", "position"), ("event", "*", "id"), ("event_claim", "*", "claim"), ("event_alias", "*", "alias"),
        ("origin", "*", "original"), ("derived_text", "*", "original"),
    ];

    private static string Tables(OpenCasebook book) => string.Join("\n", Compared.SelectMany(t => book.Index.Query<dynamic>($"select {t.Columns} from {t.Table} order by {t.Order}")
        .Select(row => $"{t.Table} {string.Join(" | ", (IDictionary<string, object>)row)}")));

    // Entries that tell of merges stand at other places in each copy.
    private static string Acts(OpenCasebook book) => string.Join("\n", Compared.Where(t => t.Table is not ("entry" or "document" or "document_line")).SelectMany(t => book.Index.Query<dynamic>($"select {t.Columns} from {t.Table} order by {t.Order}")
        .Select(row => $"{t.Table} {string.Join(" | ", ((IDictionary<string, object>)row).Select(c => $"{c.Key}={c.Value}"))}")));
}
