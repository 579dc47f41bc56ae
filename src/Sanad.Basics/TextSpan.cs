namespace Sanad.Basics;

/// <summary>
/// A stretch of a text: start inclusive, end exclusive. In memory offsets count UTF-16 units, as C# strings do; whatever leaves the
/// process (journal, index, JSON) counts Unicode code points: <see cref="CodePointMap"/> converts.
/// </summary>
/// <param name="Start">First unit, 0 or more.</param>
/// <param name="End">One past the last unit, at or after <paramref name="Start"/>.</param>
public readonly record struct TextSpan(int Start, int End) : IComparable<TextSpan>
{
    /// <summary>Units covered; 0 for an empty span.</summary>
    public int Length => End - Start;

    /// <summary>The words that the span covers.</summary>
    public string In(string text) => text[Start..End];

    /// <summary>The words that the span covers, without a copy.</summary>
    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, Length);

    /// <summary>True when <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>True when the unit at <paramref name="offset"/> is covered.</summary>
    public bool Contains(int offset) => Start <= offset && offset < End;

    /// <summary>True when at least one unit is shared.</summary>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>The smallest span that covers both.</summary>
    public TextSpan Join(TextSpan other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The same stretch, <paramref name="by"/> units further on.</summary>
    public TextSpan Shift(int by) => new(Start + by, End + by);

    /// <summary>By start, then by end.</summary>
    public int CompareTo(TextSpan other) => (Start, End).CompareTo((other.Start, other.End));

    /// <inheritdoc/>
    public override string ToString() => $"[{Start},{End})";
}
