using System.Globalization;
using System.Text;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Read;
using Sanad.Casebook.Search;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;

namespace Sanad.Casebook.Tests.Keep;

/// <summary>Nothing runs beside it: what others use would be counted too.</summary>
[CollectionDefinition(nameof(LargeTextTests), DisableParallelization = true)]
public sealed class LargeTextCollection;

/// <summary>One very large text: memory stays bounded, and what the index does not hold is read from the original.</summary>
[Collection(nameof(LargeTextTests))]
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
    public void Noise_of_thirty_megabytes_costs_little_more_than_its_text()
    {
        using var test = new TestCasebook("sqlite");
        var file = Large(test, 30 << 20);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true); // what the tests before this one left is none of its business
        var before = Environment.WorkingSet;
        var most = before;
        using (var watch = new Timer(_ => most = Math.Max(most, Environment.WorkingSet), null, 0, 50))
            test.Keep(file).Single().ShouldBeOfType<KeepOutcome.Kept>().Read.Problem.ShouldBeNull();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"30 MB of text: at most {(most - before) >> 20} MB more in use"));
        (most - before).ShouldBeLessThan(300L << 20); // 60 MB of UTF-16, its words and packs; the command line's test takes 100 MB
    }

    private static string Large(TestCasebook test, int bytes)
    {
        var file = test.Write("large.txt", "A very long note\n\n");
        using var writer = new StreamWriter(file, append: true, Encoding.ASCII);
        var random = new Random(7);
        for (var written = 0; written < bytes;)
        {
            var line = random.Next(20) == 0
                ? $"On day {random.Next(9999)} the keeper of the lighthouse wrote that {random.Next(500)} boats had passed and that the weather was {random.Next()}.\n\n"
                : $"The keeper of the lighthouse looked at the sea and wrote a letter to the {Word(random)} of the {Word(random)}, who lived behind the hill.\n\n";
            writer.Write(line);
            written += line.Length;
        }
        return file;
    }

    // Hundreds of thousands of different words, as noise has them.
    private static string Word(Random random) => string.Create(8, random, (letters, r) =>
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = (char)('a' + r.Next(26));
    });
}
