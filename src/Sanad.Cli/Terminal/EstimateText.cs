using System.Globalization;
using Sanad.Estimation;

namespace Sanad.Cli.Terminal;

/// <summary>Estimates as people read them: what is documented first, the interval before the number, and what was refused with its reason.</summary>
internal static class EstimateText
{
    public static void Print(Run run, ListTable table, IReadOnlyList<EstimateResult> results)
    {
        run.Print(string.Create(CultureInfo.InvariantCulture, $"documented    at least {table.Observed:N0} people, on {table.Lists.Count} lists: {string.Join(", ", table.Lists.Select((name, j) => string.Create(CultureInfo.InvariantCulture, $"{Shown.Isolated(Shown.Safe(name))} {table.SizeOf(j):N0}")))}"));
        PrintResults(run, results);
    }

    /// <summary>Each result, then what they come to together.</summary>
    public static void PrintResults(Run run, IReadOnlyList<EstimateResult> results)
    {
        foreach (var result in results)
            PrintOne(run, result);
        if (results.Count > 1)
            PrintTogether(run, SideBySide.Of(results));
    }

    private static void PrintOne(Run run, EstimateResult result)
    {
        var number = result is { Status: not EstimateStatus.Refused, Value: { } value }
            ? result.Method == "chao" ? $"at least {Round(value.Total)}" : $"{Round(value.Low)} to {Round(value.High)}, most likely about {Round(value.Total)}"
            : "refused";
        run.Print($"{result.Method,-13} {number}{(result.Model is { } model && result.Status != EstimateStatus.Refused ? $"   {Shown.Safe(model)}" : "")}");
        foreach (var reason in result.Reasons)
            run.Print($"              {(reason.Refuses ? "refused" : "caution")}: {Shown.Safe(reason.ToString())}");
    }

    private static void PrintTogether(Run run, SideBySide together)
    {
        run.Print("");
        run.Print(together.Status switch
        {
            EstimateStatus.Refused => $"No estimate. What stands: at least {Round(together.AtLeast)}.",
            EstimateStatus.Caution => $"The methods disagree: from {Round(together.Low!.Value)} to {Round(together.High!.Value)}. The spread is the answer; no number stands for it.",
            _ => $"The methods agree within {Round(together.Low!.Value)} to {Round(together.High!.Value)}.",
        });
        if (together.Status != EstimateStatus.Refused)
            run.Print("People whom none of these lists could have recorded are not in these numbers; if there are such people, the true number is higher.");
    }

    // Two significant figures: more would claim a precision that no method has.
    private static string Round(double number)
    {
        if (!double.IsFinite(number))
            return "no limit";
        var unit = Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(1, number))) - 1));
        return (Math.Round(number / unit) * unit).ToString("N0", CultureInfo.InvariantCulture);
    }
}
