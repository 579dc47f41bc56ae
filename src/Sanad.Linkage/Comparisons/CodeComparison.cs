using Sanad.Language;
using Sanad.Linkage.Kernels;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares numbers and codes that name one person or one house: identity numbers, telephones, postal codes.</summary>
internal sealed class CodeComparison : Comparison
{
    private const byte Different = 1, Begins = 2, Slip = 3, Same = 4;
    private const int Beginning = 3;
    private readonly Column _codes;

    public CodeComparison(string name, Column codes)
    {
        _codes = codes.Derive(code => string.Concat(Folding.Fold(code).Where(char.IsLetterOrDigit)));
        Parts = [new(name, ["missing", "different", "same beginning", "one slip of the pen", "the same"]) { WeighedFrom = Same }];
    }

    public override IReadOnlyList<Part> Parts { get; }

    /// <summary>Letters and digits alone.</summary>
    public Column Codes => _codes;

    public override void Compare(int left, int right, Span<byte> levels) => levels[0] = Level(_codes.Of(left), _codes.Of(right));

    public override double Frequency(int part, int left, int right) => (double)_codes.Counts[_codes.Of(left)] / _codes.Ids.Length;

    private byte Level(int left, int right)
    {
        if (left == Column.Missing || right == Column.Missing)
            return 0;
        if (left == right)
            return Same;
        var (one, other) = (_codes[left], _codes[right]);
        if (Math.Abs(one.Length - other.Length) <= 1 && Osa.Of(one, other) <= 1)
            return Slip;
        return one.AsSpan().CommonPrefixLength(other) >= Beginning ? Begins : Different;
    }

    public override string Shown(int part, int record) => _codes[_codes.Of(record)];
}
