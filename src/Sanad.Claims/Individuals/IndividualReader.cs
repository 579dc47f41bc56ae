using Sanad.Basics;
using Sanad.Claims.Attribution;
using Sanad.Claims.Clauses;
using Sanad.Claims.Lexicon;
using Sanad.Claims.People;
using Sanad.Claims.Quantities;

namespace Sanad.Claims.Individuals;

/// <summary>Finds, sentence by sentence, what was done to persons that are named (decision 0084). Only sentences with a word of such a deed are looked at.</summary>
internal sealed class IndividualReader(ClaimLexicon lexicon, PeopleWords people)
{
    private readonly PersianWords? _persian = lexicon.Language == "fa" ? new(lexicon) : null;

    /// <summary>True when a deed and a name can stand in the passage: for passages that nothing else needs to read.</summary>
    public bool MayRead(Passage passage)
    {
        for (var i = 0; i < passage.Count; i++)
        {
            if (passage.TriggerAt(i) is { } deed && DeedsToPersons.Has(deed.Act))
                return _persian is not null || HoldsName(passage) || HoldsGroup(passage);
        }
        return false;
    }

    /// <summary>The deeds of a sentence, one link for each person and deed.</summary>
    /// <param name="sentence">Where to read.</param>
    /// <param name="frames">Who speaks in it.</param>
    /// <param name="counts">What was done to those counted: a name may share it.</param>
    /// <param name="mentions">The quantities.</param>
    /// <param name="places">Where the gazetteer found places.</param>
    /// <param name="surnames">Of persons met before; the sure names of this sentence are added.</param>
    public List<Link> Read(Sentence sentence, IReadOnlyList<Frame> frames, IReadOnlyList<Link> counts, IReadOnlyList<QuantityMention> mentions, IReadOnlyList<TextSpan> places, HashSet<string> surnames)
    {
        if (!HoldsDeed(sentence))
            return [];
        var scene = new PeopleScene(sentence, people, NamedBodies.Find(sentence, people), places, []);
        return _persian is null ? English(scene, frames, counts, surnames) : new PersianIndividuals(scene, new PersianNames(scene).Find(), frames, counts, mentions, _persian).Read();
    }

    private List<Link> English(PeopleScene scene, IReadOnlyList<Frame> frames, IReadOnlyList<Link> counts, HashSet<string> surnames)
    {
        var finder = new EnglishNames(scene, surnames);
        var names = finder.Find();
        if (surnames.Count < MostSurnames)
            surnames.UnionWith(names.Where(name => name.IsSure && name.End - name.NameStart > 1).Select(name => scene.Passage[name.End - 1]));
        return new EnglishIndividuals(scene.Sentence, names, frames, counts, people, finder.IsHeadline).Read();
    }

    private const int MostSurnames = 500;

    private static bool HoldsDeed(Sentence sentence)
    {
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (sentence.Passage.TriggerAt(i) is { } deed && DeedsToPersons.Has(deed.Act))
                return true;
        }
        return false;
    }

    // "torturing prisoners"
    private static bool HoldsGroup(Passage passage)
    {
        for (var i = 0; i < passage.Count; i++)
        {
            if (passage.TriggerAt(i) is { } deed && Allegations.AllegationReader.IsAbuse(deed.Act))
                return true;
        }
        return false;
    }

    // Two capitals in a row, or one that can be known by now.
    private static bool HoldsName(Passage passage)
    {
        for (var i = 1; i < passage.Count; i++)
        {
            if (passage.IsCapital(i) && !passage.IsAllCapitals(i))
                return true;
        }
        return false;
    }
}
