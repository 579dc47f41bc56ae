using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Custody;
using Sanad.Dossier;
using Sanad.Language;

namespace Sanad.Tests;

/// <summary>Material for reports and charts, made by hand: public figures in words of our own, from invented outlets.</summary>
internal static class HandMade
{
    public static readonly EventSummary November = new("e1f0c2a90b7d4e55", "The protests of November 2019", "iran", DateInterval.Parse("2019-11")) { Anchor = "november-2019" };

    private const string English = """
        Wednesday, April 24, 2024
        Home News Region About us

        Four counts and no list
        By the Lantern desk

        In an interview on Saturday, May 31, 2020, the interior minister said that about 200 people had been killed. He added that nearly a quarter of the deaths were caused by weapons that are not standard issue.

        The National Council of Resistance of Iran put the number of people killed at 1,500. Amnesty International said on May 20, 2020 that at least 304 people were killed, among them at least 23 children.

        Hundreds were wounded, activists said; between 5 and 9 of them later died <in custody> & were buried at night.

        RELATED ARTICLES
        Ferry accident leaves 9 injured
        """;

    private const string Copy = """
        Four counts and no list

        The National Council of Resistance of Iran put the number of people killed at 1,500. Amnesty International said on May 20, 2020 that at least 304 people were killed, among them at least 23 children.

        Source: Lantern Wire
        """;

    private const string Persian = """
        آماری که تکذیب شد

        سخنگوی قوه قضاییه روز ۱۲ آذر ۱۳۹۸ آمار کشته‌شدگان را تکذیب کرد. عفو بین‌الملل گفته بود حداقل ۲۰۸ نفر کشته شده‌اند.

        به گفته سخنگوی کمیسیون امنیت ملی مجلس حدود ۷ هزار نفر بازداشت شدند.

        اخبار مرتبط: افزایش بهای نان
        """;

    private const string Minister = "Abdolreza Rahmani-Fazli, interior minister";
    private const string Council = "National Council of Resistance of Iran";
    private const string Amnesty = "Amnesty International";

    /// <summary>Three documents, one event with deaths, injuries and arrests.</summary>
    public static ReportMaterial Material(Packs packs, VerifyReport? verification = null)
    {
        var (lantern, gull, eskeleh) = (Lantern(), Gull(), Eskeleh());
        return new(
            "7c1f3e0a9b3d5577", [lantern, gull, eskeleh], [.. Deaths(lantern, gull, eskeleh), .. Others(lantern, eskeleh)],
            verification, ["c490d73e0263ba58 000003 " + new string('a', 64)], packs);
    }

    /// <summary>The rows about deaths: every kind of figure, stance and status.</summary>
    public static IReadOnlyList<TollRow> Deaths(DocumentView lantern, DocumentView gull, DocumentView eskeleh) =>
    [
        Row(eskeleh, 1, "عفو بین‌الملل", SpeakerType.Ngo, "2019-12-02"),
        Row(eskeleh, 0, "سخنگوی قوه قضاییه", SpeakerType.JudiciaryPrison, "2019-12-03", stance: Stance.Deny),
        Row(lantern, 2, Council, SpeakerType.Opposition, "2019-12-15") with { Claims = [lantern.Claims[2].Claim.Id, gull.Claims[0].Claim.Id], Documents = 2, Origins = 1 },
        Row(lantern, 3, Amnesty, SpeakerType.Ngo, "2020-05-20", TollStatus.Edited, Stance.Revise) with { Claims = [lantern.Claims[3].Claim.Id, gull.Claims[1].Claim.Id], Documents = 2, Origins = 1 },
        Row(lantern, 4, Amnesty, SpeakerType.Ngo, "2020-05-20", TollStatus.Contested) with { OfClaim = lantern.Claims[3].Claim.Id, Depth = 1, Scope = "children" },
        Row(lantern, 0, Minister, SpeakerType.StateExecutive, "2020-05-31", TollStatus.Accepted),
        Row(lantern, 1, Minister, SpeakerType.StateExecutive, "2020-05-31") with { OfClaim = lantern.Claims[0].Claim.Id, Depth = 1 },
        Row(lantern, 6, "activists", SpeakerType.Activist, null) with { Act = Act.DiedInCustody },
    ];

    /// <summary>The rows of the other act groups.</summary>
    public static IReadOnlyList<TollRow> Others(DocumentView lantern, DocumentView eskeleh) =>
    [
        Row(lantern, 5, "activists", SpeakerType.Activist, "2020"),
        Row(eskeleh, 2, "سخنگوی کمیسیون امنیت ملی مجلس", SpeakerType.StateExecutive, "2019-11-26/2019-12-03", TollStatus.Accepted),
    ];

    /// <summary>An English page with furniture, a page clock and a contradiction.</summary>
    public static DocumentView Lantern() => View(
        English, "page\u202Ecod.html", "Lantern Wire",
        [
            Made(English, "the interior minister said that about 200 people had been killed", "about 200", Act.Killed, new(200, 200, 200, Qualifier.About)),
            Made(English, "nearly a quarter of the deaths were caused by weapons that are not standard issue", "nearly a quarter", Act.Killed, new(0.25, null, null, Qualifier.Fraction)),
            Made(English, "The National Council of Resistance of Iran put the number of people killed at 1,500", "1,500", Act.Killed, Quantity.Exactly(1500)),
            Made(English, "Amnesty International said on May 20, 2020 that at least 304 people were killed", "at least 304", Act.Killed, new(304, 304, null, Qualifier.AtLeast)),
            Made(English, "at least 304 people were killed, among them at least 23 children", "at least 23", Act.Killed, new(23, 23, null, Qualifier.AtLeast)),
            Made(English, "Hundreds were wounded, activists said", "Hundreds", Act.Wounded, new(null, 100, 999, Qualifier.Vague)),
            Made(English, "between 5 and 9 of them later died <in custody>", "between 5 and 9", Act.DiedInCustody, new(null, 5, 9, Qualifier.Range)),
        ],
        document => document with
        {
            Title = "Four counts and no list",
            Author = "the Lantern desk",
            Published = DateInterval.Parse("2020-06"),
            PublishedKind = PublishedKind.Inferred,
            CapturedOn = PartialDate.Parse("2024-04-24"),
            Warnings = ["Saturday, May 31, 2020 was a Sunday"],
        });

