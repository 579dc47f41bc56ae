using System.Globalization;

namespace Sanad.Basics;

/// <summary>How a number was qualified by the words around it.</summary>
public enum Qualifier
{
    /// <summary>The number and nothing else: low and high equal it.</summary>
    Exact,

    /// <summary>"about", "some", "around", "roughly": low and high equal the number.</summary>
    About,

    /// <summary>"at least": low is the number, high unknown.</summary>
    AtLeast,

    /// <summary>"more than", "over": low is the number, high unknown.</summary>
    MoreThan,

    /// <summary>"up to", "as many as": high is the number, low unknown.</summary>
    UpTo,

    /// <summary>"nearly", "almost": high is the number, low unknown.</summary>
    Nearly,

    /// <summary>Two numbers: both ends are kept.</summary>
    Range,

    /// <summary>A word such as "hundreds": no value, bounds from the pack, and the word is kept.</summary>
    Vague,

    /// <summary>A share of another claim: value between 0 and 1, no bounds.</summary>
    Fraction,

    /// <summary>So many in a unit of time.</summary>
    Rate,

    /// <summary>An explicit nobody.</summary>
    Zero,

    /// <summary>"all", "every": no value.</summary>
    All,

    /// <summary>A number that the text says is not known.</summary>
    Unknown,
}

/// <summary>
/// How many, as claimed. Null is unknown and never 0. Conventions of CLAIMS.md, compatible with UCDP GED (low/best/high) and ACLED
/// (fatalities = low).
/// </summary>
/// <param name="Value">The number as stated; a share between 0 and 1 for a fraction; null for a vague word.</param>
/// <param name="Low">The least it can mean; null = not stated.</param>
/// <param name="High">The most it can mean; null = open-ended.</param>
/// <param name="Qualifier">What the words around the number make of it.</param>
public sealed record Quantity(double? Value, double? Low, double? High, Qualifier Qualifier)
{
    /// <summary>Exactly so many.</summary>
    public static Quantity Exactly(double value) => new(value, value, value, value == 0 ? Qualifier.Zero : Qualifier.Exact);

    /// <summary>The number that a chart or a sort takes: value, else low, else high; null when none is known.</summary>
    public double? Representative => Value ?? Low ?? High;

    /// <summary>A number as people write it in a fixed form: no digit grouping, a point for the decimal.</summary>
    public static string Format(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
