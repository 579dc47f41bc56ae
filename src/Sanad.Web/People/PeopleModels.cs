using Sanad.Casebook;
using Sanad.Casebook.People;

namespace Sanad.Web.People;

/// <summary>Persons, a page at a time.</summary>
/// <param name="Page">Those of this page.</param>
/// <param name="Skip">Persons before the first shown.</param>
/// <param name="Name">What was looked for; null = everyone.</param>
/// <param name="OnlyLinked">Only persons with several records.</param>
/// <param name="Persons">In the whole casebook.</param>
/// <param name="Progress">How many links wait.</param>
/// <param name="Problem">Why the last model proposes nothing; null = it does, or there is none.</param>
public sealed record PeopleModel(Page<PersonLine> Page, int Skip, string? Name, bool OnlyLinked, int Persons, LinkReviewProgress Progress, string? Problem)
{
    /// <summary>Persons on a page.</summary>
    public const int Size = 100;
}

/// <summary>One pair to decide, or the end of the queue.</summary>
/// <param name="Pair">Null when nothing waits.</param>
/// <param name="Skip">Pairs put off before it.</param>
/// <param name="Progress">How many wait and are decided.</param>
/// <param name="Last">The last decision of this writer.</param>
public sealed record LinksModel(LinkView? Pair, int Skip, LinkReviewProgress Progress, PastLink? Last);

/// <summary>A step of the sum, and where its bar stands.</summary>
/// <param name="Part">What was compared; null for the beginning and the end.</param>
/// <param name="Level">In the engine's words.</param>
/// <param name="Bits">What it adds.</param>
/// <param name="Rarity">Of this, by rarity.</param>
/// <param name="From">Where the bar begins.</param>
/// <param name="To">Where it ends.</param>
public sealed record WaterfallStep(string? Part, string? Level, double Bits, double Rarity, double From, double To)
{
    /// <summary>The steps of an explanation, each beginning where the one before ended.</summary>
    public static IReadOnlyList<WaterfallStep> Of(LinkExplanation why)
    {
        var (steps, at) = (new List<WaterfallStep> { new(null, null, why.Prior, 0, 0, why.Prior) }, why.Prior);
        foreach (var step in why.Steps)
        {
            steps.Add(new(step.Part, step.Level, step.Bits, step.Rarity, at, at + step.Bits));
            at += step.Bits;
        }
        return steps;
    }
}
