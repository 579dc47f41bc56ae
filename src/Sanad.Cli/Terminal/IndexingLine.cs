using Sanad.Casebook.Opening;

namespace Sanad.Cli.Terminal;

/// <summary>Shows how far the index has followed the journal.</summary>
internal sealed class IndexingLine(ProgressLine line) : IProgress<IndexProgress>
{
    public void Report(IndexProgress value) => line.Show(value.Done, value.Total, "journal entries");
}
