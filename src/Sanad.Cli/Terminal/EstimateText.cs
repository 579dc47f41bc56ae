using System.Globalization;
using Sanad.Dossier;
using Sanad.Estimation;
using Sanad.Estimation.Gate;

namespace Sanad.Cli.Terminal;

/// <summary>Estimates as people read them: what is documented first, the interval before the number, and what was refused with its reason.</summary>
internal static class EstimateText
{
    public static void Print(Run run, ListTable table, IReadOnlyList<EstimateResult> results)
    {
        run.Print(string.Create(CultureInfo.InvariantCulture, $"documented    at least {table.Observed:N0} people, on {table.Lists.Count} {(table.Lists.Count == 1 ? "list" : "lists")}: {string.Join(", ", table.Lists.Select((name, j) => string.Create(CultureInfo.InvariantCulture, $"{Shown.Isolated(Shown.Safe(name))} {table.SizeOf(j):N0}")))}"));
        PrintResults(run, results);
    }

    /// <summary>What holds of all results, each result, then what they come to together.</summary>
    public static void PrintResults(Run run, IReadOnlyList<EstimateResult> results)
    {
        var common = SideBySide.SaidOfAll([.. results.Select(result => result.Reasons.Select(reason => reason.ToString()).ToList())]);
        if (common > 0)
            run.Print("all methods");
        foreach (var reason in results.Take(1).SelectMany(result => result.Reasons.Take(common)))
            PrintReason(run, reason);
        foreach (var result in results)
            PrintOne(run, result, common);
        if (results.Count > 1)
            PrintTogether(run, results[0].Observed, SideBySide.Of(results));
    }

    private static void PrintOne(Run run, EstimateResult result, int common)
    {
        run.Print($"{result.Method,-13} {Number(result)}{(result.Model is { } model && result.Status != EstimateStatus.Refused ? $"   {Shown.Safe(model)}" : "")}");
        foreach (var reason in result.Reasons.Skip(common))
            PrintReason(run, reason);
    }

    private static void PrintReason(Run run, Reason reason) => run.Print($"              {(reason.Refuses ? "refused" : "caution")}: {Shown.Safe(reason.ToString())}");

    private static string Number(EstimateResult result)
    {
        if (result is not { Status: not EstimateStatus.Refused, Value: { } value })
            return "refused";
        if (result.Method == "chao")
            return $"at least {Written(EstimateFigures.Bound(value.Low, result.Observed))}";
        var (low, high) = EstimateFigures.Ends(value.Low, value.High, result.Observed);
        return $"{Written(low)} to {Written(high)}, most likely about {Written(EstimateFigures.Middle(value, result.Observed))}";
    }

    private static void PrintTogether(Run run, long documented, SideBySide together)
    {
        run.Print("");
        if (together.Status == EstimateStatus.Refused)
        {
            run.Print($"No estimate. What stands: at least {Written(EstimateFigures.Bound(together.AtLeast, documented))}.");
            return;
        }
        var (low, high) = EstimateFigures.Ends(together.Low!.Value, together.High!.Value, documented);
        run.Print(together switch
        {
            { Usable.Count: 1 } => $"One method alone gives an interval: {Written(low)} to {Written(high)}. No other confirms it.",
            { Status: EstimateStatus.Caution } => $"The methods disagree: from {Written(low)} to {Written(high)}. The spread is the answer; no number stands for it.",
            _ => $"The intervals of the methods have numbers in common; together they reach from {Written(low)} to {Written(high)}.",
        });
        run.Print("People whom none of these lists could have recorded are not in these numbers; if there are such people, the true number is higher.");
    }

    private static string Written(double number) => double.IsFinite(number) ? number.ToString("N0", CultureInfo.InvariantCulture) : "no limit";
}
