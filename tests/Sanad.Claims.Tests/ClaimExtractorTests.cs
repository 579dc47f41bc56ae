using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Claims.Tests;

/// <summary>What holds for any text: spans, ids, order, furniture, hostile input.</summary>
public sealed class ClaimExtractorTests
{
    private static readonly string[] Words =
    [
        "killed", "12", "people", "were", "and", ",", ".", "including", "two", "of", "the", "dead", "said", "police", "in", "Tehran", "\"", "(", ")", "at least",
        "nearly", "a quarter", "between", "5", "9", "them", "who", "by", "toll", "rose", "to", "from", "no", "one", "کشته", "۷", "نفر", "شدند", ":", "\n", "\n\n", "🔹", "-", "%",
        "November", "1988", "massacre", "denied", "saying", "announcing", "only", "others", "arrested", "’s", "گفت", "هیچ", "«", "»", "1,500", "-person",
    ];

    private static readonly Gen<string> AnyText = Gen.Elements(Words).ListOf().Select(words => string.Join(' ', words));

    [Fact]
    public void Never_throws_and_every_span_is_in_the_text() =>
        Prop.ForAll(Arb.From(AnyText), text => Extracted.From(text, "2020-01-05").All(claim => HoldsIn(claim, text))).QuickCheckThrowOnFailure();

    [Fact]
    public void Never_throws_on_any_characters() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Extracted.From(text ?? "").All(claim => HoldsIn(claim, text!))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Announcing 12 arrests, the police named nobody.")]
    [InlineData("Saying 12 people were killed is easy.")]
    public void A_text_may_begin_with_a_word_of_saying(string text) => Extracted.From(text).All(claim => HoldsIn(claim, text)).ShouldBeTrue();

    [Fact]
    public void Text_added_after_it_changes_no_id() =>
        Prop.ForAll(Arb.From(AnyText), text =>
        {
            // The same original is assumed: only the text grows.
            var shorter = Extracted.Of("Twelve men were killed.\n\n" + text.Trim());
            var longer = shorter with { Text = shorter.Text + "\n\nNine people were hurt." };
            var ids = Extracted.Extractor.Extract(longer).Select(claim => claim.Id).ToHashSet();
            return Extracted.Extractor.Extract(shorter).Where(claim => claim.Span.End < 24).All(claim => ids.Contains(claim.Id));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Claims_stand_in_text_order_and_are_numbered_from_one()
    {
        var claims = Extracted.From("Nine men were killed and two women hurt.\n\nPolice arrested five people. Three were released.");
        claims.Select(claim => claim.Number).ShouldBe(Enumerable.Range(1, claims.Count));
        claims.Select(claim => claim.Span.Start).ShouldBeInOrder();
    }

    [Fact]
    public void An_id_is_a_function_of_the_text_alone() =>
        Extracted.From("Nine men were killed.").Single().Id.ShouldBe(Extracted.From("Nine men were killed.").Single().Id);

    [Fact]
    public void Furniture_claims_nothing()
    {
        const string text = "Nine men were killed.\n\nRelated: 20 people killed in the north";
        var document = Extracted.Of(text) with
        {
            Segments = [new(SegmentKind.Body, new(0, 23)), new(SegmentKind.Furniture, new(23, text.Length))],
        };
        Extracted.Extractor.Extract(document).ShouldHaveSingleItem().Quantity!.Value.ShouldBe(9);
    }

    [Fact]
    public void A_title_claims_like_the_body()
    {
        const string text = "Nine men killed in raid";
        var document = Extracted.Of(text) with { Segments = [new(SegmentKind.Title, new(0, text.Length))] };
        Extracted.Extractor.Extract(document).ShouldHaveSingleItem().Quantity!.Value.ShouldBe(9);
    }

    [Fact]
    public void Every_claim_names_its_rule_and_the_rules_have_a_version()
    {
        Extracted.From("Nine men were killed. Two died.").ShouldAllBe(claim => claim.Rule.StartsWith("en."));
        Extracted.Extractor.RulesVersion.ShouldEndWith(Packs.BuiltIn.Version);
    }

    [Fact]
    public void Offsets_leave_as_code_points()
    {
        const string text = "😀😀 Nine men were killed.";
        var claim = Extracted.One(text);
        var json = ClaimJson.From(claim, "note", text, CodePointMap.For(text));
        (json.QtyStart, json.QtyEnd, claim.QuantitySpan!.Value.Start).ShouldBe((3, 7, 5));
        JsonText.Line(json).ShouldContain("\"speaker\":\"AUTHOR\"");
    }

    [Fact]
    public void Another_language_in_Latin_letters_is_left_alone() =>
        Extracted.Extractor.Extract(Extracted.Of("12 people were killed. 12 personas murieron.", language: "es")).ShouldBeEmpty();

    [Theory]
    [InlineData("numbers", "12 345 6,789 1.5 ۱۲ ")]
    [InlineData("no full stop", "killed 12 people and ")]
    [InlineData("capitals", "KILLED TWELVE PEOPLE ")]
    [InlineData("mixed directions", "killed ۱۲ نفر people کشته‌ها \u202e\u200f ")]
    [InlineData("quotes", "\" “ « said he » ” ")]
    [InlineData("commas", "12, including two, including 3, ")]
    [InlineData("nothing but letters", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void A_megabyte_of_anything_is_read_in_time_that_grows_with_its_length(string what, string piece)
    {
        var small = Repeat(piece, 125_000);
        var large = Repeat(piece, 1_000_000);
        Extracted.From(small);
        var clock = Stopwatch.StartNew();
        Extracted.From(small);
        var first = clock.Elapsed;
        clock.Restart();
        Extracted.From(large);
        // Eight times the text; four times more leaves room for a busy machine and none for a square.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1) + first * 32, what);
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, length / piece.Length));

    private static bool HoldsIn(Claim claim, string text) =>
        claim.Span.Start >= 0 && claim.Span.End <= text.Length && claim.Span.In(text) == claim.Quote
        && (claim.QuantitySpan is not { } quantity || claim.Span.Contains(quantity))
        && (claim.SpeakerSpan is not { } speaker || speaker.End <= text.Length)
        && (claim.Quantity is null) == (claim.Kind == ClaimKind.Nocount);
}
