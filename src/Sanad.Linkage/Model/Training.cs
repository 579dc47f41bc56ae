
namespace Sanad.Linkage.Model;

/// <summary>So many pairs have this code.</summary>
internal readonly record struct CodeCount(ulong Code, long Pairs);

/// <summary>Pairs of one blocking rule, by their codes, and the parts on which they agree because the rule found them.</summary>
internal sealed record Session(IReadOnlyList<CodeCount> Codes, IReadOnlyList<string> Fixed);

/// <summary>
/// Estimates a model: u from random pairs, which are nearly all of two persons, and held fixed; m by expectation and maximisation within blocks of several
/// rules, the parts that a rule fixes left out; the prior by the same over all candidates. Winkler 2000; Linacre and others 2022 (Splink). Free u is what
/// lets four tools fail on rare matches: the mixture then finds whatever splits the pairs best.
/// </summary>
/// <param name="layout">Of the codes.</param>
/// <param name="records">How many there are that differ.</param>
/// <param name="inAll">How many there are.</param>
/// <param name="workers">Who does it.</param>
internal sealed class Training(CodeLayout layout, int records, int inAll, Workers workers)
{
    private const int Rounds = 200, FewRecords = 1_000, FewWarnings = 3;
    private const double Enough = 1e-7, Smoothing = 0.5, Rarest = 1e-9;
    private const double LowestPrior = 1e-12, HighestBlockPrior = 0.999;
    private readonly List<string> _warnings = [];

    /// <param name="random">Codes of random pairs.</param>
    /// <param name="sessions">At least one.</param>
    /// <param name="candidates">Codes of all candidate pairs.</param>
    /// <param name="allPairs">How many pairs there are in all.</param>
    public LinkModel Run(IReadOnlyList<CodeCount> random, IReadOnlyList<Session> sessions, IReadOnlyList<CodeCount> candidates, double allPairs)
    {
        var u = UOf(random);
        var m = Combined([.. workers.Map([.. sessions], session => (session, Fit(session, u)))], u);
        var (prior, matches) = Refine(candidates, m, u, allPairs);
        for (var part = 0; part < m.Length; part++)
            Order(part, m[part], u[part]);
        return new()
        {
            Prior = prior,
            Matches = prior * allPairs,
            Parts = [.. layout.Parts.Select((part, p) => new PartModel(part.Name, [.. part.Levels.Skip(1).Select((name, i) => new LevelModel(name, m[p][i + 1], u[p][i + 1]))]) { Matches = matches[p], Others = OthersOf(random, p) })],
            Warnings = Said(),
        };
    }

    // Lists of a few rows teach little of most parts: that is one thing to know, not a dozen.
    private List<string> Said() => records >= FewRecords || _warnings.Count < FewWarnings ? _warnings
        : [$"The lists have {inAll} records in all: too few to learn how often each level of agreement means one person, so some are assumed and some counted alike. Look at more of the pairs yourself."];

    private double[][] UOf(IReadOnlyList<CodeCount> random)
    {
        var u = layout.Parts.Select(part => new double[part.Levels.Count]).ToArray();
        for (var part = 0; part < u.Length; part++)
        {
            foreach (var code in random)
                u[part][layout.Level(code.Code, part)] += code.Pairs;
            Normalise(u[part]);
        }
        return u;
    }

    private double OthersOf(IReadOnlyList<CodeCount> random, int part) => random.Where(code => layout.Level(code.Code, part) > 0).Sum(code => (double)code.Pairs);

    // Level 0 is no evidence and takes no share.
    private static void Normalise(double[] levels)
    {
        levels[0] = 0;
        for (var i = 1; i < levels.Length; i++)
            levels[i] += Smoothing;
        var sum = levels.Sum();
        for (var i = 1; i < levels.Length; i++)
            levels[i] = Math.Max(Rarest, levels[i] / sum);
    }

