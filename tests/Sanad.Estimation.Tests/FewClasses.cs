using MathNet.Numerics;

namespace Sanad.Estimation.Tests;

/// <summary>The latent class model with a few classes, by going through all divisions of a few people: slow, simple, and nothing in common with the sampler.</summary>
internal sealed class FewClasses
{
    private const double Shape = .25, Rate = .25;
    private readonly ListTable _table;
    private readonly int _most;
    private readonly int[] _people;
    private readonly int[,] _found;
    private readonly double[,] _chances;
    private readonly double[] _weights;
    private readonly Dictionary<int, double> _sticks = [];

    private FewClasses(ListTable table, int classes, int most)
    {
        (_table, _most, _people, _found, _weights) = (table, most, new int[classes], new int[classes, table.Lists.Count], new double[most + 1]);
        var all = (int)table.Observed + most;
        _chances = new double[all + 1, all + 1];
        for (var found = 0; found <= all; found++)
        {
            for (var people = found; people <= all; people++)
                _chances[found, people] = SpecialFunctions.BetaLn(found + 1, people - found + 1);
        }
    }

    /// <summary>The posterior of the unseen, from 0 to a most, as shares that add up to 1.</summary>
    public static double[] Of(ListTable table, int classes, int most)
    {
        var few = new FewClasses(table, classes, most);
        few.Divide(0, 0);
        var sum = few._weights.Sum();
        return Array.ConvertAll(few._weights, weight => weight / sum);
    }

    // Cell by cell: how many of it are of which class, and in how many ways. The cell after the last is that of no list.
    private void Divide(int cell, double logWays)
    {
        if (cell < _table.Cells.Count)
        {
            Among(0, (int)_table.Cells[cell].People, _table.Cells[cell].Lists, logWays, log => Divide(cell + 1, log));
            return;
        }
        for (var unseen = 0; unseen <= _most; unseen++)
        {
            var (total, none) = ((int)_table.Observed + unseen, unseen);
            var arranged = SpecialFunctions.FactorialLn(total) - SpecialFunctions.FactorialLn(unseen) - Math.Log(total);
            Among(0, unseen, 0, logWays + arranged, log => _weights[none] += Math.Exp(log + Stick() + Found()));
        }
    }

    private void Among(int k, int left, uint lists, double logWays, Action<double> then)
    {
        for (var some = k == _people.Length - 1 ? left : 0; some <= left; some++)
        {
            Put(k, some, lists);
            var log = logWays + SpecialFunctions.BinomialLn(left, some);
            if (k == _people.Length - 1)
                then(log);
            else
                Among(k + 1, left - some, lists, log, then);
            Put(k, -some, lists);
        }
    }

    private void Put(int k, int people, uint lists)
    {
        _people[k] += people;
        for (var j = 0; j < _table.Lists.Count; j++)
            _found[k, j] += (lists >> j & 1) != 0 ? people : 0;
    }

    private double Found()
    {
        var log = 0.0;
        for (var k = 0; k < _people.Length; k++)
        {
            for (var j = 0; j < _table.Lists.Count; j++)
                log += _chances[_found[k, j], _people[k]];
        }
        return log;
    }

    private double Stick()
    {
        var key = _people.Aggregate(0, (sum, people) => (sum * _chances.GetLength(0)) + people);
        return _sticks.TryGetValue(key, out var known) ? known : _sticks[key] = Stick(_people);
    }

    // The stick of so many people in each class, alpha integrated over its gamma prior, in steps of its logarithm.
    private static double Stick(int[] people)
    {
        var logs = Enumerable.Range(-600, 1_000).Select(step => step / 20.0).Select(log =>
        {
            var (alpha, sum) = (Math.Exp(log), Shape * log); // alpha^(shape - 1) from the prior, alpha from the steps
            for (var k = 0; k < people.Length - 1; k++)
                sum += log + SpecialFunctions.BetaLn(people[k] + 1, people[(k + 1)..].Sum() + alpha); // alpha from the stick
            return sum - (Rate * alpha);
        }).ToArray();
        var highest = logs.Max();
        return highest + Math.Log(logs.Sum(log => Math.Exp(log - highest)));
    }
}
