using Sanad.Language;
using Sanad.Linkage.Blocking;
using Sanad.Linkage.Kernels;
using Sanad.Linkage.Names;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares words that are no person's name: places, addresses, occupations. Rare values that agree count more.</summary>
internal sealed class TextComparison : Comparison
{
    private const byte Different = 1, Shared = 2, Close = 3, Same = 4;
    private const int VeryAlike = 9_300;
    private static readonly SimilarityFloor Floor = new(VeryAlike);
    private readonly Column _texts;
    private readonly string[][] _words;
    private readonly ulong[] _wordBits;
    private readonly LetterBag[] _bags;
    private readonly bool[] _isPersian;
    private readonly PairCache _known = new();
    private readonly Func<int, int, byte> _compare;

    public TextComparison(string name, Column texts, Workers workers)
    {
        _texts = texts.Derive(Folding.Fold, workers);
        _compare = Compare;
        _words = workers.Map(_texts.Values, value => value.Split((char[])[' ', ',', '-', '/', '،'], StringSplitOptions.RemoveEmptyEntries));
        _wordBits = Array.ConvertAll(_words, own => own.Aggregate(0UL, (bits, word) => bits | (1UL << (int)(Features.HashOf(word) >> 58))));
        _bags = workers.Map(_texts.Values, LetterBag.Of);
        _isPersian = Array.ConvertAll(_texts.Values, text => text.Length > 0 && text[0] >= '\u0600');
        Parts = [new(name, ["missing", "different", "a word in common", "nearly the same", "the same"]) { WeighedFrom = Same }];
    }

    public override IReadOnlyList<Part> Parts { get; }

    /// <summary>The folded text of each record.</summary>
    public Column Texts => _texts;

    public override IReadOnlyList<Column> Columns => [_texts];

    public override void Compare(Values values, Span<byte> levels, int stride)
    {
        var own = values.Left(0);
        var others = values.Rights(0);
        for (var i = 0; i < others.Length; i++)
            levels[i] = Level(own, others[i]);
    }

    public override int Occurrences(int part, Values values, int at) => _texts.Counts[values.Left(0)];

    public override ulong CommonnessOf(int record) => Features.CommonnessOf(_texts.Counts[_texts.Of(record)]);

    private byte Level(int left, int right)
    {
        if (left == Column.Missing || right == Column.Missing)
            return 0;
        if (left == right)
            return Same;
        return AreDifferent(left, right) ? Different : _known.Get(left, right, _compare);
    }

    // No word of the one may be one of the other, and no letter of another script may sound like it.
    private bool AreDifferent(int left, int right) => (_wordBits[left] & _wordBits[right]) == 0
        && _isPersian[left] == _isPersian[right] && LetterBag.ShareTooFew(_bags[left], _bags[right], Floor);

    private byte Compare(int left, int right)
    {
        var (one, other) = string.CompareOrdinal(_texts[left], _texts[right]) < 0 ? (_texts[left], _texts[right]) : (_texts[right], _texts[left]);
        if (Math.Abs(one.Length - other.Length) <= 3 && JaroWinkler.Of(one, other) >= VeryAlike)
            return Close;
        if (SameSound(left, right))
            return Close;
        return _words[left].AsSpan().IndexOfAny(_words[right]) >= 0 ? Shared : Different;
    }

    // One place in two scripts.
    private bool SameSound(int left, int right) => _isPersian[left] != _isPersian[right]
        && Sound.Distance(Sound.Of(_texts[left]), Sound.Of(_texts[right])) <= 0.2 * Math.Max(3, Math.Min(_texts[left].Length, _texts[right].Length));

    public override string Shown(int part, int record) => _texts[_texts.Of(record)];
}
