using System.Globalization;
using System.Text;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Read;
using Sanad.Casebook.Search;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;

namespace Sanad.Casebook.Tests.Keep;

/// <summary>One very large text: memory stays bounded, and what the index does not hold is read from the original.</summary>
public sealed class LargeTextTests(ITestOutputHelper output)
{
    [Fact]
    public void A_text_above_what_the_index_holds_is_read_again_when_it_is_looked_at()
    {
        using var test = new TestCasebook("sqlite");
        var kept = test.Keep(Large(test, 3 << 20)).Single().ShouldBeOfType<KeepOutcome.Kept>();
        kept.Read.Characters.ShouldBeGreaterThan(DerivedDocument.MostTextHeld);
        test.Book.Index.Single<long>("select count(*) from document_text").ShouldBe(0);
        ShowVerb.Document(test.Book, kept.Original.Hex)!.Document.Text.Length.ShouldBe(kept.Read.Characters);
        SearchVerb.Run(test.Book, "lighthouse", 5).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_hundred_megabytes_of_text_stay_below_600_MB_of_memory()
    {
        using var test = new TestCasebook("sqlite");
        var file = Large(test, 100 << 20);
        GC.Collect();
        var most = 0L;
        using (var watch = new Timer(_ => most = Math.Max(most, Environment.WorkingSet), null, 0, 50))
            test.Keep(file).Single().ShouldBeOfType<KeepOutcome.Kept>().Read.Problem.ShouldBeNull();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"100 MB of text: at most {most >> 20} MB in use"));
        most.ShouldBeLessThan(600L << 20);
    }

    private static string Large(TestCasebook test, int bytes)
    {
        var file = test.Write("large.txt", "A very long note\n\n");
        using var writer = new StreamWriter(file, append: true, Encoding.ASCII);
        var random = new Random(7);
        for (var written = 0; written < bytes;)
        {
            var line = $"On day {random.Next(9999)} the keeper of the lighthouse wrote that {random.Next(500)} boats had passed and that the weather was {random.Next()}.\n\n";
            writer.Write(line);
            written += line.Length;
        }
        return file;
    }
}
