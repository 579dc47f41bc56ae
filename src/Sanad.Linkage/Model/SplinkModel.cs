using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sanad.Linkage.Model;

/// <summary>
/// A model that Splink trained (its settings as JSON): the shares of its levels stand for those of ours that mean the same, as far as that can be told from the
/// conditions; what is left out is said. Where one of its levels covers several of ours, its share is divided among them as ours were.
/// </summary>
public sealed partial class SplinkModel
{
    private const double HighSimilarity = 0.85, NearEdits = 2, Least = 1e-9;

    // Levels of ours by how much they say, for every kind of part; what is not named says least.
    private static readonly string[] Same = ["same letters", "the same", "same day"];
    private static readonly string[] Near = ["same name", "close", "nearly the same", "one slip of the pen", "two of day, month and year"];
    private static readonly string[] Alike = ["short form or initial", "weak", "a word in common", "same beginning", "same year", "same year, no more known", "within two years", "age fits"];
    private readonly double? _prior;
    private readonly List<Comparison> _comparisons;
    private readonly List<string> _notes = [];

    private SplinkModel(double? prior, List<Comparison> comparisons) => (_prior, _comparisons) = (prior, comparisons);

    private enum Tier { Different, Alike, Near, Same }

    private sealed record Level(string Condition, string Label, bool IsNull, double? M, double? U);

    private sealed record Comparison(string Name, List<Level> Levels);

