using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Allegations;

/// <summary>
/// Finds abuse that is told of persons who are neither counted nor named ("guards beat prisoners", «شکنجه زندانیان»): claims without a number, of the last
/// tier (decision 0085). Only where nothing else of the sentence tells of the same deed, and not where it is denied, feared, forbidden or asked to end.
/// </summary>
internal sealed class AllegationReader(ClaimLexicon lexicon)
{
    private const int Near = 4;
    private readonly Phrases<bool> _notAfter = lexicon.List("allegations.not_after");
    private readonly Phrases<bool> _suffered = lexicon.List("allegations.suffered");
    private readonly Phrases<bool> _practised = lexicon.List("allegations.practised");
    private readonly PersianWords? _persian = lexicon.Language == "fa" ? new(lexicon) : null;

    /// <summary>True for the deeds that are abuse whoever suffers them.</summary>
    public static bool IsAbuse(Act act) => act is Act.Killed or Act.Executed or Act.DiedInCustody or Act.Tortured or Act.IllTreated or Act.Disappeared or Act.Abducted;

    /// <summary>The deeds of a sentence, at most one of each act.</summary>
    /// <param name="sentence">Where to read.</param>
    /// <param name="frames">Who speaks in it.</param>
    /// <param name="mentions">Its quantities: those counted are no matter of this.</param>
    /// <param name="told">What is claimed of counts and names.</param>
    public IEnumerable<Link> Read(Sentence sentence, IReadOnlyList<Frame> frames, IReadOnlyList<QuantityMention> mentions, IReadOnlyList<Link> told)
    {
        if (!HoldsAbuse(sentence) || sentence.Passage[sentence.End - 1] is "?" or "؟" || frames.Any(frame => frame.Stance != Stance.Assert))
            return [];
        return Of(sentence, mentions).Where(link => IsAbuse(link.Act) && !link.Negated && !IsUnreal(sentence, link.TriggerStart) && !told.Any(other => other.Act == link.Act || other.TriggerStart == link.TriggerStart))
            .Select(link => link with { IsBare = true, Rule = lexicon.Language + ".allegation", Tier = Tier.C, Subset = false, Whole = null }).DistinctBy(link => link.Act).ToList();
    }

    private IEnumerable<Link> Of(Sentence sentence, IReadOnlyList<QuantityMention> mentions)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (IsGroup(sentence.Passage, i) && !mentions.Any(mention => mention.Start <= i && i <= mention.End + Near))
            {
                foreach (var link in _persian is null ? EnglishGroup.Suffers(sentence, i, _suffered) : PersianGroup.Suffers(sentence, i, mentions, _persian))
                    yield return link;
            }
            else if (sentence.Passage.TriggerAt(i) is { Act: Act.Tortured or Act.IllTreated } deed && (IsInCustody(sentence, deed) || IsPractised(sentence, deed)))
                yield return Made(deed, deed.Start, deed.End, deed.Start, deed.End);
        }
    }

    /// <summary>What a deed did to a group that stands at some tokens.</summary>
    public static Link Made(Trigger deed, int start, int end, int from, int to) =>
        new(new(start, end, Quantity.Exactly(1)), new(end, HeadKind.Person, start, Start: start), deed.Act, "", Tier.C, Side.Left, Math.Min(from, deed.Start), Math.Max(to, deed.End)) { TriggerStart = deed.Start, TriggerEnd = deed.End };

    private static bool HoldsAbuse(Sentence sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (sentence.Passage.TriggerAt(i) is { } deed && IsAbuse(deed.Act))
                return true;
        }
        return false;
    }

    // Persons in the plural.
    private bool IsGroup(Passage passage, int at) => passage.IsPerson(at) && !passage.IsAllCapitals(at)
        && (_persian is not null ? passage[at].EndsWith("ان", StringComparison.Ordinal) || passage[at].EndsWith("ین", StringComparison.Ordinal) || passage[at].EndsWith("ها", StringComparison.Ordinal)
            : passage[at].EndsWith('s') || passage[at].EndsWith("men", StringComparison.Ordinal) || passage[at] is "people" or "children");

    // "mistreatment in the country's prisons", «شکنجه در زندان‌ها».
    private bool IsInCustody(Sentence sentence, Trigger deed)
    {
        if (!deed.Is(VerbForm.Event))
            return false;
        var isThere = false;
        for (var i = deed.End; i < Math.Min(sentence.End, deed.End + Near + 2) && sentence.Passage.IsWord(i); i++)
        {
            isThere |= sentence.Passage.Is(i, Cue.Locative);
            if (isThere && (lexicon.CustodyPlaces.LengthAt(sentence.Passage.Tokens, i, sentence.End) > 0 || sentence.Passage[i].StartsWith("prison", StringComparison.Ordinal) || sentence.Passage[i].StartsWith("زندان", StringComparison.Ordinal) || sentence.Passage[i].StartsWith("بازداشتگاه", StringComparison.Ordinal)))
                return true;
        }
        return false;
    }

    // "the regime practices the harshest torture"
    private bool IsPractised(Sentence sentence, Trigger deed)
    {
        for (var i = deed.Start - 1; deed.Is(VerbForm.Event) && i >= Math.Max(sentence.Start, deed.Start - Near) && sentence.Passage.IsWord(i); i--)
        {
            if (_practised.LengthAt(sentence.Passage.Tokens, i, deed.Start) > 0)
                return true;
        }
        return false;
    }

    // «گزارش درباره اعدام، شکنجه»: what stands before a list of deeds stands before each.
    private static bool IsListed(Passage passage, int comma) => passage.IsMark(comma, ",") && passage.TriggerBefore(comma) is not null;

    // "protect them from torture", "the risk of execution", "should not be killed": nothing that is told to have happened.
    private bool IsUnreal(Sentence sentence, int deed)
    {
        for (var i = deed - 1; i >= Math.Max(sentence.Start, deed - Near - 1) && (!sentence.Passage.IsPunctuation(i) || IsListed(sentence.Passage, i)); i--)
        {
            if (sentence.Passage.Is(i, Cue.Hypothetical | Cue.Negation | Cue.Modal) || _notAfter.LengthAt(sentence.Passage.Tokens, i, sentence.End) > 0)
                return true;
        }
        return false;
    }
}
