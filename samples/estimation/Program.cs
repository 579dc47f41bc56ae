using System.Globalization;
using Sanad.Estimation;
using Sanad.Estimation.Combine;

// Sanad.Estimation by itself: no casebook, no file, no command line. Killings in Kosovo, 20 March to 22 June 1999, as four lists hold them (Ball and others 2002):
// bit 0 = exhumations, bit 1 = American Bar Association, bit 2 = OSCE, bit 3 = Human Rights Watch.
long[] people = [1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27];
var table = ListTable.Of(["EXH", "ABA", "OSCE", "HRW"], people.Select((count, at) => new Cell((uint)at + 1, count)));
Say($"documented: at least {table.Observed:N0} people on {table.Lists.Count} lists");

// Every method behind the gate; a refused one shows its reasons and no number.
var results = Methods.Names.Select(method => Methods.Run(method, table, new() { Seed = 1 })).ToList();
foreach (var result in results)
{
    if (result.Status == EstimateStatus.Refused || result.Value is not { } value)
        Say($"{result.Method,-13} refused");
    else if (result.Method == "chao")
        Say($"{result.Method,-13} at least {value.Low:N0}");
    else
        Say($"{result.Method,-13} {value.Low:N0} to {value.High:N0}   {result.Model}");
    foreach (var reason in result.Reasons)
        Say($"{"",-13} {reason}");
}

// Beside each other, never averaged.
var together = SideBySide.Of(results);
Say($"side by side: {together.Status}, {together.Low:N0} to {together.High:N0}, and at least {together.AtLeast:N0}");

// What if some links are wrong? Five tables in which up to forty pairs of the first two lists are one person, pooled: the interval grows.
var drawn = Enumerable.Range(0, 5).Select(number => ListTable.Of(table.Lists, table.Cells.Select(cell => cell with { People = cell.People + (cell.Lists switch { 1 or 2 => -10, 3 => 10, _ => 0 } * number) }))).ToList();
var pooled = OverLinks.Run("loglinear", table, drawn, new()).Value!.Value;
Say($"loglinear over five ways to link: {pooled.Low:N0} to {pooled.High:N0}");

static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
