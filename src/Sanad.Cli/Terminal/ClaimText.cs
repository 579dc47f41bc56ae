using System.Globalization;
using Sanad.Claims;
using Sanad.Claims.People;

namespace Sanad.Cli.Terminal;

/// <summary>A claim as a few lines of text.</summary>
internal static class ClaimText
{
    public static void Print(Run run, Claim claim)
    {
        var number = claim.Kind == ClaimKind.Individual ? claim.Victims ?? "one person" : claim.Quantity is null ? "no number" : claim.QuantitySpan is { } span ? Words(claim, span.Start, span.End) : "?";
        var where = claim.Place is null ? "" : $" · {Shown.OneLine(claim.Place)}";
        var when = claim.When is null ? "" : $" · {claim.When}";
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{claim.Number,3}. {Word(claim.Act)}: {Shown.OneLine(number)}{where}{when}"));
        run.Print($"     {Shown.OneLine(claim.Speaker ?? "the outlet itself")} {Stands(claim)}{Said(claim)}  [{claim.Rule}, tier {claim.Tier}, {claim.Id}]");
        run.Print($"     “{Shown.Cut(claim.Quote, run.Width - 7)}”");
        foreach (var warning in claim.Warnings)
            run.Print($"     ! {Shown.OneLine(warning)}");
    }

    /// <summary>Whom the claim's sentence names, a line each: name, role, body.</summary>
    public static void PrintPeople(Run run, Claim claim)
    {
        foreach (var party in claim.People)
            run.Print($"     names {Shown.OneLine(Named(party))}");
    }

    /// <summary>A member of a vocabulary in words: DiedInCustody = died in custody.</summary>
    public static string Word<T>(T member)
        where T : struct, Enum => string.Concat(member.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    // "Tamas Orvel, judiciary spokesman (judiciary, judiciary prison)".
    private static string Named(NamedParty party)
    {
        string?[] body = [party.Role is null || party.Body is null || party.Role.Contains(party.Body, StringComparison.Ordinal) ? null : party.Body, party.Type is { } type ? Word(type) : null];
        var known = string.Join(", ", body.Where(part => part is not null));
        return party.Name + (party.Role is null ? "" : $", {party.Role}") + (known.Length == 0 ? "" : $" ({known})");
    }

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
