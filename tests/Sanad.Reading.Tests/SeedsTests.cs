using System.Text.Json;
using Sanad.Basics;
using Sanad.Tests;

namespace Sanad.Reading.Tests;

/// <summary>The five real texts. Nothing of them stands here; the labelled furniture is read from beside the checkout.</summary>
public class SeedsTests
{
    private static Document Read(string name) => Reads.Bytes(File.ReadAllBytes(Workplace.Shared($"seeds/{name}.txt")), name + ".txt");

    [Theory]
    [InlineData("001_6fda3ad89af0b76a")]
    [InlineData("002_1306399dc9f7af4f")]
    [InlineData("004_5d94ecd2c0c6cd4b")]
    public void Furniture_is_found_exactly_as_the_annotators_marked_it(string name)
    {
        using var gold = JsonDocument.Parse(File.ReadAllText(Workplace.Shared($"gold/dev/{name}.doc.json")));
        var expected = gold.RootElement.GetProperty("furniture").EnumerateArray()
            .Select(f => new TextSpan(f.GetProperty("start").GetInt32(), f.GetProperty("end").GetInt32())).ToList();
        var document = Read(name);
        var map = CodePointMap.For(document.Text);
        document.Segments.Where(s => s.Kind == SegmentKind.Furniture).Select(s => map.ToCodePoints(s.Span)).ShouldBe(expected);
        document.ShouldBeWhole();
    }

    [Fact]
    public void A_text_cut_from_the_middle_of_an_article_has_neither_title_nor_furniture_nor_date()
    {
        var document = Read("000_c8c5c7f449ed1865");
        document.Title.ShouldBeNull();
        document.Published.ShouldBeNull();
        document.Segments.ShouldAllBe(s => s.Kind == SegmentKind.Body);
    }

    [Fact]
    public void A_source_line_names_the_origin_and_the_outlet_stays_unnamed()
    {
        var document = Read("001_6fda3ad89af0b76a");
        document.Origin.ShouldBe("ncri");
        document.OriginText.ShouldBe("Source » ncri");
        document.Outlet.ShouldBeNull();
        document.Published!.Value.Contains(DateInterval.Parse("2020-06")).ShouldBeTrue();
        document.PublishedKind.ShouldBe(PublishedKind.Inferred);
        document.Warnings.ShouldContain(w => w.Contains("May 31, 2020 was a Sunday"));
    }

    [Fact]
    public void Weeks_after_a_dated_anchor_give_an_interval()
    {
        var document = Read("002_1306399dc9f7af4f");
        document.PublishedKind.ShouldBe(PublishedKind.Inferred);
        document.Published!.Value.Overlaps(DateInterval.Parse("2022-10")).ShouldBeTrue();
        document.Published.Value.Days.ShouldBeLessThan(40);
    }

    [Fact]
    public void A_headline_over_running_text_is_the_title_and_the_last_line_is_a_section_of_links()
    {
        var document = Read("003_3a095885f81e3b7d");
        document.Of(SegmentKind.Title).ShouldHaveSingleItem().ShouldStartWith("Why ");
        document.Of(SegmentKind.List).Count().ShouldBe(6);
        document.Of(SegmentKind.Furniture).ShouldBe(["You May Also Like"]);
        document.Published.ShouldBeNull();
    }

    [Fact]
    public void The_page_clock_is_when_it_was_captured_and_the_dateline_when_it_was_published()
    {
        var document = Read("004_5d94ecd2c0c6cd4b");
        document.Published.ShouldBe(DateInterval.Parse("2021-08-25"));
        document.PublishedKind.ShouldBe(PublishedKind.Dateline);
        document.CapturedOn.ShouldBe(PartialDate.Parse("2024-04-24"));
        document.Outlet.ShouldBe("PMOI/MEK");
        document.Author.ShouldBeNull();
    }
}
