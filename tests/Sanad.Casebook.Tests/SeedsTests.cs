using Sanad.Basics;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Tests;

namespace Sanad.Casebook.Tests;

/// <summary>The five real texts beside the checkout: what a user must see of them (spine, "Done when" 2).</summary>
public sealed class SeedsTests(ITestOutputHelper output)
{
    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void The_five_texts_show_the_contested_tolls(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(Seeds()).ShouldAllBe(o => o is KeepOutcome.Kept);
        var rows = TollTable.Of(test.Book, null, acceptedOnly: false);
        Print(rows, ShowVerb.Documents(test.Book));

        var council = rows.ShouldHaveSingle(r => r.Quantity?.Value == 1500 && r.Speaker.Contains("NCRI", StringComparison.Ordinal));
        council.Said.ShouldBe(DateInterval.Parse("2019-12-15"));
        var minister = rows.ShouldHaveSingle(r => r.Quantity?.Value == 200 && r.Speaker.Contains("Rahmani", StringComparison.Ordinal));
        council.Event.Anchor.ShouldBe("november-2019");
        minister.Event.Id.ShouldBe(council.Event.Id);
        var quarter = rows[rows.ToList().IndexOf(minister) + 1];
        (quarter.Quantity?.Qualifier, quarter.Depth, quarter.OfClaim).ShouldBe((Qualifier.Fraction, 1, minister.Claims[0]));

        var zahedan = rows.ShouldHaveSingle(r => r.Quantity is { Value: 90, Qualifier: Qualifier.MoreThan });
        var groups = rows.ShouldHaveSingle(r => r.Quantity is { Value: 200, Qualifier: Qualifier.MoreThan } && r.ActGroup == ActGroup.Death);
        zahedan.Scope.ShouldBe("Zahedan");
        groups.Event.Id.ShouldBe(zahedan.Event.Id);
        groups.Event.Id.ShouldNotBe(council.Event.Id);

        var massacre = rows.Where(r => r.Event.Anchor == "1988-massacre" && r.ActGroup is ActGroup.Death or ActGroup.Other).ToList();
        massacre.ShouldContain(r => r.Quantity!.Value == 30000 && r.Quantity.Qualifier == Qualifier.MoreThan);
        massacre.ShouldContain(r => r.Quantity!.Low == 1000 && r.Quantity.Qualifier == Qualifier.Vague);
    }

    [Theory, MemberData(nameof(Every))]
    public void A_page_clock_is_no_publication_date_and_a_wrong_weekday_is_warned_of(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(Seeds());
        var documents = ShowVerb.Documents(test.Book);
        var footage = documents.Single(d => d.ReceivedAs.StartsWith("004", StringComparison.Ordinal)).Document;
        footage.Published.ShouldBe(DateInterval.Parse("2021-08-25"));
        footage.CapturedOn?.Year.ShouldBe(2024);
        var opinion = documents.Single(d => d.ReceivedAs.StartsWith("001", StringComparison.Ordinal));
        opinion.Document.Warnings.Concat(opinion.Claims.SelectMany(c => c.Claim.Warnings)).ShouldContain(w => w.Contains("Saturday", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Every))]
    public void A_rebuild_gives_the_same_tolls_and_so_does_the_other_database(string database)
    {
        using var test = new TestCasebook(database);
        test.Keep(Seeds());
        var before = test.TollLines();
        Casebook.Opening.Rebuild.Run(test.Book, null, CancellationToken.None);
        test.TollLines().ShouldBe(before);
        using var other = new TestCasebook("sqlite");
        other.Keep(Seeds());
        other.TollLines().ShouldBe(before);
    }

    private static string[] Seeds() => Directory.GetFiles(Workplace.Shared("seeds"), "*.txt");

    private void Print(IReadOnlyList<TollRow> rows, IReadOnlyList<DocumentView> documents)
    {
        foreach (var d in documents)
            output.WriteLine($"{d.ReceivedAs}: {d.Document.Title} | {d.Document.Outlet} | {d.Document.Origin} | {d.Document.Published} {d.Document.PublishedKind} | {d.Claims.Count} claims");
        foreach (var r in rows)
            output.WriteLine($"{r.Event.Title,-40} {new string(' ', r.Depth * 2)}{r.ActGroup} {r.Act} {r.QuantityText} [{r.Speaker}] {r.Stance} scope={r.Scope} said={r.Said} {r.Documents}/{r.Origins} {r.Quote}");
    }
}

internal static class Single
{
    public static TollRow ShouldHaveSingle(this IReadOnlyList<TollRow> rows, Func<TollRow, bool> fits) => rows.Where(fits).ToList().ShouldHaveSingleItem();
}
