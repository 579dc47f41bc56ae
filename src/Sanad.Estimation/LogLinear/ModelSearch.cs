namespace Sanad.Estimation.LogLinear;

/// <summary>By what a model is chosen.</summary>
public enum Criterion
{
    /// <summary>Bayesian: ln n for a parameter, n = people observed. The default: it takes fewer sets that chance made.</summary>
    Bic,

    /// <summary>Akaike's: 2 for a parameter. Its intervals are known to be too short (coverage .84 even of independent lists).</summary>
    Aic,
}

/// <summary>
/// Log-linear models (Fienberg 1972; Bishop, Fienberg, Holland 1975, chapter 6): all hierarchical models are fitted, the best by a criterion is the answer, and
/// the others stay visible, since the choice is a part of the uncertainty.
/// </summary>
public static class ModelSearch
{
    /// <summary>Fits all models of a table.</summary>
    /// <param name="table">3 to 6 lists.</param>
    /// <param name="largest">Lists of the largest set; null = as many as can be, with six lists pairs alone (32,768 models).</param>
    /// <param name="cancel">Stops between models.</param>
    /// <exception cref="ArgumentException">Fewer than three lists, or more than six.</exception>
    public static IReadOnlyList<ModelFit> FitAll(ListTable table, int? largest = null, CancellationToken cancel = default)
    {
        var lists = table.Lists.Count;
        if (lists is < 3 or > Model.MostLists)
            throw new ArgumentException("Three to six lists.", nameof(table));
        var models = Model.All(lists, largest ?? (lists == 6 ? 2 : lists - 1));
        var (counts, fits) = (table.Dense(), new ModelFit[models.Count]);
        Parallel.For(0, models.Count, new ParallelOptions { CancellationToken = cancel }, () => new ModelFitter(lists), (at, _, fitter) =>
        {
            fits[at] = new(models[at], fitter.Fit(counts, [.. models[at].Sets]));
            return fitter;
        }, _ => { });
        return fits;
    }

    /// <summary>The best of some fitted models that the table determines; null when it determines none.</summary>
    public static ModelFit? Best(ListTable table, IEnumerable<ModelFit> fits, Criterion criterion = Criterion.Bic) =>
        fits.Where(fit => fit.IsDetermined).MinBy(fit => criterion == Criterion.Bic ? fit.Bic(table.Observed) : fit.Aic);

    /// <summary>The estimate of a model with its profile interval.</summary>
    /// <param name="table">The one it was fitted to.</param>
    /// <param name="fit">A model that the table determines.</param>
    /// <param name="level">Of the interval.</param>
    public static Estimated Estimate(ListTable table, ModelFit fit, double level = .95) => Profile.Of(new(table.Lists.Count), fit, table, level);

    /// <summary>By how many people a model is off on average because the table is no large one.</summary>
    /// <param name="table">The one it was fitted to.</param>
    /// <param name="fit">A model that the table determines.</param>
    public static double Bias(ListTable table, ModelFit fit)
    {
        var fitter = new ModelFitter(table.Lists.Count);
        fitter.Fit(table.Dense(), [.. fit.Model.Sets]);
        return fitter.Bias();
    }
}

/// <summary>A fitted model.</summary>
public sealed record ModelFit
{
    private readonly Fit _fit;

    internal ModelFit(Model model, Fit fit) => (Model, _fit) = (model, fit);

    /// <summary>Which.</summary>
    public Model Model { get; }

    /// <summary>False when the table does not determine those on no list; the other numbers then mean nothing.</summary>
    public bool IsDetermined => _fit.IsDetermined;

    /// <summary>Twice the log likelihood below that of a perfect fit.</summary>
    public double Deviance => _fit.Deviance;

    /// <summary>Combinations above parameters.</summary>
    public int DegreesOfFreedom => (1 << Model.Lists) - 1 - Model.Parameters;

    /// <summary>People on no list.</summary>
    public double Unseen => _fit.Unseen;

    /// <summary>The standard error of the total, as Rcapture has it: sqrt(f0 + f0² Var).</summary>
    public double StandardError => Math.Sqrt(Unseen + (Unseen * Unseen * _fit.VarianceOfLog));

    /// <summary>Akaike's criterion.</summary>
    public double Aic => (2 * Model.Parameters) - (2 * _fit.LogLikelihood);

    /// <summary>The Bayesian criterion, for so many people observed.</summary>
    public double Bic(long observed) => Aic + ((Math.Log(observed) - 2) * Model.Parameters);
}
