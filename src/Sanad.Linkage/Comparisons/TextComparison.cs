using Sanad.Language;
using Sanad.Linkage.Kernels;
using Sanad.Linkage.Names;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares words that are no person's name: places, addresses, occupations. Rare values that agree count more.</summary>
internal sealed class TextComparison : Comparison
{
    private const byte Different = 1, Shared = 2, Close = 3, Same = 4;
    private const int VeryAlike = 9_300;
    private readonly Column _texts;
    private readonly string[][] _words;
    private readonly PairCache _known = new();
    private readonly Func<int, int, byte> _compare;

    public TextComparison(string name, Column texts)
    {
        _texts = texts.Derive(Folding.Fold);
        _compare = Compare;
        _words = Array.ConvertAll(_texts.Values, value => value.Split((char[])[' ', ',', '-', '/', '،'], StringSplitOptions.RemoveEmptyEntries));
        Parts = [new(name, ["missing", "different", "a word in common", "nearly the same", "the same"]) { WeighedFrom = Same }];
    }

    public override IReadOnlyList<Part> Parts { get; }

    /// <summary>The folded text of each record.</summary>
    public Column Texts => _texts;

    public override void Compare(int left, int right, Span<byte> levels) => levels[0] = Level(_texts.Of(left), _texts.Of(right));

    public override double Frequency(int part, int left, int right) => (double)_texts.Counts[_texts.Of(left)] / _texts.Ids.Length;

    private byte Level(int left, int right)
    {
        if (left == Column.Missing || right == Column.Missing)
            return 0;
        return left == right ? Same : _known.Get(left, right, _compare);
    }

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
    private bool SameSound(int left, int right) => (_texts[left][0] >= '\u0600') != (_texts[right][0] >= '\u0600')
        && Sound.Distance(Sound.Of(_texts[left]), Sound.Of(_texts[right])) <= 0.2 * Math.Max(3, Math.Min(_texts[left].Length, _texts[right].Length));

    public override string Shown(int part, int record) => _texts[_texts.Of(record)];
}
