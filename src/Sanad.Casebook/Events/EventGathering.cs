using Sanad.Basics;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Events;

/// <summary>A claim with the little that gathering needs to know of its document.</summary>
/// <param name="Claim">As it is in force.</param>
/// <param name="Original">SHA-256 of the document in hexadecimal.</param>
/// <param name="DocumentName">Its title, else its file name.</param>
internal sealed record GatheredClaim(Claim Claim, string Original, string DocumentName);

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
        var byId = claims.ToDictionary(c => c.Claim.Id, StringComparer.Ordinal);
        var leaders = claims.ToLookup(c => Whole(c, byId).Claim.Id, StringComparer.Ordinal);
        var groups = new SortedDictionary<string, ClaimGroup>(StringComparer.Ordinal);
        var datedPlaces = new SortedDictionary<string, List<GatheredClaim>>(StringComparer.Ordinal);
        var anchored = claims.Select(c => AnchorOf(c.Claim)).OfType<Anchor>().DistinctBy(a => a.Id).ToList();
        foreach (var claim in leaders.Select(group => byId[group.Key]))
        {
            if (AnchorOf(claim.Claim) is null && anchored.Find(a => a.PlaceId == PlaceOf(claim.Claim) && a.When == WhenOf(claim.Claim)) is { } same)
                Place(groups, Anchored(same), leaders[claim.Claim.Id]);
            else if (ShortTimePlace(claim.Claim) is { } place)
                ListOf(datedPlaces, place).Add(claim);
            else
                Place(groups, Unclustered(claim), leaders[claim.Claim.Id]);
        }
        foreach (var (place, dated) in datedPlaces)
        {
            foreach (var (core, members) in Cluster(dated))
                Place(groups, PlaceAndTime(place, core), members.SelectMany(m => leaders[m.Claim.Id]));
        }
        return [.. groups.Values];
    }

    // A fraction or a subset stands where its whole stands, whatever its own words say of place and time.
    private static GatheredClaim Whole(GatheredClaim claim, Dictionary<string, GatheredClaim> byId)
    {
        var whole = claim;
        for (var steps = 0; steps < 8 && whole.Claim.OfClaim is { } of && byId.TryGetValue(of, out var next) && next.Original == claim.Original; steps++)
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
    private string? ShortTimePlace(Claim claim) =>
        AnchorOf(claim) is null && PlaceOf(claim) is { } place && WhenOf(claim) is { Days: <= ShortTime } ? place : null;

    private ClaimGroup Unclustered(GatheredClaim gathered)
    {
        var claim = gathered.Claim;
        if (AnchorOf(claim) is { } anchor)
            return Anchored(anchor);
        var (place, when) = (PlaceOf(claim), WhenOf(claim));
        if (place is not null && when is { } time)
            return PlaceAndTime(place, time);
        return new($"document:{gathered.Original} {place} {when}") { Title = Title(gathered.DocumentName, place, when), Place = place, When = when };
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
    private Anchor? AnchorOf(Claim claim) => claim.ScopeReason?.Split(' ').Select(word => _anchors.GetValueOrDefault(word)).FirstOrDefault(anchor => anchor is not null);

    /// <summary>The scope's place, else the stated one; a ward or a site counts as the prison or town it lies in.</summary>
    private string? PlaceOf(Claim claim)
    {
        var id = claim.ScopePlace ?? claim.PlaceId;
        while (id is not null && packs.Places.ById(id) is { Kind: PlaceKind.Ward or PlaceKind.Site, ParentId: { } parent })
            id = parent;
        return id;
    }

    private static DateInterval? WhenOf(Claim claim) => claim.ScopeWhen ?? claim.When;

    private string NameOf(string place) => packs.Places.ById(place)?.NameIn("en") ?? place;

    /// <summary>
    /// Shortest times first; a longer one joins the only shorter one it overlaps and stands alone when it overlaps several, so that "in November" never
    /// chains the 3rd to the 16th. What befell one named person comes last: it joins an event of figures and never joins two of them.
    /// </summary>
    private static List<(DateInterval Core, List<GatheredClaim> Members)> Cluster(List<GatheredClaim> dated)
    {
        var clusters = new List<(DateInterval Core, List<GatheredClaim> Members)>();
        foreach (var same in dated.GroupBy(c => (IsPerson: c.Claim.Kind == ClaimKind.Individual, When: WhenOf(c.Claim)!.Value)).OrderBy(g => g.Key.IsPerson).ThenBy(g => g.Key.When.Days).ThenBy(g => g.Key.When))
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
