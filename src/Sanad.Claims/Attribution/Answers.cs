using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;

namespace Sanad.Claims.Attribution;

/// <summary>A denial or confirmation that carries no number.</summary>
/// <param name="Frame">Who says it.</param>
/// <param name="Act">What it is about.</param>
/// <param name="From">First token of its words.</param>
/// <param name="To">One past the last.</param>
internal sealed record Answer(Frame Frame, Act Act, int From, int To);

/// <summary>Finds denials and confirmations without a number: "rejected the toll", "confirmed the authenticity of the footage".</summary>
internal static class Answers
{
    private const int Farthest = 12;

    public static IEnumerable<Answer> Read(Sentence sentence, List<Frame> frames, IReadOnlyList<Link> links)
    {
        Answer? last = null;
        foreach (var frame in frames.OrderBy(frame => frame.VerbStart))
        {
            if (frame.Stance is Stance.Deny or Stance.Confirm or Stance.Dispute && frame.SpeakerStart >= 0 && !links.Any(link => frame.Covers(link.Mention.Start)) && About(sentence, frame) is { } answer)
            {
                // "rejected the death toll, it also rejected the estimates": of the same matter.
                last = answer.Act == Act.Other && last is not null ? answer with { Act = last.Act } : answer;
                yield return last;
            }
        }
    }

    private static Answer? About(Sentence sentence, Frame frame)
    {
        var passage = sentence.Passage;
        var (from, to) = passage.Lexicon.Language == "fa" ? (frame.SpeakerEnd, frame.VerbStart) : frame.Rule == "before" ? (frame.VerbStart, sentence.End) : (sentence.Start, frame.VerbStart);
        var isAbout = false;
        Act? act = null;
        var last = from;
        for (var i = from; i < Math.Min(to, from + Farthest + 8); i++)
        {
            if (Math.Abs(i - frame.VerbStart) <= Farthest && passage.Is(i, Cue.NocountObject))
                (isAbout, last) = (true, i + 1);
            if (act is null && passage.Lexicon.Speech.Matters.TryMatch(passage.Tokens, i, to, out var matter, out var length))
                (act, last) = (matter, i + length);
            else if (act is null && passage.TriggerAt(i) is { Word.Building: false } trigger && trigger.Start != frame.VerbStart)
                (act, isAbout, last) = (trigger.Act, true, trigger.End);
        }
        return isAbout ? new(frame, act ?? Act.Other, Math.Min(from, frame.SpeakerStart), Math.Max(last, frame.VerbStart + 1)) : null;
    }
}
