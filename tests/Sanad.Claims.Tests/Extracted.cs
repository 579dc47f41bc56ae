using Sanad.Basics;
using Sanad.Language;

namespace Sanad.Claims.Tests;

/// <summary>Claims of a text of our own, read as one document.</summary>
internal static class Extracted
{
    public static ClaimExtractor Extractor { get; } = new(Packs.BuiltIn);

    public static Document Of(string text, string? published = null, string? outlet = "Example Post", string? language = null) => new()
    {
        Original = ContentHash.Of(System.Text.Encoding.UTF8.GetBytes(text)), MediaType = "text/plain", Text = text, Outlet = outlet, Language = language,
        Published = published is null ? null : DateInterval.Parse(published), PublishedKind = published is null ? null : PublishedKind.Given,
    };

    public static IReadOnlyList<Claim> From(string text, string? published = null) => Extractor.Extract(Of(text, published));

    /// <summary>The only claim of a text.</summary>
    public static Claim One(string text, string? published = null)
    {
        var claims = From(text, published);
        claims.Count.ShouldBe(1, string.Join(" | ", claims.Select(Shown)));
        return claims[0];
    }

    /// <summary>"killed 12" or "wounded 40-": act, then value, or low-high where there is none.</summary>
    public static string Shown(Claim claim) => claim.Quantity is { } quantity
        ? $"{Word(claim.Act)} {Number(quantity)}"
        : $"{Word(claim.Act)} {Word(claim.Stance)}";

    private static string Number(Quantity quantity) => quantity.Value is { } value ? Quantity.Format(value)
        : quantity.Low is null && quantity.High is null ? Word(quantity.Qualifier)
        : $"{(quantity.Low is { } low ? Quantity.Format(low) : "")}..{(quantity.High is { } high ? Quantity.Format(high) : "")}";

    private static string Word<T>(T value)
        where T : struct, Enum => JsonText.Line(value).Trim('"');
}
