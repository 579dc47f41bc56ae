using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Casebook.Review;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Tolls;

/// <summary>A claim with what a toll needs to know of its document and event.</summary>
internal sealed record TollClaim
{
    public required Claim Claim { get; init; }
    public required TollStatus Status { get; init; }
    public required string Original { get; init; }
    public required string OriginGroup { get; init; }
    public string? Outlet { get; init; }
    public DateInterval? Published { get; init; }

    /// <summary>Title of the part of the event to which a person assigned the claim's own event; null = the event itself.</summary>
    public string? Part { get; init; }

    /// <summary>The outlet's own voice speaks when it publishes.</summary>
    public DateInterval? Said => Claim.Said ?? (Claim.Speaker is null ? Published : null);

    /// <summary>Known speakers by name; each unnamed author apart by origin, since two unknowns are not one.</summary>
    public string SpeakerKey(SpeakerNames names) => (Claim.Speaker ?? Outlet) is { } name ? names.Key(name) : "AUTHOR " + OriginGroup;
}

/// <summary>Lays the claims of one event side by side, a row for each speaker, figure, act, scope and stance.</summary>
internal static class TollRows
{
    /// <summary>Act groups in their order; in each the wholes by date said, then number, and right under each its parts.</summary>
    public static IReadOnlyList<TollRow> Of(EventSummary @event, IEnumerable<TollClaim> claims, Packs packs)
    {
        var shown = claims.Where(c => IsShown(c.Claim)).ToList();
        var names = new SpeakerNames(packs);
        var groupOf = shown.ToDictionary(c => c.Claim.Id, c => Key(c, @event, packs, names), StringComparer.Ordinal);
        var groups = shown.GroupBy(c => (groupOf[c.Claim.Id], Whole: WholeKey(c.Claim, groupOf)))
            .Select(g => new Line(g.Key.Item1, g.Key.Whole, Row(@event, [.. InOrder(g)], packs), First(g))).ToList();
        return [.. Ordered(groups)];
    }

    // A named individual is a person, not a toll; an allegation without a number has nothing to stand beside a figure, a denial or admission has.
    private static bool IsShown(Claim claim) => claim.Kind switch
    {
        ClaimKind.Count or ClaimKind.Zero => true,
        ClaimKind.Individual => false,
        ClaimKind.Nocount => claim.Stance != Stance.Assert,
    };

    private sealed record RowKey(ActGroup Group, Act Act, string Scope, Quantity? Quantity, string Speaker, Stance Stance);

    private sealed record Line(RowKey Key, RowKey? Whole, TollRow Row, DateOnly? SortedBy);

    private static RowKey Key(TollClaim c, EventSummary @event, Packs packs, SpeakerNames names) => new(c.Claim.Act.Group(), c.Claim.Act,
        TollScope.Of(c.Claim, @event, c.Part, packs).Key, c.Claim.Quantity, c.SpeakerKey(names), c.Claim.Stance);

    private static RowKey? WholeKey(Claim claim, Dictionary<string, RowKey> groupOf) =>
        claim.OfClaim is { } of && of != claim.Id ? groupOf.GetValueOrDefault(of) : null;

    private static IEnumerable<TollClaim> InOrder(IEnumerable<TollClaim> claims) => claims
        .OrderBy(c => c.Said?.First ?? DateOnly.MaxValue).ThenBy(c => c.Published?.First ?? DateOnly.MaxValue)
        .ThenBy(c => c.Original, StringComparer.Ordinal).ThenBy(c => c.Claim.Number).ThenBy(c => c.Claim.Id, StringComparer.Ordinal);

    // A figure of which the text does not tell when it was said cannot be later than the page that reports it.
    private static DateOnly? First(IEnumerable<TollClaim> claims) => claims.Min(c => (c.Said ?? c.Published)?.First);

    private static TollRow Row(EventSummary @event, List<TollClaim> claims, Packs packs)
    {
        var first = claims[0];
        var scope = TollScope.Of(first.Claim, @event, first.Part, packs);
        return new()
        {
            Event = @event,
            ActGroup = first.Claim.Act.Group(),
            Act = first.Claim.Act,
            Scope = scope.Text,
            ScopePlace = scope.Place,
            Quantity = first.Claim.Quantity,
            QuantityText = ClaimFields.StoredQuantityWords(first.Claim),
            Speaker = first.Claim.Speaker ?? first.Outlet ?? TollRow.UnnamedOutlet,
            SpeakerType = first.Claim.SpeakerType,
            Stance = first.Claim.Stance,
            Said = first.Said,
            Status = StatusOf(claims),
            Claims = [.. claims.Select(c => c.Claim.Id)],
            Documents = claims.Select(c => c.Original).Distinct(StringComparer.Ordinal).Count(),
            Origins = claims.Select(c => c.OriginGroup).Distinct(StringComparer.Ordinal).Count(),
            Quote = first.Claim.Quote,
            OfClaim = first.Claim.OfClaim,
        };
    }

    private static TollStatus StatusOf(List<TollClaim> claims)
    {
        foreach (var status in (ReadOnlySpan<TollStatus>)[TollStatus.Contested, TollStatus.Edited, TollStatus.Accepted])
        {
            if (claims.Exists(c => c.Status == status))
                return status;
        }
        return TollStatus.Proposed;
    }

    private static IEnumerable<TollRow> Ordered(List<Line> lines)
    {
        var present = lines.Select(l => l.Key).ToHashSet();
        var parts = lines.Where(l => HasWhole(l, present)).ToLookup(l => l.Whole!);
        var written = new HashSet<Line>();
        foreach (var whole in Sorted(lines.Where(l => !HasWhole(l, present))))
        {
            foreach (var row in WithParts(whole, parts, written, depth: 0))
                yield return row;
        }
        foreach (var left in Sorted(lines.Where(l => !written.Contains(l)).ToList())) // a circle of parts has no whole to stand under
            yield return left.Row;
    }

    private static bool HasWhole(Line line, HashSet<RowKey> present) => line.Whole is { } whole && whole != line.Key && present.Contains(whole);

    private static IEnumerable<TollRow> WithParts(Line line, ILookup<RowKey, Line> parts, HashSet<Line> written, int depth)
    {
        if (!written.Add(line))
            yield break;
        yield return line.Row with { Depth = Math.Min(depth, 1) };
        foreach (var part in Sorted(parts[line.Key]))
        {
            foreach (var row in WithParts(part, parts, written, depth + 1))
                yield return row;
        }
    }

    private static IEnumerable<Line> Sorted(IEnumerable<Line> lines) => lines
        .OrderBy(l => l.Row.ActGroup).ThenBy(l => l.SortedBy ?? DateOnly.MaxValue).ThenBy(l => l.Row.Quantity?.Representative ?? double.MaxValue)
        .ThenBy(l => l.Row.Act).ThenBy(l => l.Row.Speaker, StringComparer.Ordinal).ThenBy(l => l.Row.Claims[0], StringComparer.Ordinal);
}
