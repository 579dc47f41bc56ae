using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Language;

namespace Sanad.Claims;

/// <summary>What a reader of the document keeps in mind from one paragraph to the next; its size does not grow with the text.</summary>
internal sealed class Discourse
{
    private const int Remembered = 400;

    /// <summary>The speaker met last: whom "he" and "it" stand for.</summary>
    public Speaker? LastSpeaker { get; set; }

    /// <summary>The speaker of a line that ends in a colon: the items after it are theirs.</summary>
    public Speaker? LineSpeaker { get; set; }

    /// <summary>The date named last, anywhere in the text.</summary>
    public DateInterval? NearestDate;

    /// <summary>The event named last.</summary>
    public Anchor? LastAnchor { get; set; }

    /// <summary>The claims so far, the latest last; only as many as another claim can refer to.</summary>
    public List<Draft> Claims { get; } = [];

    public SpeakerTypes Types { get; } = new();

    /// <summary>How often each country is named: the scope of claims without a place.</summary>
    public Dictionary<string, int> Countries { get; } = new(StringComparer.Ordinal);

    public void Remember(Draft draft)
    {
        Claims.Add(draft);
        if (Claims.Count > Remembered)
            Claims.RemoveRange(0, Remembered / 2);
    }

    public void CountPlaces(IEnumerable<PlaceMention> mentions)
    {
        foreach (var mention in mentions)
        {
            var id = mention.Likeliest.Id;
            var slash = id.IndexOf('/', StringComparison.Ordinal);
            var country = slash < 0 ? id : id[..slash];
            Countries[country] = Countries.GetValueOrDefault(country) + 1;
        }
    }
}
