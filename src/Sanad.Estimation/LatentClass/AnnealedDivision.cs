using Sanad.Estimation.Random;

namespace Sanad.Estimation.LatentClass;

/// <summary>
/// Divides people between two classes by small steps from a division that is easy to draw to one that the model knows (annealed importance sampling: Neal 2001; as a
/// proposal for jumps: Karagiannis and Andrieu 2013). On its way a division has the weight of the easy one to the power 1-b, times the gamma and beta functions of each
/// class and list at what the easy division expects, weighed 1-b, and what the division holds, weighed b. At b = 1 that is the model, all chances summed out.
/// </summary>
internal sealed class AnnealedDivision(int[][] listsOf, int lists)
{
    private const int Steps = 40;
    private readonly double[] _expected = new double[2 * lists], _found = new double[2 * lists], _logOdds = new double[lists];
    private readonly double[] _all = new double[2], _expectedAll = new double[2], _logExpectedUnseen = new double[2], _easy = new double[listsOf.Length];

    /// <summary>Whom the second class holds, by combination.</summary>
    public double[] Second { get; } = new double[listsOf.Length];

    /// <summary>Of the first class and of the second: people on no list.</summary>
    public double[] Unseen { get; } = new double[2];

    /// <summary>True when those whom the division expects in the second class are there rather than in the first.</summary>
    public bool Agrees(Division division)
    {
        var sum = 0.0;
        for (var m = 0; m < Second.Length; m++)
        {
            if (division.People[m] > 0)
                sum += (Second[m] - (division.People[m] / 2)) * (division.Chances[m] - 0.5);
        }
        return sum > 0;
    }

    /// <summary>Walks from the easy division to that of the model; returns the logarithm of the weight of where it came to.</summary>
    public double Forth(Division division, Xoshiro random)
    {
        Expect(division);
        Draw(division, random, 0);
        var log = LogOfEasy(division);
        for (var step = 1; step <= Steps; step++)
        {
            log += Rise(division, step);
            if (step < Steps)
                Draw(division, random, At(step));
        }
        return log;
    }

    /// <summary>Walks from the division that is set to the easy one; returns the logarithm of the weight that the way forth would have had.</summary>
    public double Back(Division division, Xoshiro random)
    {
        Expect(division);
        Count(division);
        var log = LogOfEasy(division);
        for (var step = Steps; step >= 1; step--)
        {
            if (step < Steps)
                Draw(division, random, At(step));
            log += Rise(division, step);
        }
        return log;
    }

    // Steps grow small towards the model: only there do classes and whom they hold move together, so that the division goes far, and slowly.
    private static double At(int step)
    {
        var left = 1 - ((double)step / Steps);
        return 1 - (left * left * left);
    }

    private void Expect(Division division)
    {
        Array.Clear(_expected);
        (_expectedAll[0], _expectedAll[1]) = (division.UnseenOfFirst, division.UnseenOfSecond);
        (_logExpectedUnseen[0], _logExpectedUnseen[1]) = (Math.Log(division.UnseenOfFirst), Math.Log(division.UnseenOfSecond));
        for (var m = 0; m < _easy.Length; m++)
        {
            if (division.People[m] == 0)
                continue;
            var there = division.People[m] * division.Chances[m];
            _easy[m] = Math.Log(division.Chances[m] / (1 - division.Chances[m]));
            _expectedAll[1] += there;
            _expectedAll[0] += division.People[m] - there;
            foreach (var j in listsOf[m])
            {
                _expected[j] += division.People[m] - there;
                _expected[lists + j] += there;
            }
        }
    }

    // Chances given the division, then the division given the chances.
    private void Draw(Division division, Xoshiro random, double b)
    {
        Array.Clear(_logOdds);
        var (first, second) = b > 0 ? (DrawClass(random, 0, b, -1), DrawClass(random, 1, b, 1)) : (0, 0);
        for (var m = 0; m < Second.Length; m++)
        {
            if (division.People[m] == 0)
                continue;
            var log = second - first;
            foreach (var j in listsOf[m])
                log += _logOdds[j];
            Second[m] = random.Binomial((long)division.People[m], 1 / (1 + Math.Exp(-((1 - b) * _easy[m]) - (b * log))));
        }
        Unseen[0] = random.Poisson(Math.Exp(((1 - b) * _logExpectedUnseen[0]) + (b * first)));
        Unseen[1] = random.Poisson(Math.Exp(((1 - b) * _logExpectedUnseen[1]) + (b * second)));
        Count(division);
    }

    // The logarithm of how many of the class are expected on no list; adds the log odds of its lists with a sign.
    private double DrawClass(Xoshiro random, int k, double b, double sign)
    {
        var all = Mixed(_expectedAll[k], _all[k], b);
        var (log, product) = (Math.Log(random.Gamma(1 + all)), 1.0);
        for (var j = 0; j < lists; j++)
        {
            var found = Mixed(_expected[(k * lists) + j], _found[(k * lists) + j], b);
            var odds = random.Gamma(1 + found) / random.Gamma(1 + all - found);
            product *= 1 + odds;
            _logOdds[j] += sign * Math.Log(odds);
        }
        return log - Math.Log(product);
    }

    private static double Mixed(double expected, double found, double b) => ((1 - b) * expected) + (b * found);

    private void Count(Division division)
    {
        Array.Clear(_found);
        (_all[0], _all[1]) = (Unseen[0], Unseen[1]);
        for (var m = 0; m < Second.Length; m++)
        {
            if (division.People[m] == 0)
                continue;
            var (here, there) = (division.People[m] - Second[m], Second[m]);
            (_all[0], _all[1]) = (_all[0] + here, _all[1] + there);
            foreach (var j in listsOf[m])
            {
                _found[j] += here;
                _found[lists + j] += there;
            }
        }
    }

    // The sum of the weights of all easy divisions.
    private double LogOfEasy(Division division) => division.UnseenOfFirst + division.UnseenOfSecond + LogOfClasses(0);

    // By how much the weight of the division that is set rises with a step.
    private double Rise(Division division, int step)
    {
        var easy = (Unseen[0] * _logExpectedUnseen[0]) + (Unseen[1] * _logExpectedUnseen[1]);
        for (var m = 0; m < Second.Length; m++)
        {
            if (division.People[m] is > 0 and var all)
                easy += LogChance(all, Second[m], division.Chances[m]);
        }
        return LogOfClasses(At(step)) - LogOfClasses(At(step - 1)) - (easy * (At(step) - At(step - 1)));
    }

    private static double LogChance(double all, double some, double chance) => (some == 0 ? 0 : some * Math.Log(chance)) + (all == some ? 0 : (all - some) * Math.Log(1 - chance));

    private double LogOfClasses(double b) => LogOfClass(0, b) + LogOfClass(1, b);

    private double LogOfClass(int k, double b)
    {
        var all = Mixed(_expectedAll[k], _all[k], b);
        var log = Special.LogGamma(1 + all) - (lists * Special.LogGamma(2 + all));
        for (var j = 0; j < lists; j++)
        {
            var found = Mixed(_expected[(k * lists) + j], _found[(k * lists) + j], b);
            log += Special.LogGamma(1 + found) + Special.LogGamma(1 + all - found);
        }
        return log;
    }
}
