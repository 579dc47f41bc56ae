using Sanad.Claims;

namespace Sanad.Casebook.Review.Desk;

/// <summary>A document as the queue needs it.</summary>
internal sealed class DeskDocument
{
    public required string Original { get; init; }

    /// <summary>Its place among the documents, as they came in.</summary>
    public required long Order { get; init; }

    /// <summary>Equal for documents of one origin.</summary>
    public required int Group { get; init; }

    public required bool IsCopy { get; init; }

    public string? Outlet { get; init; }
}

/// <summary>An event as lists and queue need it.</summary>
internal sealed class DeskEvent
{
    public string Id { get; init; } = "";

    /// <summary>Its place by time, then id; claims without an event come last.</summary>
    public int Order { get; init; }

    /// <summary>In the order of the queue: originals first, by document, tier and place in the text.</summary>
    public List<DeskClaim> Claims { get; } = [];

    /// <summary>Different figures of different speakers for one group of acts.</summary>
    public int Figures { get; set; }

    /// <summary>Its place in the queue.</summary>
    public int Rank { get; set; }
}

/// <summary>A claim as queue and filters need it: some hundred bytes, whatever its JSON takes.</summary>
internal sealed class DeskClaim
{
    public required string Id { get; init; }
    public required DeskDocument Document { get; init; }
    public required DeskEvent Event { get; init; }
    public required SameWords Key { get; init; }
    public required int Number { get; init; }

    /// <summary>Who says it: a name, or the unnamed author of one origin.</summary>
    public required int Speaker { get; init; }

    public required bool OwnVoice { get; init; }
    /// <summary>True for what befell one named person, which is no figure.</summary>
    public required bool IsPerson { get; init; }

    public required int Tier { get; init; }
    public required int Start { get; init; }
    public required int End { get; init; }
    public ReviewStatus Status { get; set; }
    public bool Unsure { get; set; }

    /// <summary>Its place among the claims of its event.</summary>
    public int InEvent { get; set; }

    /// <summary>The next of those with the same words; null = the last.</summary>
    public DeskClaim? Next { get; set; }

    /// <summary>Where it stands in the queue: doubts last.</summary>
    public (bool Unsure, int Event, int InEvent) Place => (Unsure, Event.Rank, InEvent);
}

/// <summary>Equal for claims that say the same in the same words in texts of one origin.</summary>
internal readonly record struct SameWords(int Group, ulong Words, Act Act, int Quantity, int Speaker, Stance Stance);
