namespace Sanad.Linkage.Model;

/// <summary>Why a pair has its score: the prior and every part, in bits, adding up to it.</summary>
/// <param name="Prior">What holds of any two records.</param>
/// <param name="Steps">In the order of the comparison.</param>
public sealed record Explanation(double Prior, IReadOnlyList<ExplainedPart> Steps)
{
    /// <summary>The score in bits; 0 = as likely one person as two. Added up in the order in which pairs are scored: the same to the last digit.</summary>
    public double Score => Steps.Aggregate(Prior, (sum, step) => sum + (step.Weight + step.Rarity));

    /// <summary>The probability that the two are one person, if the model is right.</summary>
    public double Probability => 1 / (1 + Math.Pow(2, -Score));
}

/// <summary>One step of an explanation.</summary>
/// <param name="Part">given_name, birth_date, ...</param>
/// <param name="Level">The level of agreement, in words.</param>
/// <param name="Left">What the left record has; null = nothing.</param>
/// <param name="Right">What the right record has; null = nothing.</param>
/// <param name="Weight">log2(m/u) of the level; 0 where one side is missing.</param>
/// <param name="Rarity">What the rarity of the shared value adds, or its commonness takes away.</param>
public sealed record ExplainedPart(string Part, string Level, string? Left, string? Right, double Weight, double Rarity);
