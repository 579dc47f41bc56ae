namespace Sanad.Linkage.Model;

/// <summary>Counted codes as a mixture of pairs of one person and of two: the step of expectation, and what it counts for that of maximisation.</summary>
internal sealed class Mixture
{
    private readonly int[] _parts, _offsets;
    private readonly ushort[] _cells;
    private readonly double[] _pairs, _ratios, _counts;
    private readonly double[][] _u;

    /// <param name="layout">Of the codes.</param>
    /// <param name="codes">How many pairs have them.</param>
    /// <param name="parts">Those that count.</param>
    /// <param name="u">Shares of the levels among pairs of two persons, fixed.</param>
    public Mixture(CodeLayout layout, IReadOnlyList<CodeCount> codes, int[] parts, double[][] u)
    {
        (_parts, _u, _pairs) = (parts, u, [.. codes.Select(code => (double)code.Pairs)]);
        _offsets = new int[parts.Length + 1];
        for (var p = 0; p < parts.Length; p++)
            _offsets[p + 1] = _offsets[p] + layout.Parts[parts[p]].Levels.Count;
        (_ratios, _counts, _cells) = (new double[_offsets[^1]], new double[_offsets[^1]], new ushort[codes.Count * parts.Length]);
        for (var code = 0; code < codes.Count; code++)
        {
            for (var p = 0; p < parts.Length; p++)
                _cells[(code * parts.Length) + p] = (ushort)(_offsets[p] + layout.Level(codes[code].Code, parts[p]));
        }
    }

    /// <summary>How many pairs are of one person, by these shares of the levels among them; 0, missing, says nothing.</summary>
    public double Expect(double prior, double[][] m)
    {
        for (var p = 0; p < _parts.Length; p++)
        {
            for (var level = 0; level < m[_parts[p]].Length; level++)
                _ratios[_offsets[p] + level] = level == 0 ? 1 : m[_parts[p]][level] / _u[_parts[p]][level];
        }
        Array.Clear(_counts);
        var (matches, priorOdds) = (0.0, prior / (1 - prior));
        for (var code = 0; code < _pairs.Length; code++)
        {
            var odds = priorOdds;
            var cells = _cells.AsSpan(code * _parts.Length, _parts.Length);
            foreach (var cell in cells)
                odds *= _ratios[cell];
            var share = _pairs[code] * (odds / (1 + odds));
            matches += share;
            foreach (var cell in cells)
                _counts[cell] += share;
        }
        return matches;
    }

    /// <summary>Expected pairs of one person at each level of a part.</summary>
    public double[] Of(int part) => _counts[_offsets[Array.IndexOf(_parts, part)].._offsets[Array.IndexOf(_parts, part) + 1]];
}
