using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Events;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Review;

/// <summary>Which claims are to be looked at; null = any.</summary>
public sealed record ReviewFilter
{
    /// <summary>An act (killed) or a group of acts (death).</summary>
    public string? Act { get; init; }

    /// <summary>A part of the speaker's name, or "AUTHOR" for outlets in their own voice.</summary>
    public string? Speaker { get; init; }

    /// <summary>A, B or C.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Whole id of an event.</summary>
    public string? Event { get; init; }

    /// <summary>Whole SHA-256 of a document.</summary>
    public string? Document { get; init; }

    /// <summary>Proposed, unless judged claims are to be looked at again.</summary>
    public ReviewStatus Status { get; init; } = ReviewStatus.Proposed;
}

/// <summary>Where a claim stands.</summary>
public enum ReviewStatus
{
    /// <summary>Nobody has decided.</summary>
    Proposed,

    /// <summary>Accepted as it stands.</summary>
    Accepted,

    /// <summary>Corrected.</summary>
    Edited,

    /// <summary>Rejected.</summary>
    Rejected,

    /// <summary>Two writers decided differently.</summary>
    Contested,
}

/// <summary>A claim that waits for a decision.</summary>
/// <param name="Claim">As it stands; spans in code points.</param>
/// <param name="Original">SHA-256 of its document.</param>
/// <param name="EventId">The event that gathers it; null = none.</param>
public sealed record ReviewItem(Claim Claim, string Original, string? EventId)
{
    /// <summary>The claim's id.</summary>
    public string ClaimId => Claim.Id;

    /// <summary>Claims of the same words in copies of the document, which wait too.</summary>
    public IReadOnlyList<ReviewItem> Copies { get; init; } = [];

    /// <summary>A claim of the same words in another copy that is decided; null = none.</summary>
    public string? Decided { get; init; }

    /// <summary>True when a person looked at it and was not sure.</summary>
    public bool Unsure { get; init; }
}

/// <summary>
/// The claims that wait for a person, most useful first: events whose figures differ most between speakers, then by event, document, tier and place in
/// the text; what somebody was not sure of comes last. Identical claims of copies stand once.
/// </summary>
public static class ReviewQueue
{
    private const string Waiting = """
        select c.id, c.original, coalesce(j.body, c.body) as body, j.status, e.event
        from claim c left join judged j on j.id = c.id left join event_claim e on e.claim = c.id
        union all
        select j.id, j.original, j.body, j.status, e.event
        from judged j left join event_claim e on e.claim = j.id
        where not exists (select 1 from claim c where c.id = j.id)
        """;

    private const string Documents = $"select {DocumentRow.Columns}, o.origin_group, o.copy_of from document d left join origin o on o.original = d.original order by d.position";

    /// <summary>The queue as it stands now.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="filter">Which claims.</param>
    public static IReadOnlyList<ReviewItem> Of(OpenCasebook book, ReviewFilter filter)
    {
        var documents = book.Index.Query<SourceRow>(Documents).Select((row, i) => (row, i)).ToDictionary(x => x.row.Original, x => x.row with { Order = x.i }, StringComparer.Ordinal);
        var names = new SpeakerNames(book.Packs);
        var unsure = Unsure(book);
        var all = book.Index.Query<WaitingRow>(Waiting).Where(row => documents.ContainsKey(row.Original))
            .Select(row => new Candidate(row, ClaimText.Read(row.Body), documents[row.Original], unsure.Contains(row.Id))).ToList();
        var contested = Contested(all, names);
        var events = EventRow.Every(book.Index).Select((e, i) => (e.Id, i)).ToDictionary(x => x.Id, x => x.i, StringComparer.Ordinal);
        var ordered = all.OrderBy(c => c.Unsure).ThenByDescending(c => contested.GetValueOrDefault(c.Row.Event ?? ""))
            .ThenBy(c => events.GetValueOrDefault(c.Row.Event ?? "", int.MaxValue)).ThenBy(c => c.Source.CopyOf is not null).ThenBy(c => c.Source.Order)
            .ThenBy(c => c.Claim.Tier).ThenBy(c => c.Claim.Span).ThenBy(c => c.Claim.Id, StringComparer.Ordinal).ToList();
        return [.. ordered.GroupBy(c => c.SameWords(names)).SelectMany(same => Once([.. same], filter, names))];
    }

