namespace Sanad.Estimation.LatentClass;

/// <content>
/// Jumps between numbers of classes, for modes that a chain which moves person by person does not cross: a class is taken apart or two are put together (split and
/// merge: Jain and Neal 2004), sticks and chances of the lists summed out, and with them goes how many of theirs no list holds. The new division is reached
/// by small steps (<see cref="AnnealedDivision"/>) from one that depends only on whom lists hold of both. What says nothing is not left to luck: the new class takes a place
/// among the others as likely as the sticks have it, and the division's first class is the one that is more like the first.
/// </content>
internal sealed partial class Chain
{
    private readonly Division _division;
    private readonly AnnealedDivision _annealed;
    private readonly double[] _kept, _places;

    private void Jump()
    {
        var isSplit = _random.Below(2) == 0;
        if (_options.Cap is not null)
            return;
        var (occupied, run) = (0, _classes);
        for (var k = _classes - 1; k >= 0; k--)
            (occupied, run) = _people[k] > 0 ? (occupied + 1, run) : (occupied, k);
        if (isSplit)
            TrySplit(run, occupied);
        else if (occupied > 1)
            TryMerge(run, occupied);
        Unseen = Sum(_unseenOf);
    }

    // Of the classes that have people, one gives some of them to the first that has none.
    private void TrySplit(int run, int occupied)
    {
        if (run == _classes)
            return;
        var one = Occupied(_random.Below(occupied), -1);
        if (IsDivided(one, -1))
            Split(one, run, Math.Log(2.0 / (occupied + 1)));
    }

    private void TryMerge(int run, int occupied)
    {
        var one = Occupied(_random.Below(occupied), -1);
        var other = Occupied(_random.Below(occupied - 1), one);
        if (other < run && IsDivided(one, other)) // else the way back would not lead here
            Merge(one, other, run - 1, Math.Log(occupied / 2.0));
    }

    // Finds how those of a class, or of two, whom lists hold would be divided.
    private bool IsDivided(int one, int other)
    {
        _division.Seen = 0;
        for (var m = 0; m < _listsOf.Length; m++)
            _division.Seen += _division.People[m] = _placed[(m * _row) + one] + (other < 0 ? 0 : _placed[(m * _row) + other]);
        return _division.Seen > 0 && (_division.Find(_random) || _options.JumpsAnywhere);
    }

    private int Occupied(int number, int without)
    {
        for (var k = 0; ; k++)
        {
            if (_people[k] > 0 && k != without && number-- == 0)
                return k;
        }
    }

    // The class at a place goes to another; those between move up or down.
    private void Reorder(int from, int to)
    {
        var step = Math.Sign(to - from);
        for (var k = from; k != to; k += step)
        {
            (_people[k], _people[k + step]) = (_people[k + step], _people[k]);
            (_unseenOf[k], _unseenOf[k + step]) = (_unseenOf[k + step], _unseenOf[k]);
            for (var at = k; at < _found.Length; at += _row)
                (_found[at], _found[at + step]) = (_found[at + step], _found[at]);
            for (var at = k; at < _placed.Length; at += _row)
                (_placed[at], _placed[at + step]) = (_placed[at + step], _placed[at]);
        }
    }

    private void Split(int one, int last, double log)
    {
        var unseen = _unseenOf[one];
        log -= LogOfMerged(one);
        SetUnseen(one, 0);
        log += FitUnseen(one).LogOf(unseen) + _annealed.Forth(_division, _random);
        Shift(one, last, 1);
        SetUnseen(one, _annealed.Unseen[0]);
        SetUnseen(last, _annealed.Unseen[1]);
        log = _annealed.Agrees(_division) && _people[one] > 0 && _people[last] > 0 ? log + LogOfSplit(one, last) : double.NegativeInfinity;
        if (Math.Log(_random.Uniform()) < log)
        {
            Reorder(last, Place(last));
            return;
        }
        SetUnseen(last, 0);
        Shift(one, last, -1);
        SetUnseen(one, unseen);
    }

