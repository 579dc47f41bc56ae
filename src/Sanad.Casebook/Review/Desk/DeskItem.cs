using Sanad.Claims;

namespace Sanad.Casebook.Review.Desk;

/// <summary>A filter made ready to be asked a hundred thousand times.</summary>
internal sealed class DeskFilter
{
    private readonly ReviewStatus _status;
    private readonly HashSet<Act>? _acts;
    private readonly HashSet<int>? _speakers;
    private readonly bool _ownVoice;
    private readonly ReviewFilter _filter;

    public DeskFilter(ReviewStatus status) => (_status, _filter) = (status, new());

    public DeskFilter(ReviewFilter filter, DeskRows rows)
    {
        (_status, _filter) = (filter.Status, filter);
        _acts = filter.Act is { } act ? [.. Enum.GetValues<Act>().Where(a => act == ClaimFields.Word(a) || act == ClaimFields.Word(a.Group()))] : null;
        _ownVoice = filter.Speaker == ClaimFields.Author;
        _speakers = filter.Speaker is { } speaker && !_ownVoice ? rows.SpeakersWith(speaker) : null;
    }

    public bool Fits(DeskClaim claim) => claim.Status == _status && FitsButStatus(claim);

    public bool FitsButStatus(DeskClaim claim) =>
        (_acts is null || _acts.Contains(claim.Key.Act))
        && (_filter.Tier is not { } tier || (int)tier == claim.Tier)
        && (_filter.Event is null || _filter.Event == claim.Event.Id)
        && (_filter.Document is null || _filter.Document == claim.Document.Original)
        && (!_ownVoice || claim.OwnVoice)
        && (_speakers is null || _speakers.Contains(claim.Speaker));

    public bool HasStatus(DeskClaim claim) => claim.Status == _status;
}

/// <summary>What the queue shows at once: a claim, and the same of other documents of its origin.</summary>
/// <param name="Claim">The one that is looked at.</param>
/// <param name="Copies">Those of other documents that stand as it does.</param>
/// <param name="Decided">One of another document that is decided; null = none.</param>
internal sealed record DeskItem(DeskClaim Claim, IReadOnlyList<DeskClaim> Copies, string? Decided)
{
    /// <summary>One document's own repetitions are mentions of their own; of several documents each claim leads once.</summary>
    /// <param name="same">Claims of the same words, in the order of the queue.</param>
    /// <param name="filter">Which of them lead.</param>
    public static IEnumerable<DeskItem> Of(List<DeskClaim> same, DeskFilter filter)
    {
        var waiting = same.Where(filter.Fits).ToList();
        if (waiting is not [var first, ..])
            return [];
        var copies = same.Where(c => filter.HasStatus(c) && c.Document != first.Document).ToList();
        var decided = DecidedElsewhere(same, first.Document);
        return waiting.Where(c => c.Document == first.Document).Select((c, i) => new DeskItem(c, i == 0 ? copies : [], decided));
    }

    public static string? DecidedElsewhere(List<DeskClaim> same, DeskDocument document) =>
        same.Find(c => c.Status is not ReviewStatus.Proposed && c.Document != document)?.Id;
}

/// <summary>How contested an event is.</summary>
internal static class DeskFigures
{
    /// <summary>How many different figures different speakers give for acts that count the same people; 0 where they do not differ.</summary>
    public static int Of(DeskEvent @event)
    {
        if (@event.Id.Length == 0 || @event.Claims.Count < 2)
            return 0;
        var groups = @event.Claims.Where(c => c.Status != ReviewStatus.Rejected && !c.IsPerson && c.Key.Quantity != 0).GroupBy(c => (c.Key.Act.Group(), c.Key.Act.Alone()));
        return groups.Select(Of).DefaultIfEmpty().Max();
    }

    private static int Of(IEnumerable<DeskClaim> group) =>
        group.Select(c => c.Speaker).Distinct().Take(2).Count() < 2 ? 0 : group.Select(c => c.Key.Quantity).Distinct().Count() is > 1 and var figures ? figures : 0;
}
