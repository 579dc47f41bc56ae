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

    [Theory, MemberData(nameof(Every))]
    public void A_name_is_found_in_both_scripts_and_all_its_spellings(string database)
    {
        using var test = new TestCasebook(database);
        test.Write("a.txt", "A note\n\nThe letter of Mohammad Karimi was read in the square on that evening, and nobody was killed there.");
        test.Write("b.txt", "Another note\n\nThen Muhammad spoke about bread, prices and the weather of the day in front of many people.");
        test.Write("c.txt", "یادداشت\n\nمحمد کریمی در میدان شهر نامه را خواند. این متن برای آزمون نوشته شده است و چیز دیگری نیست.");
        test.Write("d.txt", "A fourth note\n\nMahmoud and his brother walked home; the made bread was sold at the usual prices of the day.");
        test.Keep(test.Inputs);
        foreach (var query in new[] { "Mohammad", "mohammad", "محمد", "Muhammad" })
            SearchVerb.Documents(test.Book, query, new(), 0, 10).Total.ShouldBe(3, query);
        SearchVerb.Documents(test.Book, "Mohammad", new(), 0, 10).Also.ShouldBe(["محمد", "muhammad"], ignoreOrder: true);
        SearchVerb.Documents(test.Book, "Mahmoud", new(), 0, 10).Total.ShouldBe(1);
        SearchVerb.Documents(test.Book, "prices", new(), 0, 10).Also.ShouldBeEmpty();
        var hit = SearchVerb.Documents(test.Book, "Karimi محمد", new(), 0, 10);
        hit.Total.ShouldBe(2);
        hit.Hits[0].Marks.ShouldNotBeEmpty();
    }

    [Theory, MemberData(nameof(Every))]
    public void A_Latin_name_finds_its_other_spelling_where_nothing_is_in_Arabic_script(string database)
    {
        using var test = new TestCasebook(database);
        test.Write("a.txt", "A note\n\nThe letter of Mohammad Darvand was read in the square on that evening, and nobody was killed there.");
        test.Write("b.txt", "Another note\n\nThen Muhammad spoke about bread, prices and the weather of the day in front of many people.");
        test.Write("c.txt", "A third note\n\nMahmoud and his brother walked home; the made bread was sold at the usual prices of the day.");
        test.Keep(test.Inputs);
        SearchVerb.Documents(test.Book, "Muhammad", new(), 0, 10).Total.ShouldBe(2);
        SearchVerb.Documents(test.Book, "محمد", new(), 0, 10).Total.ShouldBe(2);
        SearchVerb.AlsoFor(test.Book, "Mohammad").ShouldBe(["muhammad"]);
    }

    [Theory, MemberData(nameof(Every))]
    public void A_short_name_is_found_in_the_other_script_since_the_packs_know_it(string database)
    {
        using var test = new TestCasebook(database);
        test.Write("a.txt", "A note\n\nThe letter of Ali Darvand was read in the square on that evening, and nobody was killed there.");
        test.Write("b.txt", "یادداشت\n\nعلی دروند در میدان شهر نامه را خواند. این متن برای آزمون نوشته شده است و چیز دیگری نیست.");
        test.Write("c.txt", "یادداشت دیگر\n\nنان خوب بود و هوا هم در آن روز بسیار عالی. این متن هم برای آزمون نوشته شده است و بس.");
        test.Keep(test.Inputs);
        foreach (var query in new[] { "Ali", "علی" })
            SearchVerb.Documents(test.Book, query, new(), 0, 10).Total.ShouldBe(2, query);
    }

    [Theory, MemberData(nameof(Every))]
    public void Filters_and_pages_count_truly(string database)
    {
        using var test = new TestCasebook(database);
        for (var i = 1; i <= 5; i++)
            test.Write($"{i}.txt", $"Note {i}\n\nARDALE, June {i}, 2019 -- The governor said that {10 + i} people were killed in Ardale on June {i}, 2019.\n\nWords number {i} that stand in no other note, lantern.");
        test.Write("fa.txt", "گزارش\n\nاستاندار گفت که حداقل ۱۲ نفر در شیراز کشته شدند. lantern");
        test.Keep(test.Inputs);
        SearchVerb.Documents(test.Book, "lantern", new(), 2, 2).ShouldSatisfyAllConditions(p => p.Total.ShouldBe(6), p => p.Hits.Count.ShouldBe(2));
        SearchVerb.Documents(test.Book, "lantern", new() { From = new(2019, 6, 2), To = new(2019, 6, 3) }, 0, 10).Total.ShouldBe(2);
        SearchVerb.Documents(test.Book, "lantern", new() { Language = "fa" }, 0, 10).Total.ShouldBe(1);
        SearchVerb.Claims(test.Book, "people killed", new(), 1, 2).ShouldSatisfyAllConditions(p => p.Total.ShouldBe(5), p => p.Hits.Count.ShouldBe(2), p => p.Hits[0].Marks.Count.ShouldBeGreaterThan(1));
        SearchVerb.Claims(test.Book, "people", new() { Act = "injury" }, 0, 10).Total.ShouldBe(0);
        SearchVerb.Claims(test.Book, "people", new() { Act = "death" }, 0, 10).Total.ShouldBe(5);
    }
}
