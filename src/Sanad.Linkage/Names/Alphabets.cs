using System.Collections.Frozen;
using System.Text;

namespace Sanad.Linkage.Names;

/// <summary>
/// Names in alphabets that write their vowels (Cyrillic, Greek, Armenian, Georgian) and in katakana, letter by letter in Latin, close to the tables of
/// BGN/PCGN and Hepburn. Arabic script is not among them: it leaves vowels out and is compared by sound.
/// </summary>
internal static class Alphabets
{
    private const int LongestLetter = 2;

    private static readonly FrozenDictionary<string, string> Latin = Table(
        // Cyrillic, with the letters of Ukrainian, Belarusian and Serbian
        "а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ъ _ ы y ь _ э e ю yu я ya " +
        "і i ї yi є ye ґ g ў u ј j ђ dj љ lj њ nj ћ c џ dz ий y ый y ій y " +
        // Greek
        "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ kh ψ ps ω o ου ou μπ b ντ nt γγ ng αυ av ευ ev " +
        // Armenian
        "ա a բ b գ g դ d ե e զ z է e ը e թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k և ev օ o ֆ f ու u " +
        // Georgian
        "ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h " +
        // Katakana
        "ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho " +
        "マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da デ de ド do " +
        "バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ヴ v ー _ ッ _ ァ a ィ i ゥ u ェ e ォ o ャ ya ュ yu ョ yo ファ fa フィ fi フェ fe フォ fo ティ ti ディ di");

    /// <summary>The same text with letters of these alphabets in Latin; other characters stay.</summary>
    public static string ToLatin(string folded)
    {
        if (!folded.AsSpan().ContainsAnyInRange('\u0370', '\u058F') && !folded.AsSpan().ContainsAnyInRange('\u10A0', '\u10FF') && !folded.AsSpan().ContainsAnyInRange('\u30A0', '\u30FF'))
            return folded;
        var latin = new StringBuilder(folded.Length * 2);
        for (var at = 0; at < folded.Length;)
            at += Append(folded, at, latin);
        return latin.ToString();
    }

    private static int Append(string folded, int at, StringBuilder latin)
    {
        var known = Latin.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(LongestLetter, folded.Length - at); length > 0; length--)
        {
            if (!known.TryGetValue(folded.AsSpan(at, length), out var letters))
                continue;
            latin.Append(letters);
            return length;
        }
        // A letter with a mark that folding left is the letter.
        if (folded[at] is >= '\u0370' and <= '\u058F' && folded[at].ToString().Normalize(NormalizationForm.FormD)[0] is var plain && plain != folded[at])
            latin.Append(Latin.GetValueOrDefault(plain.ToString(), ""));
        else
            latin.Append(folded[at]);
        return 1;
    }

    private static FrozenDictionary<string, string> Table(string pairs)
    {
        var words = pairs.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => words[2 * i], i => words[(2 * i) + 1].Replace("_", "", StringComparison.Ordinal), StringComparer.Ordinal);
    }
}
