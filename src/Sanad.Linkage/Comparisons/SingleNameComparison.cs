using Sanad.Linkage.Names;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares one name that stands alone: the father's, the grandfather's.</summary>
internal sealed class SingleNameComparison(string name, NamesOf names) : Comparison
{
    public override IReadOnlyList<Part> Parts { get; } =
        [new(name, ["missing", "different", "weak", "short form or initial", "close", "same name", "same letters"]) { WeighedFrom = (int)Likeness.SameName }];

    public override IReadOnlyList<Column> Columns => [names.Names];

    public override void Compare(Values values, Span<byte> levels, int stride)
    {
        var own = values.Left(0);
        var others = values.Rights(0);
        for (var i = 0; i < others.Length; i++)
            levels[i] = (byte)names.Compare(own, others[i]);
    }

    public override int Occurrences(int part, Values values, int at) => names.Occurrences(values.Left(0), values.Rights(0)[at]);

    public override ulong CommonnessOf(int record) => names.CommonnessOf(record);

    public override string Shown(int part, int record) => names.Names[names.Of(record)];
}
