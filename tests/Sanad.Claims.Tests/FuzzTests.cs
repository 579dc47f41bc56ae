using System.Diagnostics;
using System.Text;
using Sanad.Eval.Fuzz;

namespace Sanad.Claims.Tests;

/// <summary>Reader and claim rules together on what nobody would write. The long run is `Sanad.Eval fuzz`.</summary>
public class FuzzTests
{
    private const int Seed = 20191115;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    [Fact]
    public void Spoilt_samples_and_noise_are_answered_in_time_with_spans_that_hold()
    {
        var samples = Directory.GetFiles(Path.Combine(Sanad.Tests.Workplace.Root, "samples", "november-2019")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
        var (inputs, check, count) = (new FuzzInputs(Seed, samples), new FuzzCheck(), 0);
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Budget; count++)
        {
            var input = inputs.Next();
            check.Fault(input).ShouldBeNull($"seed {Seed}, input {count}, {input.Kind}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}, {count} inputs");
    }

    [Theory]
    [InlineData("12 ")]
    [InlineData("۱۲ ")]
    [InlineData("7")]
    [InlineData("the governor said that twelve people were killed and nine others arrested in Tehran on Tuesday and ")]
    [InlineData("استاندار گفت که دوازده نفر در تهران کشته شدند و نه نفر بازداشت شدند و ")]
    [InlineData("killed ۱۲ نفر in تهران said استاندار \u202Eand\u202C ")]
    [InlineData("AT LEAST TWELVE PEOPLE WERE KILLED IN TEHRAN ON TUESDAY, THE GOVERNOR SAID. ")]
    [InlineData("At 1east l2 pe0ple vvere ki11ed ln Tehran , tbe gove.rnor sa1d . ")]
    [InlineData("“said that (")]
    public void A_megabyte_of_it_takes_time_in_proportion(string unit)
    {
        FuzzInput Of(int bytes) => new(unit, "a.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(unit, bytes / Encoding.UTF8.GetByteCount(unit)))));
        var check = new FuzzCheck();
        check.Fault(Of(1000)).ShouldBeNull();
        var (small, large) = (Seconds(check, Of(250_000)), Seconds(check, Of(1_000_000)));
        large.ShouldBeLessThan((small * 10) + 1);
    }

    private static double Seconds(FuzzCheck check, FuzzInput input)
    {
        var clock = Stopwatch.StartNew();
        check.Fault(input).ShouldBeNull();
        return clock.Elapsed.TotalSeconds;
    }
}
