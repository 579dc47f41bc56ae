using Sanad.Estimation.Random;

namespace Sanad.Estimation.LatentClass;

/// <summary>
/// One chain of the latent class model (Manrique-Vallier 2016, Biometrics 72, p. 1246, section 3): people are of classes, within a class lists find them
/// independently; a Dirichlet process says how many classes are used. Gibbs sampling, with exchanges of classes so that their order does not hold the chain.
/// </summary>
internal sealed class Chain
{
    private readonly Xoshiro _random;
    private readonly LatentClassOptions _options;
    private readonly Cell[] _cells;
    private readonly int[][] _listsOf;
    private readonly int _lists, _classes;
    private readonly double _observed;

    // By class: log V, log (1 - V), the class's share, its share of those on no list, people in it. By class and list: odds of being found, people found.
    private readonly double[] _logStick, _logRest, _share, _missed, _people, _weight;
    private readonly double[] _odds, _found;
    private double _alpha = 1;

    public Chain(ListTable table, LatentClassOptions options, ulong stream)
    {
        (_random, _options, _cells, _lists, _classes, _observed) = (new(options.Seed, stream), options, [.. table.Cells], table.Lists.Count, options.Classes, table.Observed);
        _listsOf = [.. _cells.Select(cell => Enumerable.Range(0, _lists).Where(j => (cell.Lists >> j & 1) != 0).ToArray())];
        (_logStick, _logRest, _share, _missed, _people, _weight) = (new double[_classes], new double[_classes], new double[_classes], new double[_classes], new double[_classes], new double[_classes]);
        (_odds, _found) = (new double[_classes * _lists], new double[_classes * _lists]);
    }

    /// <summary>People on no list, in the present state.</summary>
    public double Unseen { get; private set; }

    /// <summary>Begins with all people in one class, found as often as lists find people.</summary>
    public void BeginWithOneClass()
    {
        for (var k = 0; k < _classes; k++)
            SetClass(k, k == 0 ? 0.9 : 0.5, j => (ListSize(j) + 1) / (_observed + 2));
        Share();
    }

    /// <summary>Begins with classes of any kind.</summary>
    public void BeginWithManyClasses()
    {
        for (var k = 0; k < _classes; k++)
            SetClass(k, 1.0 / (_classes - k + 1), _ => _random.Uniform());
        Share();
    }

    /// <summary>Begins with most people in a class that lists rarely find.</summary>
    public void BeginWithManyUnseen()
    {
        for (var k = 0; k < _classes; k++)
            SetClass(k, k == 0 ? 0.8 : 0.5, j => k == 0 ? 0.1 * (ListSize(j) + 1) / (_observed + 2) : _random.Uniform());
        Share();
    }

    /// <summary>One round over everything unknown.</summary>
    public void Sweep()
    {
        Array.Clear(_people);
        Array.Clear(_found);
        for (var at = 0; at < _cells.Length; at++)
            Spread(_cells[at].People, _listsOf[at]);
        DrawUnseen();
        DrawClasses();
        ExchangeAny();
        ExchangeNeighbours();
        DrawSticks();
        DrawAlpha();
        Share();
    }

    private double ListSize(int list) => _cells.Where(cell => (cell.Lists >> list & 1) != 0).Sum(cell => (double)cell.People);

    private void SetClass(int k, double stick, Func<int, double> chance)
    {
        (_logStick[k], _logRest[k]) = k == _classes - 1 ? (0, double.NegativeInfinity) : (Math.Log(stick), Math.Log(1 - stick));
        for (var j = 0; j < _lists; j++)
            _odds[(k * _lists) + j] = chance(j) is var found ? found / (1 - found) : 0;
    }

    // From sticks to shares: of all people, and of those on no list.
    private void Share()
    {
        var rest = 0.0;
        for (var k = 0; k < _classes; k++)
        {
            _share[k] = Math.Exp(rest + _logStick[k]);
            rest += _logRest[k];
            var missed = _share[k];
            for (var j = 0; j < _lists; j++)
                missed /= 1 + _odds[(k * _lists) + j];
            _missed[k] = missed;
        }
    }

