using Sanad.Claims.Lexicon;

namespace Sanad.Claims.Attribution;

/// <summary>A speaker and the stretch of a sentence that is said by them.</summary>
/// <param name="From">First token of what is said.</param>
/// <param name="To">One past its last token.</param>
/// <param name="SpeakerStart">First token of the speaker's name; -1 when the speaker stands elsewhere.</param>
/// <param name="SpeakerEnd">One past the last.</param>
/// <param name="Verb">The verb of saying; null for "according to".</param>
/// <param name="VerbStart">Where it stands; the preposition for "according to".</param>
/// <param name="Rule">Which rule found it: before, after, inverted, according, citing, quoted, relative, possessive, line.</param>
internal sealed record Frame(int From, int To, int SpeakerStart, int SpeakerEnd, SpeechVerb? Verb, int VerbStart, string Rule)
{
    public Stance Stance => Verb?.Stance ?? Stance.Assert;

    /// <summary>Through whom the speaker's words came ("told the daily", "quoted by the agency"): the link of the chain before the speaker.</summary>
    public (int Start, int End)? Via { get; init; }

    /// <summary>True for a verb that counts ("documented", "recorded") rather than speaks: a month or year beside it is that of the count.</summary>
    public bool Counts { get; init; }

    /// <summary>True when what stands at this token is said by the speaker.</summary>
    public bool Covers(int token) => From <= token && token < To && !(SpeakerStart <= token && token < SpeakerEnd);
}
