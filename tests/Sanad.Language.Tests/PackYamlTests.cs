using System.Globalization;
using Sanad.Tests;
using YamlDotNet.RepresentationModel;

namespace Sanad.Language.Tests;

public sealed class PackYamlTests
{
    private static PackNode? Read(string yaml) => PackYaml.Read(yaml, (line, problem) => new PackException("xx", "x.yaml", line, null, problem));

    private static string Written(PackNode? node) => node switch
    {
        null => "nothing",
        { Text: { } text } => $"'{text}'",
        { Items: { } items } => $"[{string.Join(' ', items.Select(Written))}]",
        _ => $"{{{string.Join(' ', node.Entries!.Select(entry => $"{entry.Key}={Written(entry.Value)}"))}}}",
    };

    private static string Written(YamlNode node) => node switch
    {
        YamlScalarNode text => $"'{text.Value}'",
        YamlSequenceNode items => $"[{string.Join(' ', items.Select(Written))}]",
        YamlMappingNode map => $"{{{string.Join(' ', map.Select(entry => $"{((YamlScalarNode)entry.Key).Value}={Written(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static string ByTheLibrary(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Written(stream.Documents[0].RootNode);
    }

    public static TheoryData<string> Packs => [.. Directory.EnumerateFiles(Path.Combine(Workplace.Root, "packs"), "*.yaml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Workplace.Root, file))];

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_pack_says_to_us_what_it_says_to_a_yaml_library(string file)
    {
        var yaml = File.ReadAllText(Path.Combine(Workplace.Root, file));
        Written(Read(yaml)).ShouldBe(ByTheLibrary(yaml));
    }

    [Theory]
    [InlineData("a: b")]
    [InlineData("a: b # no\nc: d#yes")]
    [InlineData("a: 'it''s # here'\n\"b c\": \"x \\\"y\\\" \\\\ z\"")]
    [InlineData("a:\n  b:\n    c: d\n  e: [f, g h, \"i, j\"]\nk: l")]
    [InlineData("a:\n- b\n- {c: d}\n- [e]\nf:\n  - g")]
    [InlineData("a: [b,\n  # a word\n  c d\n  e, f,\n]\ng: {h: {i: j}, k: [l], m: 12:30}")]
    [InlineData("a:\r\n  b: c\r\n\r\n  d: e\r\n")]
    [InlineData("# nothing\n\n a: b\n c: http://d")]
    [InlineData("گوهر‌دشت: [۱, «ب»، ج]")]
    [InlineData("a:\nb: x-y - z? !")]
    public void Plain_yaml_is_read_as_a_library_reads_it(string yaml) => Written(Read(yaml)).ShouldBe(ByTheLibrary(yaml));

    [Theory]
    [InlineData("a: [b", 1, "comma or ]")]
    [InlineData("a: 1\nb: 2\na: 3", 3, "twice")]
    [InlineData("a: {b: 1, b: 2}", 1, "twice")]
    [InlineData("a: b\n  c: d", 2, "further right")]
    [InlineData("  a: b\nc: d", 2, "further left")]
    [InlineData("a: |\n  long", 1, "needs quotes")]
    [InlineData("a: &x b", 1, "needs quotes")]
    [InlineData("a: b: c", 1, "needs quotes")]
    [InlineData("a: \"b\nc\"", 1, "closing quote")]
    [InlineData("a: \"\\u0041\"", 1, "backslash")]
    [InlineData("a: [b] c", 1, "behind the value")]
    [InlineData("a: [b c: d]", 1, "comma")]
    [InlineData("just words", 1, "colon")]
    [InlineData("\ta: b", 1, "spaces")]
    [InlineData("a: [, b]", 1, "text is missing")]
    public void What_is_not_read_is_refused_with_its_line(string yaml, int line, string reason)
    {
        var refused = Should.Throw<PackException>(() => Read(yaml));
        refused.Line.ShouldBe(line);
        refused.Message.ShouldContain(reason);
    }

    [Fact]
    public void Whatever_is_in_a_file_it_is_read_or_refused()
    {
        var random = new Random(7);
        const string units = "ab:,[]{}\"'#- \n\r\t?|&\\/؟‌";
        for (var round = 0; round < 20_000; round++)
        {
            var yaml = string.Create(random.Next(1, 30), random, (text, dice) =>
            {
                foreach (ref var unit in text)
                    unit = units[dice.Next(units.Length)];
            });
            try
            {
                Read(yaml);
            }
            catch (PackException refused)
            {
                refused.Line.ShouldNotBeNull(yaml);
            }
        }
        Should.Throw<PackException>(() => Read("a: " + new string('[', 100_000))).Message.ShouldContain("too deep");
        Should.Throw<PackException>(() => Read(string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', i) + i.ToString(CultureInfo.InvariantCulture) + ":\n")))).Message.ShouldContain("too deep");
    }
}
