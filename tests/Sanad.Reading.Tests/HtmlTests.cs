using System.Diagnostics;
using System.Text;
using Sanad.Basics;

namespace Sanad.Reading.Tests;

public class HtmlTests
{
    private const string Paragraph = "The harbour office said on Monday that twelve dock workers had been detained near the customs gate and that four were free again.";

    private static Document Page(string body, string head = "") => Reads.Text($"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>", "page.html");

    [Fact]
    public void Scripts_styles_and_data_uris_leave_no_text()
    {
        var payload = new string('A', 200_000);
        var document = Page($"<script>var killed = 400; document.write('<p>400 killed</p>')</script><style>p:after {{ content: '9 dead' }}</style>"
            + $"<p>{Paragraph}</p><img src=\"data:image/png;base64,{payload}\" alt=x><noscript>5 dead</noscript><template><p>6 dead</p></template>");
        document.Text.Trim().ShouldBe(Paragraph);
    }

    [Fact]
    public void A_million_nested_tags_take_seconds_and_keep_the_words_inside()
    {
        var clock = Stopwatch.StartNew();
        var nested = new StringBuilder().Insert(0, "<div><b><p>", 350_000).Append(Paragraph).ToString();
        var document = Page(nested);
        document.Text.Trim().ShouldBe(Paragraph);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_million_end_tags_that_nothing_opened_do_no_harm() =>
        Page(string.Concat(Enumerable.Repeat("</div></p></x>", 300_000)) + Paragraph).Text.Trim().ShouldBe(Paragraph);

    [Fact]
    public void Menus_sidebars_and_footers_are_furniture_and_the_article_is_not()
    {
        var document = Page($"""
            <nav><a href=/>Start</a> <a href=/n>Sections</a></nav>
            <main><h1>Twelve detained at the harbour</h1><p>{Paragraph}</p><p>{Paragraph} Twice.</p></main>
            <aside><h3>Elsewhere</h3><p>Nine people were hurt in a ferry accident on the far side of the bay, the coast guard said.</p></aside>
            <div class="post-sharing">Pass it on</div><footer>Printed on the quay.</footer>
            """);
        document.Of(SegmentKind.Furniture).ShouldBe(
            ["Start Sections", "Elsewhere", "Nine people were hurt in a ferry accident on the far side of the bay, the coast guard said.", "Pass it on", "Printed on the quay."], ignoreOrder: false);
        document.Of(SegmentKind.Title).ShouldBe(["Twelve detained at the harbour"]);
        document.ShouldBeWhole();
    }

    [Fact]
    public void A_class_word_on_the_wrapper_of_the_whole_page_hides_nothing()
    {
        var document = Page($"<div class=\"wrapper has-sidebar sidebar\"><h1>Twelve detained at the harbour</h1><p>{Paragraph}</p></div>");
        document.Of(SegmentKind.Body).ShouldBe([Paragraph]);
    }

    [Fact]
    public void Lists_of_links_are_furniture_and_lists_of_sentences_are_not()
    {
        var document = Page($"<h1>Twelve detained at the harbour</h1><p>{Paragraph}</p><ul><li>Four were released.</li><li>Eight were charged.</li></ul>"
            + "<ul><li><a href=1>Storm leaves homes dark</a></li><li><a href=2>Ferry prices rise again</a></li></ul>");
        document.Of(SegmentKind.List).ShouldBe(["Four were released.", "Eight were charged."]);
        document.Of(SegmentKind.Furniture).ShouldBe(["Storm leaves homes dark", "Ferry prices rise again"]);
    }

    [Fact]
    public void Metadata_gives_outlet_author_and_date()
    {
        var document = Page($"<h1>Twelve detained at the harbour</h1><p>{Paragraph}</p>", """
            <meta property="og:site_name" content="Quay Bulletin"><meta name=author content="A. Writer">
            <meta property="article:published_time" content="2021-03-04T10:00:00Z">
            """);
        (document.Outlet, document.Author, document.Published.ToString(), document.PublishedKind).ShouldBe(("Quay Bulletin", "A. Writer", "2021-03-04", PublishedKind.Stated));
    }

    [Fact]
    public void Linked_data_gives_them_too_and_broken_linked_data_is_said()
    {
        var good = Page($"<p>{Paragraph}</p>", """
            <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Twelve detained", "datePublished": "2021-03-04",
            "publisher": {"@type": "Organization", "name": "Quay Bulletin"}, "author": [{"name": "A. Writer"}]}]}</script>
            """);
        (good.Title, good.Outlet, good.Author, good.Published.ToString()).ShouldBe(("Twelve detained", "Quay Bulletin", "A. Writer", "2021-03-04"));
        Page($"<p>{Paragraph}</p>", "<script type=\"application/ld+json\">{\"a\": </script>").Warnings.ShouldContain("the page's JSON-LD is broken and was not used");
    }

    [Fact]
    public void The_window_title_loses_the_name_of_the_site() =>
        Page($"<p>{Paragraph}</p>", "<title>Twelve detained – Quay Bulletin</title><meta property=og:site_name content=\"Quay Bulletin\">").Title.ShouldBe("Twelve detained");

    [Fact]
    public void A_page_clock_in_a_bar_of_links_is_the_day_of_capture()
    {
        var document = Page($"<div>Friday, March 15, 2024 <a href=/in>Sign in</a></div><h1>Twelve detained at the harbour</h1><p>QUAY TOWN, December 17, 2019 — {Paragraph}</p>");
        document.Published.ShouldBe(DateInterval.Parse("2019-12-17"));
        document.CapturedOn.ShouldBe(PartialDate.Parse("2024-03-15"));
    }

    [Fact]
    public void Entities_line_breaks_and_tables_become_text()
    {
        var document = Page("<p>Tom &amp; Co.&nbsp;said<br>no.</p><table><tr><td>Killed</td><td>4</td></tr><tr><td>Hurt</td><td>9</td></tr></table>&#xD800;&#0;");
        document.Text.ShouldBe("Tom & Co.\u00A0said\nno.\n\nKilled 4\nHurt 9\n\n\uFFFD\uFFFD\n");
    }

    [Fact]
    public void A_page_beyond_the_limit_is_refused_with_the_limit() =>
        Reads.Refusal(Encoding.UTF8.GetBytes("<html>" + new string(' ', 2 << 20)), "a.html", new() { HtmlBytes = 1 << 20 }).ShouldBe("2 MB of HTML are more than the limit of 1 MB");
}
