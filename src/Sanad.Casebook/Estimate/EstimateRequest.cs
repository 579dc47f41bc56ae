using Sanad.Estimation;

namespace Sanad.Casebook.Estimate;

/// <summary>A list as it is estimated from: one of the casebook, or several that count as one.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Members">Lists of the casebook; a person on any of them is on it.</param>
public sealed record ListGroup(string Name, IReadOnlyList<string> Members);

/// <summary>What to estimate, and how.</summary>
public sealed record EstimateRequest
{
    /// <summary>Draws when nobody says how many.</summary>
    public const int UsualDraws = 20;

    /// <summary>More draws are refused: each is estimated from.</summary>
    public const int MostDraws = 200;

    /// <summary>The event that the lists are of, by the beginning of its id: its tolls are shown beside, and never mixed in.</summary>
    public required string Event { get; init; }

    /// <summary>Lists to estimate from; empty = every list of the casebook by itself.</summary>
    public IReadOnlyList<ListGroup> Lists { get; init; } = [];

    /// <summary>By what people are divided, each part estimated for itself: place, month, year, or a role of the lists' columns (docs/methods/linkage.md); empty = not divided.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Of <see cref="Sanad.Estimation.Methods.Names"/>.</summary>
    public IReadOnlyList<string> Methods { get; init; } = Estimation.Methods.Names;

    /// <summary>Level, seed and the like.</summary>
    public EstimateOptions Options { get; init; } = new();

    /// <summary>How often the links are drawn, so that what they do not know is in the interval; 0 = they are taken for sure.</summary>
    public int Draws { get; init; } = UsualDraws;

    /// <summary>True = nothing is written to the journal.</summary>
    public bool DryRun { get; init; }
}
