using System.Globalization;
using Sanad.Casebook.Review;
using Sanad.Claims;

namespace Sanad.Cli.Terminal;

/// <summary>What another version of the rules changed, as text and as objects.</summary>
internal static class DiffText
{
    public static void Print(Run run, ProposalDiff diff)
    {
        run.Print($"rules before  {diff.FormerRules}\nrules now     {diff.Rules}");
        int Count(ProposalChange change) => diff.Differences.Count(d => d.Change == change);
        run.Print(string.Create(CultureInfo.InvariantCulture, $"{diff.Documents} documents read by both: {diff.Before} proposals then, {diff.After} now; {Count(ProposalChange.New)} new, {Count(ProposalChange.Gone)} gone, {Count(ProposalChange.Changed)} changed; {diff.Differences.Count(d => d.Judged is not null)} of these were judged, and the verdicts stand"));
        foreach (var document in diff.Differences.GroupBy(d => d.Original))
        {
            run.Print($"\n{document.Key[..16]}  {Shown.Isolated(Shown.Cut(document.First().Document, run.Width - 18))}");
            foreach (var difference in document)
                Print(run, difference);
        }
    }

    public static void PrintJson(Run run, ProposalDiff diff)
    {
        foreach (var d in diff.Differences)
            run.PrintJson(new DifferenceJson(d.Change, d.Original, (d.After ?? d.Before)!.Id, d.Before?.Id, (d.After ?? d.Before)!.Act, (d.After ?? d.Before)!.Quote, d.Fields, d.Judged));
    }

    private static void Print(Run run, ProposalDifference difference)
    {
        var claim = (difference.After ?? difference.Before)!;
        run.Print($"  {ClaimText.Word(difference.Change),-8} {claim.Id}  {ClaimText.Word(claim.Act)}, tier {claim.Tier}{(difference.Judged is { } judged ? $" · {ClaimText.Word(judged)}: the verdict stands" : "")}");
        run.Print($"           {Shown.Isolated($"“{Shown.Cut(claim.Quote, run.Width - 15)}”")}");
        foreach (var field in difference.Fields)
            run.Print($"           {field.Field}: {Value(field.Before)} → {Value(field.After)}");
    }

    private static string Value(string? value) => value is null ? "–" : Shown.Isolated(Shown.OneLine(value));

    private sealed record DifferenceJson(ProposalChange Change, string Document, string Id, string? FormerId, Act Act, string Quote, IReadOnlyList<FieldChange> Fields, ReviewStatus? Judged);
}
