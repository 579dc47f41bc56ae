using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;

namespace Sanad.Claims.Attribution;

/// <summary>A denial or confirmation that carries no number.</summary>
/// <param name="Frame">Who says it.</param>
/// <param name="Act">What it is about.</param>
/// <param name="From">First token of its words.</param>
/// <param name="To">One past the last.</param>
internal sealed record Answer(Frame Frame, Act Act, int From, int To)
{
    public Stance Stance { get; init; } = Frame.Stance;
}

/// <summary>Finds denials and confirmations without a number: "rejected the toll", "confirmed the authenticity of the footage".</summary>
internal static class Answers
{
    private const int Farthest = 12;

    public static List<Answer> Read(Sentence sentence, List<Frame> frames, IReadOnlyList<Link> links)
    {
        var answers = new List<Answer>();
        var saying = frames.FindAll(MayAnswer);
        foreach (var frame in saying.Count > 1 ? [.. saying.OrderBy(frame => frame.VerbStart)] : saying)
        {
            if (links.Any(link => frame.Covers(link.Mention.Start)) || About(sentence, frame) is not { } answer)
                continue;
            // "rejected the death toll, it also rejected the estimates": of the same matter.
            answers.Add(answer.Act == Act.Other && answers.Count > 0 ? answer with { Act = answers[^1].Act } : answer);
        }
        if (answers.Count == 0 && CalledFalse(sentence, frames, links) is { } denial)
            answers.Add(denial);
        return answers;
    }

    private static bool MayAnswer(Frame frame) => frame is { Stance: Stance.Deny or Stance.Confirm or Stance.Dispute, SpeakerStart: >= 0 };

    // "reports of civilian deaths were a complete fabrication", "called the report baseless"
    private static Answer? CalledFalse(Sentence sentence, List<Frame> frames, IReadOnlyList<Link> links)
    {
        var passage = sentence.Passage;
        for (var i = sentence.Start + 1; i < sentence.End; i++)
        {
            if (!passage.Is(i, Cue.Answer) || passage.Lexicon.Denials.LengthAt(passage.Tokens, i, sentence.End) is not (> 0 and var length) || Denied(sentence, i) is not { } denied)
                continue;
            var subject = denied.Verb >= 0 ? SpeakerPhrase.Before(sentence, denied.Verb) : null;
            var frame = subject is { } name ? new Frame(denied.From, sentence.End, name.Start, name.End, null, denied.Verb, "before")
                : frames.Find(found => found.Covers(i)) ?? new Frame(denied.From, sentence.End, -1, -1, null, i, "author");
            return links.Any(link => link.Mention.Start >= denied.From && link.Mention.Start < i) ? null
                : new(frame, Matter(sentence, denied.From, i) ?? Act.Other, denied.From, i + length) { Stance = Stance.Deny };
        }
        return null;
    }

    // Where the words begin of what is called false, and the verb that calls it so (-1: "were").
    private static (int From, int Verb)? Denied(Sentence sentence, int end)
    {
        var passage = sentence.Passage;
        var (isSaidToBe, first) = (false, -1);
        for (var i = end - 1; i >= Math.Max(sentence.Start, end - Farthest); i--)
        {
            if (first >= 0 && passage[i] is "called" or "calls" or "calling" or "described" or "branded" or "labelled" or "labeled")
                return (first, i);
            if (passage.Is(i, Cue.That | Cue.Negation) || passage[i] is "," or "." or ";" || (first >= 0 && passage.Is(i, Cue.Speech) && !passage.Is(i, Cue.NocountObject)))
                break;
            isSaidToBe |= passage.Is(i, Cue.Be);
            first = passage.Is(i, Cue.NocountObject) ? i : first;
        }
        return isSaidToBe && first >= 0 ? (first, -1) : null;
    }

    private static Act? Matter(Sentence sentence, int from, int to)
    {
        var passage = sentence.Passage;
        for (var i = from; i < to; i++)
        {
            if (passage.Lexicon.Speech.Matters.TryMatch(passage.Tokens, i, to, out var matter, out _))
                return matter;
            if (passage.TriggerAt(i) is { Word.Building: false } trigger)
                return trigger.Act;
        }
        return null;
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
                (act, last, isAbout) = (matter, i + length, isAbout || passage.TriggerAt(i) is not null);
            else if (act is null && passage.TriggerAt(i) is { Word.Building: false } trigger && trigger.Start != frame.VerbStart)
                (act, isAbout, last) = (trigger.Act, true, trigger.End);
        }
        return isAbout ? new(frame, act ?? Act.Other, Math.Min(from, frame.SpeakerStart), Math.Max(last, frame.VerbStart + 1)) : null;
    }
}
