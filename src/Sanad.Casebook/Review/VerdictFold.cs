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

/// <summary>What the fold needs of a document: its machine claims (spans in code points) and its text.</summary>
internal sealed record JudgedDocument(IReadOnlyList<Claim> Machine, string TextSha256, Func<string> Text);

/// <summary>
/// Brings verdicts and claims together. Each writer's last verdict counts; two writers who decided differently leave a claim contested. A
/// claim that the extractor does not propose any more stays, by the words it was judged by.
/// </summary>
internal static class VerdictFold
{
    public const string NotFoundAnyMore = "unanchored: the judged words are not found in the text any more";

    /// <summary>Claims with a decision, and hand-added ones, in id order.</summary>
    /// <param name="inForce">Verdict acts that stand, in the order of the fold.</param>
    /// <param name="document">Null for a document that the index does not hold.</param>
    public static IReadOnlyList<JudgedClaim> Of(IEnumerable<HumanAct> inForce, Func<string, JudgedDocument?> document)
    {
        var judged = new SortedDictionary<string, JudgedClaim>(StringComparer.Ordinal);
        var verdicts = inForce.Select(act => (act.Writer, Body: act.Read<VerdictBody>())).Where(v => v.Body is { Claim: not null, Verdict: not null, Original: not null });
        foreach (var claim in verdicts.GroupBy(v => v.Body!.Claim!.Id, StringComparer.Ordinal))
        {
            var (body, status) = Decide([.. claim.Select(v => (v.Writer, v.Body!))]);
            if (status is null)
                continue;
            var found = Anchor(body, status.Value, document(body.Original!.Value.Hex));
            judged[found.Claim.Id] = found;
        }
        return [.. judged.Values];
    }

    private static (VerdictBody Body, JudgedStatus? Status) Decide(List<(string Writer, VerdictBody Body)> verdicts)
    {
        var last = verdicts.GroupBy(v => v.Writer, StringComparer.Ordinal).Select(g => g.Last().Body).Where(b => b.Verdict != Verdict.Unsure).ToList();
        if (last.Count == 0)
            return (verdicts[^1].Body, verdicts[^1].Body.Claim!.Rule == HandRule ? JudgedStatus.Proposed : null);
        var winner = verdicts.Last(v => v.Body.Verdict != Verdict.Unsure && last.Contains(v.Body)).Body;
        var agreed = last.TrueForAll(b => b.Verdict == winner.Verdict && JsonText.Line(b.Edited) == JsonText.Line(winner.Edited));
        return (winner, agreed ? StatusOf(winner.Verdict!.Value) : JudgedStatus.Contested);
    }

    /// <summary>The rule of a claim that a person added.</summary>
    public const string HandRule = "hand";

    private static JudgedStatus StatusOf(Verdict verdict) => verdict switch
    {
        Verdict.Accept => JudgedStatus.Accepted,
        Verdict.Edit => JudgedStatus.Edited,
        Verdict.Reject => JudgedStatus.Rejected,
        Verdict.Unsure => JudgedStatus.Proposed,
    };

    private static JudgedClaim Anchor(VerdictBody body, JudgedStatus status, JudgedDocument? document)
    {
        var judged = body.Claim!;
        var inForce = body is { Verdict: Verdict.Edit, Edited: { } edited } ? edited with { Id = judged.Id } : judged;
        JudgedClaim As(Claim claim, bool anchored) => new(claim, body.Original!.Value.Hex, status, anchored);
        if (document is null)
            return As(Unanchored(inForce), false);
        if (MovedBy(body, document) is not { } by)
            return As(Unanchored(inForce), false);
        var moved = by == 0 ? inForce : ClaimText.Shift(inForce, by);
        return As(moved with { Id = SameWords(ClaimText.Shift(judged, by), document.Machine) ?? judged.Id }, true);
    }

    private static Claim Unanchored(Claim claim) => claim with { Warnings = [.. claim.Warnings, NotFoundAnyMore] };

    /// <summary>By how many code points the quote moved since it was judged; null when it is gone. Of several places the nearest.</summary>
    private static int? MovedBy(VerdictBody body, JudgedDocument document)
    {
        if (body.TextSha256 == document.TextSha256)
            return 0;
        var (text, quote) = (document.Text(), body.Claim!.Quote);
        var map = CodePointMap.For(text);
        int? nearest = null;
        for (var at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0 && quote.Length > 0; at = text.IndexOf(quote, at + 1, StringComparison.Ordinal))
        {
            var by = map.ToCodePoint(at) - body.Claim.Span.Start;
            nearest = nearest is { } known && Math.Abs(known) <= Math.Abs(by) ? known : by;
        }
        return nearest;
    }

    // The same claim by another version of the rules: same act and number in overlapping words, though its id changed.
    private static string? SameWords(Claim judged, IReadOnlyList<Claim> machine)
    {
        if (machine.FirstOrDefault(m => m.Id == judged.Id) is { } same)
            return same.Id;
        return machine.FirstOrDefault(m => m.Act == judged.Act && m.Quantity == judged.Quantity && m.Span.Overlaps(judged.Span))?.Id;
    }
}
