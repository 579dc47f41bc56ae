using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Sanad.Estimation.LogLinear;

/// <summary>
/// The profile likelihood of the total (Cormack 1992, Biometrics 48, p. 567): for each total the model is fitted to the unseen as well, as multinomial counts.
/// Its interval is not symmetric and never falls below those observed. The choice of the model is not in it.
/// </summary>
internal sealed class Profile
{
    private const double Precision = 1e-3; // of a person
    private readonly ModelFitter _fitter;
    private readonly uint[] _sets;
    private readonly double[] _counts;
    private readonly double _observed;

    private Profile(ModelFitter fitter, Model model, ListTable table) => (_fitter, _sets, _counts, _observed) = (fitter, [.. model.Sets], table.Dense(), table.Observed);

    /// <summary>The interval of a fitted model; its high end is infinite when the likelihood does not fall again below a thousand times those observed.</summary>
    public static Estimated Of(ModelFitter fitter, ModelFit fit, ListTable table, double level)
    {
        var profile = new Profile(fitter, fit.Model, table);
        var below = ChiSquared.InvCDF(1, level) / 2;
        var (best, top) = profile.Top(fit.Unseen);
        return new(table.Observed + fit.Unseen, profile._observed + profile.Low(best, top - below), profile._observed + profile.High(best, top - below));
    }

    /// <summary>The log likelihood with so many people on no list, but for a constant.</summary>
    public double At(double unseen)
    {
        _counts[0] = unseen;
        var fit = _fitter.Fit(_counts, _sets, withUnseen: true);
        var total = _observed + unseen;
        return fit.IsDetermined
            ? (-fit.Deviance / 2) + SpecialFunctions.GammaLn(total + 1) - (total * Math.Log(total)) - SpecialFunctions.GammaLn(unseen + 1) + (unseen == 0 ? 0 : unseen * Math.Log(unseen))
            : double.NegativeInfinity;
    }

    // Golden section around the Poisson estimate, in logarithms: the two maxima lie close together.
    private (double Best, double Top) Top(double unseen)
    {
        var golden = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (Math.Log(Math.Max(unseen, 0.5)) - 2, Math.Log(Math.Max(unseen, 0.5)) + 2);
        for (var (one, other) = (high - (golden * (high - low)), low + (golden * (high - low))); high - low > 1e-7; (one, other) = (high - (golden * (high - low)), low + (golden * (high - low))))
            (low, high) = At(Math.Exp(one)) < At(Math.Exp(other)) ? (one, high) : (low, other);
        var best = Math.Exp((low + high) / 2);
        var (top, none) = (At(best), At(0));
        return none > top ? (0, none) : (best, top);
    }

    private double Low(double best, double least)
    {
        if (best == 0 || At(0) >= least)
            return 0;
        return Cross(0, best, least);
    }

    private double High(double best, double least)
    {
        var far = Math.Max(1, best);
        while (At(best + far) >= least)
        {
            far *= 2;
            if (far > 1000 * _observed)
                return double.PositiveInfinity;
        }
        return Cross(best + far, best, least);
    }

    // Between a number that is too unlikely and one that is likely enough.
    private double Cross(double outside, double inside, double least)
    {
        while (Math.Abs(outside - inside) > Precision)
        {
            var middle = (outside + inside) / 2;
            (outside, inside) = At(middle) < least ? (middle, inside) : (outside, middle);
        }
        return (outside + inside) / 2;
    }
}
