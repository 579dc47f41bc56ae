using Sanad.Linkage.Names;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares one name that stands alone: the father's, the grandfather's.</summary>
internal sealed class SingleNameComparison(string name, NamesOf names) : Comparison
{
    public override IReadOnlyList<Part> Parts { get; } =
        [new(name, ["missing", "different", "weak", "short form or initial", "close", "same name", "same letters"]) { WeighedFrom = (int)Likeness.SameName }];

    public override void Compare(int left, ReadOnlySpan<int> rights, Span<byte> levels, int stride)
    {
        var own = names.Of(left);
        for (var i = 0; i < rights.Length; i++)
            levels[i] = (byte)names.Compare(own, names.Of(rights[i]));
    }

    public override int Occurrences(int part, int left, int right) => names.Occurrences(left, right);

    public override string Shown(int part, int record) => names.Names[names.Of(record)];
}
