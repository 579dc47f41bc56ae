using FsCheck;
using FsCheck.Fluent;
using Sanad.Casebook.Origins;
using Sanad.Reading;

namespace Sanad.Casebook.Tests.Origins;

public sealed class OriginGroupsTests
{
    private const int ArticleWords = 300;

    [Fact]
    public void A_copy_with_a_new_first_paragraph_is_a_copy_of_the_earlier_text()
    {
        var release = Article(1);
        var copy = Article(2).Take(60).Concat(release).ToList();
        var places = Group(Text("a", release), Text("b", copy), Text("c", Article(3)));
        places["b"].CopyOf.ShouldBe("a");
        places["b"].Group.ShouldBe(places["a"].Group);
        places["c"].Group.ShouldBe("c");
        places["a"].CopyOf.ShouldBeNull();
    }

    [Fact]
    public void A_copy_edited_in_every_thirtieth_word_is_still_one()
    {
        var release = Article(1);
        var edited = release.Select((word, i) => i % 30 == 0 ? "other" + i : word).ToList();
        Group(Text("a", release), Text("b", edited))["b"].CopyOf.ShouldBe("a");
    }

    [Fact]
    public void Two_texts_that_share_one_long_quotation_have_two_origins()
    {
        var quotation = Article(9).Take(40).ToList();
        var places = Group(Text("a", [.. Article(1), .. quotation]), Text("b", [.. quotation, .. Article(2)]));
        places["a"].Group.ShouldNotBe(places["b"].Group);
    }

    [Fact]
    public void A_long_article_that_reprints_a_short_statement_shares_its_origin_but_is_no_copy()
    {
        var statement = Article(1).Take(120).ToList();
        var places = Group(Text("b", statement), Text("a", [.. Article(2), .. statement, .. Article(3)]));
        places["a"].CopyOf.ShouldBeNull();
        places["a"].Group.ShouldBe("a");
        places["b"].Group.ShouldBe("a");
    }

    [Fact]
    public void A_passage_of_a_book_is_found_in_the_book()
    {
        var book = Enumerable.Range(100, 60).SelectMany(Article).ToList();
        var excerpt = book.Skip(3000).Take(1500).ToList();
        Group(Text("a", book), Text("b", excerpt))["b"].CopyOf.ShouldBe("a");
    }

    [Fact]
    public void Texts_that_name_one_origin_share_it_with_the_outlet_of_that_name()
    {
        var places = Group(
            new("a", TextSketch.Of(Article(1)), "ncri", null), new("b", TextSketch.Of(Article(2)), null, "ncri"),
            new("c", TextSketch.Of(Article(3)), "ncri", "a page"), new("d", TextSketch.Of(Article(4)), null, "a page"));
        places.Values.Count(p => p.Group == "a").ShouldBe(3);
        places["d"].Group.ShouldBe("d");
    }

    [Fact]
    public void Short_notes_are_never_copies_of_one_another()
    {
        var note = Article(1).Take(12).ToList();
        Group(Text("a", note), Text("b", note))["b"].CopyOf.ShouldBeNull();
    }

    [Fact]
    public void Thousands_of_copies_of_one_text_are_compared_with_the_first_only()
    {
        var release = TextSketch.Of(Article(1));
        var places = OriginGroups.Of(Enumerable.Range(0, 5000).Select(i => new OriginCandidate($"{i:0000}", release, null, null)));
        places.Count(p => p.CopyOf == "0000" && p.Group == "0000").ShouldBe(4999);
    }

    [Fact]
    public void A_sketch_survives_the_index() => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), numbers =>
    {
        var sketch = TextSketch.Of(numbers.Select(n => $"w{n}"));
        var back = TextSketch.Parse(sketch.ToString());
        return back.Halvings == sketch.Halvings && back.Hashes.SequenceEqual(sketch.Hashes);
    }).QuickCheckThrowOnFailure();

    private static Dictionary<string, OriginPlace> Group(params OriginCandidate[] documents) => OriginGroups.Of(documents).ToDictionary(p => p.Original);

    private static OriginCandidate Text(string name, List<string> words) => new(name, TextSketch.Of(words), null, null);

    private static List<string> Article(int seed)
    {
        var random = new System.Random(seed);
        return [.. Enumerable.Range(0, ArticleWords).Select(_ => $"word{random.Next(2000)}")];
    }
}
