using Sanad.Basics;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;

namespace Sanad.Claims.Attribution;

/// <summary>Who is responsible for a figure.</summary>
/// <param name="Name">As written; null for the outlet's own voice.</param>
/// <param name="Span">Where the name stands; null for the outlet.</param>
/// <param name="Type">What kind of source.</param>
internal sealed record Speaker(string? Name, TextSpan? Span, SpeakerType Type)
{
    public static Speaker Author { get; } = new(null, null, SpeakerType.Author);

    public bool IsAuthor => Name is null;

    /// <summary>Whom "the ministry", "the group", "the statement" stand for, when the text named them before.</summary>
    public Speaker? StandsFor { get; init; }

    /// <summary>The links of the chain that this speaker is, oldest first: a statement comes after whoever made it, "the group" is the group itself.</summary>
    public IReadOnlyList<string> Links => (StandsFor, IsPaper) switch
    {
        (null, _) => Name is null ? [] : [Name],
        ({ } owner, true) => [.. owner.Links, Name!],
        ({ } named, false) => named.Links,
    };

    /// <summary>"A resident of the valley", but not "the National Council".</summary>
    public static bool NamesPerson(Passage passage, int start, int end)
    {
        for (var i = start; i < Math.Min(end, start + 3); i++)
        {
            if (passage.IsPerson(i) && (!passage.IsCapital(i) || i == start))
                return true;
        }
        return false;
    }

    /// <summary>A person rather than a body: "it" is somebody else.</summary>
    public bool IsPerson { get; init; }

    /// <summary>A statement or report, which has an owner.</summary>
    public bool IsPaper { get; init; }
}

/// <summary>Tells what kind of source a name is, from the words of the pack, then from the same name met before with a title.</summary>
internal sealed class SpeakerTypes
{
    private readonly Dictionary<string, SpeakerType> _known = new(StringComparer.Ordinal);

    public SpeakerType Of(Passage passage, int start, int end, bool isGovernment)
    {
        if (FromWords(passage, start, end) is { } type)
        {
            for (var i = start; i < end; i++)
            {
                if (IsName(passage, i))
                    _known.TryAdd(passage[i], type);
            }
            return type;
        }
        if (isGovernment)
            return SpeakerType.StateExecutive;
        for (var i = start; i < end; i++)
        {
            if (IsName(passage, i) && _known.TryGetValue(passage[i], out var known))
                return known;
        }
        return SpeakerType.Anonymous;
    }

    private static SpeakerType? FromWords(Passage passage, int start, int end)
    {
        (SpeakerType Type, int Rank)? best = null;
        for (var i = start; i < end; i++)
        {
            if (passage.Is(i, Cue.SpeakerType) && passage.Lexicon.Speech.Types.TryMatch(passage.Tokens, i, end, out var found, out _)
                && (best is null || found.Rank < best.Value.Rank))
                best = found;
        }
        return best?.Type;
    }

    private static bool IsName(Passage passage, int at) => passage.IsWord(at) && passage[at].Length > 3;
}
