using System.Text;

namespace Sanad.Linkage.Names;

/// <summary>
/// How a name sounds, so far as both scripts write it: a letter for each class of consonants (ت ط and t; ز ذ ض ظ and z; ق غ and q, gh; خ and kh), and
/// marks for vowels, which Latin writes and Persian mostly does not. Small letters are consonants; A, O, E are Latin vowels; L, W, I are the Persian letters
/// ا و ی, each of which may be a vowel or a consonant. Titles and word order are not its affair.
/// </summary>
internal static class Sound
{
    private const string Vowels = "AOELWI";

    /// <summary>The sound of one folded word of either script.</summary>
    public static string Of(string folded)
    {
        var sound = new StringBuilder(folded.Length);
        for (var i = 0; i < folded.Length;)
            i += IsPersian(folded[i]) ? Persian(folded, i, sound) : Latin(folded, i, sound);
        return sound.ToString();
    }

    /// <summary>
    /// Consonants alone: a key that finds candidates. Doubled ones count once; v and y are dropped, since Persian may write vowels with them, and h anywhere but
    /// at the beginning, since either script may leave it silent; zh is j, which many write for it, and so is dj.
    /// </summary>
    public static string Skeleton(string sound)
    {
        var key = new StringBuilder(sound.Length);
        for (var i = 0; i < sound.Length; i++)
        {
            var c = sound[i];
            if ((c == 'd' && i + 1 < sound.Length && sound[i + 1] == 'j') || IsVowel(c) || c is 'v' or 'y' || (c == 'h' && key.Length > 0) || (key.Length > 0 && key[^1] == Merged(c)))
                continue;
            key.Append(Merged(c));
        }
        return key.Length > 0 ? key.ToString() : sound;
    }

    /// <summary>A bit for each consonant that no transliteration takes for one of another bit: names that differ in several of them are far apart.</summary>
    public static int Firm(string sound)
    {
        var bits = 0;
        foreach (var c in sound)
            bits |= c switch { 'b' => 1, 'p' => 2, 't' => 4, 'r' => 8, 'l' => 16, 'm' => 32, 'n' => 64, 's' or 'z' or 'd' => 128, _ => 0 };
        return bits;
    }

    private static char Merged(char consonant) => consonant == 'ž' ? 'j' : consonant;

    /// <summary>True for letters of the Arabic script, as folding leaves them.</summary>
    public static bool IsPersian(char letter) => letter is >= '\u0600' and <= '\u077F';

    public static bool IsVowel(char sound) => Vowels.Contains(sound, StringComparison.Ordinal);

    private static int Persian(string word, int at, StringBuilder sound)
    {
        var letter = OfPersian(word, at);
        if (letter != '\0')
            sound.Append(letter);
        return letter == 'E' && at < word.Length - 1 ? 2 : 1; // with the ا that only carries the ending
    }

    private static char OfPersian(string word, int at) => word[at] switch
    {
        'ا' or 'آ' or 'أ' or 'إ' => 'L',
        'و' or 'ؤ' => 'W',
        'ی' or 'ئ' or 'ى' => 'I',
        'ه' when IsSilent(word, at) => 'E',
        'ب' => 'b', 'پ' => 'p', 'ت' or 'ط' => 't', 'ث' or 'س' or 'ص' => 's', 'ج' => 'j', 'چ' => 'č', 'ح' or 'ه' or 'ة' => 'h', 'خ' => 'x',
        'د' => 'd', 'ذ' or 'ز' or 'ض' or 'ظ' => 'z', 'ر' => 'r', 'ژ' => 'ž', 'ش' => 'š', 'غ' or 'ق' => 'q', 'ف' => 'f', 'ک' or 'ك' => 'k', 'گ' => 'g',
        'ل' => 'l', 'م' => 'm', 'ن' => 'n',
        'ع' when at == 0 => 'L',
        _ => '\0',
    };

    // After a consonant at the end of a word, and before the ending -i that is written ای after it (اژه‌ای).
    private static bool IsSilent(string word, int at) =>
        at > 1 && word[at - 1] is not ('ا' or 'و' or 'ی') && (at == word.Length - 1 || (at == word.Length - 3 && word.AsSpan(at + 1) is "ای"));

    private static int Latin(string word, int at, StringBuilder sound)
    {
        foreach (var (letters, consonant) in Clusters)
        {
            if (!word.AsSpan(at).StartsWith(letters, StringComparison.Ordinal))
                continue;
            sound.Append(consonant);
            return letters.Length;
        }
        var letter = OfLatin(word, at);
        if (letter != '\0')
            sound.Append(letter);
        return 1;
    }