    private (double[][] M, double Matches) Fit(Session session, double[][] u)
    {
        var free = Enumerable.Range(0, layout.Parts.Count).Where(part => !session.Fixed.Contains(layout.Parts[part].Name)).ToArray();
        var (m, prior, mixture) = (Begin(u), 0.2, new Mixture(layout, session.Codes, free, u));
        var pairs = (double)session.Codes.Sum(code => code.Pairs);
        for (var round = 0; round < Rounds; round++)
        {
            var matches = mixture.Expect(prior, m);
            var moved = Maximise(mixture, m, free);
            prior = Math.Clamp(matches / pairs, LowestPrior, HighestBlockPrior);
            if (moved < Enough)
                break;
        }
        return (m, prior * pairs);
    }

    private static double Maximise(Mixture mixture, double[][] m, int[] parts)
    {
        var moved = 0.0;
        foreach (var part in parts)
        {
            var next = mixture.Of(part);
            Normalise(next);
            moved = Math.Max(moved, next.Zip(m[part], (a, b) => Math.Abs(a - b)).Max());
            m[part] = next;
        }
        return moved;
    }

    // Most pairs of one person agree best; the rest is spread over the lower levels.
    private static double[][] Begin(double[][] u) => [.. u.Select(levels => levels.Select((_, i) => i == 0 ? 0 : i == levels.Length - 1 ? 0.8 : 0.2 / (levels.Length - 2)).ToArray())];

    // Each session speaks with as many votes as it found matches, a part that it fixed left out.
    private double[][] Combined(List<(Session Session, (double[][] M, double Matches) Fit)> fits, double[][] u)
    {
        var m = Begin(u);
        for (var part = 0; part < m.Length; part++)
        {
            var name = layout.Parts[part].Name;
            var votes = fits.Where(fit => !fit.Session.Fixed.Contains(name) && fit.Fit.Matches >= 1).ToList();
            if (votes.Count == 0)
                _warnings.Add($"{name}: no rule leaves it free and finds matches, so the shares among matches are assumed, not learnt");
            else
                m[part] = [.. Enumerable.Range(0, m[part].Length).Select(level => votes.Sum(v => v.Fit.M[part][level] * v.Fit.Matches) / votes.Sum(v => v.Fit.Matches))];
        }
        return m;
    }

    // Where a higher level would count less than a lower one, the two are pooled: the data are too thin, or something is wrong with the column.
    private void Order(int part, double[] m, double[] u)
    {
        if (!layout.Parts[part].IsOrdered)
            return;
        for (var level = m.Length - 1; level > 1; level--)
        {
            if (m[level] / u[level] >= m[level - 1] / u[level - 1])
                continue;
            _warnings.Add($"{layout.Parts[part].Name}: \"{layout.Parts[part].Levels[level]}\" would count less than \"{layout.Parts[part].Levels[level - 1]}\"; the two are counted alike");
            var ratio = (m[level] + m[level - 1]) / (u[level] + u[level - 1]);
            (m[level], m[level - 1]) = (ratio * u[level], ratio * u[level - 1]);
        }
    }

    // The same over all pairs at once: those that no rule found are of two persons, as good as certainly, so that only candidates need be looked at. What
    // rules fix is conditioned on nowhere, since here u is that of all pairs.
    private (double Prior, double[] Matches) Refine(IReadOnlyList<CodeCount> candidates, double[][] m, double[][] u, double allPairs)
    {
        var parts = Enumerable.Range(0, m.Length).ToArray();
        var mixture = new Mixture(layout, candidates, parts, u);
        var prior = PriorOf(mixture, m, allPairs);
        for (var round = 0; round < Rounds; round++)
        {
            var matches = mixture.Expect(prior, m);
            var moved = Maximise(mixture, m, parts);
            prior = Math.Clamp(matches / allPairs, LowestPrior, 0.5);
            if (moved < 1e-5)
                break;
        }
        mixture.Expect(prior, m);
        return (prior, [.. parts.Select(part => mixture.Of(part)[1..].Sum())]);
    }

    private static double PriorOf(Mixture mixture, double[][] m, double allPairs)
    {
        var prior = 1 / Math.Max(2, Math.Sqrt(allPairs));
        for (var round = 0; round < Rounds; round++)
        {
            var next = Math.Clamp(mixture.Expect(prior, m) / allPairs, LowestPrior, 0.5);
            if (Math.Abs(next - prior) < Enough * prior)
                break;
            prior = next;
        }
        return prior;
    }
}
