using Sanad.Claims.Quantities;

namespace Sanad.Claims.Clauses;

/// <summary>On which side of the quantity the act stands: decides what a coordinated quantity can share.</summary>
internal enum Side { Left, Right, Head }

/// <summary>A quantity with the act that the grammar found for it.</summary>
/// <param name="Mention">The quantity.</param>
/// <param name="Noun">What is counted.</param>
/// <param name="Act">What was done.</param>
/// <param name="Rule">The rule that found it.</param>
/// <param name="Tier">How far that rule is to be trusted.</param>
/// <param name="Side">Where the act's words stand.</param>
/// <param name="From">First token of the words that carry the claim.</param>
/// <param name="To">One past the last of them.</param>
internal sealed record Link(QuantityMention Mention, NounPhrase Noun, Act Act, string Rule, Tier Tier, Side Side, int From, int To)
{
    /// <summary>A part of another count.</summary>
    public bool Subset { get; init; }

    /// <summary>The count that this one is a part of, when it stands in the same sentence.</summary>
    public Link? Whole { get; init; }

    /// <summary>The deed is denied or said not to have happened.</summary>
    public bool Negated { get; init; }

    /// <summary>A state at the time of writing ("are stranded"): takes no date from another clause.</summary>
    public bool IsPresent { get; init; }

    /// <summary>Where the word of the act stands; -1 when it is taken over from another count.</summary>
    public int TriggerStart { get; init; } = -1;

    /// <summary>One past the word of the act; -1 likewise.</summary>
    public int TriggerEnd { get; init; } = -1;

    /// <summary>The tokens of the name when the deed was done to one named person, not to a number; the mention then covers the name with its title.</summary>
    public (int Start, int End)? Named { get; init; }

    /// <summary>The deed was done to persons neither counted nor named: the mention covers the words for them, or the deed's own.</summary>
    public bool IsBare { get; init; }

    /// <summary>The same deed done to another quantity.</summary>
    public Link Share(QuantityMention mention, NounPhrase noun, string rule) => this with
    {
        Mention = mention, Noun = noun, Rule = rule, Tier = Tier == Tier.A ? Tier.B : Tier,
        From = mention.Start, To = Math.Max(noun.End, mention.End), TriggerStart = -1, TriggerEnd = -1, Whole = null, Subset = false,
    };
}
