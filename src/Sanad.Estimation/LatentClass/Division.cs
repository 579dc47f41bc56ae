using Sanad.Estimation.Random;

namespace Sanad.Estimation.LatentClass;

/// <summary>
/// How people of one class might be of two: the two classes that fit them best, by the EM algorithm from the best of some random beginnings. It knows only whom the
/// two classes hold together, so that it serves for taking them apart and for putting them together alike. Which of the two is the first is a toss.
/// </summary>
internal sealed class Division(int[][] listsOf, int lists)
{
    private const int Beginnings = 4, FirstRounds = 5, LastRounds = 12, MostUnseen = 20;
    private const double Least = 1.0 / 3, Most = 1;
    private readonly double[] _first = new double[lists], _second = new double[lists], _best = new double[listsOf.Length];
    private readonly List<int> _present = [];
    private double _share, _firstOfNone, _secondOfNone;

    /// <summary>By combination: the chance to go to the second class.</summary>
    public double[] Chances { get; } = new double[listsOf.Length];

    /// <summary>People on no list who are of the first class, as they are expected.</summary>
    public double UnseenOfFirst { get; private set; }

    /// <summary>Of the second.</summary>
    public double UnseenOfSecond { get; private set; }

    /// <summary>People whom it divides, by combination.</summary>
    public double[] People { get; } = new double[listsOf.Length];

    /// <summary>Their sum.</summary>
    public double Seen { get; set; }

    /// <summary>
    /// Finds a division of <see cref="People"/>; false when the walk is not worth its time: two classes explain them hardly better than one, or so much better that they are
    /// never one (by more than the prior of a class costs at most, the logarithm of the people for each list).
    /// </summary>
    public bool Find(Xoshiro random)
    {
        _present.Clear();
        for (var m = 0; m < People.Length; m++)
        {
            if (People[m] > 0)
                _present.Add(m);
        }
        var (best, first, second) = (double.NegativeInfinity, 0.0, 0.0);
        for (var beginning = 0; beginning < Beginnings; beginning++)
        {
            Begin(random);
            var log = Improve(FirstRounds);
            if (log <= best)
                continue;
            (best, first, second) = (log, UnseenOfFirst, UnseenOfSecond);
            Chances.CopyTo(_best, 0);
        }
        _best.CopyTo(Chances, 0);
        (UnseenOfFirst, UnseenOfSecond) = (first, second);
        var gain = (Improve(LastRounds) - LogOfOne()) / ((lists + 1) * Math.Log(Seen));
        return gain is > Least and < Most;
    }

    /// <summary>The first class is the second.</summary>
    public void Mirror()
    {
        foreach (var m in _present)
            Chances[m] = 1 - Chances[m];
        (UnseenOfFirst, UnseenOfSecond) = (UnseenOfSecond, UnseenOfFirst);
    }

    private double Improve(int rounds)
    {
        var log = 0.0;
        for (var round = 0; round < rounds; round++)
        {
            Maximise();
            log = Weigh();
        }
        return log;
    }

    // The log likelihood of one class.
    private double LogOfOne()
    {
        Array.Clear(_first);
        foreach (var m in _present)
        {
            foreach (var j in listsOf[m])
                _first[j] += People[m];
        }
        var (log, unseen) = (0.0, 0.0);
        for (var round = 0; round < LastRounds; round++)
        {
            (log, var none) = (0, 1.0);
            foreach (var found in _first)
            {
                var chance = (found + 0.5) / (Seen + unseen + 1);
                log += (found * Math.Log(chance)) + ((Seen - found) * Math.Log(1 - chance));
                none *= 1 - chance;
            }
            log -= Seen * Math.Log(1 - none);
            unseen = UnseenOf(Seen, none);
        }
        return log;
    }

    // Two people, each a class with those who are more like them.
    private void Begin(Xoshiro random)
    {
        _share = 0.5;
        Array.Fill(_first, 0.2);
        Array.Fill(_second, 0.2);
        foreach (var j in listsOf[Someone(random.Uniform() * Seen)])
            _first[j] = 0.6;
        foreach (var j in listsOf[Someone(random.Uniform() * Seen)])
            _second[j] = 0.6;
        ToOdds();
        Weigh();
    }

    private int Someone(double at)
    {
        var m = 0;
        while (m < People.Length - 1 && (at -= People[m]) > 0)
            m++;
        return m;
    }

    private void Maximise()
    {
        Array.Fill(_first, 0.5);
        Array.Fill(_second, 0.5);
        var second = 0.0;
        foreach (var m in _present)
        {
            var (there, here) = (People[m] * Chances[m], People[m] * (1 - Chances[m]));
            second += there;
            foreach (var j in listsOf[m])
            {
                _first[j] += here;
                _second[j] += there;
            }
        }
        var first = Seen - second + UnseenOfFirst;
        second += UnseenOfSecond;
        for (var j = 0; j < lists; j++)
            (_first[j], _second[j]) = (_first[j] / (first + 1), _second[j] / (second + 1));
        _share = (second + 0.5) / (first + second + 1);
        ToOdds();
    }

    private void ToOdds()
    {
        (_firstOfNone, _secondOfNone) = (1 - _share, _share);
        for (var j = 0; j < lists; j++)
        {
            (_firstOfNone, _secondOfNone) = (_firstOfNone * (1 - _first[j]), _secondOfNone * (1 - _second[j]));
            (_first[j], _second[j]) = (_first[j] / (1 - _first[j]), _second[j] / (1 - _second[j]));
        }
    }

    // The log likelihood of those on lists, given that they are; for each combination the chance of the second class; and those on no list.
    private double Weigh()
    {
        var (log, there) = (-Seen * Math.Log(1 - _firstOfNone - _secondOfNone), 0.0);
        foreach (var m in _present)
        {
            var (first, second) = (_firstOfNone, _secondOfNone);
            foreach (var j in listsOf[m])
                (first, second) = (first * _first[j], second * _second[j]);
            Chances[m] = second / (first + second);
            there += People[m] * Chances[m];
            log += People[m] * Math.Log(first + second);
        }
        UnseenOfFirst = UnseenOf(Seen - there, _firstOfNone / (1 - _share));
        UnseenOfSecond = UnseenOf(there, _secondOfNone / _share);
        return log;
    }

    private static double UnseenOf(double seen, double missed) => 0.5 + (seen * Math.Min(MostUnseen, missed / (1 - missed)));
}
