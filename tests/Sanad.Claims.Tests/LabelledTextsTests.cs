using System.Text.Json;
using Sanad.Basics;
using Sanad.Language;
using Sanad.Reading;

namespace Sanad.Claims.Tests;

/// <summary>
/// The labelled texts and seeds beside the checkout. The full score is eval/claims.sh; here a floor, so that no change loses what was reached unseen.
/// </summary>
public sealed class LabelledTextsTests(ITestOutputHelper output)
{
    private const double Floor = 0.85;

    [Fact]
    public void Act_group_and_number_of_the_labelled_claims_are_found()
    {
        var folder = Sanad.Tests.Workplace.Shared("gold/dev");
        int found = 0, proposed = 0, labelled = 0;
        foreach (var file in Directory.EnumerateFiles(folder, "*.claims.jsonl").Order(StringComparer.Ordinal))
        {
            var gold = File.ReadLines(file).Where(line => line.Length > 0).Select(Labelled.Read).Where(claim => claim is not null).ToList();
            var claims = Read(file.Replace(".claims.jsonl", ".txt", StringComparison.Ordinal)).Where(claim => claim.Kind is ClaimKind.Count or ClaimKind.Zero).ToList();
            (labelled, proposed) = (labelled + gold.Count, proposed + claims.Count);
            found += gold.Count(wanted => claims.Exists(claim => wanted!.IsMetBy(claim)));
        }
        var (precision, recall) = ((double)found / proposed, (double)found / labelled);
        output.WriteLine($"{labelled} labelled, {proposed} proposed, {found} found");
        (2 * precision * recall / (precision + recall)).ShouldBeGreaterThan(Floor);
    }

    [Fact]
    public void The_tolls_of_November_2019_keep_their_speakers()
    {
        var claims = Read(Sanad.Tests.Workplace.Shared("seeds/001_6fda3ad89af0b76a.txt"));
        var opposition = claims.First(claim => claim.Quantity?.Value == 1500);
        opposition.SpeakerType.ShouldBe(SpeakerType.Opposition);
        (opposition.When, opposition.Said).ShouldBe((DateInterval.Parse("2019-11"), DateInterval.Parse("2019-12-15")));
        var minister = claims.Single(claim => claim is { Act: Act.Killed, Quantity.Value: 200 });
        (minister.Stance, minister.Said, minister.TargetClaim).ShouldBe((Stance.Dispute, DateInterval.Parse("2020-05-31"), opposition.Id));
        minister.Warnings.ShouldHaveSingleItem().ShouldContain("Sunday");
        claims.Single(claim => claim.Quantity?.Qualifier == Qualifier.Fraction).OfClaim.ShouldBe(minister.Id);
        claims.Count(claim => claim is { Kind: ClaimKind.Nocount, Stance: Stance.Deny, Speaker: "Tehran" }).ShouldBe(2);
        new[] { opposition, minister }.ShouldAllBe(claim => claim.ScopeReason!.StartsWith("anchor november-2019") && claim.ScopePlace == "iran");
        claims.Single(claim => claim.Act == Act.Executed).ScopeReason!.ShouldStartWith("anchor 1988-massacre");
    }

    [Fact]
    public void Figures_of_2022_are_not_of_2019_and_1988_is_its_own_event()
    {
        var claims = Read(Sanad.Tests.Workplace.Shared("seeds/002_1306399dc9f7af4f.txt"));
        claims.Where(claim => claim is { Act: Act.Killed, Quantity: not null }).Select(claim => claim.Quantity!.Value).ShouldBe([90, 200]);
        claims.Where(claim => claim.Act == Act.Killed).ShouldAllBe(claim => claim.ScopeReason!.StartsWith("anchor mahsa-amini-2022"));
        var massacre = Read(Sanad.Tests.Workplace.Shared("seeds/003_3a095885f81e3b7d.txt")).Single(claim => claim.Act == Act.Killed);
        (massacre.Quantity!.Low, massacre.ScopeReason).ShouldBe((1000, "anchor 1988-massacre (sentence)"));
        var executed = Read(Sanad.Tests.Workplace.Shared("seeds/004_5d94ecd2c0c6cd4b.txt"));
        executed.Single(claim => claim.Quantity is not null).ScopeReason.ShouldBe("anchor 1988-massacre (sentence)");
        executed.ShouldContain(claim => claim.Kind == ClaimKind.Nocount && claim.Stance == Stance.Confirm && claim.SpeakerType == SpeakerType.JudiciaryPrison);
    }

    private static IReadOnlyList<Claim> Read(string file)
    {
        var meta = Path.ChangeExtension(file, ".meta.json");
        var given = File.Exists(meta) && MetaJson.TryRead(File.ReadAllBytes(meta)) is MetaOutcome.Read read ? read.Given : Given.Nothing;
        using var stream = File.OpenRead(file);
        var outcome = new DocumentReader(Packs.BuiltIn).Read(stream, Path.GetFileName(file), given, CancellationToken.None);
        return Extracted.Extractor.Extract(outcome.ShouldBeOfType<ReadOutcome.Read>().Document);
    }

    /// <summary>What the scorer compares: where the quantity stands, the act's group, the number.</summary>
    private sealed record Labelled(int Start, int End, ActGroup Group, double? Value, double? Low, double? High)
    {
        public static Labelled? Read(string line)
        {
            var row = JsonDocument.Parse(line).RootElement;
            var counts = row.GetProperty("kind").GetString() is "count" or "zero" && row.GetProperty("qty_start").ValueKind == JsonValueKind.Number;
            return counts
                ? new(row.GetProperty("qty_start").GetInt32(), row.GetProperty("qty_end").GetInt32(),
                    JsonText.Read<Act>($"\"{row.GetProperty("act").GetString()}\"").Group(), Number(row, "value"), Number(row, "low"), Number(row, "high"))
                : null;
        }

        public bool IsMetBy(Claim claim) => claim.QuantitySpan is { } span && span.Overlaps(new(Start, End)) && claim.Act.Group() == Group
            && (Value is null && claim.Quantity!.Value is null ? (claim.Quantity.Low, claim.Quantity.High) == (Low, High) : claim.Quantity!.Value == Value);

        private static double? Number(JsonElement row, string key) => row.GetProperty(key) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;
    }
}
