using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;
using Sanad.Language;

namespace Sanad.Claims.Clauses;

/// <summary>Tolls: "the death toll of 12", "put the number of dead at 12", "the toll rose from 36 to 38", "the number of people arrested had reached 200".</summary>
internal sealed class TollScan
{
    private const int Farthest = 24;
    private const int FarthestFigure = 13;
    private readonly Phrases<Act> _tolls = new();
    private readonly string[] _numberWords = ["number", "total", "count", "toll"];

    public TollScan(ClaimLexicon lexicon)
    {
        foreach (var name in lexicon.Pack.Keys("acts"))
        {
            foreach (var toll in lexicon.Pack.Part("acts." + name).ListOrEmpty("tolls"))
                _tolls.Add(toll, TriggerList.ActNamed(name));
        }
    }

    public Link? Read(Sentence sentence, QuantityMention mention, NounPhrase noun)
    {
        var passage = sentence.Passage;
        if (noun.Kind is HeadKind.Thing or HeadKind.Incident or HeadKind.Place or HeadKind.Event || !IsLinked(passage, sentence, mention))
            return null;
        for (var i = mention.Start - 1; i >= Math.Max(sentence.Start, mention.Start - Farthest); i--)
        {
            if (passage.Tokens[i].Kind == TokenKind.Punctuation && passage[i] is "." or ";")
                return null;
            if (TollAt(sentence, i, mention) is { } toll)
                return Make(mention, noun, toll.Act, i, toll.End);
        }
        return null;
    }

    /// <summary>"Relatives spoke of 20 dead, the authority put the figure at 11": the figure is of the act spoken of before.</summary>
    public Link? Again(Sentence sentence, QuantityMention mention, NounPhrase noun, Link? earlier)
    {
        var passage = sentence.Passage;
        if (earlier is null || earlier.Act.Group() == ActGroup.Extent || mention.IsLoose || noun.Kind is not (HeadKind.None or HeadKind.Person) || !IsLinked(passage, sentence, mention))
            return null;
        for (var i = mention.Start - 1; i >= Math.Max(sentence.Start, mention.Start - FarthestFigure) && (!passage.IsPunctuation(i) || passage.IsMark(i, ",")) && passage.TriggerAt(i) is null; i--)
        {
            if (passage.Lexicon.ReviseCues.LengthAt(passage.Tokens, i, mention.Start) > 0 && passage[mention.Start - 1] == "to" || IsDefinite(passage, i) && passage.Lexicon.Figures.LengthAt(passage.Tokens, i, mention.Start) > 0 && passage[i + 1] is not "of")
                return new(mention, noun, earlier.Act, "en.figure", Tier.B, Side.Left, i, Math.Max(noun.End, mention.End));
        }
        return null;
    }

    /// <summary>"the toll of", "rose to", "stands at": the word before the number ties it to the toll.</summary>
    private bool IsLinked(Passage passage, Sentence sentence, QuantityMention mention)
    {
        var before = mention.Start;
        while (before > sentence.Start && passage.Is(before - 1, Cue.Adverb | Cue.Determiner))
            before--;
        return before > sentence.Start && (passage.Is(before - 1, Cue.TollLink) || EndsToll(sentence, before));
    }

    /// <summary>The act of a toll whose words end here ("the death toll included ..."), with its first token; null when none does.</summary>
    public (Act Act, int Start)? EndingAt(Sentence sentence, int end) =>
        _tolls.LengthBefore(sentence.Passage.Tokens, sentence.Start, end) is > 0 and var length && _tolls.TryMatch(sentence.Passage.Tokens, end - length, end, out var act, out _)
            ? (act, end - length)
            : null;

    private bool EndsToll(Sentence sentence, int end) => _tolls.LengthBefore(sentence.Passage.Tokens, sentence.Start, end) > 0;

    private (Act Act, int End)? TollAt(Sentence sentence, int at, QuantityMention mention)
    {
        if (_tolls.TryMatch(sentence.Passage.Tokens, at, mention.Start, out var act, out var length))
            return at > sentence.Start && _tolls.LengthAt(sentence.Passage.Tokens, at - 1, mention.Start) > length ? null : Done(sentence, at + length, mention) ?? (act, at + length);
        if (Array.IndexOf(_numberWords, sentence.Passage[at]) < 0 || at + 1 >= mention.Start || sentence.Passage[at + 1] is not ("of" or "killed" or "arrested"))
            return null;
        var deed = sentence.Passage.FirstTrigger(at + 1, mention.Start);
        if (deed is not null && deed.Is(VerbForm.People) && Done(sentence, deed.End, mention) is { } done)
            return done;
        return deed is not null && deed.Is(VerbForm.Participle | VerbForm.Event | VerbForm.People) && !deed.Word.Weak ? (deed.Act, deed.End) : null;
    }

    // "the figure", "its previous count", but not "a substantial number"
    private static bool IsDefinite(Passage passage, int at) => (passage.Is(at - 1, Cue.Determiner) && passage[at - 1] is not ("a" or "an"))
        || (passage.Is(at - 2, Cue.Determiner) && passage[at - 2] is not ("a" or "an") && passage.IsWord(at - 1));

    // "the number of prisoners hanged": what was done to them, not what they were.
    private static (Act Act, int End)? Done(Sentence sentence, int at, QuantityMention mention) =>
        sentence.Passage.TriggerAt(at) is { } deed && deed.Is(VerbForm.Participle) && !deed.Word.Building && deed.End <= mention.Start ? (deed.Act, deed.End) : null;

    private static Link Make(QuantityMention mention, NounPhrase noun, Act act, int start, int end) =>
        new(mention, noun, act, "en.toll", Tier.A, Side.Left, start, Math.Max(noun.End, mention.End)) { TriggerStart = start, TriggerEnd = end };
}
