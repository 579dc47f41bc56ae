using System.Numerics;
using Sanad.Linkage.Kernels;

namespace Sanad.Linkage.Names;

/// <summary>How alike two names of one kind (given, family, father's) are; the order is that of likeness.</summary>
public enum Likeness : byte
{
    /// <summary>One of them is not known.</summary>
    Missing,

    /// <summary>Nothing in common.</summary>
    Different,

    /// <summary>Something in common: a beginning, most letters, one word of several.</summary>
    Weak,

    /// <summary>An initial, or one name cut short.</summary>
    Short,

    /// <summary>A slip of the pen apart, or one sound.</summary>
    Close,

    /// <summary>Forms of one name, or one name in two scripts or spellings.</summary>
    SameName,

    /// <summary>Letter by letter after folding.</summary>
    Same,
}

/// <summary>
/// The one comparison of names, used wherever names are compared: by letters within a script (Jaro-Winkler and optimal string alignment), by sound across
/// scripts and spellings, by what the packs know of forms. The order of words and compounds (محمدرضا, Mohammad Reza) do not matter.
/// </summary>
public sealed class NameLikeness(NameWords words)
{
    /// <summary>Names of one script that are less alike by letters are different, whatever they sound like.</summary>
    internal const int WorthHearing = 6_500;

    private const int VeryAlike = 9_200, Alike = 8_000;
    private const double SameSound = 0.12, SameAcrossScripts = 0.18, CloseSound = 0.22, WeakSound = 0.4;

    /// <summary>
    /// Compares two whole names, of which it is not known which words are given names: titles and particles left out, words in any order, compounds joined or
    /// split, initials; from <see cref="Likeness.Short"/> on one name fits in the other and nothing contradicts. The same in both orders.
    /// </summary>
    public Likeness OfWhole(string one, string other) => new WholeNames(words, this).Compare(one, other);

    /// <summary>Compares two names; the same in both orders.</summary>
    public Likeness Of(NameForm one, NameForm other)
    {
        if (one.Text.Length == 0 || other.Text.Length == 0)
            return Likeness.Missing;
        var order = string.CompareOrdinal(one.Text, other.Text);
        return order == 0 ? Likeness.Same : order < 0 ? InOrder(one, other) : InOrder(other, one);
    }

    private Likeness InOrder(NameForm one, NameForm other)
    {
        if (one.Joined == other.Joined)
            return Likeness.SameName;
        var whole = OfWords(one, other);
        if (whole >= Likeness.Close || (one.Words.Count == 0 && other.Words.Count == 0))
            return whole;
        var parts = OfParts(one.Words.Count == 0 ? [one] : one.Words, other.Words.Count == 0 ? [other] : other.Words);
        return parts > whole ? parts : whole;
    }

    private Likeness OfWords(NameForm one, NameForm other)
    {
        if (words.AreForms(one.Text, other.Text))
            return Likeness.SameName;
        if (one.IsPersian == other.IsPersian)
            return OfLetters(one, other);
        var distance = Distance(one, other);
        return distance <= SameAcrossScripts ? Likeness.SameName : distance <= CloseSound ? Likeness.Close : distance <= WeakSound ? Likeness.Weak : Likeness.Different;
    }

    // In steps a consonant; names of few consonants are not allowed more for it. Names without enough in common are not heard to the end.
    private static double Distance(NameForm one, NameForm other)
    {
        var length = Math.Max(3, Math.Max(one.Consonants, other.Consonants));
        var least = Math.Max(BitOperations.PopCount((uint)(one.Firm & ~other.Firm)), BitOperations.PopCount((uint)(other.Firm & ~one.Firm)));
        return one.Sound.Length == 0 || other.Sound.Length == 0 || least > WeakSound * length ? 1
            : Names.Sound.Distance(one.Sound, other.Sound, one.IsPersian != other.IsPersian) / length;
    }

    private static Likeness OfLetters(NameForm one, NameForm other)
    {
        var (shorter, longer) = one.Joined.Length <= other.Joined.Length ? (one.Joined, other.Joined) : (other.Joined, one.Joined);
        if (shorter.Length == 1)
            return longer[0] == shorter[0] ? Likeness.Short : Likeness.Different;
        var alike = JaroWinkler.Of(shorter, longer);
        if (alike < WorthHearing)
            return Likeness.Different;
        var sound = Distance(one, other);
        if (sound <= SameSound && shorter.Length > 2)
            return Likeness.SameName;
        var steps = Osa.Of(shorter, longer);
        if (alike >= VeryAlike || (steps == 1 && longer.Length > 3) || (steps == 2 && longer.Length > 7))
            return Likeness.Close;
        if (shorter.Length >= 3 && longer.StartsWith(shorter, StringComparison.Ordinal))
            return Likeness.Short;
        return alike >= Alike || sound <= CloseSound ? Likeness.Weak : Likeness.Different;
    }

    // Every word of the shorter name finds its own in the longer one: as weak as its weakest word, and a step down for words that are left.
    private Likeness OfParts(IReadOnlyList<NameForm> one, IReadOnlyList<NameForm> other)
    {
        var (shorter, longer) = one.Count <= other.Count ? (one, other) : (other, one);
        Span<bool> taken = longer.Count <= 32 ? stackalloc bool[longer.Count] : new bool[longer.Count];
        taken.Clear();
        var (weakest, found) = (Likeness.Same, 0);
        foreach (var word in shorter)
        {
            var (best, at) = Best(word, longer, taken);
            if (best <= Likeness.Weak)
                continue;
            found++;
            taken[at] = true;
            weakest = best < weakest ? best : weakest;
        }
        return (found, longer.Count - found) switch
        {
            (0, _) => Likeness.Different,
            var (some, _) when some < shorter.Count => Likeness.Weak,
            (_, 0) => weakest == Likeness.Same ? Likeness.SameName : weakest,
            _ => weakest >= Likeness.SameName ? Likeness.Close : Likeness.Short,
        };
    }

    private (Likeness Like, int At) Best(NameForm word, IReadOnlyList<NameForm> words, ReadOnlySpan<bool> taken)
    {
        var best = (Like: Likeness.Missing, At: -1);
        for (var i = 0; i < words.Count; i++)
        {
            if (!taken[i] && (word.Text == words[i].Text ? Likeness.Same : OfWords(word, words[i])) is var like && like > best.Like)
                best = (like, i);
        }
        return best;
    }
}
