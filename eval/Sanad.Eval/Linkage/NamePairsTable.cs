using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sanad.Language;
using Sanad.Linkage.Names;

namespace Sanad.Eval.Linkage;

/// <summary>
/// Pairs of whole names with the judgement of others whether they may be one. A pair counts as found when <see cref="NameLikeness.OfWhole"/> says at least
/// that one name fits in the other; nothing is chosen by the truth. By the hash of the row one half was looked at while the comparison was written.
/// </summary>
internal static class NamePairsTable
{
    private sealed record NamePair(string Schema, string One, string Other, bool IsMatch)
    {
        public bool IsPerson => Schema == "Person";

        public bool WasSeen => SHA256.HashData(Encoding.UTF8.GetBytes($"{One}|{Other}"))[0] % 2 == 0;
    }

    public static void Print(string file, TextWriter output)
    {
        if (!File.Exists(file))
        {
            output.WriteLine($"name pairs            skipped: no {file}");
            return;
        }
        var pairs = Read(file);
        output.WriteLine($"{"name pairs",-30}{"pairs",7}{"P",8}{"R",8}{"F1",8}");
        Line("persons", pairs.Where(pair => pair.IsPerson), output);
        Line("persons, half looked at", pairs.Where(pair => pair.IsPerson && pair.WasSeen), output);
        Line("persons, half not looked at", pairs.Where(pair => pair.IsPerson && !pair.WasSeen), output);
        Line("companies, ships, ...", pairs.Where(pair => !pair.IsPerson), output);
        Line("all", pairs, output);
        output.WriteLine();
    }

    /// <summary>F1 on pairs of persons.</summary>
    public static double OfPersons(string file) => Rates(Read(file).Where(pair => pair.IsPerson)).F1;

    /// <summary>Persons of the half that may be looked at on which we and the file disagree.</summary>
    public static void PrintErrors(string folder, TextWriter output)
    {
        foreach (var pair in Read(Path.Combine(folder, "name_pairs_open.csv")).Where(pair => pair.IsPerson && pair.WasSeen && Names.OfWhole(pair.One, pair.Other) >= Likeness.Short != pair.IsMatch))
            output.WriteLine($"{(pair.IsMatch ? "missed" : "false ")} {Names.OfWhole(pair.One, pair.Other)}: {pair.One} | {pair.Other}");
    }

    private static readonly NameLikeness Names = new(new NameWords(Packs.BuiltIn));

    private static List<NamePair> Read(string file) => [.. Csv.Rows(file).Select(row => new NamePair(row["schema"], row["name1"], row["name2"], row["is_match"] == "true"))];

    private static (int Pairs, double Precision, double Recall, double F1) Rates(IEnumerable<NamePair> pairs)
    {
        var all = pairs.Select(pair => (pair.IsMatch, IsFound: Names.OfWhole(pair.One, pair.Other) >= Likeness.Short)).ToList();
        double both = all.Count(pair => pair is { IsMatch: true, IsFound: true });
        var (precision, recall) = (both / Math.Max(1, all.Count(pair => pair.IsFound)), both / Math.Max(1, all.Count(pair => pair.IsMatch)));
        return (all.Count, precision, recall, both == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    private static void Line(string name, IEnumerable<NamePair> pairs, TextWriter output)
    {
        var (count, precision, recall, f1) = Rates(pairs);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30}{count,7}{precision,8:0.000}{recall,8:0.000}{f1,8:0.000}"));
    }
}
