using Sanad.Language;

namespace Sanad.Linkage.Comparisons;

/// <summary>Compares words of a short list: sex, province.</summary>
internal sealed class CategoryComparison : Comparison
{
    private const byte Different = 1, Same = 2;
    private readonly Column _words;

    public CategoryComparison(string name, Column words)
    {
        _words = words.Derive(Folding.Fold);
        Parts = [new(name, ["missing", "different", "the same"])];
    }

    public override IReadOnlyList<Part> Parts { get; }

    public override void Compare(int left, int right, Span<byte> levels)
    {
        var (one, other) = (_words.Of(left), _words.Of(right));
        levels[0] = one == Column.Missing || other == Column.Missing ? (byte)0 : one == other ? Same : Different;
    }

    public override string Shown(int part, int record) => _words[_words.Of(record)];
}
