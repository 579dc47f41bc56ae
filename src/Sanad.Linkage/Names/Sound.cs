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
            i += folded[i] >= '\u0600' ? Persian(folded, i, sound) : Latin(folded, i, sound);
        return sound.ToString();
    }

    /// <summary>Consonants alone, doubled ones once, a silent h at the end dropped, v and y dropped, since Persian may write them as vowels: finds candidates.</summary>
    public static string Skeleton(string sound)
    {
        var key = new StringBuilder(sound.Length);
        for (var i = 0; i < sound.Length; i++)
        {
            var c = sound[i];
            if (IsVowel(c) || c is 'v' or 'y' || (c == 'h' && (i == sound.Length - 1 || (i > 0 && IsVowel(sound[i - 1]) && i + 1 < sound.Length && !IsVowel(sound[i + 1])))) || (key.Length > 0 && key[^1] == c))
                continue;
            key.Append(c);
        }
        return key.Length > 0 ? key.ToString() : sound;
    }

    public static bool IsVowel(char sound) => Vowels.Contains(sound, StringComparison.Ordinal);

    private static int Persian(string word, int at, StringBuilder sound)
    {
        sound.Append(word[at] switch
        {
            'ا' or 'آ' or 'أ' or 'إ' => 'L',
            'و' or 'ؤ' => 'W',
            'ی' or 'ئ' or 'ى' => 'I',
            'ب' => 'b', 'پ' => 'p', 'ت' or 'ط' => 't', 'ث' or 'س' or 'ص' => 's', 'ج' => 'j', 'چ' => 'č', 'ح' or 'ه' or 'ة' => 'h', 'خ' => 'x',
            'د' => 'd', 'ذ' or 'ز' or 'ض' or 'ظ' => 'z', 'ر' => 'r', 'ژ' => 'ž', 'ش' => 'š', 'غ' or 'ق' => 'q', 'ف' => 'f', 'ک' or 'ك' => 'k', 'گ' => 'g',
            'ل' => 'l', 'م' => 'm', 'ن' => 'n',
            'ع' => at == 0 ? 'L' : '\0',
            _ => '\0',
        });
        if (sound[^1] == '\0')
            sound.Length--;
        return 1;
    }

    private static int Latin(string word, int at, StringBuilder sound)
    {
        var next = at + 1 < word.Length ? word[at + 1] : '\0';
        var pair = (word[at], next) switch
        {
            ('k', 'h') => 'x', ('s', 'h') => 'š', ('c', 'h') => 'č', ('z', 'h') => 'ž', ('g', 'h') => 'q', ('t', 'h') => 't', ('d', 'h') => 'z', ('p', 'h') => 'f', ('c', 'k') => 'k', ('d', 'j') => 'j',
            _ => '\0',
        };
        if (pair != '\0')
        {
            sound.Append(pair);
            return 2;
        }
        sound.Append(word[at] switch
        {
            'a' => 'A', 'o' or 'u' => 'O', 'e' or 'i' => 'E',
            'c' => next is 'e' or 'i' ? 's' : 'k',
            'w' or 'v' => 'v', 'x' => 's', 'y' => 'y',
            >= 'b' and <= 'z' => word[at],
            _ => '\0',
        });
        if (sound[^1] == '\0')
            sound.Length--;
        return 1;
    }

    /// <summary>
    /// How far two sounds are apart, in steps: 1 for a consonant more, less or other; little for vowels, which one script leaves out and the other writes in
    /// many ways; a little for sounds that transliterations mix (q and k, j and zh).
    /// </summary>
    public static double Distance(string one, string other)
    {
        Span<double> above = stackalloc double[Math.Min(other.Length, Longest) + 1], row = stackalloc double[above.Length];
        if (one.Length > Longest || other.Length > Longest)
            (one, other) = (one[..Math.Min(one.Length, Longest)], other[..Math.Min(other.Length, Longest)]);
        for (var j = 1; j <= other.Length; j++)
            above[j] = above[j - 1] + CostOf(other, j - 1);
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = above[0] + CostOf(one, i - 1);
            for (var j = 1; j <= other.Length; j++)
                row[j] = Math.Min(Math.Min(above[j] + CostOf(one, i - 1), row[j - 1] + CostOf(other, j - 1)), above[j - 1] + Change(one[i - 1], other[j - 1]));
            row.CopyTo(above);
        }
        return above[other.Length];
    }

    private const int Longest = 40;
    private const double Doubled = 0.05, Free = 0.1, Slight = 0.25, Mixed = 0.35;

    // What a letter costs that the other name does not have.
    private static double CostOf(string sound, int at) => sound[at] switch
    {
        'A' or 'E' or 'O' => Free,
        'L' => at == 0 ? Slight : Free,
        'I' or 'W' or 'y' => Slight,
        'h' when at == sound.Length - 1 || IsVowel(sound[Math.Max(0, at - 1)]) => Slight,
        var c when at > 0 && sound[at - 1] == c => Doubled,
        _ => 1,
    };

    private static double Change(char one, char other) => one == other ? 0 : (one < other ? (one, other) : (other, one)) switch
    {
        ('A', 'L') or ('I', 'y') or ('E', 'I') or ('W', 'v') or ('O', 'W') => 0,
        ('E', 'y') or ('A', 'E') or ('A', 'O') or ('E', 'O') => Free,
        ('A', 'I') or ('E', 'L') or ('L', 'O') or ('A', 'W') or ('I', 'L') or ('O', 'v') => Slight,
        ('k', 'q') or ('j', 'ž') or ('g', 'j') or ('g', 'q') or ('h', 'x') or ('s', 'z') or ('f', 'v') or ('d', 'z') => Mixed,
        var (a, b) when IsVowel(a) && IsVowel(b) => Mixed,
        _ => 1,
    };
}
