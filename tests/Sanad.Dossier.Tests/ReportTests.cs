using System.Text.RegularExpressions;
using Sanad.Basics;
using Sanad.Casebook.Show;
using Sanad.Claims;
using Sanad.Custody;
using Sanad.Language;
using Sanad.Tests;

namespace Sanad.Dossier.Tests;

public partial class ReportTests
{
    private static readonly ReportMaterial Material = HandMade.Material(Packs.BuiltIn);

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void The_report_looks_as_expected(string language) =>
        Expectation.Is(WithoutStyle(Report.Html(Material, language)).Replace("><", ">\n<"), $"report.{language}.html");

    [Theory]
    [InlineData("en")]
    [InlineData("fa")]
    public void Every_link_leads_to_something_in_the_page(string language)
    {
        var page = Report.Html(Material, language);
        var ids = Ids().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        ids.ShouldBeUnique();
        Links().Matches(page).Select(match => match.Groups[1].Value).Distinct().ShouldBeSubsetOf(ids);
    }

    [Fact]
    public void Nothing_in_the_page_asks_for_another_file()
    {
        var page = Report.Html(Material, "en");
        page.ShouldContain("default-src 'none'; style-src 'sha256-");
        foreach (var way in new[] { "<script", " src=", "@import", "url(http", "<link", "<img", "<iframe", " style=", "http-equiv=\"refresh\"" })
            page.ShouldNotContain(way, Case.Insensitive);
    }

    [Fact]
    public void The_same_material_gives_the_same_bytes() => Report.Html(Material, "fa").ShouldBe(Report.Html(Material, "fa"));

    [Fact]
    public void A_hostile_text_stays_text()
    {
        const string Hostile = "<script>alert(1)</script> \"5 killed\" & <b onload=x>\u202Eolleh\u0001</b>";
        var claim = HandMade.Made(Hostile, "5 killed", "5", Act.Killed, Quantity.Exactly(5));
        var view = HandMade.View(Hostile, "<img src=x>\u202E.txt", "Out\"let<", [claim], document => document with { Title = "</title><script>" });
        var row = HandMade.Row(view, 0, "<i>speaker</i>", SpeakerType.Ngo, null) with { Scope = "\"><x>" };
        var page = Report.Html(Material with { Documents = [view], Tolls = [row], CasebookId = "<x>", Heads = ["<y>"] }, "en");
        foreach (var tag in new[] { "<script", "<img", "<i>", "<x>", "<y>", "<b onload", "\u202E", "\u0001" })
            page.ShouldNotContain(tag);
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldContain("[U+202E].txt");
    }

    [Fact]
    public void An_event_that_a_pack_knows_has_its_name_in_the_language_of_the_report()
    {
        Report.Html(Material, "fa").ShouldContain("<bdi>اعتراضات آبان ۱۳۹۸</bdi>");
        var placed = HandMade.November with { Title = "Iran, 2019-11", Anchor = null };
        Report.Html(Material with { Tolls = [Material.Tolls[0] with { Event = placed }] }, "fa").ShouldContain("<bdi>ایران، آبان–آذر ۱۳۹۸</bdi>");
    }

    [Fact]
    public void A_figure_leads_to_its_highlighted_words()
    {
        var page = Report.Html(Material, "en");
        var claim = HandMade.Lantern().Claims[0].Claim.Id;
        page.ShouldContain($"<a class=\"figure\" href=\"#c-{claim}\"><bdi>about 200</bdi></a>");
        page.ShouldContain($"<mark><span id=\"c-{claim}\"></span>the interior minister said that <b>about 200</b> people had been killed</mark>");
    }

    [Fact]
    public void Overlapping_claims_are_highlighted_together_and_each_keeps_its_anchor()
    {
        var regions = QuotedRegion.Of(HandMade.Lantern());
        var both = regions.Single(region => region.Claims.Count == 2);
        both.Span.In(HandMade.Lantern().Document.Text).ShouldBe(
            "Amnesty International said on May 20, 2020 that at least 304 people were killed, among them at least 23 children");
    }

    [Fact]
    public void A_rejected_claim_and_one_whose_words_are_gone_are_not_highlighted()
    {
        var lantern = HandMade.Lantern();
        var gone = lantern.Claims[1] with { Claim = lantern.Claims[1].Claim with { Span = new(5, 900_000) } };
        QuotedRegion.Of(lantern with { Claims = [lantern.Claims[0] with { Status = null }, gone] }).ShouldBeEmpty();
    }

