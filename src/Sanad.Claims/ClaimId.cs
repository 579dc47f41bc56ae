using Sanad.Basics;

namespace Sanad.Claims;

/// <summary>What makes two mentions one claim: the same original, words, act and words of the quantity, whoever found it.</summary>
public static class ClaimId
{
    /// <summary>The id; spans in code points.</summary>
    public static string Of(ContentHash original, TextSpan span, Act act, TextSpan? quantity) =>
        StableId.Of('c', original.Hex, span.ToString(), act.ToString(), quantity?.ToString());
}
