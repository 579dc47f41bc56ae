using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Review;

/// <summary>How a proposal differs between two versions of the rules.</summary>
public enum ProposalChange
{
    /// <summary>Only the present rules propose it.</summary>
    New,

    /// <summary>Only the former rules proposed it.</summary>
    Gone,

    /// <summary>Both propose this mention, with different fields.</summary>
    Changed,
}

/// <summary>A proposal that differs.</summary>
/// <param name="Change">How.</param>
/// <param name="Original">SHA-256 of its document.</param>
/// <param name="Document">The document's title, else its file's name.</param>
/// <param name="Before">By the former rules; null = new. Spans in code points.</param>
/// <param name="After">By the present rules; null = gone.</param>
public sealed record ProposalDifference(ProposalChange Change, string Original, string Document, Claim? Before, Claim? After)
{
    /// <summary>What differs of a changed one.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>Where it stands after people's verdicts; null = nobody judged it. A verdict stands whatever the rules propose.</summary>
    public ReviewStatus? Judged { get; init; }
}

/// <summary>What another version of the rules proposes of the documents that both have read.</summary>
/// <param name="FormerRules">The version before.</param>
/// <param name="Rules">The present one.</param>
/// <param name="Documents">Read by both.</param>
/// <param name="Before">Proposals of the former rules.</param>
/// <param name="After">Proposals of the present ones.</param>
/// <param name="Differences">In the order of the documents, then of the text.</param>
public sealed record ProposalDiff(string FormerRules, string Rules, int Documents, int Before, int After, IReadOnlyList<ProposalDifference> Differences)
{
    private const string FormerDocuments = $"select {DocumentRow.Columns}, f.rules, f.text_sha256 as former_text from former_document f join document d on d.original = f.original order by d.position";
    private const string FormerClaims = "select id, original, body from former_claim";
    private const string PresentClaims = "select c.id, c.original, c.body from claim c join former_document f on f.original = c.original";
    private const string Verdicts = "select id, original, status as body from judged";

    /// <summary>The comparison; null when no other version of the rules has read this casebook since its index was made.</summary>
    public static ProposalDiff? Of(OpenCasebook book)
    {
        var documents = book.Index.Query<FormerRow>(FormerDocuments);
        if (documents.Count == 0)
            return null;
        var before = Claims(book.Index, FormerClaims);
        var after = Claims(book.Index, PresentClaims);
        var judged = book.Index.Query<ClaimBodyRow>(Verdicts).ToDictionary(v => v.Id, v => Enum.Parse<ReviewStatus>(v.Body, ignoreCase: true), StringComparer.Ordinal);
        var differences = documents.SelectMany(d => Compare(d, [.. before[d.Original]], [.. after[d.Original]]))
            .Select(d => d with { Judged = Judged(d, judged) }).ToList();
        return new(documents[0].Rules, IndexPosition.Read(book.Index).Rules, documents.Count, documents.Sum(d => before[d.Original].Count()), after.Sum(d => d.Count()), differences);
    }

    private static ILookup<string, Claim> Claims(IndexDatabase index, string sql) =>
        index.Query<ClaimBodyRow>(sql).ToLookup(row => row.Original, row => ClaimText.Read(row.Body), StringComparer.Ordinal);

    private static ReviewStatus? Judged(ProposalDifference difference, Dictionary<string, ReviewStatus> judged)
    {
        foreach (var id in new[] { difference.After?.Id, difference.Before?.Id }.OfType<string>())
        {
            if (judged.TryGetValue(id, out var status))
                return status;
        }
        return null;
    }

    private static IEnumerable<ProposalDifference> Compare(FormerRow document, List<Claim> before, List<Claim> after)
    {
        var pairs = ProposalPairs.Of(before, after, document.FormerText == document.TextSha256);
        var renamed = pairs.Where(p => p.Before is not null && p.After is not null).ToDictionary(p => p.Before!.Id, p => p.After!.Id, StringComparer.Ordinal);
        var name = document.MachineDocument().Title ?? document.ReceivedAs;
        return pairs.Select(p => Difference(p, document.Original, name, renamed)).OfType<ProposalDifference>().OrderBy(d => (d.After ?? d.Before)!.Span).ThenBy(d => d.Change);
    }

    private static ProposalDifference? Difference((Claim? Before, Claim? After) pair, string original, string name, Dictionary<string, string> renamed)
    {
        if (pair.Before is not { } before)
            return new(ProposalChange.New, original, name, null, pair.After);
        if (pair.After is not { } after)
            return new(ProposalChange.Gone, original, name, before, null);
        // A whole or a target that only has another id now is the same one.
        string? Now(string? id) => id is null ? null : renamed.GetValueOrDefault(id, id);
        var fields = ClaimFields.StoredDifferences(before with { OfClaim = Now(before.OfClaim), TargetClaim = Now(before.TargetClaim) }, after);
        return fields.Count == 0 ? null : new(ProposalChange.Changed, original, name, before, after) { Fields = fields };
    }

    private sealed record FormerRow : DocumentRow
    {
        public string Rules { get; init; } = "";
        public string? FormerText { get; init; }
    }
}

/// <summary>Which proposal of one version of the rules is which of another: first the surest signs, then the weaker ones.</summary>
internal static class ProposalPairs
{
    /// <summary>Each proposal of either version once.</summary>
    /// <param name="before">Of one document.</param>
    /// <param name="after">Of the same document.</param>
    /// <param name="sameText">False when the text itself was read otherwise: offsets then say nothing, and words decide.</param>
    public static IReadOnlyList<(Claim? Before, Claim? After)> Of(IReadOnlyList<Claim> before, IReadOnlyList<Claim> after, bool sameText)
    {
        var (left, right) = (before.ToList(), after.ToList());
        var pairs = new List<(Claim?, Claim?)>();
        Func<Claim, Claim, bool>[] signs =
        [
            (b, a) => b.Id == a.Id,
            (b, a) => b.Act == a.Act && SameNumber(b, a, sameText) && Fold(b.Quote) == Fold(a.Quote),
            (b, a) => b.Act == a.Act && SameNumber(b, a, sameText),
            (b, a) => b.QuantitySpan is not null && SameNumber(b, a, sameText),
        ];
        foreach (var sign in signs)
        {
            foreach (var one in left.ToList())
            {
                if (right.Find(other => sign(one, other)) is not { } found)
                    continue;
                pairs.Add((one, found));
                left.Remove(one);
                right.Remove(found);
            }
        }
        return [.. pairs, .. left.Select(b => ((Claim?)b, (Claim?)null)), .. right.Select(a => ((Claim?)null, (Claim?)a))];
    }

    // The same words of a quantity; without one, overlapping words and the same stance.
    private static bool SameNumber(Claim one, Claim other, bool sameText) => (one.QuantitySpan, other.QuantitySpan) switch
    {
        ({ } a, { } b) => sameText ? a.Overlaps(b) : Fold(ClaimFields.StoredQuantityWords(one)) == Fold(ClaimFields.StoredQuantityWords(other)) && Shares(one, other),
        (null, null) => one.Stance == other.Stance && (sameText ? one.Span.Overlaps(other.Span) : Shares(one, other)),
        _ => false,
    };

    private static bool Shares(Claim one, Claim other)
    {
        var (a, b) = (Fold(one.Quote), Fold(other.Quote));
        return a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal);
    }

    private static string Fold(string? words) => words is null ? "" : string.Join(' ', Folding.SearchTerms(words));
}
