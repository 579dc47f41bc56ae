using Sanad.Basics;
using Sanad.Claims.Clauses;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Individuals;

/// <summary>A name that can be of a person, where a sentence has it.</summary>
/// <param name="Start">First token of the words that lead to the name: title, role, "political prisoner".</param>
/// <param name="NameStart">First token of the name.</param>
/// <param name="End">One past the name.</param>
/// <param name="IsSure">True when a title, an age, a role or a known given name stands with it; false for capitals alone.</param>
internal sealed record PersonMention(int Start, int NameStart, int End, bool IsSure)
{
    /// <summary>One past the age or role behind the name ("Ilka Moorden, 23"); the name's end when there is none.</summary>
    public int TailEnd { get; init; } = End;

    /// <summary>The name as the clause grammar reads a quantity: one person, with the words before the name.</summary>
    public QuantityMention AsMention => new(Start, End, Quantity.Exactly(1));

    /// <summary>The name as those counted.</summary>
    public NounPhrase AsNoun => new(End, HeadKind.Person, NameStart, Start: NameStart);

    /// <summary>The claim that a deed was done to this person; a name that only looks like a person's makes none of the first tier.</summary>
    public Link Suffers(Link link, int from, int to) => link with
    {
        Mention = AsMention, Noun = AsNoun, Named = (NameStart, End), From = from, To = Math.Max(to, End), Rule = link.Rule[..2] + ".individual",
        Tier = IsSure ? link.Tier : link.Tier == Tier.C ? Tier.C : Tier.B, Subset = false, Whole = null, Negated = false,
    };
}

/// <summary>The deeds that are told of one person.</summary>
internal static class DeedsToPersons
{
    /// <summary>True for what is done to a person, not for extents, figures and moves of many.</summary>
    public static bool Has(Act act) => act is not (Act.Places or Act.Incidents or Act.Destroyed or Act.Displaced or Act.Survived or Act.Victims or Act.Sanctioned or Act.Trapped);

    /// <summary>True for what is as well said of works and bodies ("released", "charged", "held"): the name must surely be a person's.</summary>
    public static bool NeedsPerson(Act act) => act is Act.Released or Act.Charged or Act.Escaped or Act.Detained or Act.Casualties or Act.Other or Act.Bodies;
}
