using System.Globalization;
using System.Runtime.Intrinsics;
using Sanad.Linkage.Kernels;

namespace Sanad.Benchmarks;

/// <summary>Pairs of short invented names a second, on one core, by the processor's own time: each kernel in every width that this processor has, and one pair at a time.</summary>
internal static class KernelSpeed
{
    private const int Words = 1 << 14, Shortest = 3, Longest = 10, Rounds = 5;
    private const double Enough = 0.5;

    /// <summary>Prints a table.</summary>
    public static void Run()
    {
        var words = Invented(new Random(1398));
        var alphabet = ShortAlphabet.Of(words);
        var codes = new byte[words.Length * ShortAlphabet.Longest];
        for (var i = 0; i < words.Length; i++)
            alphabet.TryEncode(words[i], codes.AsSpan(i * ShortAlphabet.Longest, ShortAlphabet.Longest));
        var lanes = new WordLanes(codes, [.. words.Select(word => (byte)word.Length)]);
        Console.WriteLine($"{words.Length:N0} names of {Shortest} to {Longest} letters, in the order of their lengths; million pairs a second of processor, the best of {Rounds}");
        Console.WriteLine($"{"",-12}{"Jaro-Winkler",14}{"OSA",10}");
        OfWidth<Wide, Vector512<ushort>>("AVX-512", words, codes, lanes);
        OfWidth<Narrow, Vector256<ushort>>("AVX2", words, codes, lanes);
        Print("one by one", Best(at => OneByOne(words, at, (one, other) => JaroWinkler.Of(one, other)), words.Length), Best(at => OneByOne(words, at, (one, other) => Osa.Of(one, other)), words.Length));
    }

    private static void OfWidth<W, V>(string name, string[] words, byte[] codes, WordLanes lanes)
        where W : IWidth<V>
        where V : struct
    {
        if (!W.IsHere)
        {
            Console.WriteLine($"{name,-12}not run: this processor has none");
            return;
        }
        var found = new ushort[lanes.Blocks * WordLanes.Lanes];
        Print(name, Best(at => WordKernels<W, V>.JaroWinkler(Pattern(at), lanes, found), words.Length), Best(at => WordKernels<W, V>.Osa(Pattern(at), lanes, found), words.Length));

        ReadOnlySpan<byte> Pattern(int at) => codes.AsSpan(at * ShortAlphabet.Longest, words[at].Length);
    }

    private static int OneByOne(string[] words, int at, Func<string, string, int> measure)
    {
        var sum = 0;
        foreach (var word in words)
            sum += measure(words[at], word);
        return sum;
    }

    private static void Print(string name, double jaro, double osa) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12}{jaro,14:0.0}{osa,10:0.0}"));

    // Patterns of every length; the first rounds pay for compiling.
    private static double Best(Action<int> against, int words)
    {
        var best = 0.0;
        for (var round = 0; round < Rounds; round++)
        {
            var (patterns, before, seconds) = (0, Environment.CpuUsage.UserTime, 0.0);
            for (; seconds < Enough; seconds = (Environment.CpuUsage.UserTime - before).TotalSeconds)
            {
                for (var i = 0; i < 16; i++)
                    against(patterns++ * 509 % words);
            }
            best = Math.Max(best, patterns * (double)words / seconds / 1e6);
        }
        return best;
    }

    private static double Best(Func<int, int> against, int words) => Best(at => { _ = against(at); }, words);

    private static string[] Invented(Random random)
    {
        const string consonants = "bcdfghjklmnprstvz", vowels = "aeiou";
        var words = new string[Words];
        for (var i = 0; i < Words; i++)
            words[i] = string.Concat(Enumerable.Range(0, random.Next(Shortest, Longest + 1)).Select(at => at % 2 == i % 2 ? vowels[random.Next(vowels.Length)] : consonants[random.Next(consonants.Length)]));
        return [.. words.OrderBy(word => word.Length)];
    }
}
