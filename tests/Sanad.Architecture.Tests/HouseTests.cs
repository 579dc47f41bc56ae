using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sanad.Tests;

namespace Sanad.Architecture.Tests;

/// <summary>The house of docs/architecture.md, kept true: who may know whom, what things are called, how long they may get.</summary>
public sealed partial class HouseTests(ITestOutputHelper output)
{
    private const int LongestFile = 600, LongestMethod = 80;

    private static readonly Dictionary<string, string[]> MayKnow = new(StringComparer.Ordinal)
    {
        ["Basics"] = [],
        ["Language"] = ["Basics"],
        ["Custody"] = ["Basics"],
        ["Reading"] = ["Basics", "Language"],
        ["Claims"] = ["Basics", "Language"],
        ["Linkage"] = ["Basics", "Language"],
        ["Estimation"] = ["Basics"],
        ["Casebook"] = ["Basics", "Language", "Custody", "Reading", "Claims", "Linkage", "Estimation"],
        ["Dossier"] = ["Casebook", "Custody"],
        ["Web"] = ["Casebook", "Dossier"],
        ["Cli"] = ["Casebook", "Dossier", "Web"],
    };

    private static string Source => Path.Combine(Workplace.Root, "src");

    [Fact]
    public void No_project_knows_another_that_stands_above_it()
    {
        foreach (var folder in Directory.EnumerateDirectories(Source, "Sanad.*"))
        {
            var name = Short(Path.GetFileName(folder));
            MayKnow.ShouldContainKey(name, $"{name} is not in the house: add it to docs/architecture.md and here");
            var file = Directory.EnumerateFiles(folder, "*.csproj").Single();
            var references = XDocument.Load(file).Descendants("ProjectReference")
                .Select(r => Short(Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)));
            references.Except(MayKnow[name]).ShouldBeEmpty($"{name} must not know these; see docs/architecture.md");
        }
    }

    [Theory]
    [InlineData("Basics", @"\b(File|Directory|FileStream|Process)\s*[.(]")]
    [InlineData("Language", @"\b(File|Directory|FileStream|Process)\s*[.(]")]
    [InlineData("Linkage", @"\b(File|Directory|FileStream|Process)\s*[.(]")]
    [InlineData("Estimation", @"\b(File|Directory|FileStream|Process)\s*[.(]")]
    [InlineData("Claims", @"\b(File|Directory|FileStream|Process)\s*[.(]")]
    [InlineData("Dossier", @"\bSqlite|\bNpgsql|\bDapper")]
    [InlineData("Web", @"\bSqlite|\bNpgsql|\bDapper")]
    [InlineData("Cli", @"\bSqliteConnection|\bNpgsqlConnection|\bDapper")]
    [InlineData("Custody", @"\bSqlite|\bNpgsql|\bDapper")]
    public void A_leaf_does_no_input_or_output_and_only_Casebook_knows_a_database(string room, string forbidden)
    {
        var pattern = new Regex(forbidden, RegexOptions.NonBacktracking);
        var folder = Path.Combine(Source, "Sanad." + room);
        Offenders(Files(folder), line => pattern.IsMatch(WithoutComment(line))).ShouldBeEmpty();
    }

    [Fact]
    public void Types_are_named_by_what_they_are()
    {
        Offenders(Files(Source), line => VagueTypeName().IsMatch(line))
            .ShouldBeEmpty("a word of the glossary says more than Manager, Helper, Util, Service, Processor, Base, Impl, Info, Data or Dto");
    }

    [Fact]
    public void Nothing_grows_too_long_without_saying_why()
    {
        var methods = new List<int>();
        var files = new List<int>();
        var offenders = new List<string>();
        foreach (var file in Files(Source))
        {
            var lines = File.ReadAllLines(file);
            files.Add(lines.Length);
            if (lines.Length > LongestFile && !lines[0].StartsWith("// long because:", StringComparison.Ordinal))
                offenders.Add($"{Relative(file)}: {lines.Length} lines, more than {LongestFile}");
            foreach (var (start, length) in Methods(lines))
            {
                methods.Add(length);
                if (length > LongestMethod && !Excused(lines, start))
                    offenders.Add($"{Relative(file)}:{start + 1}: a method of {length} lines, more than {LongestMethod}");
            }
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"methods: median {Share(methods, .5)} lines, p90 {Share(methods, .9)}; files: median {Share(files, .5)}, p90 {Share(files, .9)}"));
        offenders.ShouldBeEmpty("split it, or put '// long because: ...' above it");
    }

    [Fact]
    public void Basics_stays_small() => Files(Path.Combine(Source, "Sanad.Basics")).Count().ShouldBeLessThanOrEqualTo(15);

    /// <summary>Bodies in braces on lines of their own, as our formatting has them; expression bodies count as one line elsewhere.</summary>
    private static IEnumerable<(int Start, int Length)> Methods(string[] lines)
    {
        for (var i = 1; i < lines.Length; i++)
        {
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            if (indent < 4 || lines[i].Trim() != "{" || !MethodHeader().IsMatch(lines[i - 1]))
                continue;
            var close = new string(' ', indent) + "}";
            var end = Array.FindIndex(lines, i, line => line.StartsWith(close, StringComparison.Ordinal));
            var first = i - 1;
            while (first > 0 && lines[first].Length - lines[first].TrimStart().Length > indent)
                first--;
            if (MemberHeader().IsMatch(lines[first]))
                yield return (first, end - i - 1);
        }
    }

    private static bool Excused(string[] lines, int start) =>
        lines.Skip(Math.Max(0, start - 12)).Take(Math.Min(12, start)).Any(line => line.Contains("// long because:", StringComparison.Ordinal));

    private static List<string> Offenders(IEnumerable<string> files, Func<string, bool> bad) =>
        [.. files.SelectMany(file => File.ReadLines(file).Select((line, at) => (line, at)).Where(x => bad(x.line))
            .Select(x => $"{Relative(file)}:{x.at + 1}: {x.line.Trim()}"))];

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories);

    private static string WithoutComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line;

    private static string Relative(string file) => Path.GetRelativePath(Workplace.Root, file);

    private static string Short(string project) => project["Sanad.".Length..];

    private static int Share(List<int> numbers, double share) => numbers.Order().ElementAtOrDefault((int)(numbers.Count * share));

    [GeneratedRegex(@"\b(class|record|struct|interface|enum)\s+\w*(Manager|Helper|Helpers|Util|Utils|Utility|Service|Processor|Base|Impl|Info|Data|Dto)\b", RegexOptions.NonBacktracking)]
    private static partial Regex VagueTypeName();

    [GeneratedRegex(@"[)>\]]\s*(where .*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex MethodHeader();

    [GeneratedRegex(@"^\s+(public|private|internal|protected)\b.*\(", RegexOptions.NonBacktracking)]
    private static partial Regex MemberHeader();
}
