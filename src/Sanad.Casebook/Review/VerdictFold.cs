using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>Where a claim stands after all verdicts.</summary>
internal enum JudgedStatus { Proposed, Accepted, Edited, Rejected, Contested }

/// <summary>A claim that a person judged or added.</summary>
/// <param name="Claim">In force; its id is the machine's for the same words where there is one. Spans in code points.</param>
/// <param name="Original">Its document.</param>
/// <param name="Status">After all verdicts.</param>
/// <param name="Anchored">False when its words are not found in the text any more.</param>
internal sealed record JudgedClaim(Claim Claim, string Original, JudgedStatus Status, bool Anchored);

/// <summary>A verdict, and the claim that it is about as the text and the proposals stand now.</summary>
internal sealed record FoundVerdict(string Writer, VerdictBody Body, JudgedClaim Found);

/// <summary>What the fold needs of a document: its machine claims (spans in code points) and its text. Most verdicts need neither: their claim is proposed still.</summary>
/// <param name="proposes">True for the id of a machine claim of this document.</param>
/// <param name="machine">All of them, in their order.</param>
/// <param name="textSha256">Of the text as UTF-8.</param>
/// <param name="text">The text.</param>
internal sealed class JudgedDocument(Predicate<string> proposes, Func<IReadOnlyList<Claim>> machine, string textSha256, Func<string> text)
{
    private readonly Lazy<IReadOnlyList<Claim>> _machine = new(machine);
    private readonly Lazy<string> _text = new(text);

    public JudgedDocument(IReadOnlyList<Claim> machine, string textSha256, Func<string> text)
        : this(id => machine.Any(m => m.Id == id), () => machine, textSha256, text)
    {
    }

    public bool Proposes(string id) => proposes(id);

    public IReadOnlyList<Claim> Machine => _machine.Value;

    public string TextSha256 => textSha256;

    public string Text => _text.Value;
}

/// <summary>
/// Brings verdicts and claims together. Each writer's last verdict counts; two writers who decided differently leave a claim contested. A
/// claim that the extractor does not propose any more stays, by the words it was judged by.
/// </summary>
internal static class VerdictFold
{
    public const string NotFoundAnyMore = "unanchored: the judged words are not found in the text any more";

    /// <summary>The rule of a claim that a person added.</summary>
    public const string HandRule = "hand";

    /// <summary>Claims with a decision, and hand-added ones, in id order.</summary>
    /// <param name="inForce">Verdict acts that stand, in the order of the fold.</param>
    /// <param name="document">Null for a document that the index does not hold.</param>
    public static IReadOnlyList<JudgedClaim> Of(IEnumerable<HumanAct> inForce, Func<string, JudgedDocument?> document)
    {
        var verdicts = inForce.Select(act => Found(act, document)).OfType<FoundVerdict>();
        return [.. verdicts.GroupBy(v => v.Found.Claim.Id, StringComparer.Ordinal).Select(claim => Decide([.. claim]).Judged).OfType<JudgedClaim>()
            .OrderBy(j => j.Claim.Id, StringComparer.Ordinal)];
    }

    /// <summary>The claim that a verdict is about as the text and the proposals stand now; null for an act that is no verdict.</summary>
    public static FoundVerdict? Found(HumanAct act, Func<string, JudgedDocument?> document) =>
        act.Read<VerdictBody>() is { Claim: not null, Verdict: not null, Original: { } original } body ? new(act.Writer, body, Anchor(body, document(original.Hex))) : null;

