using Sanad.Casebook.Events;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Custody;
using Sanad.Reading;

namespace Sanad.Browser.Tests;

/// <summary>The sample notes and lists, kept and linked once for all test classes: each takes a copy.</summary>
internal static class SampleFolder
{
    private static readonly Lazy<string> Once = new(Make);

    /// <summary>A folder with the casebook and its home.</summary>
    public static string Made => Once.Value;

    /// <summary>Keeps the note in which three speakers claim deaths of the invented strike that the lists are of.</summary>
    /// <returns>The event's id.</returns>
    public static string KeepStrike(OpenCasebook book)
    {
        KeepFiles.Run(book, [Path.Combine(Sanad.Tests.Workplace.Root, "samples", "example-town", "lamp-and-ledger-three-counts.txt")], Given.Nothing, null, CancellationToken.None).ShouldAllBe(outcome => outcome is KeepOutcome.Kept);
        return EventVerbs.List(book).Single(e => e.Summary.Title.Contains("Lamp and Ledger", StringComparison.Ordinal)).Summary.Id;
    }

    private static string Make()
    {
        var (place, put) = (Directory.CreateTempSubdirectory("sanad-sample-").FullName, Directory.CreateTempSubdirectory("sanad-sample-").FullName + "/made");
        using (var book = OpenCasebook.Open(new() { Path = Path.Combine(place, "case"), Home = SanadHome.At(Path.Combine(place, "home")) }, createIfMissing: true))
        {
            KeepFiles.Run(book, [Path.Combine(Sanad.Tests.Workplace.Root, "samples", "november-2019")], Given.Nothing, null, CancellationToken.None).ShouldAllBe(outcome => outcome is KeepOutcome.Kept);
            foreach (var list in Directory.GetFiles(Path.Combine(Sanad.Tests.Workplace.Root, "samples", "example-town"), "*.csv").Order(StringComparer.Ordinal))
                ListVerbs.Add(book, list, new()).ShouldBeOfType<ListOutcome.Read>();
            LinkVerb.Run(book).ShouldBeOfType<LinkRunOutcome.Linked>();
        }
        // A casebook that is no longer where it was has moved: its copies go on with the writer that they know. Beside a living one each would begin a writer of its own.
        Directory.Move(place, put);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(put)!, recursive: true);
        return put;
    }
}
