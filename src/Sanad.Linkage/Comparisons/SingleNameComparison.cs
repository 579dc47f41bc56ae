using Sanad.Linkage.Names;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares one name that stands alone: the father's, the grandfather's.</summary>
internal sealed class SingleNameComparison(string name, NamesOf names) : Comparison
{
    public override IReadOnlyList<Part> Parts { get; } =
        [new(name, ["missing", "different", "weak", "short form or initial", "close", "same name", "same letters"]) { WeighedFrom = (int)Likeness.SameName }];

    public override void Compare(int left, int right, Span<byte> levels) => levels[0] = (byte)names.Compare(names.Of(left), names.Of(right));

    public override double Frequency(int part, int left, int right) => names.Frequency(left, right);

    public override string Shown(int part, int record) => names.Names[names.Of(record)];
}
