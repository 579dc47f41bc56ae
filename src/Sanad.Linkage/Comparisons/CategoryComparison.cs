using Sanad.Language;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares words of a short list: sex, province.</summary>
internal sealed class CategoryComparison : Comparison
{
    private const byte Different = 1, Same = 2;
    private readonly Column _words;

    public CategoryComparison(string name, Column words, Workers workers)
    {
        _words = words.Derive(Folding.Fold, workers);
        Parts = [new(name, ["missing", "different", "the same"])];
    }

    public override IReadOnlyList<Part> Parts { get; }

    public override IReadOnlyList<Column> Columns => [_words];

    public override void Compare(Values values, Span<byte> levels, int stride)
    {
        var own = values.Left(0);
        var others = values.Rights(0);
        for (var i = 0; i < others.Length; i++)
        {
            var other = others[i];
            levels[i] = own == Column.Missing || other == Column.Missing ? (byte)0 : own == other ? Same : Different;
        }
    }

    public override string Shown(int part, int record) => _words[_words.Of(record)];
}
