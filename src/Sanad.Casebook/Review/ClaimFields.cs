using System.Text.Json;
using Sanad.Basics;
using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>What a claim says, field by field, in the words of `sanad claims --json`: for showing it, for correcting it, and for telling two versions apart.</summary>
public static class ClaimFields
{
    /// <summary>Names and values in the order of the contract; null = not stated. "AUTHOR" is the outlet's own voice.</summary>
    /// <param name="claim">Its quote carries the words of the quantity.</param>
    public static IReadOnlyList<(string Name, string? Value)> Of(Claim claim) => Of(claim, QuantityWords(claim));

    private static (string Name, string? Value)[] Of(Claim claim, string? words)
    {
        var quantity = claim.Quantity;
        return
        [
            ("kind", Word(claim.Kind)), ("act", Word(claim.Act)), ("mode", claim.Mode), ("qty", words),
            ("value", Number(quantity?.Value)), ("low", Number(quantity?.Low)), ("high", Number(quantity?.High)),
            ("qual", quantity is null ? null : Word(quantity.Qualifier)), ("of_claim", claim.OfClaim), ("subset", YesNo(claim.Subset)), ("additive", YesNo(claim.Additive)),
            ("victims", claim.Victims), ("unit", claim.Unit), ("perpetrator", claim.Perpetrator),
            ("speaker", claim.Speaker ?? Author), ("speaker_type", Word(claim.SpeakerType)), ("stance", Word(claim.Stance)), ("target_claim", claim.TargetClaim),
            ("modality", Word(claim.Modality)), ("place", claim.Place), ("when", claim.When?.ToString()), ("when_text", claim.WhenText), ("said", claim.Said?.ToString()),
            ("scope_place", claim.ScopePlace), ("scope_when", claim.ScopeWhen?.ToString()), ("quote", claim.Quote), ("rule", claim.Rule), ("tier", claim.Tier.ToString()),
        ];
    }

    /// <summary>The fields in which two claims differ.</summary>
    public static IReadOnlyList<FieldChange> Differences(Claim before, Claim after) => Differences(Of(before), Of(after));

    /// <summary>The same for claims whose spans count code points.</summary>
    internal static IReadOnlyList<FieldChange> StoredDifferences(Claim before, Claim after) =>
        Differences(Of(before, StoredQuantityWords(before)), Of(after, StoredQuantityWords(after)));

    private static List<FieldChange> Differences(IReadOnlyList<(string Name, string? Value)> before, IReadOnlyList<(string Name, string? Value)> after) =>
        [.. before.Zip(after).Where(pair => pair.First.Value != pair.Second.Value).Select(pair => new FieldChange(pair.First.Name, pair.First.Value, pair.Second.Value))];

    /// <summary>How the outlet's own voice is written.</summary>
    public const string Author = "AUTHOR";

    /// <summary>A member of a vocabulary as JSON writes it: died_in_custody.</summary>
    public static string Word<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(member.ToString());

    /// <summary>The member of that name, written with underscores, spaces or hyphens; null when there is none.</summary>
    public static T? Member<T>(string word)
        where T : struct, Enum
    {
        var wanted = word.Trim().Replace(' ', '_').Replace('-', '_').ToLowerInvariant();
        foreach (var member in Enum.GetValues<T>())
        {
            if (Word(member) == wanted)
                return member;
        }
        return null;
    }

    /// <summary>The words of the quantity, cut from the quote; null when it has none, or they stand elsewhere.</summary>
    public static string? QuantityWords(Claim claim) =>
        claim.QuantitySpan is { } span && claim.Span.Contains(span) && span.End - claim.Span.Start <= claim.Quote.Length ? span.Shift(-claim.Span.Start).In(claim.Quote) : null;

    /// <summary>The same for a claim whose spans count code points.</summary>
    internal static string? StoredQuantityWords(Claim claim)
    {
        if (claim.QuantitySpan is not { } span || !claim.Span.Contains(span))
            return null;
        var inQuote = CodePointMap.For(claim.Quote).ToUtf16(span.Shift(-claim.Span.Start));
        return inQuote.End <= claim.Quote.Length ? inQuote.In(claim.Quote) : null;
    }

    private static string? Number(double? number) => number is { } known ? Quantity.Format(known) : null;

    private static string YesNo(bool value) => value ? "yes" : "no";
}

/// <summary>A field that differs between two versions of a claim.</summary>
/// <param name="Field">As `sanad claims --json` names it.</param>
/// <param name="Before">Null = not stated.</param>
/// <param name="After">Null = not stated.</param>
public sealed record FieldChange(string Field, string? Before, string? After);
