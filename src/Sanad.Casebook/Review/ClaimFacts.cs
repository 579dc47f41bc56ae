using System.Security.Cryptography;
using System.Text;
using Sanad.Basics;
using Sanad.Casebook.Storage;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Review;

/// <summary>A row of `standing`: of a claim what the queue, the filters and the gathering of events need, and no more.</summary>
internal record ClaimFacts
{
    public string Id { get; init; } = "";
    public string Original { get; init; } = "";
    public int Number { get; init; }
    public string Status { get; init; } = Proposed;
    public int Unsure { get; init; }
    public int Tier { get; init; }
    public string Kind { get; init; } = "";
    public string Act { get; init; } = "";
    public string Stance { get; init; } = "";
    public int StartAt { get; init; }
    public int EndAt { get; init; }
    public string? Quantity { get; init; }
    public string? Speaker { get; init; }

    /// <summary>Hash of the quote's folded words: equal for the same words in copies.</summary>
    public string Words { get; init; } = "";

    /// <summary>Hash of the exact quote.</summary>
    public string Quote { get; init; } = "";

    public string? Place { get; init; }
    public string? Time { get; init; }
    public string? Reason { get; init; }
    public string? OfClaim { get; init; }

    public const string Proposed = "proposed";
    public const string Columns = "s.id, s.original, s.number, s.status, s.unsure, s.tier, s.kind, s.act, s.stance, s.start_at, s.end_at, s.quantity, s.speaker, s.words, s.quote, s.place, s.time, s.reason, s.of_claim";

    private static readonly string[] Names =
        ["id", "original", "number", "status", "unsure", "tier", "kind", "act", "stance", "start_at", "end_at", "quantity", "speaker", "words", "quote", "place", "time", "reason", "of_claim"];

    /// <param name="claim">Spans in code points.</param>
    /// <param name="original">Its document.</param>
    /// <param name="terms">The folded words of its quote.</param>
    public static ClaimFacts Of(Claim claim, string original, IReadOnlyList<string> terms) => new()
    {
        Id = claim.Id,
        Original = original,
        Number = claim.Number,
        Tier = (int)claim.Tier,
        Kind = claim.Kind.ToString(),
        Act = claim.Act.ToString(),
        Stance = claim.Stance.ToString(),
        StartAt = claim.Span.Start,
        EndAt = claim.Span.End,
        Quantity = claim.Quantity is { } quantity ? JsonText.Line(quantity) : null,
        Speaker = claim.Speaker,
        Words = Hash(string.Join(' ', terms)),
        Quote = Hash(claim.Quote),
        Place = claim.ScopePlace ?? claim.PlaceId,
        Time = (claim.ScopeWhen ?? claim.When)?.ToString(),
        Reason = claim.ScopeReason,
        OfClaim = claim.OfClaim,
    };

    public static ClaimFacts Of(Claim claim, string original) => Of(claim, original, Folding.SearchTerms(claim.Quote));

    /// <summary>The beginning of a SHA-256: enough to tell the quotes of a casebook apart.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>True when gathering would read the same of both.</summary>
    public bool GathersAs(ClaimFacts? other) => other is not null
        && (Original, Kind, Act, Quote, Place, Time, Reason, OfClaim) == (other.Original, other.Kind, other.Act, other.Quote, other.Place, other.Time, other.Reason, other.OfClaim);

    public static void Insert(IndexDatabase index, IEnumerable<ClaimFacts> rows) => index.Insert("standing", Names, rows.Select(r => new object?[]
        { r.Id, r.Original, r.Number, r.Status, r.Unsure, r.Tier, r.Kind, r.Act, r.Stance, r.StartAt, r.EndAt, r.Quantity, r.Speaker, r.Words, r.Quote, r.Place, r.Time, r.Reason, r.OfClaim }));
}
