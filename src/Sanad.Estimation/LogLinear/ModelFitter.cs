namespace Sanad.Estimation.LogLinear;

/// <summary>
/// Fits hierarchical models to all combinations of some lists. The information of two sets is the sum of the means of all combinations that hold both, so that
/// one pass of sums over supersets gives the whole matrix, and one over subsets all means. Keeps its rooms: one fitter a thread.
/// </summary>
internal sealed class ModelFitter(int lists)
{
    private const int Rounds = 60;
    private const double Enough = 1e-12;

    // In people: a parameter of which the table knows less than this stays where it is. It runs to infinity, on combinations that are then empty for certain
    // (the extended maximum of Fienberg and Rinaldo 2012), or it says what others say. As the constant comes last, it alone is held only when it is not determined.
    private const double LeastKnown = 1e-8;
    private readonly int _cells = 1 << lists;
    private readonly double[] _mean = new double[1 << lists], _sums = new double[1 << lists], _log = new double[1 << lists], _sumsOfMeans = new double[1 << lists];
    private readonly bool[] _open = new bool[1 << lists];
    private readonly List<int> _terms = new(1 << lists);
    private double[] _factor = [], _right = [], _old = [];

    /// <summary>Fits a model.</summary>
    /// <param name="counts">By combination. The first, of those on no list, is looked at only when <paramref name="withUnseen"/>.</param>
    /// <param name="sets">Sets of lists that have a parameter, as bits, without the constant.</param>
    /// <param name="withUnseen">True when the first count is given: for profiles.</param>
    public Fit Fit(ReadOnlySpan<double> counts, ReadOnlySpan<uint> sets, bool withUnseen = false)
    {
        Open(counts, sets, withUnseen);
        for (var x = 0; x < _cells; x++)
            _mean[x] = _open[x] ? counts[x] + 0.1 : 0;
        for (var x = 0; x < _cells; x++)
            _sums[x] = _open[x] ? (_mean[x] * Math.Log(_mean[x])) + counts[x] - _mean[x] : 0;
        SumSupersets(_sums);
        if (!Factor())
            return LogLinear.Fit.Undetermined;
        Array.Clear(_log);
        Step(1);
        var deviance = Iterate(counts);
        // Sets that nobody stands on have coefficients of minus infinity; they are parameters all the same.
        return Factor() ? new(IsDetermined: true, deviance, LogLikelihood(counts), Math.Exp(_log[0]), 1 / Square(_factor[^1])) : LogLinear.Fit.Undetermined;
    }

    /// <summary>
    /// By how many people the unseen of the model fitted last are off on average, since the formulas hold for large tables (Cordeiro and McCullagh 1991, section 4; as
    /// Rcapture warns of it).
    /// </summary>
    public double Bias()
    {
        var size = _terms.Count;
        var solved = new double[size];
        Array.Clear(_sums);
        for (var x = 1; x < _cells; x++)
        {
            if (!_open[x])
                continue;
            for (var i = 0; i < size; i++)
                solved[i] = (_terms[i] & x) == _terms[i] ? 1 : 0;
            Cholesky.SolveLower(_factor, solved);
            _sums[x] = _mean[x] * solved.Sum(value => value * value); // -2 mean xi
        }
        SumSupersets(_sums);
        for (var i = 0; i < size; i++)
            solved[i] = _sums[_terms[i]] - (_terms[i] == 0 ? 1 : 0);
        Cholesky.Solve(_factor, solved);
        return -0.5 * Math.Exp(_log[0]) * solved[^1];
    }

    /// <summary>Means of all combinations under the model fitted last; the first is that of no list.</summary>
    public double[] Means()
    {
        var means = (double[])_log.Clone();
        SumSubsets(means);
        for (var x = 0; x < _cells; x++)
            means[x] = _open[x] || x == 0 ? Math.Exp(means[x]) : 0;
        return means;
    }

    // The constant is put last: its variance is then the last pivot of the factor.
    private void Open(ReadOnlySpan<double> counts, ReadOnlySpan<uint> sets, bool withUnseen)
    {
        for (var x = 0; x < _cells; x++)
            (_open[x], _sums[x]) = (x > 0 || withUnseen, x > 0 ? counts[x] : 0);
        SumSupersets(_sums);
        _terms.Clear();
        foreach (var set in sets)
        {
            if (_sums[set] > 0)
                _terms.Add((int)set);
            else
                Close((int)set);
        }
        _terms.Add(0);
        if (_right.Length != _terms.Count)
            (_factor, _right, _old) = (new double[_terms.Count * _terms.Count], new double[_terms.Count], new double[_terms.Count]);
    }

