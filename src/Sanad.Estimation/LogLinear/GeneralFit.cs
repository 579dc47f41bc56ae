using MathNet.Numerics.LinearAlgebra;

namespace Sanad.Estimation.LogLinear;

/// <summary>A Poisson regression with log link, by iteratively reweighted least squares: for designs that are no sets of interactions.</summary>
/// <param name="Coefficients">In the order of the design's columns.</param>
/// <param name="Covariance">Of the coefficients.</param>
/// <param name="Deviance">Twice the log likelihood below that of a perfect fit.</param>
/// <param name="Aic">Akaike's criterion, as R's glm computes it.</param>
internal sealed record GeneralFit(Vector<double> Coefficients, Matrix<double> Covariance, double Deviance, double Aic)
{
    private const int Rounds = 50;
    private const double Enough = 1e-12, Flat = 1e-13;

    /// <summary>Null when the counts determine no finite coefficients.</summary>
    public static GeneralFit? Of(double[,] rows, double[] counts)
    {
        var (design, n) = (Matrix<double>.Build.DenseOfArray(rows), Vector<double>.Build.Dense(counts));
        var mean = n.Map(count => count + 0.1);
        var (coefficients, deviance) = (Vector<double>.Build.Dense(design.ColumnCount), double.PositiveInfinity);
        for (var round = 0; round < Rounds; round++)
        {
            var working = mean.PointwiseLog() + (n - mean).PointwiseDivide(mean);
            if (Information(design, mean) is var information && !IsDefinite(information))
                return null;
            coefficients = information.Cholesky().Solve(design.TransposeThisAndMultiply(mean.PointwiseMultiply(working)));
            mean = (design * coefficients).PointwiseExp();
            var next = DevianceOf(counts, mean);
            if (Math.Abs(next - deviance) < Enough * (Math.Abs(next) + 0.1))
                break;
            deviance = next;
        }
        var last = Information(design, mean);
        return !IsDefinite(last) ? null : new(coefficients, last.Cholesky().Solve(Matrix<double>.Build.DenseIdentity(design.ColumnCount)), DevianceOf(counts, mean),
            (2 * design.ColumnCount) - (2 * counts.Zip(mean, Poisson.LogProbability).Sum()));
    }

    // Each row by its mean: the diagonal matrix of the means would be the square of the rows.
    private static Matrix<double> Information(Matrix<double> design, Vector<double> mean) => design.TransposeThisAndMultiply(design.MapIndexed((row, _, value) => mean[row] * value));

    // A coefficient that runs to infinity takes the means of its cells to 0, and with them the information on it.
    private static bool IsDefinite(Matrix<double> information)
    {
        var (factor, size) = (information.ToRowMajorArray(), information.RowCount);
        Cholesky.Factor(factor, size, Flat * information.Diagonal().Maximum());
        return Enumerable.Range(0, size).All(i => factor[(i * size) + i] > 0);
    }

    private static double DevianceOf(double[] counts, Vector<double> mean) => counts.Zip(mean, Poisson.Deviance).Sum();
}
