using System.Text.RegularExpressions;
using Sanad.Tests;

namespace Sanad.Cli.Tests;

/// <summary>The tour is walked, command by command, as a newcomer would.</summary>
public sealed partial class TourTests
{
    [Fact]
    public void Every_command_of_the_tour_does_what_the_tour_says()
    {
        using var desk = new Desk();
        Directory.CreateSymbolicLink(Path.Combine(desk.Folder, "samples"), Path.Combine(Workplace.Root, "samples"));
        var (walked, entry) = (0, "");
        foreach (var command in Commands())
        {
            if (command.StartsWith("rm ", StringComparison.Ordinal))
            {
                File.Delete(Path.Combine(desk.Folder, command[3..]));
                continue;
            }
            var words = Words().Matches(command["sanad ".Length..]).Select(m => Fill(desk, m.Value.Trim('"'), entry)).ToArray();
            var ended = desk.Sanad(words).ShouldEnd(ExitCode.Done);
            ended.Out.ShouldNotBeEmpty(command);
            entry = Entry().Match(ended.Out) is { Success: true } match ? match.Groups["id"].Value : entry;
            walked++;
        }
        walked.ShouldBeGreaterThan(12);
    }

    private static IEnumerable<string> Commands() => File.ReadLines(Path.Combine(Workplace.Root, "docs", "tour.md"))
        .Where(line => line.StartsWith("sanad ", StringComparison.Ordinal) || line.StartsWith("rm ", StringComparison.Ordinal));

    private static string Fill(Desk desk, string word, string entry) => word switch
    {
        "EVENT" => desk.Sanad("event", "list", "-c", "case", "--json").Json[0].GetProperty("summary").GetProperty("id").GetString()!,
        "STRIKE" => desk.Sanad("event", "list", "-c", "town", "--json").Json[0].GetProperty("summary").GetProperty("id").GetString()!,
        "DOCUMENT" => desk.Sanad("show", "-c", "case", "--json").Json[0].GetProperty("document").GetProperty("sha256").GetString()![..8],
        "CLAIM" => desk.Sanad("tolls", "-c", "case", "--json").Json[0].GetProperty("claims")[0].GetString()!,
        "PERSON" => desk.Sanad("people", "--linked", "-c", "case", "--json").Json[0].GetProperty("id").GetString()!,
        "LEFT" or "RIGHT" => desk.Sanad("review", "--links", "--list", "-c", "case", "--json").Json[0].GetProperty(word.ToLowerInvariant()).GetString()!,
        "ENTRY" => entry,
        _ => word,
    };

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.NonBacktracking)]
    private static partial Regex Words();

    [GeneratedRegex("journal entry (?<id>[0-9a-f]{16})", RegexOptions.NonBacktracking)]
    private static partial Regex Entry();
}
