using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Sanad.Estimation.Random;

namespace Sanad.Estimation.LatentClass;

/// <summary>
/// One chain of the latent class model (Manrique-Vallier 2016, Biometrics 72, p. 1246, section 3): people are of classes, within a class lists find them
/// independently; a Dirichlet process says how many classes are used. Gibbs sampling, with exchanges of classes so that their order does not hold the chain.
/// Classes lie side by side in each row, filled up to whole registers with classes that nobody is of.
/// </summary>
internal sealed partial class Chain
{
    private const int Few = 4;
    private readonly Xoshiro _random;
    private readonly LatentClassOptions _options;
    private readonly int[][] _listsOf;
    private readonly long[] _counts;
    private readonly double[] _sizes;
    private readonly int _lists, _classes, _row, _roundsToJump;
    private readonly double _observed;

    // By class: log V, log (1 - V), share of those on no list, people in it.
    private readonly double[] _logStick, _logRest, _missed, _people;

    // By list and class: odds of being found, people found. By class: the share of a combination.
    private readonly double[] _odds, _found, _weights;

    // By combination and class: people. Of those on no list, by class.
    private readonly double[] _placed, _unseenOf;
    private double _seen;
    private int _round;

    public Chain(ListTable table, LatentClassOptions options, params ReadOnlySpan<ulong> stream)
    {
        (_random, _options, _lists, _classes, _observed) = (new(options.Seed, stream), options, table.Lists.Count, options.Classes, table.Observed);
        _roundsToJump = options.RoundsToJump ?? (_lists < 8 ? 20 : 10);
        _row = (_classes + Vector256<double>.Count - 1) / Vector256<double>.Count * Vector256<double>.Count;
        _listsOf = [.. table.Cells.Select(cell => Enumerable.Range(0, _lists).Where(j => (cell.Lists >> j & 1) != 0).ToArray())];
        _counts = [.. table.Cells.Select(cell => cell.People)];
        _sizes = [.. Enumerable.Range(0, _lists).Select(j => (double)table.SizeOf(j))];
        (_logStick, _logRest, _missed, _people) = (new double[_classes], new double[_classes], new double[_row], new double[_classes]);
        (_odds, _found) = (new double[_lists * _row], new double[_lists * _row]);
        _weights = new double[_row];
        (_placed, _unseenOf, _kept, _places) = (new double[_listsOf.Length * _row], new double[_classes], new double[_listsOf.Length], new double[_classes]);
        (_division, _annealed) = (new(_listsOf, _lists), new(_listsOf, _lists));
    }

    /// <summary>People on no list, in the present state.</summary>
    public double Unseen { get; private set; }

    /// <summary>Rules how many classes are used: the fewer, the smaller.</summary>
    public double Alpha { get; private set; } = 1;

    /// <summary>Begins with all people in one class, found as often as lists find people.</summary>
    public void BeginWithOneClass()
    {
        for (var k = 0; k < _classes; k++)
            SetClass(k, k == 0 ? 0.9 : 0.5, j => (_sizes[j] + 1) / (_observed + 2));
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
            SetClass(k, k == 0 ? 0.8 : 0.5, j => k == 0 ? 0.1 * (_sizes[j] + 1) / (_observed + 2) : _random.Uniform());
        Share();
    }

    /// <summary>One round over everything unknown.</summary>
    public void Sweep()
    {
        Array.Clear(_people);
        Array.Clear(_found);
        Array.Clear(_placed);
        Array.Clear(_unseenOf);
        for (var m = 0; m < _counts.Length; m++)
            Spread(_counts[m], m, Weigh(_listsOf[m]));
        DrawUnseen();
        if (++_round % _roundsToJump == 0)
            Jump();
        Exchange();
        Exchange();
        DrawSticks();
        DrawClasses();
        DrawAlpha();
        Share();
    }

    private void SetClass(int k, double stick, Func<int, double> chance)
    {
        (_logStick[k], _logRest[k]) = k == _classes - 1 ? (0, double.NegativeInfinity) : (Math.Log(stick), Math.Log(1 - stick));
        for (var j = 0; j < _lists; j++)
            _odds[(j * _row) + k] = chance(j) is var found ? found / (1 - found) : 0;
    }

