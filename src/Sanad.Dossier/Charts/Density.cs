namespace Sanad.Dossier;

/// <summary>A smooth curve over equally likely numbers, by a normal kernel (Silverman 1986, rule of thumb), its highest point at 1.</summary>
internal static class Density
{
    private const int Steps = 240, MostNumbers = 4_000;

    /// <summary>Places on the axis and heights.</summary>
    public static List<(double Across, double Up)> Of(double[] sorted, ValueAxis axis)
    {
        var numbers = sorted.Where((_, at) => at % Math.Max(1, sorted.Length / MostNumbers) == 0).Select(axis.Position).ToArray();
        var mean = numbers.Average();
        var spread = Math.Min(Math.Sqrt(numbers.Average(number => (number - mean) * (number - mean))), (numbers[numbers.Length * 3 / 4] - numbers[numbers.Length / 4]) / 1.34);
        var width = Math.Max(1e-3, 0.9 * spread * Math.Pow(numbers.Length, -0.2));
        var heights = Enumerable.Range(0, Steps + 1).Select(step => (double)step / Steps).Select(at => (Across: at, Up: numbers.Sum(number => Math.Exp(-0.5 * Math.Pow((at - number) / width, 2))))).ToList();
        var highest = heights.Max(point => point.Up);
        return heights.ConvertAll(point => (point.Across, point.Up / highest));
    }
}
