namespace Sanad.Estimation.LatentClass;

/// <content>
/// Jumps between numbers of classes, for modes that a chain which moves person by person does not cross: a class is taken apart or two are put together (split and
/// merge: Jain and Neal 2004), sticks and chances of the lists summed out, and with them goes how many of theirs no list holds. The new division is reached
/// by small steps (<see cref="AnnealedDivision"/>) from one that depends only on whom lists hold of both.
/// </content>
internal sealed partial class Chain
{
    private readonly Division _division;
    private readonly AnnealedDivision _annealed;
    private readonly double[] _kept;

    // An empty class takes people of another, or a class gives all of its people to another, sticks and chances of the lists summed out (split and merge: Jain and
    // Neal 2004). Both begin with a division that depends on the people of both alone.
    private void Jump()
    {
        var isSplit = _random.Below(2) == 0;
        var (occupied, empty) = (0, -1);
        for (var k = _classes - 1; k >= 0; k--)
            (occupied, empty) = _people[k] > 0 ? (occupied + 1, empty) : (occupied, k);
        if (_options.Cap is not null || (isSplit ? empty < 0 : occupied < 2))
            return;
        var run = empty < 0 ? _classes : empty;
        var one = Occupied(_random.Below(occupied), -1);
        var other = isSplit ? _random.Below(run + 1) : Occupied(_random.Below(occupied - 1), one);
        if (!isSplit && other >= run) // the way back would not lead here
            return;
        _division.Seen = 0;
        for (var m = 0; m < _listsOf.Length; m++)
            _division.Seen += _division.People[m] = _placed[(m * _row) + one] + (isSplit ? 0 : _placed[(m * _row) + other]);
        if (_division.Seen == 0)
            return;
        if (!_division.Find(_random) && !_options.JumpsAnywhere)
            return;
        if (isSplit)
            Split(one, other, empty, Math.Log((empty + 1.0) / (occupied + 1)));
        else
            Merge(one, other, run - 1, Math.Log(occupied / (double)run));
        Unseen = Sum(_unseenOf);
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

    private void Split(int one, int other, int empty, double log)
    {
        var unseen = _unseenOf[one];
        log -= LogOfMerged(one);
        SetUnseen(one, 0);
        log += FitUnseen(one).LogOf(unseen) + _annealed.Forth(_division, _random);
        Reorder(empty, other);
        var moved = one >= other && one < empty ? one + 1 : one;
        Shift(moved, other, 1);
        SetUnseen(moved, _annealed.Unseen[0]);
        SetUnseen(other, _annealed.Unseen[1]);
        log = _people[moved] > 0 && _people[other] > 0 ? log + LogOfSplit(moved, other) : double.NegativeInfinity;
        if (Math.Log(_random.Uniform()) < log)
            return;
        SetUnseen(other, 0);
        Shift(moved, other, -1);
        Reorder(other, empty);
        SetUnseen(one, unseen);
    }

    private void Merge(int one, int other, int empty, double log)
    {
        log -= LogOfSplit(one, other);
        var (first, second) = (_unseenOf[one], _unseenOf[other]);
        for (var m = 0; m < _listsOf.Length; m++)
            _annealed.Second[m] = _kept[m] = _placed[(m * _row) + other];
        (_annealed.Unseen[0], _annealed.Unseen[1]) = (first, second);
        log -= _annealed.Back(_division, _random);
        _kept.CopyTo(_annealed.Second, 0);
        SetUnseen(other, 0);
        Shift(one, other, -1);
        Reorder(other, empty);
        var moved = one > other && one <= empty ? one - 1 : one;
        SetUnseen(moved, 0);
        var proposal = FitUnseen(moved);
        var unseen = proposal.Draw(_random);
        log -= proposal.LogOf(unseen);
        SetUnseen(moved, unseen);
        log += LogOfMerged(moved);
        if (Math.Log(_random.Uniform()) < log)
            return;
        Reorder(empty, other);
        SetUnseen(one, first);
        Shift(one, other, 1);
        SetUnseen(other, second);
    }

    private static double Sum(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum;
    }

    private double LogOfMerged(int one) => Special.LogGamma(Sum(_people)) + LogOfSticks() + LogOf(one) - Special.LogGamma(1 + _unseenOf[one]);

    // Without what the annealed division weighs already.
    private double LogOfSplit(int one, int other) => Special.LogGamma(Sum(_people)) + LogOfSticks() - Special.LogGamma(1 + _people[one]) - Special.LogGamma(1 + _people[other]);

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

    // Of how many people are of each class, sticks summed out: Beta(1 + n, alpha + after) over Beta(1, alpha).
    private double LogOfSticks()
    {
        var (log, after) = (0.0, _people[^1]);
        for (var k = _classes - 2; k >= 0; k--)
        {
            log += Special.LogGamma(1 + _people[k]) + Special.LogGamma(_alpha + after) - Special.LogGamma(1 + _alpha + after + _people[k]);
            after += _people[k];
        }
        return log;
    }
}
