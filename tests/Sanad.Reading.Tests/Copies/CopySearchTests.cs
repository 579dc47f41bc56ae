namespace Sanad.Reading.Tests.Copies;

public class CopySearchTests
{
    // Of a text with one word in n replaced, a run of five survives with (1 - 1/n)^5: 0.81 at n = 25, 0.44 at n = 6.
    [Theory]
    [InlineData(50, 0.99, 1)]
    [InlineData(25, 0.99, 1)]
    [InlineData(12, 0.95, 1)]
    [InlineData(3, 0, 0.02)]
    public void Copies_are_found_as_long_as_half_of_their_runs_survive(int oneIn, double least, double most)
    {
        var (random, search, found) = (new Random(7), new CopySearch(), 0);
        const int Texts = 300;
        for (var i = 0; i < Texts; i++)
        {
            var words = Enumerable.Range(0, random.Next(100, 600)).Select(_ => $"w{random.Next(3000)}").ToList();
            var original = search.Add(TextSketch.Of(words)).Number.ShouldNotBeNull();
            found += search.Add(TextSketch.Of(words.ConvertAll(word => random.Next(oneIn) == 0 ? $"x{random.Next(3000)}" : word))).CopyOf == original ? 1 : 0;
        }
        ((double)found / Texts).ShouldBeInRange(least, most);
    }

    [Fact]
    public void The_work_for_a_text_does_not_grow_with_the_number_of_texts()
    {
        var (random, search) = (new Random(8), new CopySearch());
        long Compared(int texts)
        {
            var before = search.Comparisons;
            for (var i = 0; i < texts; i++)
                search.Add(TextSketch.Of(Enumerable.Range(0, 200).Select(_ => $"w{random.Next(3000)}")));
            return search.Comparisons - before;
        }
        Compared(2000);
        Compared(2000).ShouldBeLessThan(2000 * 16);
    }
}
