using System.Globalization;
using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Casebook.Review;

/// <summary>
/// Finds quoted words in a text whatever a clipboard, a keyboard or another reader made of them: white space, quotation marks, digits of another script, ZWNJ,
/// ی and ي, capitals count for nothing. A place begins and ends where a word does.
/// </summary>
internal static class QuotedWords
{
    // A text of 100 MB is folded piece by piece.
    private const int Piece = 1 << 20;

    private static readonly string?[] Folds = new string?[char.MaxValue + 1];

    /// <summary>All places in text order, without overlap, in UTF-16 units.</summary>
    public static IReadOnlyList<TextSpan> Find(string text, string quote) => Find(text, quote, new(0, text.Length));

    /// <summary>All places inside a stretch of the text.</summary>
    public static IReadOnlyList<TextSpan> Find(string text, string quote, TextSpan within)
    {
        var places = new List<TextSpan>();
        var wanted = new Folded(quote, new(0, quote.Length)).Text;
        if (wanted.Length == 0)
            return places;
        var overlap = 8 * (quote.Length + 64);
        for (var start = within.Start; start < within.End; start += Piece)
        {
            var piece = new Folded(text, new(start, Math.Min(within.End, start + Piece + overlap)));
            places.AddRange(piece.Places(wanted).Where(place => places.Count == 0 || place.Start >= places[^1].End));
        }
        return places;
    }

    /// <summary>The only place, or of several the one nearest to an offset; null when there is none.</summary>
    public static TextSpan? Nearest(string text, string quote, TextSpan within, int to)
    {
        var places = Find(text, quote, within);
        return places.Count == 0 ? null : places.MinBy(place => Math.Abs(place.Start - to));
    }

    private static string Fold(char unit) => Folds[unit] ??= char.IsWhiteSpace(unit) ? "" : string.Concat(Folding.Fold(unit.ToString()).Where(c => c is not ('"' or '\'' or ' ')));

    /// <summary>A stretch of a text folded, with the place of each folded unit.</summary>
    private sealed class Folded
    {
        private readonly string _source;
        private readonly TextSpan _within;
        private readonly List<int> _at = [];

        public Folded(string source, TextSpan within)
        {
            (_source, _within) = (source, within);
            var folded = new System.Text.StringBuilder(within.Length);
            for (var i = within.Start; i < within.End; i++)
            {
                foreach (var unit in Fold(source[i]))
                {
                    folded.Append(unit);
                    _at.Add(i);
                }
            }
            Text = folded.ToString();
        }

        public string Text { get; }

        public IEnumerable<TextSpan> Places(string wanted)
        {
            for (var at = Text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = at + 1 < Text.Length ? Text.IndexOf(wanted, at + 1, StringComparison.Ordinal) : -1)
            {
                var span = new TextSpan(_at[at], AfterMarks(_at[at + wanted.Length - 1] + 1));
                if (!CutsWord(span.Start) && !CutsWord(span.End))
                    yield return span;
            }
        }

        private int AfterMarks(int end)
        {
            while (end < _within.End && char.GetUnicodeCategory(_source[end]) is UnicodeCategory.NonSpacingMark)
                end++;
            return end;
        }

        private bool CutsWord(int at) => at > 0 && at < _source.Length && char.IsLetterOrDigit(_source[at - 1]) && char.IsLetterOrDigit(_source[at]);
    }
}
