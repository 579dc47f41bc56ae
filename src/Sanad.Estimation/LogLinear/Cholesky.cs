namespace Sanad.Estimation.LogLinear;

/// <summary>Cholesky's factor of a small positive definite matrix in its own room, row by row; a library's matrices cost more than the sums for twenty parameters.</summary>
internal static class Cholesky
{
    /// <summary>
    /// Replaces the lower triangle by the factor. A row whose pivot is not above a limit depends on those before it: it becomes 0, and its unknown stays as it
    /// is. False when that is the last row.
    /// </summary>
    public static bool Factor(double[] matrix, int size, double least)
    {
        for (var j = 0; j < size; j++)
        {
            var row = matrix.AsSpan(j * size, j + 1);
            for (var k = 0; k < j; k++)
                row[k] = matrix[(k * size) + k] is > 0 and var diagonal ? (row[k] - Dot(row, matrix.AsSpan(k * size, k), k)) / diagonal : 0;
            var pivot = row[j] - Dot(row, row, j);
            row[j] = pivot > least ? Math.Sqrt(pivot) : 0;
        }
        return matrix[^1] > 0;
    }

    /// <summary>Solves for a right side, in its place.</summary>
    public static void Solve(double[] factor, double[] right)
    {
        SolveLower(factor, right);
        var size = right.Length;
        for (var i = size - 1; i >= 0; i--)
        {
            if (right[i] == 0)
                continue;
            right[i] /= factor[(i * size) + i];
            for (var k = 0; k < i; k++)
                right[k] -= factor[(i * size) + k] * right[i];
        }
    }

    /// <summary>Solves for a right side by the factor alone: the squares of the result add up to the right side's form in the inverse matrix.</summary>
    public static void SolveLower(double[] factor, double[] right)
    {
        var size = right.Length;
        for (var i = 0; i < size; i++)
            right[i] = factor[(i * size) + i] is > 0 and var diagonal ? (right[i] - Dot(factor.AsSpan(i * size, i), right, i)) / diagonal : 0;
    }

    private static double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> other, int length)
    {
        var sum = 0.0;
        for (var k = 0; k < length; k++)
            sum += one[k] * other[k];
        return sum;
    }
}