    // Several letters for one consonant, in English, French and German; the longest first.
    private static readonly (string Letters, char Consonant)[] Clusters =
    [
        ("tsch", 'č'), ("dsch", 'j'), ("sch", 'š'), ("tch", 'č'), ("kh", 'x'), ("sh", 'š'), ("ch", 'č'), ("zh", 'ž'), ("gh", 'q'), ("th", 't'), ("dh", 'd'), ("ph", 'f'), ("ck", 'k'),
    ];

    private static char OfLatin(string word, int at) => word[at] switch
    {
        'a' => 'A', 'o' or 'u' => 'O', 'e' or 'i' => 'E',
        'c' => at + 1 < word.Length && word[at + 1] is 'e' or 'i' ? 's' : 'k',
        'w' or 'v' => 'v', 'x' => 's', 'y' => 'y',
        'h' when at == word.Length - 1 && at > 0 && word[at - 1] == 'e' => '\0',
        >= 'b' and <= 'z' => word[at],
        _ => '\0',
    };

    /// <summary>
    /// How far two sounds are apart, in steps: 1 for a consonant more, less or other; little for vowels, which one script leaves out and the other writes in
    /// many ways; a little for sounds that transliterations mix (q and k, j and zh).
    /// </summary>
    /// <param name="one">The first.</param>
    /// <param name="other">The second.</param>
    /// <param name="acrossScripts">True when one is Persian and the other Latin: what both must write (a long vowel, the first and the last) then costs more.</param>
    public static double Distance(string one, string other, bool acrossScripts = false)
    {
        if (one.Length > Longest || other.Length > Longest)
            (one, other) = (one[..Math.Min(one.Length, Longest)], other[..Math.Min(other.Length, Longest)]);
        Span<double> above = stackalloc double[other.Length + 1], row = stackalloc double[above.Length];
        above[0] = 0;
        for (var j = 1; j <= other.Length; j++)
            above[j] = above[j - 1] + CostOf(other, j - 1, acrossScripts);
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = above[0] + CostOf(one, i - 1, acrossScripts);
            for (var j = 1; j <= other.Length; j++)
                row[j] = Math.Min(Math.Min(above[j] + CostOf(one, i - 1, acrossScripts), row[j - 1] + CostOf(other, j - 1, acrossScripts)), above[j - 1] + (i == 1 && j == 1 && acrossScripts && IsVowel(one[0]) && IsVowel(other[0]) ? 0 : Change(one[i - 1], other[j - 1], acrossScripts)));
            row.CopyTo(above);
        }
        return above[other.Length];
    }

    private const int Longest = 40;
    private const double Doubled = 0.05, Free = 0.1, Slight = 0.25, Mixed = 0.35, Half = 0.5, Written = 0.6;

    // What a letter costs that the other name does not have.
    private static double CostOf(string sound, int at, bool acrossScripts) => sound[at] switch
    {
        var c when at > 0 && sound[at - 1] == c => Doubled,
        'A' or 'E' or 'O' => acrossScripts && (at == 0 || at == sound.Length - 1) ? Written : Free,
        'L' => acrossScripts ? (at == 0 ? Half : Mixed) : at == 0 ? Slight : Free,
        'I' or 'W' => acrossScripts ? Mixed : Slight,
        'y' => Slight,
        'h' when at == sound.Length - 1 || IsVowel(sound[Math.Max(0, at - 1)]) => Slight,
        'h' => acrossScripts ? Half : 1,
        'd' when at + 1 < sound.Length && sound[at + 1] == 'j' => Slight,
        _ => 1,
    };

    private static double Change(char one, char other, bool acrossScripts) => one == other ? 0 : (one < other ? (one, other) : (other, one)) switch
    {
        ('A', 'L') or ('I', 'y') or ('E', 'I') or ('W', 'v') or ('O', 'W') => 0,
        ('E', 'y') or ('A', 'E') or ('A', 'O') or ('E', 'O') => Free,
        ('A', 'I') or ('E', 'L') or ('L', 'O') or ('A', 'W') or ('I', 'L') or ('O', 'v') or ('j', 'ž') => Slight,
        ('E', 'h') => acrossScripts ? Slight : 1,
        ('k', 'q') or ('g', 'j') or ('g', 'q') or ('h', 'x') or ('s', 'z') or ('f', 'v') or ('d', 'z') or ('č', 'š') or ('x', 'č') or ('k', 'x') or ('j', 'y') or ('I', 'j') => Mixed,
        var (a, b) when IsVowel(a) && IsVowel(b) => Mixed,
        _ => 1,
    };
}
