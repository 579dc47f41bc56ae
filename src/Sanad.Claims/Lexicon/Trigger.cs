namespace Sanad.Claims.Lexicon;

/// <summary>A word or phrase that names an act.</summary>
/// <param name="Act">What it names.</param>
/// <param name="Forms">As what it can stand.</param>
/// <param name="Weak">True when it names the act only of persons: "held", "charged".</param>
/// <param name="Building">True when it names the act only of buildings: "burned".</param>
/// <param name="Negated">True for a verb that says it was not done: «جان نباخت».</param>
internal sealed record TriggerWord(Act Act, VerbForm Forms, bool Weak = false, bool Building = false, bool Negated = false)
{
    public bool Is(VerbForm form) => (Forms & form) != VerbForm.None;

    /// <summary>The same word in two lists: one entry with both forms; of two acts the first listed stays.</summary>
    public static TriggerWord Merge(TriggerWord first, TriggerWord second) => first.Act == second.Act
        ? first with { Forms = first.Forms | second.Forms, Weak = first.Weak && second.Weak, Building = first.Building && second.Building }
        : first;
}

/// <summary>A trigger where it stands.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">One past the last token.</param>
/// <param name="Word">What it can be.</param>
internal sealed record Trigger(int Start, int End, TriggerWord Word)
{
    public Act Act => Word.Act;

    public bool Is(VerbForm form) => Word.Is(form);
}
