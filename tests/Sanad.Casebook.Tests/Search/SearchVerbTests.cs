using Sanad.Casebook.Search;
using Sanad.Casebook.Tests.Opening;
using Sanad.Casebook.Tests.Storage;

namespace Sanad.Casebook.Tests.Search;

public sealed class SearchVerbTests
{
    public static TheoryData<string> Every => Databases.All;

    [Theory, MemberData(nameof(Every))]
    public void Persian_words_are_found_however_they_were_typed(string database)
    {
        using var test = new TestCasebook(database);
        test.Write("a.txt", "گزارش از زندان\n\nشماری از زندانیان در زندان اوین زخمی شدند. این متن برای آزمون نوشته شده است.");
        test.Write("b.txt", "A note about the harbour\n\nNothing about prisons stands here, only boats and bread and the weather of the day.");
        test.Keep(test.Inputs);
        foreach (var query in new[] { "اوین", "اوين", "زندان اوی" })
        {
            var hit = SearchVerb.Run(test.Book, query, 10)[0];
            hit.Snippet.ShouldContain("زندان");
            hit.ClaimId.ShouldBeNull();
        }
        SearchVerb.Run(test.Book, "harbour bre", 10).ShouldNotBeEmpty();
        SearchVerb.Run(test.Book, "harbour tractor", 10).ShouldBeEmpty();
        SearchVerb.Run(test.Book, "  ", 10).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Every))]
    public void A_place_is_found_by_its_name_in_the_other_language(string database)
    {
        using var test = new TestCasebook(database);
        test.Write("a.txt", "A letter from a prison\n\nThe letter was written in Evin by a prisoner and carried out by a visitor in the spring.");
        test.Write("b.txt", "نامه‌ای از زندان\n\nاین نامه در زندان اوین نوشته شد و یک ملاقات‌کننده آن را بیرون آورد. این متن برای آزمون است.");
        test.Keep(test.Inputs);
        SearchVerb.Run(test.Book, "اوین", 10).Count(h => h.ClaimId is null).ShouldBe(2);
        SearchVerb.Run(test.Book, "letter evin", 10).Single(h => h.ClaimId is null).Snippet.ShouldContain("Evin");
    }

    [Theory, MemberData(nameof(Every))]
    public void The_snippet_leads_to_its_place_in_code_points(string database)
    {
        using var test = new TestCasebook(database);
        var text = "📰 A short heading of a note\n\n" + string.Concat(Enumerable.Repeat("Words that fill the page. ", 40)) + "The lighthouse was dark.";
        test.Write("a.txt", text);
        test.Keep(test.Inputs);
        var hit = SearchVerb.Run(test.Book, "lighthouse", 1).Single();
        var runes = text.EnumerateRunes().Skip(hit.Span.Start).Take(hit.Span.Length).Select(r => r.ToString());
        string.Concat(runes).ShouldBe(hit.Snippet);
        hit.Snippet.ShouldContain("lighthouse");
    }

    [Theory, MemberData(nameof(Every))]
    public void More_mentions_come_first(string database)
    {
        using var test = new TestCasebook(database);
        test.Write("a.txt", "One mention\n\nThe lantern was lit once on that evening, and then nobody spoke of it again in town.");
        test.Write("b.txt", "Many mentions\n\nThe lantern, a lantern, every lantern: the lantern makers walked through the town at night.");
        test.Keep(test.Inputs);
        SearchVerb.Run(test.Book, "lantern", 10).Where(h => h.ClaimId is null).Select(h => h.Title).ShouldBe(["Many mentions", "One mention"]);
    }
}
