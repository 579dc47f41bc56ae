using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Custody;
using Sanad.Dossier;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Tests;

/// <summary>The sample notes as a casebook: kept, read, gathered into events, verified.</summary>
internal static class SampleCasebook
{
    /// <summary>What a report is made from; the casebook and its keys lie in the folder.</summary>
    public static ReportMaterial Material(string folder)
    {
        var home = SanadHome.At(Path.Combine(folder, "home"));
        using var book = OpenCasebook.Open(new() { Path = Path.Combine(folder, "case"), Home = home }, createIfMissing: true);
        KeepFiles.Run(book, [Path.Combine(Workplace.Root, "samples", "november-2019")], Given.Nothing, null, CancellationToken.None).ShouldAllBe(outcome => outcome is KeepOutcome.Kept);
        var report = Verifier.Verify(book.Path, home, null, CancellationToken.None);
        var heads = report.Heads.Select(head => $"{head.Writer} {head.Number} {head.Commit}");
        return new(book.Id, ShowVerb.Documents(book), TollTable.Of(book, null, acceptedOnly: false), report, [.. heads], Packs.BuiltIn);
    }
}