    // From sticks to shares: of all people, and of those on no list.
    private void Share()
    {
        Span<double> none = stackalloc double[_row];
        none.Fill(1);
        var all = MemoryMarshal.Cast<double, Vector256<double>>(none);
        for (var j = 0; j < _lists; j++)
        {
            var odds = MemoryMarshal.Cast<double, Vector256<double>>(_odds.AsSpan(j * _row, _row));
            for (var v = 0; v < all.Length; v++)
                all[v] *= Vector256<double>.One + odds[v];
        }
        (_seen, var rest) = (0, 0.0);
        for (var k = 0; k < _classes; k++)
        {
            var share = Math.Exp(rest + _logStick[k]);
            rest += _logRest[k];
            _missed[k] = share / none[k];
            _seen += share * (1 - (1 / none[k]));
        }
        _seen = Math.Max(_seen, 1e-12);
    }

    // A combination's share of all people, by class; returns their sum.
    private double Weigh(int[] lists)
    {
        var all = MemoryMarshal.Cast<double, Vector256<double>>(_odds.AsSpan());
        var missed = MemoryMarshal.Cast<double, Vector256<double>>(_missed.AsSpan());
        var to = MemoryMarshal.Cast<double, Vector256<double>>(_weights.AsSpan());
        var sum = Vector256<double>.Zero;
        for (var v = 0; v < to.Length; v++)
        {
            var share = missed[v];
            foreach (var j in lists)
                share *= all[(j * to.Length) + v];
            to[v] = share;
            sum += share;
        }
        return Vector256.Sum(sum);
    }

    // People of one combination of lists, over the classes.
    private void Spread(long people, int m, double sum)
    {
        if (people <= Few)
        {
            for (; people > 0; people--)
                Put(Pick(sum), 1, m);
            return;
        }
        for (var k = 0; k < _classes && people > 0; k++)
        {
            var some = k == _classes - 1 ? people : _random.Binomial(people, _weights[k] / sum);
            sum -= _weights[k];
            people -= some;
            if (some > 0)
                Put(k, some, m);
        }
    }

    private int Pick(double sum)
    {
        var (at, k) = (_random.Uniform() * sum, 0);
        while (k < _classes - 1 && (at -= _weights[k]) > 0)
            k++;
        return k;
    }

    private void Put(int k, double people, int m)
    {
        _placed[(m * _row) + k] += people;
        _people[k] += people;
        foreach (var j in _listsOf[m])
            _found[(j * _row) + k] += people;
    }

    // Negative binomial: those on no list, given that so many are on some, and their classes.
    private void DrawUnseen()
    {
        var missed = 0.0;
        foreach (var share in _missed)
            missed += share;
        do
            Unseen = _random.Poisson(_random.Gamma(_observed) * missed / _seen);
        while (_options.Cap is { } cap && Unseen > cap * _observed);
        var (left, sum) = ((long)Unseen, missed);
        for (var k = 0; k < _classes && left > 0; k++)
        {
            var some = k == _classes - 1 ? left : _random.Binomial(left, _missed[k] / sum);
            sum -= _missed[k];
            left -= some;
            _people[k] += some;
            _unseenOf[k] = some;
        }
    }

    // Lists' chances within each class, prior Beta(1, 1).
    private void DrawClasses()
    {
        for (var j = 0; j < _lists; j++)
        {
            for (var k = 0; k < _classes; k++)
                _odds[(j * _row) + k] = _random.BetaOdds(_found[(j * _row) + k], _people[k] - _found[(j * _row) + k]);
        }
    }

    // Two classes change places, sticks summed out: else a large class that came to stand last would stay there for millions of sweeps, since with it all sticks before it would have to grow at once.
    private void Exchange()
    {
        var (one, other) = (_random.Below(_classes), _random.Below(_classes));
        if (_people[one] == _people[other] || Math.Log(_random.Uniform()) >= LogOfExchange(Math.Min(one, other), Math.Max(one, other)))
            return;
        (_people[one], _people[other]) = (_people[other], _people[one]);
        for (var at = 0; at < _found.Length; at += _row)
            (_found[at + one], _found[at + other]) = (_found[at + other], _found[at + one]);
    }

    private void DrawSticks()
    {
        var after = 0.0;
        foreach (var people in _people)
            after += people;
        for (var k = 0; k < _classes - 1; k++)
        {
            after -= _people[k];
            (_logStick[k], _logRest[k]) = _random.LogStick(_people[k], Alpha + after);
        }
    }

    private void DrawAlpha()
    {
        var last = 0.0;
        for (var k = 0; k < _classes - 1; k++)
            last += _logRest[k];
        Alpha = Math.Max(1e-12, _random.Gamma(_options.AlphaShape + _classes - 1) / (_options.AlphaRate - last));
    }
}
