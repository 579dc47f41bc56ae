using Sanad.Basics;

namespace Sanad.Casebook.Events;

/// <summary>Something that happened, as the casebook names it.</summary>
/// <param name="Id">The id of its smallest claim, or of the journal entry by which a person touched it.</param>
/// <param name="Title">A person's title, the anchor's name, or place and time.</param>
/// <param name="Place">Gazetteer id of the area; null = not known.</param>
/// <param name="When">Time of the event; null = not known.</param>
public sealed record EventSummary(string Id, string Title, string? Place, DateInterval? When)
{
    /// <summary>The pack's anchor that its claims point to, for its name in other languages; null when there is none or a person gave a title.</summary>
    public string? Anchor { get; init; }
}
