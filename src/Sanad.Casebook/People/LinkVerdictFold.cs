using Sanad.Casebook.Journal;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.People;

/// <summary>Where people's decisions on a pair of records stand.</summary>
internal enum LinkStatus { Same, Different, Unsure, Contested }

/// <summary>A pair on which somebody said something; left is the smaller id.</summary>
/// <param name="Left">A record.</param>
/// <param name="Right">Another.</param>
/// <param name="Status">After all verdicts.</param>
/// <param name="Entry">The first entry that says so.</param>
internal sealed record JudgedPair(string Left, string Right, LinkStatus Status, string Entry);

/// <summary>Brings verdicts on pairs together: each writer's last one counts, and two writers who differ leave the pair contested, which binds nothing.</summary>
internal static class LinkVerdictFold
{
    /// <summary>In the order in which the pairs were first decided.</summary>
    public static IReadOnlyList<JudgedPair> Of(IEnumerable<HumanAct> inForce) => [.. inForce.Select(act => (Act: act, Body: act.Read<LinkVerdictBody>()))
        .Where(v => v.Body is { Left: not null, Right: not null, Verdict: not null })
        .GroupBy(v => (v.Body!.Left!.Id, v.Body.Right!.Id)).Select(pair => Stand(pair.Key.Item1, pair.Key.Item2, [.. pair.Select(v => (v.Act, v.Body!.Verdict!.Value))]))];

    private static JudgedPair Stand(string left, string right, List<(HumanAct Act, LinkVerdict Verdict)> verdicts)
    {
        var last = verdicts.GroupBy(v => v.Act.Writer, StringComparer.Ordinal).Select(writer => writer.Last().Verdict).Where(v => v != LinkVerdict.Unsure).Distinct().ToList();
        var status = last switch { [] => LinkStatus.Unsure, [LinkVerdict.Same] => LinkStatus.Same, [LinkVerdict.Different] => LinkStatus.Different, _ => LinkStatus.Contested };
        var says = status switch { LinkStatus.Same => LinkVerdict.Same, LinkStatus.Different => LinkVerdict.Different, _ => verdicts[^1].Verdict };
        return new(left, right, status, verdicts.First(v => v.Verdict == says).Act.Id);
    }

    private const string Known = "select left_record, right_record, status, entry from link_verdict";
    private const string Clear = "delete from link_verdict";

    /// <summary>Pairs as the index holds them, those of the given records or all.</summary>
    public static List<JudgedPair> Read(IndexDatabase index, string where = "", object? parameters = null) => index.Query<PairRow>($"{Known} {where}", parameters).ConvertAll(r => r.Pair());

    /// <summary>Writes all of them anew.</summary>
    public static void Write(IndexDatabase index, IEnumerable<JudgedPair> pairs)
    {
        index.Execute(Clear);
        index.Insert("link_verdict", ["left_record", "right_record", "status", "entry"], pairs.Select(p => new object?[] { p.Left, p.Right, p.Status.ToString().ToLowerInvariant(), p.Entry }));
    }

    private sealed record PairRow
    {
        public string LeftRecord { get; init; } = "";
        public string RightRecord { get; init; } = "";
        public string Status { get; init; } = "";
        public string Entry { get; init; } = "";

        public JudgedPair Pair() => new(LeftRecord, RightRecord, Enum.Parse<LinkStatus>(Status, ignoreCase: true), Entry);
    }
}