    // People of one combination of lists, over the classes.
    private void Spread(long people, int[] lists)
    {
        var sum = 0.0;
        for (var k = 0; k < _classes; k++)
        {
            var weight = _missed[k];
            foreach (var j in lists)
                weight *= _odds[(k * _lists) + j];
            _weight[k] = weight;
            sum += weight;
        }
        for (var k = 0; k < _classes && people > 0; k++)
        {
            var some = k == _classes - 1 ? people : _random.Binomial(people, _weight[k] / sum);
            sum -= _weight[k];
            people -= some;
            if (some == 0)
                continue;
            _people[k] += some;
            foreach (var j in lists)
                _found[(k * _lists) + j] += some;
        }
    }

    // Negative binomial: those on no list, given that so many are on some, and their classes.
    private void DrawUnseen()
    {
        var missed = Math.Min(_missed.Sum(), 1 - 1e-12);
        do
            Unseen = _random.Poisson(_random.Gamma(_observed) * missed / (1 - missed));
        while (_options.Cap is { } cap && Unseen > cap * _observed);
        var (left, sum) = ((long)Unseen, missed);
        for (var k = 0; k < _classes && left > 0; k++)
        {
            var some = k == _classes - 1 ? left : _random.Binomial(left, _missed[k] / sum);
            sum -= _missed[k];
            left -= some;
            _people[k] += some;
        }
    }

    // Lists' chances within each class, prior Beta(1, 1).
    private void DrawClasses()
    {
        for (var k = 0; k < _classes; k++)
        {
            for (var j = 0; j < _lists; j++)
            {
                var found = _found[(k * _lists) + j];
                _odds[(k * _lists) + j] = _people[k] == 0 ? EvenOdds() : _random.Gamma(1 + found) / _random.Gamma(1 + _people[k] - found);
            }
        }
    }

    private double EvenOdds() => _random.Uniform() is var chance ? chance / (1 - chance) : 0;

    // Two classes change places; their shares stay where they were (Papaspiliopoulos and Roberts 2008, section 3.4, the first move).
    private void ExchangeAny()
    {
        var (one, other) = (_random.Below(_classes), _random.Below(_classes));
        if (one == other || Math.Log(_random.Uniform()) >= (Math.Log(_share[one]) - Math.Log(_share[other])) * (_people[other] - _people[one]))
            return;
        Exchange(one, other);
    }

    // Two neighbours change places with their sticks (the second move).
    private void ExchangeNeighbours()
    {
        if (_classes < 3)
            return;
        var first = _random.Below(_classes - 2);
        if (Math.Log(_random.Uniform()) >= (_people[first] * _logRest[first + 1]) - (_people[first + 1] * _logRest[first]))
            return;
        Exchange(first, first + 1);
        (_logStick[first], _logStick[first + 1]) = (_logStick[first + 1], _logStick[first]);
        (_logRest[first], _logRest[first + 1]) = (_logRest[first + 1], _logRest[first]);
    }

    private void Exchange(int one, int other)
    {
        (_people[one], _people[other]) = (_people[other], _people[one]);
        for (var j = 0; j < _lists; j++)
            (_odds[(one * _lists) + j], _odds[(other * _lists) + j]) = (_odds[(other * _lists) + j], _odds[(one * _lists) + j]);
    }

    private void DrawSticks()
    {
        var after = _people.Sum();
        for (var k = 0; k < _classes - 1; k++)
        {
            after -= _people[k];
            var (own, rest) = (_random.LogGamma(1 + _people[k]), _random.LogGamma(_alpha + after));
            var sum = Math.Max(own, rest) + Math.Log(1 + Math.Exp(-Math.Abs(own - rest)));
            (_logStick[k], _logRest[k]) = (own - sum, rest - sum);
        }
    }

    private void DrawAlpha()
    {
        var last = 0.0;
        for (var k = 0; k < _classes - 1; k++)
            last += _logRest[k];
        _alpha = Math.Max(1e-12, _random.Gamma(_options.AlphaShape + _classes - 1) / (_options.AlphaRate - last));
    }
}
