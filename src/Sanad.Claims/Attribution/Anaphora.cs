using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;

namespace Sanad.Claims.Attribution;

/// <summary>Finds whom "the ministry", "the group" or "the statement" stands for among the speakers that the text named before.</summary>
internal static class Anaphora
{
    private const int LongestName = 4;

    /// <summary>The speaker named before; null when the words name somebody themselves.</summary>
    public static Speaker? StandingFor(Passage passage, int start, int end, Discourse discourse)
    {
        if (end - start is < 2 or > LongestName || !passage.Is(start, Cue.Determiner) || passage[start] is "a" or "an" or "all" or "any" or "some")
            return null;
        if (passage.Lexicon.OwnPapers.LengthAt(passage.Tokens, end - 1, end) > 0 && !NamesItself(passage, start + 1, end))
            return discourse.Speakers.LastOrDefault(speaker => speaker.Type != SpeakerType.Document || speaker.StandsFor is not null) is { } owner ? owner.IsPaper ? owner.StandsFor : owner : null;
        if (passage.Lexicon.Anaphors.LengthAt(passage.Tokens, end - 1, end) == 0 || NamesItself(passage, start + 1, end))
            return null;
        var noun = passage[end - 1];
        var named = discourse.Speakers.LastOrDefault(speaker => speaker.StandsFor is null && speaker.Name!.Contains(noun, StringComparison.OrdinalIgnoreCase) && speaker.Name.Length > noun.Length + LongestName);
        return named ?? discourse.Speakers.LastOrDefault(speaker => speaker.StandsFor is null && !speaker.IsPerson && CanBe(noun, speaker.Type));
    }

    // "the group" may be any body that is no part of a state, "the agency" one that publishes.
    private static bool CanBe(string noun, SpeakerType type) => noun switch
    {
        "group" or "organization" or "organisation" or "monitor" or "movement" => type is SpeakerType.Ngo or SpeakerType.Opposition or SpeakerType.ArmedGroup or SpeakerType.Anonymous,
        "agency" => type is SpeakerType.IndependentMedia or SpeakerType.StateMedia or SpeakerType.Igo,
        "office" or "body" => type is SpeakerType.Igo or SpeakerType.Ngo,
        _ => false,
    };

    // "the Interior Ministry" is a name; "the same ministry" is not.
    private static bool NamesItself(Passage passage, int from, int end)
    {
        for (var i = from; i < end - 1; i++)
        {
            if (passage[i] is not ("same" or "said"))
                return true;
        }
        return false;
    }
}