    // One document's own repetitions are mentions of their own; of several documents each claim leads once.
    private static IEnumerable<ReviewItem> Once(List<Candidate> same, ReviewFilter filter, SpeakerNames names)
    {
        var waiting = same.Where(c => c.Status == filter.Status && c.Fits(filter, names)).ToList();
        var first = waiting.Count > 0 ? waiting[0].Row.Original : null;
        var copies = first is null ? [] : same.Where(c => c.Status == filter.Status && c.Row.Original != first).Select(c => c.Item()).ToList();
        var decided = same.FirstOrDefault(c => c.Status is not ReviewStatus.Proposed && c.Row.Original != first)?.Row.Id;
        return waiting.Where(c => c.Row.Original == first).Select((c, i) => c.Item() with { Copies = i == 0 ? copies : [], Decided = decided });
    }

    /// <summary>How many different figures different speakers give for one group of acts, by event; 0 where they do not differ.</summary>
    private static Dictionary<string, int> Contested(List<Candidate> all, SpeakerNames names) => all
        .Where(c => c.Row.Event is not null && c.Status != ReviewStatus.Rejected && c.Claim.Kind != ClaimKind.Individual && c.Claim.Quantity is not null).GroupBy(c => c.Row.Event!, StringComparer.Ordinal)
        .ToDictionary(e => e.Key, e => e.GroupBy(c => c.Claim.Act.Group()).Max(group => Figures([.. group], names)), StringComparer.Ordinal);

    private static int Figures(List<Candidate> claims, SpeakerNames names) => claims.Select(c => c.SpeakerKey(names)).Distinct(StringComparer.Ordinal).Count() < 2
        ? 0
        : claims.Select(c => c.Claim.Quantity).Distinct().Count() is > 1 and var figures ? figures : 0;

    private static HashSet<string> Unsure(OpenCasebook book)
    {
        var last = new Dictionary<string, Verdict>(StringComparer.Ordinal);
        foreach (var act in HumanActs.InForce(book.Index).Where(a => a.Type == VerdictBody.EntryType))
        {
            if (act.Read<VerdictBody>() is { Claim: { } claim, Verdict: { } verdict })
                last[claim.Id] = verdict;
        }
        return [.. last.Where(x => x.Value == Verdict.Unsure).Select(x => x.Key)];
    }

    private sealed record Candidate(WaitingRow Row, Claim Claim, SourceRow Source, bool Unsure)
    {
        public ReviewStatus Status => Row.Status is { } judged ? Enum.Parse<ReviewStatus>(judged, ignoreCase: true) : ReviewStatus.Proposed;

        public ReviewItem Item() => new(Claim, Row.Original, Row.Event) { Unsure = Unsure };

        public string SpeakerKey(SpeakerNames names) => (Claim.Speaker ?? Source.Outlet) is { } name ? names.Key(name) : "AUTHOR " + Source.Group;

        public (string, string, Act, Quantity?, string?, Stance) SameWords(SpeakerNames names) =>
            (Source.Group, string.Join(' ', Folding.SearchTerms(Claim.Quote)), Claim.Act, Claim.Quantity, Claim.Speaker is { } name ? names.Key(name) : null, Claim.Stance);

        public bool Fits(ReviewFilter filter, SpeakerNames names) =>
            (filter.Act is null || filter.Act == ClaimFields.Word(Claim.Act) || filter.Act == ClaimFields.Word(Claim.Act.Group()))
            && (filter.Tier is null || filter.Tier == Claim.Tier)
            && (filter.Event is null || filter.Event == Row.Event)
            && (filter.Document is null || filter.Document == Row.Original)
            && (filter.Speaker is not { } speaker || (speaker == ClaimFields.Author ? Claim.Speaker is null : (Claim.Speaker ?? Source.Outlet) is { } name && names.Key(name).Contains(names.Key(speaker), StringComparison.Ordinal)));
    }

    private sealed record WaitingRow : ClaimBodyRow
    {
        public string? Status { get; init; }
        public string? Event { get; init; }
    }

    private sealed record SourceRow : DocumentRow
    {
        public string? OriginGroup { get; init; }
        public string? CopyOf { get; init; }
        public int Order { get; init; }
        public string Group => OriginGroup ?? Original;
        public string? Outlet => Machine is null ? null : MachineDocument().Outlet;
    }
}
