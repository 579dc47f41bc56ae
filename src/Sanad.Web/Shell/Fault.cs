namespace Sanad.Web.Shell;

/// <summary>What a fault page says.</summary>
/// <param name="Key">The words: what happened and what to do.</param>
/// <param name="Details">As the machine put it, in English; null = nothing more.</param>
public sealed record Fault(string Key, string? Details)
{
    /// <summary>The work that has to end first; null = none.</summary>
    public string? Job { get; init; }
}
