using MathNet.Numerics;

namespace Sanad.Estimation.Tests;

/// <summary>The latent class model with two classes, by going through all divisions of a few people: slow, simple, and nothing in common with the sampler.</summary>
internal static class TwoClasses
{
    private const double Shape = .25, Rate = .25;

    /// <summary>The posterior of the unseen, from 0 to a most, as shares that add up to 1.</summary>
    public static double[] Of(ListTable table, int most)
    {
        var people = (int)table.Observed + most;
        var sticks = Enumerable.Range(0, people + 1).Select(first => Enumerable.Range(0, people + 1 - first).Select(second => Stick(first, second)).ToArray()).ToArray();
        var weights = new double[most + 1];
        var lists = table.Lists.Count;
        Divide(0, 0, 0, new int[lists], new int[lists], 0);
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);

        // Cell by cell: how many of it are of the first class, and in how many ways.
        void Divide(int at, int first, int second, int[] foundFirst, int[] foundSecond, double logWays)
        {
            if (at == table.Cells.Count)
            {
                AddUnseen(first, second, foundFirst, foundSecond, logWays);
                return;
            }
            var (cell, all) = (table.Cells[at], (int)table.Cells[at].People);
            for (var ofFirst = 0; ofFirst <= all; ofFirst++)
                Divide(at + 1, first + ofFirst, second + all - ofFirst, Plus(foundFirst, cell.Lists, ofFirst), Plus(foundSecond, cell.Lists, all - ofFirst), logWays + SpecialFunctions.BinomialLn(all, ofFirst));
        }

        void AddUnseen(int first, int second, int[] foundFirst, int[] foundSecond, double logWays)
        {
            for (var unseen = 0; unseen <= most; unseen++)
            {
                var total = (int)table.Observed + unseen;
                var arranged = SpecialFunctions.FactorialLn(total) - SpecialFunctions.FactorialLn(unseen) - Math.Log(total);
                for (var ofFirst = 0; ofFirst <= unseen; ofFirst++)
                {
                    var (one, other) = (first + ofFirst, second + unseen - ofFirst);
                    weights[unseen] += Math.Exp(arranged + logWays + SpecialFunctions.BinomialLn(unseen, ofFirst) + sticks[one][other] + Found(foundFirst, one) + Found(foundSecond, other));
                }
            }
        }
    }

    private static int[] Plus(int[] found, uint lists, int people) => [.. found.Select((before, j) => before + ((lists >> j & 1) != 0 ? people : 0))];

    private static double Found(int[] found, int people) => found.Sum(some => SpecialFunctions.BetaLn(some + 1, people - some + 1));

    // The stick of so many in the first class and in the second, alpha integrated over its gamma prior, in steps of its logarithm.
    private static double Stick(int first, int second)
    {
        var logs = Enumerable.Range(-600, 1_000).Select(step => step / 20.0).Select(log =>
        {
            var alpha = Math.Exp(log);
            return log + SpecialFunctions.BetaLn(first + 1, second + alpha) + (Shape * log) - (Rate * alpha); // alpha from the stick, alpha^(shape - 1) from the prior, alpha from the steps
        }).ToArray();
        var highest = logs.Max();
        return highest + Math.Log(logs.Sum(log => Math.Exp(log - highest)));
    }
}
