using System.Diagnostics;
using System.Globalization;
using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Review;
using Sanad.Casebook.Search;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Web.Documents;
using Sanad.Web.Events;
using Sanad.Web.Review;

namespace Sanad.Benchmarks;

/// <summary>What a page of the workbench waits for, below the page: one long-lived casebook that is asked one request after another.</summary>
internal sealed class Workbench(LargeCasebooks casebooks, string? database)
{
    private const int Decisions = 300, Lists = 50;

    private static readonly string[] Queries = ["Mohammad", "محمد", "gla", "kou", "stain trea", "Hossein Karim", "شیراز", "بازداشت شدند", "note", "brea Maryam", "drou la", "یادداشت"];

    /// <summary>Review, lists and pages over 100,000 claims.</summary>
    public void Review()
    {
        var options = casebooks.Claims(database);
        Once("first opening (index made anew when the rules are others)", () => OpenCasebook.Open(options, createIfMissing: false).Dispose());
        OpenCasebook? opened = null;
        Once("opening", () => opened = OpenCasebook.Open(options, createIfMissing: false));
        using var book = opened!;
        Console.WriteLine(Overview.Of(book));
        Memory("after opening");
        Once("first question of the review", () => ReviewFlow.Next(book, new(), null));
        Measure("catch up, nothing new", Lists * 4, _ => book.CatchUp(CancellationToken.None));
        Measure("progress", Lists, _ => ReviewFlow.Progress(book, new()));
        Decide(book);
        Pages(book);
        Memory("after review and pages");
    }

    /// <summary>Search and the list over 100,000 documents.</summary>
    public void Search()
    {
        var options = casebooks.ManyDocuments(database);
        Once("first opening (index made anew when the rules are others)", () => OpenCasebook.Open(options, createIfMissing: false).Dispose());
        OpenCasebook? opened = null;
        Once("opening", () => opened = OpenCasebook.Open(options, createIfMissing: false));
        using var book = opened!;
        Console.WriteLine(Overview.Of(book));
        Memory("after opening");
        Once("first search", () => SearchVerb.Documents(book, Queries[0], new(), 0, 20));
        foreach (var query in Queries)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {query}: {SearchVerb.Documents(book, query, new(), 0, 20).Total:N0} documents, {SearchVerb.Claims(book, query, new(), 0, 20).Total:N0} claims"));
        Measure("search documents", Queries.Length * 20, i => SearchVerb.Documents(book, Queries[i % Queries.Length], new(), 0, 20));
        Measure("search documents, by language and date", Queries.Length * 5, i => SearchVerb.Documents(book, Queries[i % Queries.Length], new() { Language = "fa", From = new(2000, 1, 1) }, 0, 20));
        Measure("search claims", Queries.Length * 10, i => SearchVerb.Claims(book, Queries[i % Queries.Length], new(), 0, 20));
        Measure("documents, a page of 50", Lists, i => ShowVerb.List(book, new() { Order = (DocumentOrder)(i % 3) }, i * 50, 50));
        Measure("documents by words in title", Lists, _ => ShowVerb.List(book, new() { Text = "note gla" }, 0, 50));
        Memory("after searching");
    }

    private static void Decide(OpenCasebook book)
    {
        var after = (string?)null;
        var entries = new List<string>();
        Measure("decision to next item", Decisions, i =>
        {
            book.CatchUp(CancellationToken.None);
            var item = ReviewFlow.Next(book, new(), after)!;
            var saved = (DecideOutcome.Saved)ReviewFlow.Decide(book, item.ClaimId, Decision(book, item, i));
            entries.Add(saved.Step.Entry);
            ReviewFlow.Next(book, new(), after = item.ClaimId);
            ReviewFlow.Progress(book, new());
        });
        Measure("last ten", Lists, _ => ReviewFlow.Last(book));
        Once("sealing them", book.Seal);
        Measure("undo", Decisions, i => ReviewFlow.Undo(book, entries[i]));
        Once("sealing that", book.Seal);
        var inEvent = new ReviewFilter { Speaker = "committee", Act = "killed" };
        Measure("next of a speaker and act", Lists, _ => ReviewFlow.Next(book, inEvent, null));
    }

    // Six of ten accepted, a quarter rejected, the others corrected: half in the number, half in the place, which gathers events anew.
    private static ReviewDecision Decision(OpenCasebook book, ReviewItem item, int i)
    {
        if (i % 20 >= 3)
            return new(i % 4 == 3 ? Verdict.Reject : Verdict.Accept);
        var (view, document) = ShowVerb.Claim(book, item.ClaimId)!.Value;
        var correction = new ClaimCorrection(document.Document.Text, book.Packs);
        return correction.Set(view.Claim, i % 2 == 0 ? "high" : "place", i % 2 == 0 ? "5000" : "Ahvaz") is FieldOutcome.Set set
            ? new(Verdict.Edit) { Edited = set.Claim }
            : new(Verdict.Accept);
    }

    private static void Pages(OpenCasebook book)
    {
        var largest = EventVerbs.Lines(book, new() { Order = EventOrder.Claims }, 0, 1).Items[0];
        var longest = ShowVerb.List(book, new() { Text = "long", Order = DocumentOrder.Waiting }, 0, 1).Items[0];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest event {largest.Claims:N0} claims, longest document {longest.Claims:N0} claims"));
        Measure("toll of that event", 10, _ => TollTable.Of(book, largest.Summary.Id, acceptedOnly: false));
        Measure("that event itself", 10, _ => EventVerbs.One(book, largest.Summary.Id));
        Measure("that document with its claims", 10, _ => ShowVerb.Document(book, longest.Original.Hex));
        Measure("events, a page of 50", Lists, i => EventVerbs.Lines(book, new() { Order = (EventOrder)(i % 3) }, i * 50, 50));
        Measure("documents, a page of 50", Lists, i => ShowVerb.List(book, new() { Order = (DocumentOrder)(i % 3) }, i * 50, 50));
        Measure("what is in the casebook", Lists, _ => Overview.Of(book));
        Measure("chronology, a page of 50", 10, i => Chronology.Of(book, new(), i * 50, 50));
        Measure("most contested tolls", 5, _ => ContestedToll.Top(book));
        Measure("a claim of that event as the review shows it", 10, _ => ReviewCase.Of(book, EventVerbs.Claims(book, largest.Summary.Id, 0, 1).Items[0].Claim.Id));
        Measure("a part of that document as the reader shows it", 10, i => ReaderModel.Of(book, longest.Original.Hex, i + 1));
    }

    private static void Once(string what, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} {watch.Elapsed.TotalMilliseconds,10:0.0} ms once"));
    }

    private static void Measure(string what, int times, Action<int> work)
    {
        var taken = new List<double>(times);
        for (var i = 0; i < times; i++)
        {
            var watch = Stopwatch.StartNew();
            work(i);
            taken.Add(watch.Elapsed.TotalMilliseconds);
        }
        taken.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} {taken[times / 2],10:0.0} ms p50 {taken[(int)(times * 0.95)],10:0.0} ms p95 {taken[^1],10:0.0} ms most, {times} times"));
    }

    private static void Memory(string when)
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"memory " + when,-60} {process.WorkingSet64 / 1e6,10:0} MB resident, {GC.GetTotalMemory(false) / 1e6:0} MB managed"));
    }
}