    [Fact]
    public void A_correction_stands_beside_what_the_machine_read()
    {
        var lantern = HandMade.Lantern();
        var corrected = lantern with { Document = lantern.Document with { Outlet = "Beacon Wire", Published = DateInterval.Parse("2020-06-02") } };
        var page = Report.Html(Material with { Documents = [corrected] }, "en");
        page.ShouldContain("<bdi>Beacon Wire</bdi>");
        page.ShouldContain("the machine read: <bdi>Lantern Wire</bdi>");
        page.ShouldContain("the machine read: <bdi>June 2020</bdi>");
    }

    [Fact]
    public void An_original_without_a_readable_text_says_why()
    {
        var lantern = HandMade.Lantern();
        var unread = lantern with { Document = lantern.Document with { Text = "", Segments = [] }, Claims = [], Problem = "the PDF is encrypted" };
        Report.Html(Material with { Documents = [unread], Tolls = [] }, "en").ShouldContain("No text could be read from this original: the PDF is encrypted");
    }

    [Fact]
    public void An_empty_casebook_says_what_to_do_next()
    {
        var page = Report.Html(Material with { Documents = [], Tolls = [], Heads = [] }, "en");
        page.ShouldContain("sanad keep FILE");
        page.ShouldContain("No figures were found");
        page.ShouldContain("Nothing was sealed yet.");
    }

    [Fact]
    public void What_is_broken_is_never_mixed_with_what_is_proven()
    {
        var report = new VerifyReport(
            "7c1f3e0a9b3d5577", [new("signatures", "3 commits carry a good signature")], [new("later-code", "Something that the packs do not know yet")],
            [new("object-altered", "the bytes are not those", "objects/sha256/ab/cd")], [], new(1, 3, 12, 3, 6144));
        var page = Report.Html(HandMade.Material(Packs.BuiltIn, report), "en");
        page.ShouldContain("<div class=\"findings proven\"><h3>Proven</h3><ul><li><span><bdi>3</bdi> commits carry a good signature of their writer</span></li></ul></div>");
        page.ShouldContain("<li><span dir=\"auto\">Something that the packs do not know yet</span></li>");
        page.ShouldContain("<span>the bytes of an original are not those that its name says</span><span class=\"exact\"><span dir=\"auto\">the bytes are not those</span></span> <code dir=\"ltr\">objects/sha256/ab/cd</code></li>");
        Report.Html(HandMade.Material(Packs.BuiltIn, report), "fa").ShouldContain("<bdi>۳</bdi> مُهر امضای درست نویسندهٔ خود را دارند");
    }

    [Fact]
    public void A_long_text_is_shown_around_its_quotes_only()
    {
        var text = string.Concat(Enumerable.Repeat("Nothing was counted on that day in the harbour. ", 20_000)) + "There 12 people were killed. And so on.";
        var view = Long(text, "12 people were killed");
        var page = Report.Html(Material with { Documents = [view], Tolls = [HandMade.Row(view, 0, "X", SpeakerType.Ngo, null)] }, "en");
        page.Length.ShouldBeLessThan(60_000);
        page.ShouldContain("<b>12</b> people were killed</mark>");
        page.ShouldContain("characters are left out here");
    }

    [Fact]
    public void Thousands_of_documents_make_a_report_that_can_be_mailed()
    {
        var text = string.Concat(Enumerable.Repeat("Nothing was counted on that day.\n\n", 500)) + "There 12 people were killed.";
        var views = Enumerable.Range(0, 2000).Select(i => Long(text + i, "12 people were killed")).ToArray();
        var rows = views.Select((view, i) => HandMade.Row(view, 0, "Speaker " + i, SpeakerType.Ngo, null)).ToArray();
        var page = Report.Html(Material with { Documents = views, Tolls = rows }, "en");
        page.Length.ShouldBeLessThan(10_000_000);
        Links().Matches(page).Select(match => match.Groups[1].Value).Distinct().ShouldBeSubsetOf(Ids().Matches(page).Select(match => match.Groups[1].Value).ToHashSet());
    }

    private static DocumentView Long(string text, string quote) =>
        HandMade.View(text, "long.txt", "Outlet", [HandMade.Made(text, quote, "12", Act.Killed, Quantity.Exactly(12))], document => document with { Segments = [] });

    private static string WithoutStyle(string page) => Style().Replace(page, "<style>…</style>").Replace(Policy().Match(page).Value, "'sha256-…'");

    [GeneratedRegex(" id=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();

    [GeneratedRegex("(?:href=\"|url\\()#([^\")]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Links();

    [GeneratedRegex("<style>[^<]*</style>", RegexOptions.NonBacktracking)]
    private static partial Regex Style();

    [GeneratedRegex("'sha256-[^']+'", RegexOptions.NonBacktracking)]
    private static partial Regex Policy();
}
