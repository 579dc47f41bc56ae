using System.Text.Json;
using Sanad.Basics;
using Sanad.Claims;

namespace Sanad.Eval.Scoring;

/// <summary>What is compared of a claim, labelled or proposed. Spans in code points; an absent text is "".</summary>
internal sealed record ScoredClaim
{
    public required string Kind { get; init; }

    public required Act Act { get; init; }

    public TextSpan? Quantity { get; init; }

    public required TextSpan Quote { get; init; }

    public required string QuoteText { get; init; }

    public double? Value { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    public string Qualifier { get; init; } = "";

    public bool Subset { get; init; }

    /// <summary>Those counted, or the person named.</summary>
    public string Victims { get; init; } = "";

    /// <summary>"AUTHOR" for the outlet's own voice.</summary>
    public string Speaker { get; init; } = "AUTHOR";

    /// <summary>Outlet, then speaker, then original source.</summary>
    public IReadOnlyList<string> Chain { get; init; } = [];

    public string Stance { get; init; } = "assert";

    public string Modality { get; init; } = "asserted";

    public string Place { get; init; } = "";

    public string When { get; init; } = "";

    /// <summary>Null for a labelled claim.</summary>
    public Tier? Tier { get; init; }

    /// <summary>Which rule proposed it; null for a labelled claim.</summary>
    public string? Rule { get; init; }

    /// <summary>Counts and zeros are scored; individuals and claims without a number are not.</summary>
    public bool Counts => Kind is "count" or "zero";

    public bool IsNocount => Kind == "nocount";

    public bool IsIndividual => Kind == "individual";

    /// <summary>The number, or the one that both bounds agree on.</summary>
    public double? Number => Value ?? (Low == High ? Low : null);

    public static ScoredClaim Of(ClaimJson claim) => new()
    {
        Kind = Word(claim.Kind), Act = claim.Act, Quantity = claim.QtyStart is { } from ? new(from, claim.QtyEnd!.Value) : null,
        Quote = new(claim.Start, claim.End), QuoteText = claim.Quote, Value = claim.Value, Low = claim.Low, High = claim.High,
        Qualifier = claim.Qual is { } qualifier ? Word(qualifier) : "", Subset = claim.Subset, Victims = claim.Victims ?? "", Speaker = claim.Speaker, Chain = claim.Chain,
        Stance = Word(claim.Stance), Modality = Word(claim.Modality), Place = claim.Place ?? "", When = claim.When?.ToString() ?? "", Tier = claim.Tier, Rule = claim.Rule,
    };

    /// <summary>A line of NAME.claims.jsonl, in the form of the labelled texts beside the checkout.</summary>
    public static ScoredClaim Labelled(string line) => Labelled(JsonDocument.Parse(line).RootElement);

    /// <summary>The same, read already.</summary>
    public static ScoredClaim Labelled(JsonElement row) => new()
    {
        Kind = Text(row, "kind"), Act = JsonText.Read<Act>($"\"{Text(row, "act")}\""), Quantity = Span(row, "qty_start", "qty_end"),
        Quote = Span(row, "start", "end")!.Value, QuoteText = Text(row, "quote"), Value = Double(row, "value"), Low = Double(row, "low"), High = Double(row, "high"),
        Qualifier = Text(row, "qual"), Subset = row.TryGetProperty("subset", out var subset) && subset.ValueKind == JsonValueKind.True, Speaker = Text(row, "speaker"), Victims = Text(row, "victims"),
        Chain = row.TryGetProperty("chain", out var chain) ? [.. chain.EnumerateArray().Select(link => link.GetString() ?? "")] : [],
        Stance = Text(row, "stance"), Modality = Text(row, "modality"), Place = Text(row, "place"), When = Text(row, "when"),
    };

    private static string Word<T>(T value)
        where T : struct, Enum => JsonText.Line(value).Trim('"');

    private static string Text(JsonElement row, string key) => row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static double? Double(JsonElement row, string key) => row.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static TextSpan? Span(JsonElement row, string from, string to) =>
        row.TryGetProperty(from, out var start) && start.ValueKind == JsonValueKind.Number ? new(start.GetInt32(), row.GetProperty(to).GetInt32()) : null;
}
