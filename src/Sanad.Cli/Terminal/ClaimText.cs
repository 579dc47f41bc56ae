using System.Globalization;
using Sanad.Claims;

namespace Sanad.Cli.Terminal;

/// <summary>A claim as a few lines of text.</summary>
internal static class ClaimText
{
    public static void Print(Run run, Claim claim)
    {
        var number = claim.Quantity is null ? "no number" : claim.QuantitySpan is { } span ? Words(claim, span.Start, span.End) : "?";
        var where = claim.Place is null ? "" : $" · {Shown.OneLine(claim.Place)}";
        var when = claim.When is null ? "" : $" · {claim.When}";
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{claim.Number,3}. {Word(claim.Act)}: {Shown.OneLine(number)}{where}{when}"));
        run.Print($"     {Shown.OneLine(claim.Speaker ?? "the outlet itself")} {Stands(claim)}{Said(claim)}  [{claim.Rule}, tier {claim.Tier}, {claim.Id}]");
        run.Print($"     “{Shown.Cut(claim.Quote, run.Width - 7)}”");
        foreach (var warning in claim.Warnings)
            run.Print($"     ! {Shown.OneLine(warning)}");
    }

    /// <summary>A member of a vocabulary in words: DiedInCustody = died in custody.</summary>
    public static string Word<T>(T member)
        where T : struct, Enum => string.Concat(member.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private static string Stands(Claim claim) => claim.Stance switch
    {
        Stance.Assert => "says so",
        Stance.Deny => "denies it",
        Stance.Confirm => "confirms it",
        Stance.Revise => "revises a figure",
        Stance.Dispute => "offers a rival figure",
    };

    private static string Said(Claim claim) => claim.Said is { } said ? $" ({said})" : "";

    // The quantity stands inside the quote; the quote carries the document's own words.
    private static string Words(Claim claim, int start, int end)
    {
        var (from, to) = (start - claim.Span.Start, end - claim.Span.Start);
        return from >= 0 && to <= claim.Quote.Length ? claim.Quote[from..to] : Bounds(claim);
    }

    private static string Bounds(Claim claim) =>
        string.Create(CultureInfo.InvariantCulture, $"{claim.Quantity!.Low?.ToString(CultureInfo.InvariantCulture) ?? "?"} to {claim.Quantity.High?.ToString(CultureInfo.InvariantCulture) ?? "?"}");
}