    // The class that becomes empty goes to the end of those that follow each other from the first on.
    private void Merge(int one, int other, int last, double log)
    {
        for (var m = 0; m < _listsOf.Length; m++)
            _annealed.Second[m] = _kept[m] = _placed[(m * _row) + other];
        if (!_annealed.Agrees(_division))
            _division.Mirror();
        if (!_annealed.Agrees(_division)) // as much like the one as like the other
            return;
        Reorder(other, last);
        var moved = one > other && one <= last ? one - 1 : one;
        log -= LogOfSplit(moved, last);
        var (first, second) = (_annealed.Unseen[0], _annealed.Unseen[1]) = (_unseenOf[moved], _unseenOf[last]);
        log -= _annealed.Back(_division, _random);
        _kept.CopyTo(_annealed.Second, 0);
        SetUnseen(last, 0);
        Shift(moved, last, -1);
        SetUnseen(moved, 0);
        var proposal = FitUnseen(moved);
        var unseen = proposal.Draw(_random);
        log -= proposal.LogOf(unseen);
        SetUnseen(moved, unseen);
        log += LogOfMerged(moved);
        if (Math.Log(_random.Uniform()) < log)
            return;
        SetUnseen(moved, first);
        Shift(moved, last, 1);
        SetUnseen(last, second);
        Reorder(last, other);
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    private double LogOfMerged(int one) => Special.LogGamma(Sum(_people)) + LogOfSticks() + LogOf(one) - Special.LogGamma(1 + _unseenOf[one]);

    // The last of those that follow each other at any place among them, without what the annealed division weighs already.
    private double LogOfSplit(int one, int last) => Special.LogGamma(Sum(_people)) + LogOfPlaces(last) - Special.LogGamma(1 + _people[one]) - Special.LogGamma(1 + _people[last]);

    // How likely the sticks have a class at each place up to its own, those from there on moved up; returns the logarithm of the sum.
    private double LogOfPlaces(int last)
    {
        for (var place = last; place > 0; place--)
        {
            _places[place] = LogOfSticks();
            (_people[place], _people[place - 1]) = (_people[place - 1], _people[place]);
        }
        _places[0] = LogOfSticks();
        for (var place = 0; place < last; place++)
            (_people[place], _people[place + 1]) = (_people[place + 1], _people[place]);
        var places = _places.AsSpan(0, last + 1);
        var (highest, sum) = (double.NegativeInfinity, 0.0);
        foreach (var log in places)
            highest = Math.Max(highest, log);
        foreach (ref var place in places)
            sum += place = Math.Exp(place - highest);
        return highest + Math.Log(sum);
    }

    private int Place(int last)
    {
        var sum = 0.0;
        for (var at = 0; at <= last; at++)
            sum += _places[at];
        var (left, place) = (_random.Uniform() * sum, 0);
        while (place < last && (left -= _places[place]) > 0)
            place++;
        return place;
    }

    // A negative binomial near the unseen of a class, all others as they are; the class has none now.
    private NegativeBinomial FitUnseen(int one)
    {
        double At(double unseen)
        {
            SetUnseen(one, unseen);
            return LogOfMerged(one);
        }
        var (low, high) = (0.0, Math.Log(1 + (50 * _observed)));
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (left, right) = (high - (golden * (high - low)), low + (golden * (high - low)));
        var (atLeft, atRight) = (At(Math.Exp(left)), At(Math.Exp(right)));
        while (high - low > 0.1)
        {
            if (atLeft < atRight)
            {
                (low, left, atLeft, right) = (left, right, atRight, left + (golden * (high - left)));
                atRight = At(Math.Exp(right));
            }
            else
            {
                (high, right, atRight, left) = (right, left, atLeft, right - (golden * (right - low)));
                atLeft = At(Math.Exp(left));
            }
        }
        var mode = Math.Exp((low + high) / 2);
        var step = Math.Max(1, Math.Sqrt(mode));
        var bend = (2 * At(mode)) - At(mode + step) - At(Math.Max(0, mode - step));
        SetUnseen(one, 0);
        var variance = bend > 1e-6 ? step * step / bend : mode * mode;
        var size = Math.Clamp(mode * mode / Math.Max(1e-3 * mode * mode, variance - mode), 1, 1e6);
        return new(size, (mode + 0.5) * (1 + (1 / size)));
    }

    private void SetUnseen(int k, double unseen)
    {
        _people[k] = Math.Round(_people[k] - _unseenOf[k]) + unseen;
        _unseenOf[k] = unseen;
    }

    // Moves those on lists whom the division has in the second class there, or back.
    private void Shift(int one, int other, double sign)
    {
        for (var m = 0; m < _listsOf.Length; m++)
        {
            if (_division.People[m] == 0 || _annealed.Second[m] == 0)
                continue;
            Put(one, -sign * _annealed.Second[m], m);
            Put(other, sign * _annealed.Second[m], m);
        }
    }

    // Of a class: the chance of whom lists found, lists' chances summed out.
    private double LogOf(int k)
    {
        var log = -_lists * Special.LogGamma(2 + _people[k]);
        for (var j = 0; j < _lists; j++)
            log += Special.LogGamma(1 + _found[(j * _row) + k]) + Special.LogGamma(1 + _people[k] - _found[(j * _row) + k]);
        return log;
    }

    // Of how many people are of each class, sticks summed out: Beta(1 + n, alpha + after) for each but the last, of which neighbours cancel but for a factor.
    private double LogOfSticks()
    {
        var (log, from) = (Special.LogGamma(Alpha + _people[^1]), _people[^1]);
        for (var k = _classes - 2; k >= 0; k--)
        {
            from += _people[k];
            log += (_people[k] == 0 ? 0 : Special.LogGamma(1 + _people[k])) - Math.Log(Alpha + from);
        }
        return log - Special.LogGamma(Alpha + from);
    }

    // By how much that changes when two classes change places: what depends on those that stand between them, and on which is last.
    private double LogOfExchange(int first, int second)
    {
        var (last, more) = (_classes - 1, _people[first] - _people[second]);
        var (ratio, from) = (1.0, 0.0);
        for (var k = last; k > first; k--)
        {
            from += _people[k];
            if (k <= second && k < last)
                ratio *= (Alpha + from) / (Alpha + from + more);
        }
        return Math.Log(ratio) + (second < last ? 0
            : Special.LogGamma(1 + _people[second]) - Special.LogGamma(1 + _people[first]) + Special.LogGamma(Alpha + _people[first]) - Special.LogGamma(Alpha + _people[second]));
    }
}
