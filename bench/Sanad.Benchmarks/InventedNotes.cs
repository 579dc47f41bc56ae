using System.Globalization;
using System.Text;

namespace Sanad.Benchmarks;

/// <summary>
/// Small texts as a documenter meets them, from a seed: invented places and speakers, claims among ordinary sentences, some furniture,
/// one in five in Persian, one in eight a near copy of an earlier one. Same seed, same bytes.
/// </summary>
internal sealed class InventedNotes(int seed)
{
    private static readonly string[] Places = ["Ardale", "Kestrel Bay", "Morrow", "Tehran", "Shiraz", "Ahvaz", "Zahedan", "Lunden Ferry", "Sanandaj", "Old Quarry"];
    private static readonly string[] Speakers = ["the governor", "the interior ministry", "a rights group", "Harbour Monitor", "the Lantern Committee", "two doctors", "a police spokesman", "relatives"];
    private static readonly string[] Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] PersianPlaces = ["تهران", "شیراز", "اهواز", "زاهدان", "سنندج", "مشهد"];
    private static readonly string[] PersianSpeakers = ["استاندار", "سخنگوی پلیس", "یک گروه حقوق بشری", "فرماندار", "خانواده‌ها"];

    private static readonly string[] Ordinary =
    [
        "Shops on the main street stayed closed for a second day.",
        "The council had discussed the price of water in March without a decision.",
        "Streets near the old bridge were empty by evening, and buses turned back at the ring road.",
        "A resident described queues at the bakery and a broken tap in the yard.",
        "The note could not be checked independently; the line was cut twice during the call.",
        "Article 27 of the charter was read out in front of the town hall.",
        "About 3,200 people live in the quarter, most of them in houses built after 1990.",
        "The road to the harbour reopened at 18:30.",
    ];

    private readonly Random _random = new(seed);
    private readonly List<string> _earlier = [];

    /// <summary>The next text; 1 to 4 KB.</summary>
    public string Next()
    {
        if (_earlier.Count > 20 && _random.Next(8) == 0)
            return _earlier[_random.Next(_earlier.Count)] + "\nSource: Lantern Wire\n";
        var text = _random.Next(5) == 0 ? Persian() : English();
        if (_earlier.Count < 500)
            _earlier.Add(text);
        return text;
    }

    private string English()
    {
        var text = new StringBuilder();
        var date = Day();
        text.Append(Invariant($"Home News {Pick(Places)}\n\nReport from {Pick(Places)}\n\n{Pick(Places).ToUpperInvariant()}, {date} -- "));
        var paragraphs = _random.Next(3, 9);
        for (var i = 0; i < paragraphs; i++)
        {
            for (var k = _random.Next(2, 5); k > 0; k--)
                text.Append(_random.Next(3) == 0 ? Claim() : Pick(Ordinary)).Append(' ');
            text.Append("\n\n");
        }
        return text.Append("Share this page\nRelated articles\nLeave a comment\n").ToString();
    }

    private string Claim() => _random.Next(6) switch
    {
        0 => Invariant($"At least {_random.Next(2, 400)} people were killed in {Pick(Places)} on {Day()}, {Pick(Speakers)} said."),
        1 => Invariant($"{Capital(Pick(Speakers))} said that {_random.Next(2, 90)} protesters had been arrested in {Pick(Places)}."),
        2 => Invariant($"The clashes left {_random.Next(2, 40)} dead and more than {_random.Next(10, 900)} wounded."),
        3 => Invariant($"According to {Pick(Speakers)}, hundreds were detained in {Pick(Places)} in {Pick(Months)} 2019."),
        4 => Invariant($"{Capital(Pick(Speakers))} denied that anyone had died."),
        _ => Invariant($"A list with {_random.Next(100, 1700)} names put the death toll at {_random.Next(100, 1700)}."),
    };

    private string Persian()
    {
        var text = new StringBuilder(Invariant($"گزارش از {Pick(PersianPlaces)}\n\n"));
        for (var i = _random.Next(6, 16); i > 0; i--)
        {
            text.Append(_random.Next(3) switch
            {
                0 => Invariant($"{Pick(PersianSpeakers)} گفت که حداقل {_random.Next(2, 300)} نفر در {Pick(PersianPlaces)} کشته شدند. "),
                1 => Invariant($"به گفته {Pick(PersianSpeakers)} {_random.Next(2, 90)} نفر بازداشت شدند. "),
                _ => "مغازه‌های خیابان اصلی برای دومین روز بسته ماندند و اتوبوس‌ها از میدان بازگشتند. ",
            });
            if (i % 4 == 0)
                text.Append("\n\n");
        }
        return text.Append("\n\nاخبار مرتبط\n").ToString();
    }

    private string Day() => Invariant($"{Pick(Months)} {_random.Next(1, 28)}, {_random.Next(2017, 2023)}");

    private string Pick(string[] from) => from[_random.Next(from.Length)];

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
