using System.Globalization;
using Sanad.Language;
using Sanad.Linkage.Names;

namespace Sanad.Eval.Linkage;

/// <summary>
/// How often the key of a Persian given name finds its own Latin form (given-names.tsv) in a list of Latin given names, and how many others with it. Loose:
/// all names of the key. Tight: those of them that the comparison of names takes for the same name.
/// </summary>
internal static class SkeletonTable
{
    private static readonly NameWords Words = new(Packs.BuiltIn);
    private static readonly NameLikeness Names = new(Words);

    private sealed record Finding(GivenName Name, IReadOnlyList<string> Loose, IReadOnlyList<string> Tight);

    public static void Print(string folder, TextWriter output)
    {
        output.WriteLine($"{"keys of given names",-30}{"names",7}{"found",8}{"candidates",12}");
        var findings = Findings(folder);
        Line("loose", findings, finding => finding.Loose, output);
        Line("tight", findings, finding => finding.Tight, output);
    }

    /// <summary>Tight keys: the share of names that are found, and candidates on average.</summary>
    public static (double Found, double Candidates) Tight(string folder) => Rates(Findings(folder), finding => finding.Tight);

    /// <summary>Names whose own form is not found, or too many others with it.</summary>
    public static void PrintErrors(string folder, TextWriter output)
    {
        foreach (var (name, loose, tight) in Findings(folder).Where(f => !f.Tight.Any(f.Name.Latin.Contains) || f.Tight.Count > 2))
            output.WriteLine($"{name.Word.Persian} {FormOf(name.Word.Persian).Sound} {string.Join('|', name.Latin)} {FormOf(name.Latin[0]).Sound}: {string.Join(' ', tight)} of {string.Join(' ', loose)}");
    }

    // The list of others beside the sets, when it is there; else the aligned forms alone.
    private static List<Finding> Findings(string folder)
    {
        var aligned = Facts.Read().GivenNames;
        var others = Path.Combine(folder, "..", "names");
        var latin = Directory.Exists(others)
            ? Directory.EnumerateFiles(others, "*male_en.txt").SelectMany(File.ReadLines).Select(line => line.Trim()).Where(line => line.Length > 0)
            : aligned.SelectMany(name => name.Latin);
        var byKey = latin.Distinct(StringComparer.Ordinal).ToLookup(name => FormOf(name).Skeleton, StringComparer.Ordinal);
        return [.. aligned.Select(name => Find(name, [.. byKey[FormOf(name.Word.Persian).Skeleton]]))];
    }

    private static Finding Find(GivenName name, string[] loose) =>
        new(name, loose, Array.FindAll(loose, latin => Names.Of(FormOf(name.Word.Persian), FormOf(latin)) >= Likeness.SameName));

    private static NameForm FormOf(string name) => new(string.Join(' ', Words.WordsOf(name)));

    private static (double Found, double Candidates) Rates(List<Finding> findings, Func<Finding, IReadOnlyList<string>> found) =>
        (findings.Average(f => found(f).Any(f.Name.Latin.Contains) ? 1.0 : 0), findings.Average(f => found(f).Count));

    private static void Line(string name, List<Finding> findings, Func<Finding, IReadOnlyList<string>> found, TextWriter output)
    {
        var (share, candidates) = Rates(findings, found);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-30}{findings.Count,7}{share,8:0.000}{candidates,12:0.00}"));
    }
}
