using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Linkage;
using Sanad.Linkage.Blocking;
using Sanad.Linkage.Model;

namespace Sanad.Casebook.People;

/// <summary>What linking found, in numbers to be drawn.</summary>
/// <param name="Scores">Of the pairs from <see cref="LeastScore"/> on.</param>
/// <param name="ClusterSizes">For each person how many records.</param>
/// <param name="Rules">What each rule did.</param>
public sealed record LinkFigures(IReadOnlyList<double> Scores, IReadOnlyList<int> ClusterSizes, IReadOnlyList<RuleReport> Rules)
{
    /// <summary>Pairs of fewer bits are no proposals, and very many.</summary>
    public const double LeastScore = LinkProposals.Least;

    private const string RulesOfRun = "link_rules";

    /// <summary>Of some lists, without a casebook.</summary>
    public static LinkFigures Of(Linker linker, LinkModel model, LinkResult linked) => new(
        [.. linker.Pairs(model, LeastScore).Select(pair => pair.Score)], [.. linked.Clusters.CountBy(cluster => cluster).Select(cluster => cluster.Value)], linked.Rules);

    /// <summary>Of a casebook as it stands: the pairs and rules of the last run, the persons after people's decisions.</summary>
    public static LinkFigures Of(OpenCasebook book) => new(
        book.Index.Query<double>("select score from link_pair order by left_record, right_record"),
        book.Index.Query<int>("select records from person order by id"),
        IndexPosition.Get(book.Index, RulesOfRun) is { Length: > 0 } known ? JsonText.Read<List<RuleReport>>(known) : []);

    internal static void Keep(IndexDatabase index, IReadOnlyList<RuleReport> rules) => IndexPosition.Set(index, RulesOfRun, JsonText.Line(rules));
}
