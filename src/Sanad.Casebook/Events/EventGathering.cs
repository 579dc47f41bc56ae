using Sanad.Basics;
using Sanad.Casebook.Review;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Events;

/// <summary>Of a claim in force what gathering and people's acts on events read, and no more.</summary>
internal sealed record GatheredClaim
{
    public required string Id { get; init; }

    /// <summary>SHA-256 of the document in hexadecimal.</summary>
    public required string Original { get; init; }

    /// <summary>The document's title, else its file name.</summary>
    public required string DocumentName { get; init; }

    public required Act Act { get; init; }

    /// <summary>Hash of the exact words.</summary>
    public required string Quote { get; init; }

    /// <summary>The scope's place, else the stated one.</summary>
    public string? Place { get; init; }

    /// <summary>The scope's time, else the stated one.</summary>
    public DateInterval? When { get; init; }

    /// <summary>Why the scope is what it is.</summary>
    public string? Reason { get; init; }

    public string? OfClaim { get; init; }

    /// <summary>True for what befell one named person.</summary>
    public bool IsPerson { get; init; }

    public static GatheredClaim Of(ClaimFacts facts, string documentName) => new()
    {
        Id = facts.Id,
        Original = facts.Original,
        DocumentName = documentName,
        Act = Enum.Parse<Act>(facts.Act),
        Quote = facts.Quote,
        Place = facts.Place,
        When = facts.Time is { } time ? DateInterval.Parse(time) : null,
        Reason = facts.Reason,
        OfClaim = facts.OfClaim,
        IsPerson = facts.Kind == nameof(ClaimKind.Individual),
    };
}

/// <summary>Claims that stand together before any person touched them.</summary>
/// <param name="Key">Why: "anchor:november-2019", "place:iraq/baghdad 2013-05-19", "document:...".</param>
internal sealed record ClaimGroup(string Key)
{
    public required string Title { get; init; }
    public string? Anchor { get; init; }
    public string? Place { get; init; }
    public DateInterval? When { get; init; }
    public List<GatheredClaim> Claims { get; } = [];
}

/// <summary>
/// Brings claims together by what happened, where and when, never by their number. The rules, and why they are cautious, stand in
/// docs/methods/events-and-tolls.md; the answer is a function of the set of claims.
/// </summary>
internal sealed class EventGathering(Packs packs)
{
    /// <summary>A time of at most this many days tells events of one place apart; a longer one is a span of its own.</summary>
    public const int ShortTime = 31;

    private readonly Dictionary<string, Anchor> _anchors = packs.Anchors.ToDictionary(a => a.Id, StringComparer.Ordinal);

    /// <summary>The groups, in the order of their keys.</summary>
    public IReadOnlyList<ClaimGroup> Gather(IReadOnlyCollection<GatheredClaim> claims)
    {
        var byId = claims.ToDictionary(c => c.Id, StringComparer.Ordinal);
        var leaders = claims.ToLookup(c => Whole(c, byId).Id, StringComparer.Ordinal);
        var groups = new SortedDictionary<string, ClaimGroup>(StringComparer.Ordinal);
        var datedPlaces = new SortedDictionary<string, List<GatheredClaim>>(StringComparer.Ordinal);
        var anchored = claims.Select(c => AnchorOf(c)).OfType<Anchor>().DistinctBy(a => a.Id).ToList();
        foreach (var claim in leaders.Select(group => byId[group.Key]))
        {
            if (AnchorOf(claim) is null && anchored.Find(a => a.PlaceId == PlaceOf(claim) && a.When == claim.When) is { } same)
                Place(groups, Anchored(same), leaders[claim.Id]);
            else if (ShortTimePlace(claim) is { } place)
                ListOf(datedPlaces, place).Add(claim);
            else
                Place(groups, Unclustered(claim), leaders[claim.Id]);
        }
        foreach (var (place, dated) in datedPlaces)
        {
            foreach (var (core, members) in Cluster(dated))
                Place(groups, PlaceAndTime(place, core), members.SelectMany(m => leaders[m.Id]));
        }
        return [.. groups.Values];
    }

