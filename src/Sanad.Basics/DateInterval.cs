using System.Diagnostics.CodeAnalysis;

namespace Sanad.Basics;

/// <summary>
/// When something happened, as far as it is known: one partial date, or from one to another (both included).
/// Written as EDTF: 2019-11, or 2017-12/2018-01.
/// </summary>
/// <param name="From">The earlier end.</param>
/// <param name="To">The later end; equal to <paramref name="From"/> for a single date.</param>
public readonly record struct DateInterval(PartialDate From, PartialDate To) : IComparable<DateInterval>
{
    /// <summary>A single date.</summary>
    public DateInterval(PartialDate date)
        : this(date, date)
    {
    }

    /// <summary>The first day that the interval can mean.</summary>
    public DateOnly First => From.First;

    /// <summary>The last day that the interval can mean.</summary>
    public DateOnly Last => To.Last;

    /// <summary>Days covered, 1 or more; negative or 0 only for an interval whose ends were swapped.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    /// <summary>True when at least one day is shared.</summary>
    public bool Overlaps(DateInterval other) => First <= other.Last && other.First <= Last;

    /// <summary>True when every day of <paramref name="other"/> lies inside.</summary>
    public bool Contains(DateInterval other) => First <= other.First && other.Last <= Last;

    /// <summary>Reads an EDTF date or interval; anything else, and an end before the start, is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DateInterval interval)
    {
        interval = default;
        var slash = text?.IndexOf('/') ?? -1;
        if (!PartialDate.TryParse(slash < 0 ? text : text![..slash], out var from))
            return false;
        var to = from;
        if (slash >= 0 && (!PartialDate.TryParse(text![(slash + 1)..], out to) || to.Last < from.First))
            return false;
        interval = new(from, to);
        return true;
    }

    /// <summary>Reads an EDTF date or interval.</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static DateInterval Parse(string text) => TryParse(text, out var interval)
        ? interval
        : throw new FormatException($"Not a date or an interval of the form 2019-11 or 2017-12/2018-01: {text}");

    /// <summary>By start, then by end.</summary>
    public int CompareTo(DateInterval other) => (First, Last).CompareTo((other.First, other.Last));

    /// <inheritdoc/>
    public override string ToString() => From == To ? From.ToString() : $"{From}/{To}";
}