    /// <summary>Where one claim stands.</summary>
    /// <param name="verdicts">All that stand on it, in the order of the fold; at least one.</param>
    /// <returns>Null for a proposal on which nobody decided; and whether the last word on it was a doubt.</returns>
    public static (JudgedClaim? Judged, bool Unsure) Decide(IReadOnlyList<FoundVerdict> verdicts)
    {
        var unsure = verdicts[^1].Body.Verdict == Verdict.Unsure;
        var last = verdicts.GroupBy(v => v.Writer, StringComparer.Ordinal).Select(g => g.Last()).Where(v => v.Body.Verdict != Verdict.Unsure).ToList();
        if (last.Count == 0)
            return (verdicts[^1].Body.Claim!.Rule == HandRule ? verdicts[^1].Found with { Status = JudgedStatus.Proposed } : null, unsure);
        var winner = verdicts.Last(last.Contains);
        var agreed = last.TrueForAll(v => v.Body.Verdict == winner.Body.Verdict && JsonText.Line(v.Body.Edited) == JsonText.Line(winner.Body.Edited));
        return (winner.Found with { Status = agreed ? StatusOf(winner.Body.Verdict!.Value) : JudgedStatus.Contested }, unsure);
    }

    private static JudgedStatus StatusOf(Verdict verdict) => verdict switch
    {
        Verdict.Accept => JudgedStatus.Accepted,
        Verdict.Edit => JudgedStatus.Edited,
        Verdict.Reject => JudgedStatus.Rejected,
        Verdict.Unsure => JudgedStatus.Proposed,
    };

    private static JudgedClaim Anchor(VerdictBody body, JudgedDocument? document)
    {
        var judged = body.Claim!;
        var inForce = body is { Verdict: Verdict.Edit, Edited: { } edited } ? edited with { Id = judged.Id } : judged;
        JudgedClaim As(Claim claim, bool anchored) => new(claim, body.Original!.Value.Hex, StatusOf(body.Verdict!.Value), anchored);
        if (document is null || Moved(inForce, body.TextSha256, document) is not { } moved || Moved(judged, body.TextSha256, document) is not { } seen)
            return As(inForce with { Warnings = [.. inForce.Warnings, NotFoundAnyMore] }, false);
        return As(moved with { Id = SameMention(seen, document) ?? SameMention(moved, document) ?? judged.Id }, true);
    }

    /// <summary>The claim where its words stand now; null when they are gone. Of several places the nearest.</summary>
    private static Claim? Moved(Claim claim, string textSha256, JudgedDocument document) =>
        textSha256 == document.TextSha256 ? claim : ExactlyMoved(claim, document.Text) ?? Refound(claim, document.Text);

    private static Claim? ExactlyMoved(Claim claim, string text)
    {
        var map = CodePointMap.For(text);
        int? nearest = null;
        for (var at = text.IndexOf(claim.Quote, StringComparison.Ordinal); at >= 0 && claim.Quote.Length > 0; at = text.IndexOf(claim.Quote, at + 1, StringComparison.Ordinal))
        {
            var by = map.ToCodePoint(at) - claim.Span.Start;
            nearest = nearest is { } known && Math.Abs(known) <= Math.Abs(by) ? known : by;
        }
        return nearest is { } found ? ClaimText.Shift(claim, found) : null;
    }

    // Another reader broke the lines elsewhere, or took other quotation marks: the same words, and each part is looked for again.
    private static Claim? Refound(Claim claim, string text)
    {
        var map = CodePointMap.For(text);
        if (QuotedWords.Nearest(text, claim.Quote, new(0, text.Length), map.ToUtf16(Math.Min(claim.Span.Start, map.ToCodePoint(text.Length)))) is not { } place)
            return null;
        var quantity = ClaimFields.StoredQuantityWords(claim) is { } words ? QuotedWords.Nearest(text, words, place, place.Start) : null;
        return ClaimText.ToCodePoints(claim with { Span = place, Quote = place.In(text), QuantitySpan = quantity, SpeakerSpan = null, People = [] }, map);
    }

    // A mention is its act and the words of its quantity: another version of the rules may cut the quote, or read the number, in another way.
    private static string? SameMention(Claim judged, JudgedDocument document) =>
        document.Proposes(judged.Id) ? judged.Id : document.Machine.FirstOrDefault(m => m.Act == judged.Act && (m.QuantitySpan, judged.QuantitySpan) switch
        {
            ({ } one, { } other) => one.Overlaps(other),
            (null, null) => m.Span.Overlaps(judged.Span) && m.Stance == judged.Stance,
            _ => false,
        })?.Id;
}