    // A set on which nobody stands: its combinations are certain to be empty, and say nothing else.
    private void Close(int set)
    {
        for (var x = set; x < _cells; x++)
            _open[x] &= (x & set) != set;
    }

    private double Iterate(ReadOnlySpan<double> counts)
    {
        var deviance = Evaluate(counts);
        for (var round = 0; round < Rounds; round++)
        {
            for (var x = 0; x < _cells; x++)
                _sums[x] = _open[x] ? counts[x] - _mean[x] : 0;
            SumSupersets(_sums);
            if (!Factor())
                return deviance;
            Step(1);
            var next = Evaluate(counts);
            for (var share = 0.5; !(next <= deviance + (Enough * (deviance + 0.1))) && share > 1e-6; share /= 2)
            {
                Step(-share); // half of what the last one took back
                next = Evaluate(counts);
            }
            var moved = Math.Abs(deviance - next);
            deviance = next;
            if (moved < Enough * (deviance + 0.1))
                break;
        }
        return deviance;
    }

    // Solves for the gradient in _sums and moves the coefficients by a share of the solution; the solution is kept for going back.
    private void Step(double share)
    {
        if (share > 0)
        {
            for (var i = 0; i < _terms.Count; i++)
                _right[i] = _sums[_terms[i]];
            Cholesky.Solve(_factor, _right);
        }
        for (var i = 0; i < _terms.Count; i++)
            _log[_terms[i]] += share * _right[i];
    }

    private bool Factor()
    {
        Array.Copy(_mean, _sumsOfMeans, _cells);
        SumSupersets(_sumsOfMeans);
        var size = _terms.Count;
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
                _factor[(i * size) + j] = _sumsOfMeans[_terms[i] | _terms[j]];
        }
        return Cholesky.Factor(_factor, size, LeastKnown);
    }

    private double Evaluate(ReadOnlySpan<double> counts)
    {
        Array.Copy(_log, _mean, _cells);
        SumSubsets(_mean);
        var deviance = 0.0;
        for (var x = 0; x < _cells; x++)
        {
            _mean[x] = _open[x] ? Math.Exp(_mean[x]) : 0;
            if (_open[x])
                deviance += Poisson.Deviance(counts[x], _mean[x]);
        }
        return double.IsNaN(deviance) ? double.PositiveInfinity : deviance;
    }

    private double LogLikelihood(ReadOnlySpan<double> counts)
    {
        var sum = 0.0;
        for (var x = 0; x < _cells; x++)
            sum += _open[x] ? Poisson.LogProbability(counts[x], _mean[x]) : 0;
        return sum;
    }

    // After it, each set has the sum over all sets that hold it.
    private void SumSupersets(double[] values)
    {
        for (var bit = 1; bit < _cells; bit <<= 1)
        {
            for (var x = 0; x < _cells; x++)
            {
                if ((x & bit) == 0)
                    values[x] += values[x | bit];
            }
        }
    }

    // After it, each set has the sum over all sets within it.
    private void SumSubsets(double[] values)
    {
        for (var bit = 1; bit < _cells; bit <<= 1)
        {
            for (var x = 0; x < _cells; x++)
            {
                if ((x & bit) != 0)
                    values[x] += values[x ^ bit];
            }
        }
    }

    private static double Square(double x) => x * x;
}

/// <summary>What fitting a model to a table gave.</summary>
/// <param name="IsDetermined">False when the table does not determine the constant, and with it those on no list; the other numbers then mean nothing.</param>
/// <param name="Deviance">Twice the log likelihood below that of a perfect fit.</param>
/// <param name="LogLikelihood">Natural logarithm, factorials included.</param>
/// <param name="Unseen">People on no list.</param>
/// <param name="VarianceOfLog">Of the logarithm of <paramref name="Unseen"/>.</param>
internal readonly record struct Fit(bool IsDetermined, double Deviance, double LogLikelihood, double Unseen, double VarianceOfLog)
{
    public static Fit Undetermined => new(IsDetermined: false, double.NaN, double.NaN, double.NaN, double.NaN);
}