    /// <summary>A copy that names its origin.</summary>
    public static DocumentView Gull() => View(
        Copy, "gull.txt", "Gull Island News",
        [
            Made(Copy, "The National Council of Resistance of Iran put the number of people killed at 1,500", "1,500", Act.Killed, Quantity.Exactly(1500)),
            Made(Copy, "Amnesty International said on May 20, 2020 that at least 304 people were killed", "at least 304", Act.Killed, new(304, 304, null, Qualifier.AtLeast)),
        ],
        document => document with
        {
            Title = "Four counts and no list",
            Origin = "Lantern Wire",
            OriginText = "Source: Lantern Wire",
            Published = DateInterval.Parse("2020-06-03"),
            PublishedKind = PublishedKind.Given,
        }) with { CopyOf = Lantern().Document.Original };

    /// <summary>A Persian page that denies.</summary>
    public static DocumentView Eskeleh() => View(
        Persian, "تکذیب.html", "پایگاه خبری اسکله",
        [
            Made(Persian, "سخنگوی قوه قضاییه روز ۱۲ آذر ۱۳۹۸ آمار کشته‌شدگان را تکذیب کرد", null, Act.Killed, null),
            Made(Persian, "عفو بین‌الملل گفته بود حداقل ۲۰۸ نفر کشته شده‌اند", "حداقل ۲۰۸", Act.Killed, new(208, 208, null, Qualifier.AtLeast)),
            Made(Persian, "به گفته سخنگوی کمیسیون امنیت ملی مجلس حدود ۷ هزار نفر بازداشت شدند", "حدود ۷ هزار", Act.Arrested, new(7000, 7000, 7000, Qualifier.About)),
        ],
        document => document with
        {
            Language = "fa",
            Title = "آماری که تکذیب شد",
            Published = DateInterval.Parse("2019-12-04"),
            PublishedText = "۱۳ آذر ۱۳۹۸",
            PublishedKind = PublishedKind.Stated,
        });

    /// <summary>A row from a document's claim.</summary>
    public static TollRow Row(
        DocumentView view, int claim, string speaker, SpeakerType type, string? said, TollStatus status = TollStatus.Proposed, Stance stance = Stance.Assert)
    {
        var from = view.Claims[claim].Claim;
        return new()
        {
            Event = November,
            ActGroup = from.Act.Group(),
            Act = from.Act,
            Quantity = from.Quantity,
            QuantityText = from.QuantitySpan?.In(view.Document.Text),
            Speaker = speaker,
            SpeakerType = type,
            Stance = stance,
            Said = said is null ? null : DateInterval.Parse(said),
            Status = status,
            Claims = [from.Id],
            Documents = 1,
            Origins = 1,
            Quote = from.Quote,
        };
    }

    /// <summary>A document whose short lines are titles or furniture.</summary>
    public static DocumentView View(string text, string receivedAs, string outlet, IReadOnlyList<Claim> claims, Func<Document, Document> more)
    {
        var document = more(new()
        {
            Original = ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(text)),
            MediaType = "text/html",
            Text = text,
            Language = "en",
            Outlet = outlet,
            Segments = [.. Lines(text).Select(line => new Segment(KindOf(line.In(text)), line))],
        });
        return new()
        {
            Document = document,
            Machine = document,
            ReceivedAs = receivedAs,
            Size = 2048,
            CapturedAt = "2026-11-21T07:00:00Z",
            OriginGroup = outlet,
            Claims = [.. claims.Select(claim => new ClaimView(claim, TollStatus.Proposed, November.Id))],
        };
    }

    /// <summary>A claim whose words stand in the text.</summary>
    public static Claim Made(string text, string quote, string? quantity, Act act, Quantity? value)
    {
        var start = text.IndexOf(quote, StringComparison.Ordinal);
        var at = quantity is null ? -1 : text.IndexOf(quantity, start, StringComparison.Ordinal);
        return new()
        {
            Id = StableId.Of('c', text, quote, quantity),
            Number = 1,
            Kind = value is null ? ClaimKind.Nocount : ClaimKind.Count,
            Act = act,
            Quantity = value,
            QuantitySpan = quantity is null ? null : new TextSpan(at, at + quantity.Length),
            Quote = quote,
            Span = new(start, start + quote.Length),
            Language = text.Contains('ک', StringComparison.Ordinal) ? "fa" : "en",
            Rule = "hand",
        };
    }

    private static IEnumerable<TextSpan> Lines(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var line && line < 0 ? text.Length : line;
            if (end > start)
                yield return new(start, end);
            start = end + 1;
        }
    }

    private static SegmentKind KindOf(string line) => line switch
    {
        "Four counts and no list" or "آماری که تکذیب شد" => SegmentKind.Title,
        _ when line.StartsWith("By ", StringComparison.Ordinal) => SegmentKind.Byline,
        { Length: < 60 } => SegmentKind.Furniture,
        _ => SegmentKind.Body,
    };
}