    // A fraction or a subset stands where its whole stands, whatever its own words say of place and time.
    private static GatheredClaim Whole(GatheredClaim claim, Dictionary<string, GatheredClaim> byId)
    {
        var whole = claim;
        for (var steps = 0; steps < 8 && whole.OfClaim is { } of && byId.TryGetValue(of, out var next) && next.Original == claim.Original; steps++)
            whole = next;
        return whole;
    }

    private static List<GatheredClaim> ListOf(SortedDictionary<string, List<GatheredClaim>> lists, string key)
    {
        if (!lists.TryGetValue(key, out var list))
            lists.Add(key, list = []);
        return list;
    }

    private static void Place(SortedDictionary<string, ClaimGroup> groups, ClaimGroup group, IEnumerable<GatheredClaim> claims)
    {
        if (!groups.TryGetValue(group.Key, out var known))
            groups.Add(group.Key, known = group);
        known.Claims.AddRange(claims);
    }

    /// <summary>The place by which a claim with a short time is clustered; null for a claim that is gathered in another way.</summary>
    private string? ShortTimePlace(GatheredClaim claim) =>
        AnchorOf(claim) is null && PlaceOf(claim) is { } place && claim.When is { Days: <= ShortTime } ? place : null;

    private ClaimGroup Unclustered(GatheredClaim claim)
    {
        if (AnchorOf(claim) is { } anchor)
            return Anchored(anchor);
        var (place, when) = (PlaceOf(claim), claim.When);
        if (place is not null && when is { } time)
            return PlaceAndTime(place, time);
        return new($"document:{claim.Original} {place} {when}") { Title = Title(claim.DocumentName, place, when), Place = place, When = when };
    }

    private static ClaimGroup Anchored(Anchor anchor) =>
        new("anchor:" + anchor.Id) { Title = anchor.NameIn("en"), Anchor = anchor.Id, Place = anchor.PlaceId, When = anchor.When };

    private ClaimGroup PlaceAndTime(string place, DateInterval when) =>
        new($"place:{place} {when}") { Title = $"{NameOf(place)}, {when}", Place = place, When = when };

    private string Title(string document, string? place, DateInterval? when) => (place, when) switch
    {
        ({ } where, _) => $"{NameOf(where)}, time not known: {document}",
        (null, { } time) => $"{time}, place not known: {document}",
        (null, null) => $"Not placed: {document}",
    };

    // The reason is "anchor november-2019 (sentence)", or the bare id.
    private Anchor? AnchorOf(GatheredClaim claim) => claim.Reason?.Split(' ').Select(word => _anchors.GetValueOrDefault(word)).FirstOrDefault(anchor => anchor is not null);

    /// <summary>The scope's place, else the stated one; a ward or a site counts as the prison or town it lies in.</summary>
    private string? PlaceOf(GatheredClaim claim)
    {
        var id = claim.Place;
        while (id is not null && packs.Places.ById(id) is { Kind: PlaceKind.Ward or PlaceKind.Site, ParentId: { } parent })
            id = parent;
        return id;
    }

    private string NameOf(string place) => packs.Places.ById(place)?.NameIn("en") ?? place;

    /// <summary>
    /// Shortest times first; a longer one joins the only shorter one it overlaps and stands alone when it overlaps several, so that "in November" never
    /// chains the 3rd to the 16th. What befell one named person comes last: it joins an event of figures and never joins two of them.
    /// </summary>
    private static List<(DateInterval Core, List<GatheredClaim> Members)> Cluster(List<GatheredClaim> dated)
    {
        var clusters = new List<(DateInterval Core, List<GatheredClaim> Members)>();
        foreach (var same in dated.GroupBy(c => (c.IsPerson, When: c.When!.Value)).OrderBy(g => g.Key.IsPerson).ThenBy(g => g.Key.When.Days).ThenBy(g => g.Key.When))
        {
            var overlapping = clusters.Where(c => c.Core.Overlaps(same.Key.When)).Take(2).ToList();
            if (overlapping.Count == 1)
                overlapping[0].Members.AddRange(same);
            else
                clusters.Add((same.Key.When, [.. same]));
        }
        return clusters;
    }
}
