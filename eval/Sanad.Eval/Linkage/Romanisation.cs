using System.Globalization;
using System.Text;

namespace Sanad.Eval.Linkage;

/// <summary>The habits of those who write Persian in Latin letters.</summary>
internal enum Habit
{
    English,
    French,
    German,
    Chat,
}

/// <summary>
/// Writes names in Latin letters as people do, from how they are said: a model of writers of its own, made from the spelling of the four habits and not from
/// the sound tables that are measured with it. Each sound has one or more spellings, the usual one first.
/// </summary>
internal sealed class Romanisation(Random random)
{
    private const double TakesUsual = 0.7, KeepsDouble = 0.65, WritesGlottal = 0.12, DropsVowel = 0.08, FinalAspirate = 0.7;

    private static readonly Dictionary<string, string[]> Common = new(StringComparer.Ordinal)
    {
        ["A"] = ["a"], ["a"] = ["a"], ["e"] = ["e"], ["o"] = ["o"], ["i"] = ["i"], ["u"] = ["ou"], ["ey"] = ["ei", "ey", "ay"], ["ow"] = ["o", "ow", "ou"],
        ["iy"] = ["i", "iy", "y"], ["S"] = ["sh"], ["Z"] = ["zh", "j"], ["c"] = ["ch"], ["x"] = ["kh"], ["q"] = ["gh", "q"],
    };

    private static readonly Dictionary<Habit, Dictionary<string, string[]>> Own = new()
    {
        [Habit.English] = new(StringComparer.Ordinal) { ["u"] = ["ou", "oo", "u"], ["i"] = ["i", "i", "ee"], ["o"] = ["o", "o", "u"], ["e"] = ["e", "e", "i"], ["v"] = ["v", "v", "w"] },
        [Habit.French] = new(StringComparer.Ordinal) { ["S"] = ["ch"], ["c"] = ["tch"], ["j"] = ["dj", "j"], ["Z"] = ["j"], ["e"] = ["e", "é"], ["A"] = ["a", "â"], ["ey"] = ["ey", "ei", "eï"], ["ow"] = ["o", "ow"] },
        [Habit.German] = new(StringComparer.Ordinal) { ["S"] = ["sch"], ["c"] = ["tsch"], ["j"] = ["dsch", "j"], ["x"] = ["ch", "kh"], ["z"] = ["s", "z"], ["v"] = ["w", "v"], ["y"] = ["j", "y"], ["u"] = ["u", "ou"], ["Z"] = ["sch", "j"] },
        [Habit.Chat] = new(StringComparer.Ordinal) { ["A"] = ["aa", "a"], ["u"] = ["oo", "u", "o"], ["x"] = ["kh", "x"], ["q"] = ["gh", "q"], ["iy"] = ["iy", "i", "y"], ["Z"] = ["zh", "j"] },
    };

    /// <summary>One writing of what is said; the parts of a compound joined, apart, or with a hyphen.</summary>
    public string Write(string said, Habit habit)
    {
        var joint = random.NextDouble() switch { < 0.5 => "", < 0.85 => " ", _ => "-" };
        var parts = said.Split('+').Select(part => OfPart(part, habit)).ToList();
        return string.Join(joint, parts.Select((part, i) => habit == Habit.Chat || (i > 0 && joint.Length == 0) ? part : Capital(part)));
    }

    private string OfPart(string said, Habit habit)
    {
        var written = new StringBuilder();
        for (var at = 0; at < said.Length; at++)
        {
            var sound = at + 1 < said.Length && said.Substring(at, 2) is "ey" or "ow" or "iy" && IsDiphthong(said, at) ? said.Substring(at, 2) : said.Substring(at, 1);
            written.Append(Letters(said, at, sound, habit));
            at += sound.Length - 1;
        }
        return written.ToString();
    }

    // ey and ow before a vowel are a vowel and a consonant; iy is what stands before a vowel.
    private static bool IsDiphthong(string said, int at) => IsVowel(said, at + 2) == (said[at] == 'i');

    private string Letters(string said, int at, string sound, Habit habit) => sound switch
    {
        "'" => random.NextDouble() < WritesGlottal ? "'" : "",
        "e" when at == said.Length - 1 && at > 2 => random.NextDouble() < FinalAspirate ? "eh" : habit == Habit.French ? "é" : "e",
        "a" or "e" or "o" when habit == Habit.Chat && at > 0 && at < said.Length - 1 && random.NextDouble() < DropsVowel => "",
        "s" when habit == Habit.French && IsVowel(said, at - 1) && IsVowel(said, at + 1) => "ss",
        _ when at > 0 && sound[0] == said[at - 1] && !IsVowel(said, at) && random.NextDouble() >= KeepsDouble => "",
        _ => Choice(Own[habit].GetValueOrDefault(sound) ?? Common.GetValueOrDefault(sound) ?? [sound]),
    };

    private string Choice(string[] spellings) => random.NextDouble() < TakesUsual ? spellings[0] : spellings[random.Next(spellings.Length)];

    private static bool IsVowel(string said, int at) => at >= 0 && at < said.Length && "Aaeoiu".Contains(said[at], StringComparison.Ordinal);

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..];
}
