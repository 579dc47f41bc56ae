using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;
using Sanad.Claims;

namespace Sanad.Casebook.Tests.Review;

/// <summary>Whatever is decided in whatever order, an index that followed step by step is the one that a rebuild makes, and the open desk the one made anew.</summary>
public sealed class SettlingTests
{
    private static readonly string[] Texts =
    [
        "ARDALE, June 4, 2019 -- The governor said that at least 12 people were killed in Shiraz on June 3, 2019. The Ferry Council said that 40 people were killed in Shiraz on June 3, 2019. Seven people were arrested in Ahvaz on June 3, 2019.",
        "KESTREL BAY, May 2, 2019 -- Four people were killed in Ahvaz on May 1, 2019. A rights group said that 9 people were killed in Ahvaz on May 1, 2019.",
        "LUNDEN, June 5, 2019 -- The Lantern Committee said that 33 people were killed in Shiraz on June 3, 2019, and 12 were wounded.",
    ];

    public static TheoryData<string, int> Cases => new(Databases.All.SelectMany(database => Enumerable.Range(1, 4).Select(seed => (database: (string)database.Data, seed))));

    [Theory, MemberData(nameof(Cases))]
    public void No_order_of_decisions_leads_elsewhere_than_a_rebuild(string database, int seed)
    {
        using var test = new TestCasebook(database);
        test.Keep([.. Texts.Select((text, i) => test.Write($"{i}.txt", text)), test.Write("copy.txt", "Reprinted\n\n" + Texts[0])]);
        using var second = test.Open();
        var random = new Random(seed);
        var entries = new List<string>();
        for (var step = 0; step < 25; step++)
        {
            var book = random.Next(4) == 0 ? second : test.Book;
            book.CatchUp(CancellationToken.None);
            if (random.Next(4) == 0 && entries.Count > 0)
                ReviewVerb.Undo(book, entries[random.Next(entries.Count)]);
            else if (Decide(book, random) is { } entry)
                entries.Add(entry);
            if (random.Next(6) == 0)
                book.Seal();
            if (step % 5 == 4)
                DeskIsAsNew(book);
        }
        second.Seal();
        test.Book.CatchUp(CancellationToken.None);
        test.Book.Seal();
        DeskIsAsNew(test.Book);
        var followed = Tables(test.Book);
        Casebook.Opening.Rebuild.Run(test.Book, null, CancellationToken.None);
        Tables(test.Book).ShouldBe(followed);
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_page_after_page_is_the_queue(string database, int seed)
    {
        using var test = new TestCasebook(database);
        test.Keep([.. Texts.Select((text, i) => test.Write($"{i}.txt", text)), test.Write("copy.txt", "Reprinted\n\n" + Texts[0])]);
        var random = new Random(seed);
        for (var i = 0; i < 3; i++)
            Decide(test.Book, random);
        foreach (var filter in new ReviewFilter[] { new(), new() { Act = "killed" }, new() { Speaker = "council" }, new() { Status = ReviewStatus.Rejected } })
        {
            var pages = new List<string>();
            for (var item = ReviewFlow.Next(test.Book, filter, null); item is not null; item = ReviewFlow.Next(test.Book, filter, item.ClaimId))
                pages.Add(item.ClaimId);
            pages.ShouldBe(ReviewQueue.Of(test.Book, filter).Select(i => i.ClaimId));
        }
    }

    private static string? Decide(OpenCasebook book, Random random)
    {
        var claims = book.Index.Query<string>("select id from standing order by id");
        var claim = claims[random.Next(claims.Count)];
        var verdict = (Verdict)random.Next(4);
        var (view, document) = ShowVerb.Claim(book, claim)!.Value;
        if (random.Next(3) == 0)
            return ReviewVerb.Judge(book, claim, verdict, verdict == Verdict.Edit ? Edited(view.Claim, random) : null) is VerbOutcome.Done done ? done.Entry : null;
        var decision = new ReviewDecision(verdict)
        {
            Edited = verdict == Verdict.Edit ? Edited(view.Claim, random) : null,
            WithCopies = random.Next(2) == 0,
            Seen = ReviewFlow.StatusOf(view.Status),
        };
        document.Claims.ShouldHaveSingleItem().ShouldBe(view);
        return ReviewFlow.Decide(book, claim, decision).ShouldBeOfType<DecideOutcome.Saved>().Step.Entry;
    }

    private static Claim Edited(Claim claim, Random random) => random.Next(3) switch
    {
        0 => claim with { Quantity = Quantity.Exactly(random.Next(1, 5)) },
        1 => claim with { ScopePlace = "iran/tehran", PlaceId = "iran/tehran", Place = "Tehran" },
        _ => claim with { ScopeWhen = DateInterval.Parse("2018-01-0" + random.Next(1, 5).ToString(CultureInfo.InvariantCulture)), Speaker = "Somebody else" },
    };

    private static void DeskIsAsNew(OpenCasebook book)
    {
        string Queue() => string.Join('\n', Enum.GetValues<ReviewStatus>().SelectMany(status => ReviewQueue.Of(book, new() { Status = status }))
            .Select(i => JsonText.Line(i with { Copies = [] }) + string.Join(' ', i.Copies.Select(c => c.ClaimId))));
        var followed = Queue();
        book.Desk = null;
        Queue().ShouldBe(followed);
    }

    private static string Tables(OpenCasebook book)
    {
        var sql = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["judged"] = "select id || ' ' || original || ' ' || status || ' ' || body || ' ' || anchored from judged order by id",
            ["standing"] = "select id || ' ' || original || ' ' || status || ' ' || unsure || ' ' || coalesce(quantity, '') || ' ' || coalesce(speaker, '') || ' ' || coalesce(place, '') || ' ' || coalesce(time, '') from standing order by id",
            ["event"] = "select id || ' ' || title || ' ' || coalesce(place, '') || ' ' || coalesce(time, '') || ' ' || coalesce(parent, '') || ' ' || body || ' ' || claims || ' ' || documents from event order by id",
            ["event_claim"] = "select claim || ' ' || event from event_claim order by claim",
            ["event_alias"] = "select alias || ' ' || event from event_alias order by alias",
            ["document_line"] = "select original || ' ' || claims || ' ' || waiting || ' ' || coalesce(copy_of, '') || ' ' || origin_group from document_line order by original",
            ["entry"] = "select id || ' ' || coalesce(claim, '') from entry order by position",
        };
        return string.Join('\n', sql.SelectMany(s => book.Index.Query<string>(s.Value).Select(row => s.Key + " " + row)));
    }
}
