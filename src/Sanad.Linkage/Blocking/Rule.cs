namespace Sanad.Linkage.Blocking;

/// <summary>A way in which two records become candidates: they agree on every feature of it.</summary>
/// <param name="Name">For people: "family name sound and year of birth".</param>
/// <param name="Features">What must agree; where one is not known the rule does not apply to the record.</param>
/// <param name="Fixes">Names of the parts that pairs of this rule agree on by how they were found.</param>
internal sealed record Rule(string Name, IReadOnlyList<Feature> Features, IReadOnlyList<string> Fixes);

/// <summary>What a rule did.</summary>
/// <param name="Rule">Its name.</param>
/// <param name="Pairs">Pairs that it was the first to find.</param>
/// <param name="Refined">Records in blocks that were too large and were divided by further features.</param>
/// <param name="LeftOut">Records in blocks that stayed too large: this rule compared none of their pairs; other rules may have.</param>
public sealed record RuleReport(string Rule, long Pairs, int Refined, int LeftOut);
