using Sanad.Linkage.Kernels;

namespace Sanad.Linkage.Names;

/// <summary>
/// Tells most pairs of names apart without comparing them: where the letters alone, of the whole and of every two words, are further apart than
/// <see cref="NameLikeness"/> listens to. It knows "different" or nothing, and is never wrong when it speaks.
/// </summary>
internal readonly struct NameGate
{
    private static readonly SimilarityFloor Floor = new(NameLikeness.WorthHearing);
    private readonly LetterBag _whole;
    private readonly LetterBag[]? _words;
    private readonly bool _speaks, _isPersian;

    /// <param name="form">The name.</param>
    /// <param name="words">Names with forms of their own are always compared.</param>
    public NameGate(NameForm form, NameWords words)
    {
        (_whole, _isPersian) = (LetterBag.Of(form.Joined), form.IsPersian);
        _words = form.Words.Count > 0 ? [.. form.Words.Select(word => LetterBag.Of(word.Text))] : null;
        _speaks = form.Words.Append(form).All(part => part.Text.Length > 1 && part.IsPersian == form.IsPersian && !words.AreForms(part.Text, part.Text));
    }

    /// <summary>True when nothing is common to two names, neither of them missing and not the same one.</summary>
    public static bool AreDifferent(in NameGate one, in NameGate other) =>
        one._speaks && other._speaks && one._isPersian == other._isPersian && LetterBag.AreBelow(one._whole, other._whole, Floor)
        && ((one._words is null && other._words is null) || NoWordsAlike(one, other));

    private static bool NoWordsAlike(in NameGate one, in NameGate other)
    {
        foreach (var word in one._words ?? [one._whole])
        {
            foreach (var another in other._words ?? [other._whole])
            {
                if (!LetterBag.AreBelow(word, another, Floor))
                    return false;
            }
        }
        return true;
    }
}
