namespace Sanad.Linkage.Names;

/// <summary>A folded name with what comparing it needs, computed once a distinct name.</summary>
public sealed class NameForm
{
    /// <param name="folded">Words with one space between; may be empty.</param>
    public NameForm(string folded)
    {
        Text = folded;
        Joined = folded.Replace(" ", "", StringComparison.Ordinal);
        Sound = Names.Sound.Of(Joined);
        Firm = Names.Sound.Firm(Sound);
        Skeleton = Names.Sound.Skeleton(Sound);
        Consonants = Sound.Where((c, at) => !Names.Sound.IsVowel(c) && (at == 0 || Sound[at - 1] != c)).Count();
        Words = Joined.Length == folded.Length ? [] : [.. folded.Split(' ').Select(word => new NameForm(word))];
        IsPersian = folded.Length > 0 && Names.Sound.IsPersian(folded[0]);
    }

    /// <summary>As given.</summary>
    public string Text { get; }

    /// <summary>Without spaces.</summary>
    public string Joined { get; }

    /// <summary>Consonant classes and vowel marks, the same in both scripts.</summary>
    public string Sound { get; }

    /// <summary>Consonants alone: a key that spellings and scripts share.</summary>
    public string Skeleton { get; }

    /// <summary>How many consonants the sound has, doubled ones once.</summary>
    public int Consonants { get; }

    /// <summary>Which firm consonants the sound has.</summary>
    internal int Firm { get; }

    /// <summary>The words, when there are several; else empty.</summary>
    public IReadOnlyList<NameForm> Words { get; }

    /// <summary>True when it is written in Arabic letters.</summary>
    public bool IsPersian { get; }
}
