using Sanad.Language;
using Sanad.Linkage.Blocking;
using Sanad.Linkage.Kernels;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares numbers and codes that name one person or one house: identity numbers, telephones, postal codes.</summary>
internal sealed class CodeComparison : Comparison
{
    private const byte Different = 1, Begins = 2, Slip = 3, Same = 4;
    private const int Beginning = 3;
    private readonly Column _codes;
    private readonly ulong[] _begins;
    private readonly LetterBag[] _bags;

    public CodeComparison(string name, Column codes, Workers workers)
    {
        _codes = codes.Derive(code => string.Concat(Folding.Fold(code).Where(char.IsLetterOrDigit)), workers);
        _begins = Array.ConvertAll(_codes.Values, code => code.Length < Beginning ? 0 : code[0] | ((ulong)code[1] << 16) | ((ulong)code[2] << 32));
        _bags = workers.Map(_codes.Values, LetterBag.Of);
        Parts = [new(name, ["missing", "different", "same beginning", "one slip of the pen", "the same"]) { WeighedFrom = Same }];
    }

    public override IReadOnlyList<Part> Parts { get; }

    /// <summary>Letters and digits alone.</summary>
    public Column Codes => _codes;

    public override IReadOnlyList<Column> Columns => [_codes];

    public override void Compare(Values values, Span<byte> levels, int stride)
    {
        var own = values.Left(0);
        var others = values.Rights(0);
        for (var i = 0; i < others.Length; i++)
            levels[i] = Level(own, others[i]);
    }

    public override int Occurrences(int part, Values values, int at) => _codes.Counts[values.Left(0)];

    public override ulong CommonnessOf(int record) => Features.CommonnessOf(_codes.Counts[_codes.Of(record)]);

    private byte Level(int left, int right)
    {
        if (left == Column.Missing || right == Column.Missing)
            return 0;
        if (left == right)
            return Same;
        if (MayBeSlip(_bags[left], _bags[right]) && Osa.Of(_codes[left], _codes[right]) <= 1)
            return Slip;
        return _begins[left] == _begins[right] && _begins[left] != 0 ? Begins : Different;
    }

    // One slip leaves all letters but one in common.
    private static bool MayBeSlip(in LetterBag one, in LetterBag other) => one.Length == 0 || other.Length == 0
        || (Math.Abs(one.Length - other.Length) <= 1 && LetterBag.MostCommon(one, other) >= Math.Max(one.Length, other.Length) - 1);

    public override string Shown(int part, int record) => _codes[_codes.Of(record)];
}
