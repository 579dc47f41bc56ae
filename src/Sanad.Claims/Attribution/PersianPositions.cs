using Sanad.Basics;
using Sanad.Claims.Clauses;

namespace Sanad.Claims.Attribution;

/// <summary>How a Persian sentence stands to its figure: «... کذب است»، «... تأیید شد»; nobody or another number, where somebody else told of the same.</summary>
internal static class PersianPositions
{
    /// <summary>Null where nothing but the verb of saying tells.</summary>
    /// <param name="passage">Where the claim stands.</param>
    /// <param name="draft">With speaker, time and place.</param>
    /// <param name="earlier">The claims of the document before it.</param>
    public static Stance? Of(Passage passage, Draft draft, IReadOnlyList<Draft> earlier)
    {
        var link = draft.Link!;
        for (var i = link.To; i < draft.Sentence.End; i++)
        {
            if (passage.Lexicon.DeniedSaid.LengthAt(passage.Tokens, i, draft.Sentence.End) > 0)
                return Stance.Deny;
            if (passage.Lexicon.ConfirmedSaid.LengthAt(passage.Tokens, i, draft.Sentence.End) > 0)
                return Stance.Confirm;
        }
        if (draft.Speaker.IsAuthor || draft.IsSubset || link.Mention.Additive || link.Mention.Quantity.Qualifier == Qualifier.Fraction || draft.WhenText is not null || IsUpdate(passage, link))
            return null;
        var other = earlier.LastOrDefault(claim => claim is { Link: not null, IsSubset: false } && claim.Act == draft.Act && claim.Speaker.Name != draft.Speaker.Name
            && claim.Stance != Stance.Deny && (claim.Place == draft.Place || draft.Place is null) && claim.Link.Mention.Quantity.Qualifier != Qualifier.Fraction);
        return other is null || other.Link!.Mention.Quantity.Representative == link.Mention.Quantity.Representative ? null : link.Mention.IsZero ? Stance.Deny : Stance.Dispute;
    }

    // «شمار کشته‌ها به ۱۰ نفر رسید» brings the figure up to date.
    private static bool IsUpdate(Passage passage, Link link) =>
        Enumerable.Range(link.To, Math.Max(0, Math.Min(passage.Count, link.To + 4) - link.To)).Any(i => passage[i].StartsWith("رسید", StringComparison.Ordinal));
}
