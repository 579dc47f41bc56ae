using System.Globalization;
using System.Text;
using Sanad.Basics;

namespace Sanad.Language;

/// <summary>
/// Brings text to the one form in which words are compared: what writers, keyboards and encodings vary without meaning anything by it is gone.
/// Folding a folded text changes nothing. Offsets do not survive: fold words, not documents.
/// </summary>
public static class Folding
{
    // One entry a UTF-16 unit, filled as units are met; a lost race fills it twice with the same text.
    private static readonly string?[] Known = new string?[char.MaxValue + 1];

    /// <summary>
    /// Lower case; Latin diacritics off; Arabic letters in their Persian form (ي ك ة ى to ی ک ه ی, hamza carriers bare, آ to ا); vowel signs, tatweel,
    /// ZWNJ and other invisible characters removed; digits of the three scripts to ASCII; typographic and Arabic punctuation plain.
    /// </summary>
    public static string Fold(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsFolded(text[i]))
                return FoldFrom(text, i);
        }
        return text;
    }

    /// <summary>
    /// The words of a text as search compares them: folded, punctuation dropped, "U.S." as us, a possessive 's dropped, a Persian plural or verb prefix
    /// that stands alone («کتاب ها», «می رود») joined to its word. In text order, repeats kept.
    /// </summary>
    public static IReadOnlyList<string> SearchTerms(string text) => SearchWords(text, new(0, text.Length)).ConvertAll(word => word.Term);

    /// <summary>The words of <see cref="SearchTerms"/> in a part of a text, each with the place where it stands.</summary>
    public static List<(string Term, TextSpan Span)> SearchWords(string text, TextSpan within)
    {
        var words = new List<(string Term, TextSpan Span)>();
        (string Term, TextSpan Span)? prefix = null;
        foreach (var token in Tokenizer.Tokenize(text, within))
        {
            if (token.Kind is TokenKind.Punctuation or TokenKind.Break || token.Folded == "'s")
                continue;
            var term = prefix?.Term + token.Folded.Replace(".", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
            var span = prefix?.Span.Join(token.Span) ?? token.Span;
            prefix = null;
            if (term.Length == 0)
                continue;
            if (PersianPrefixes.Contains(term))
                prefix = (term, span);
            else if (words.Count > 0 && PersianSuffixes.Contains(term))
                words[^1] = (words[^1].Term + term, words[^1].Span.Join(span));
            else if (char.IsLetterOrDigit(term, 0))
                words.Add((term, span));
        }
        if (prefix is { } alone)
            words.Add(alone);
        return words;
    }

    /// <summary>The folded form of one UTF-16 unit; empty when the unit carries nothing.</summary>
    internal static string Fold(char unit) => Known[unit] ??= Compute(unit);

    private static readonly HashSet<string> PersianPrefixes = new(StringComparer.Ordinal) { "می", "نمی" };

    private static readonly HashSet<string> PersianSuffixes = new(StringComparer.Ordinal) { "ها", "های", "هایی", "هایش", "هایشان", "هایم", "هایمان" };

    private static bool IsFolded(char unit) => unit < 0x80 ? unit is not (>= 'A' and <= 'Z') and not '`' : Fold(unit) is [var only] && only == unit;

    private static string FoldFrom(string text, int start)
    {
        var folded = new StringBuilder(text.Length + 4).Append(text, 0, start);
        foreach (var unit in text.AsSpan(start))
            folded.Append(Fold(unit));
        return folded.ToString();
    }

    private static string Compute(char unit)
    {
        if (char.IsSurrogate(unit))
            return unit.ToString();
        if (Special(unit) is { } special)
            return special;
        if (IsDropped(unit))
            return "";
        if (Digits.IsDigit(unit))
            return ((char)('0' + Digits.ValueOf(unit))).ToString();
        return char.GetUnicodeCategory(unit) == UnicodeCategory.SpaceSeparator ? " " : Plain(unit);
    }

    private static string Plain(char unit)
    {
        var lower = char.ToLowerInvariant(unit);
        if (lower != unit)
            return Fold(lower);
        if (!Decomposes(lower))
            return lower.ToString();
        var parts = new StringBuilder();
        foreach (var part in lower.ToString().Normalize(NormalizationForm.FormKD))
        {
            parts.Append(part == lower ? part.ToString() : Fold(part));
        }
        return parts.ToString();
    }

    // Latin, Greek, Cyrillic, ligatures, Arabic presentation forms and full width; other scripts keep their vowel signs, which carry meaning there.
    private static bool Decomposes(char unit) => unit
        is (>= '\u00A0' and < '\u0530') or (>= '\u0600' and < '\u0700') or (>= '\u1E00' and < '\u2000') or (>= '\uFB00' and <= '\uFB06')
        or (>= '\uFB50' and < '\uFE00') or (>= '\uFE70' and <= '\uFEFC') or (>= '\uFF01' and <= '\uFF5E');

    private static bool IsDropped(char unit) => unit
        is (>= '\u0300' and <= '\u036F') or (>= '\u0610' and <= '\u061A') or (>= '\u064B' and <= '\u065F') or '\u0670'
        or (>= '\u06D6' and <= '\u06DC') or (>= '\u06DF' and <= '\u06E4') or '\u06E7' or '\u06E8' or (>= '\u06EA' and <= '\u06ED')
        or '\u0640' or '\u00AD' or '\u0621' or '\u0674' || IsInvisible(unit);

    /// <summary>ZWNJ, direction marks, byte order marks: inside a word they part nothing.</summary>
    internal static bool IsInvisible(char unit) => unit
        is (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF' or '\u061C';

    private static string? Special(char unit) => unit switch
    {
        'ي' or 'ى' or 'ئ' or 'ې' or 'ێ' or 'ۍ' or 'ے' => "ی",
        'ك' or 'ڪ' or 'ګ' => "ک",
        'ة' or 'ۀ' or 'ە' or 'ہ' or 'ھ' or 'ۂ' or 'ۃ' => "ه",
        'أ' or 'إ' or 'آ' or 'ٱ' => "ا",
        'ؤ' or 'ۆ' or 'ۋ' => "و",
        'ڵ' => "ل",
        'ڕ' => "ر",
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' or 'İ' => "i",
        '‘' or '’' or '‛' or 'ʼ' or 'ʻ' or '´' or '`' or '′' => "'",
        '“' or '”' or '„' or '‟' or '«' or '»' or '″' => "\"",
        '‐' or '‑' or '‒' or '–' or '—' or '―' or '−' => "-",
        '،' or '٬' => ",",
        '؛' => ";",
        '؟' => "?",
        '٫' => ".",
        '٪' => "%",
        '…' => "...",
        _ => null,
    };
}
