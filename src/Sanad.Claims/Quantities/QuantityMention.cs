using Sanad.Basics;

namespace Sanad.Claims.Quantities;

/// <summary>A quantity as the text writes it, with its modifiers, before it is known what is counted.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Quantity">How many.</param>
internal sealed record QuantityMention(int Start, int End, Quantity Quantity)
{
    /// <summary>"another 30", "a further 7", "hundreds more".</summary>
    public bool Additive { get; init; }

    /// <summary>"only 200": the speaker makes the figure small.</summary>
    public bool Only { get; init; }

    /// <summary>"1,500-person": counts people by its own word.</summary>
    public bool CountsPersons { get; init; }

    /// <summary>A word such as "some" or "others" that is often no quantity at all: only strong patterns may take it.</summary>
    public bool IsLoose { get; init; }

    /// <summary>"no": a zero only where somebody could have been counted.</summary>
    public bool IsZero => Quantity.Qualifier == Qualifier.Zero;
}