    /// <summary>Reads such a model; null when the text is JSON of another kind.</summary>
    /// <param name="json">The file.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static SplinkModel? Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || Items(root, "comparisons") is not { Count: > 0 } comparisons)
            return null;
        return new(Number(root, "probability_two_random_records_match"), comparisons.ConvertAll(comparison => new Comparison(
            Text(comparison, "output_column_name") ?? Text(comparison, "comparison_description") ?? "without a name",
            (Items(comparison, "comparison_levels") ?? []).ConvertAll(level => new Level(
                Text(level, "sql_condition") ?? "", Text(level, "label_for_charts") ?? Text(level, "sql_condition") ?? "", IsTrue(level, "is_null_level"), Number(level, "m_probability"), Number(level, "u_probability"))))));
    }

    /// <summary>A model of ours with the shares of this one; its warnings say what was left out.</summary>
    /// <param name="own">Trained on the same lists.</param>
    /// <param name="partOf">The part that a column of the lists is compared in; null = none.</param>
    public LinkModel Onto(LinkModel own, Func<string, string?> partOf)
    {
        _notes.Clear();
        var parts = own.Parts.ToDictionary(part => part.Name, StringComparer.Ordinal);
        foreach (var comparison in _comparisons)
            Take(comparison, parts, partOf);
        var learnt = own.Parts.Where(part => ReferenceEquals(parts[part.Name], part)).Select(part => part.Name).ToList();
        if (learnt.Count > 0)
            _notes.Add($"Splink: learnt from these lists, since the model has nothing for them: {string.Join(", ", learnt)}");
        if (_prior is null)
            _notes.Add("Splink: the model does not say how likely two random records are one person; that is learnt from these lists");
        _notes.Add("Splink: its blocking rules and weights of rare values are left out; pairs are found and rare values weighed as always here");
        return own with { Prior = _prior is { } prior ? Math.Clamp(prior, Least, 1 - Least) : own.Prior, Parts = [.. own.Parts.Select(part => parts[part.Name])], Warnings = [.. own.Warnings, .. _notes] };
    }

    private void Take(Comparison comparison, Dictionary<string, PartModel> parts, Func<string, string?> partOf)
    {
        var columns = comparison.Levels.SelectMany(level => ColumnsIn().Matches(level.Condition).Select(match => match.Groups["quoted"].Value + match.Groups["plain"].Value)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (columns is not [var column])
            LeaveOut(comparison, $"it compares {(columns.Count == 0 ? "no column" : string.Join(", ", columns))}, not one column");
        else if (partOf(column) is not { } name || !parts.TryGetValue(name, out var part))
            LeaveOut(comparison, $"no role is mapped to its column {column}");
        else if (Shares(comparison) is { } shares)
            parts[name] = part with { Levels = Divided(part, shares) };
        else
            LeaveOut(comparison, "it has no level of the same or of different values with both probabilities");
    }

    private void LeaveOut(Comparison comparison, string reason) => _notes.Add($"Splink: the comparison \"{comparison.Name}\" is left out: {reason}");

    // Its levels do not overlap: those that mean one of our tiers are added up.
    private Dictionary<Tier, (double M, double U)>? Shares(Comparison comparison)
    {
        var shares = new Dictionary<Tier, (double M, double U)>();
        foreach (var level in comparison.Levels.Where(level => !level.IsNull && !level.Condition.Contains("IS NULL", StringComparison.OrdinalIgnoreCase)))
        {
            if (TierOf(level.Condition) is not { } tier)
                _notes.Add($"Splink: of \"{comparison.Name}\" the level \"{level.Label}\" is left out: its condition is none that is known here");
            else if (level is not { M: { } m, U: { } u })
                _notes.Add($"Splink: of \"{comparison.Name}\" the level \"{level.Label}\" is left out: it was not trained");
            else
                shares[tier] = (shares.GetValueOrDefault(tier).M + m, shares.GetValueOrDefault(tier).U + u);
        }
        return shares.ContainsKey(Tier.Same) && shares.ContainsKey(Tier.Different) ? shares : null;
    }

    private static Tier? TierOf(string condition)
    {
        var plain = condition.Trim();
        if (plain.Equals("ELSE", StringComparison.OrdinalIgnoreCase))
            return Tier.Different;
        if (Equality().Match(plain) is { Success: true } equal && Plain(equal, "left") == Plain(equal, "right"))
            return Tier.Same;
        if (Similarity().Match(plain) is { Success: true } similar && double.TryParse(similar.Groups["least"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var least))
            return least >= HighSimilarity ? Tier.Near : Tier.Alike;
        if (Edits().Match(plain) is { Success: true } edits && double.TryParse(edits.Groups["most"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var most))
            return most <= NearEdits ? Tier.Near : Tier.Alike;
        return null;
    }

    private static string Plain(Match match, string group) => match.Groups[group].Value.ToLowerInvariant();

    private static Tier TierOf(LevelModel level) => Same.Contains(level.Name) ? Tier.Same : Near.Contains(level.Name) ? Tier.Near : Alike.Contains(level.Name) ? Tier.Alike : Tier.Different;

    // A tier that the model lacks goes with the next lower one that it has, as its pairs did there.
    private static List<LevelModel> Divided(PartModel part, Dictionary<Tier, (double M, double U)> shares)
    {
        var tiers = part.Levels.ToDictionary(level => level, level => shares.Keys.Where(tier => tier <= TierOf(level)).Max());
        var sums = part.Levels.GroupBy(level => tiers[level]).ToDictionary(tier => tier.Key, tier => (M: tier.Sum(level => level.M), U: tier.Sum(level => level.U)));
        return [.. part.Levels.Select(level => level with
        {
            M = Math.Max(Least, shares[tiers[level]].M * level.M / sums[tiers[level]].M),
            U = Math.Max(Least, shares[tiers[level]].U * level.U / sums[tiers[level]].U),
        })];
    }

    private static List<JsonElement>? Items(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array ? [.. items.EnumerateArray().Select(item => item.Clone())] : null;

    private static string? Text(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static double? Number(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetDouble(out var value) && value is >= 0 and <= 1 ? value : null;

    private static bool IsTrue(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    // "first name_l", first_name_l
    [GeneratedRegex("[\"`](?<quoted>[^\"`]+)_[lr][\"`]|\\b(?<plain>[A-Za-z_]\\w*)_[lr]\\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex ColumnsIn();

    [GeneratedRegex("^[\"`]?(?<left>[^\"`=]+)_l[\"`]?\\s*=\\s*[\"`]?(?<right>[^\"`=]+)_r[\"`]?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Equality();

    [GeneratedRegex("^(jaro_winkler_similarity|jaro_similarity|jaro_winkler|jaro|jaccard|jaccard_sim|cosine_similarity)\\s*\\([^()]*\\)\\s*>=?\\s*(?<least>[0-9.]+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Similarity();

    [GeneratedRegex("^(levenshtein|damerau_levenshtein|osa_distance)\\s*\\([^()]*\\)\\s*<=\\s*(?<most>[0-9.]+)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Edits();
}
