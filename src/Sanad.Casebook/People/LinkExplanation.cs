using System.Globalization;
using Sanad.Linkage.Model;

namespace Sanad.Casebook.People;

/// <summary>Why a pair has its score: what holds of any two records, and what each part adds, in bits; they add up to the score.</summary>
/// <param name="Prior">What holds of any two records.</param>
/// <param name="Steps">Parts that both records have, in the order of the comparison.</param>
public sealed record LinkExplanation(double Prior, IReadOnlyList<LinkStepView> Steps)
{
    /// <summary>In bits; 0 = as likely one person as two.</summary>
    public double Score => Steps.Aggregate(Prior, (sum, step) => sum + step.Bits);

    /// <summary>The probability that the two are one person, if the model is right.</summary>
    public double Probability => ProbabilityOf(Score);

    internal static double ProbabilityOf(double score) => 1 / (1 + Math.Pow(2, -score));

    /// <summary>From a model and the levels of a pair as the index holds them; null when they do not fit each other.</summary>
    internal static LinkExplanation? Of(LinkModel model, string levels)
    {
        var parts = levels.Split(',');
        if (parts.Length != model.Parts.Count)
            return null;
        var steps = new List<LinkStepView>();
        for (var p = 0; p < parts.Length; p++)
        {
            if (parts[p].Length == 0)
                continue;
            var at = parts[p].Split('@');
            var level = model.Parts[p].Levels[int.Parse(at[0], CultureInfo.InvariantCulture) - 1];
            steps.Add(new(model.Parts[p].Name, level.Name, model.Slope * level.Weight, at.Length > 1 ? double.Parse(at[1], CultureInfo.InvariantCulture) : 0));
        }
        return new(model.PriorWeight, steps);
    }
}

/// <summary>One step of such a sum.</summary>
/// <param name="Part">given_name, birth_date, ...</param>
/// <param name="Level">The level of agreement, in the words of the engine.</param>
/// <param name="Weight">log2(m/u) of the level.</param>
/// <param name="Rarity">What the rarity of the shared value adds, or its commonness takes away.</param>
public sealed record LinkStepView(string Part, string Level, double Weight, double Rarity)
{
    /// <summary>What the step adds in all.</summary>
    public double Bits => Weight + Rarity;
}
