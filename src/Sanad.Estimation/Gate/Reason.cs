using System.Globalization;

namespace Sanad.Estimation.Gate;

/// <summary>Why an estimate is refused, or to be used with care.</summary>
public enum ReasonKind
{
    /// <summary>Fewer than three lists are left.</summary>
    FewLists,

    /// <summary>More lists than the method can take.</summary>
    ManyLists,

    /// <summary>A list holds nobody; it was left out.</summary>
    EmptyList,

    /// <summary>A list shares nobody with another; it was left out.</summary>
    ListApart,

    /// <summary>The lists fall into groups that share nobody.</summary>
    NotConnected,

    /// <summary>A list is very short.</summary>
    ShortList,

    /// <summary>Two lists hold nearly the same people: one is a copy of the other.</summary>
    CopiedList,

    /// <summary>Two lists share fewer people than they would by chance.</summary>
    ListsAvoid,

    /// <summary>Too few people stand on more than one list.</summary>
    LittleOverlap,

    /// <summary>A combination of lists that the method needs holds nobody.</summary>
    EmptyCombination,

    /// <summary>No model of the method is determined by the table.</summary>
    NoModel,

    /// <summary>The formulas hold for large tables; this one is so small that they are off.</summary>
    LargeBias,

    /// <summary>Models that fit nearly as well as the chosen one say numbers outside its interval.</summary>
    CloseModels,

    /// <summary>The lists cover too small a share of people.</summary>
    LowCoverage,

    /// <summary>Chains that began apart did not come together.</summary>
    ChainsDisagree,

    /// <summary>Chains that began apart came near each other, and not quite together.</summary>
    ChainsNear,

    /// <summary>The chains moved too little.</summary>
    FewDraws,

    /// <summary>The chains moved too little at the ends of the interval.</summary>
    FewDrawsAtEnds,

    /// <summary>The answer depends on where the numbers that were looked at end.</summary>
    AtTheEnd,

    /// <summary>The prior decides, not the table.</summary>
    PriorDecides,

    /// <summary>The interval is so wide that it says nothing.</summary>
    WideInterval,

    /// <summary>The method finds nobody unseen, and its interval has no width.</summary>
    NobodyUnseen,

    /// <summary>By its nature a lower bound, not an estimate.</summary>
    LowerBound,

    /// <summary>By its nature a diagnosis: two lists can not tell how they depend on each other.</summary>
    TwoListsOnly,

    /// <summary>It rests on an assumption that no table can test.</summary>
    Assumption,

    /// <summary>Nobody had the records of the lists linked: a person on two lists counts as two.</summary>
    NotLinked,

    /// <summary>Pairs of records that may be one person wait for somebody to look at them.</summary>
    UnreviewedLinks,

    /// <summary>The links are taken for sure: what the linkage does not know is not in the interval.</summary>
    LinksHeldSure,

    /// <summary>Of some draws of the links the method gives nothing.</summary>
    RefusedInDraws,

    /// <summary>Nearly all of a list stands on another: one may have taken its names from the other.</summary>
    OneOrigin,

    /// <summary>Parts of people have no estimate, so their sum has none.</summary>
    PartRefused,

    /// <summary>Parts of people are estimated with a caution.</summary>
    PartWithCare,

    /// <summary>Of some people no list tells to which part they belong.</summary>
    PartNotTold,
}

/// <summary>A reason with what it is about.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Refuses">True = the estimate is not given; false = it is given with this caution.</param>
/// <param name="Values">Names and numbers for the wording, in its order.</param>
public sealed record Reason(ReasonKind Kind, bool Refuses, params IReadOnlyList<string> Values)
{
    /// <summary>In English.</summary>
    public override string ToString() => Kind switch
    {
        ReasonKind.FewLists => $"{Values[0]} lists are left; three at least are needed to tell how lists depend on each other",
        ReasonKind.ManyLists => $"{Values[0]} lists; this method takes {Values[1]} at most: merge lists of one kind",
        ReasonKind.EmptyList => $"the list {Values[0]} holds nobody and was left out",
        ReasonKind.ListApart => $"the list {Values[0]} shares nobody with any other and was left out",
        ReasonKind.NotConnected => "the lists fall into groups that share nobody: nothing says how large each group's unseen part is",
        ReasonKind.ShortList => $"the list {Values[0]} holds {Values[1]} people only",
        ReasonKind.CopiedList => $"{Values[0]} and {Values[1]} hold nearly the same people: one seems to copy the other; merge them, then estimate",
        ReasonKind.ListsAvoid => $"{Values[0]} and {Values[1]} share fewer people than they would by chance: a lower bound may then lie above the truth",
        ReasonKind.LittleOverlap => $"{Values[0]} people stand on two lists or more ({Values[1]} of all): too few to tell anything",
        ReasonKind.EmptyCombination => "some combinations of lists hold nobody, and this method needs them all",
        ReasonKind.NoModel => "the table determines no model of this method",
        ReasonKind.LargeBias => $"the table is small for this method: its formulas are off by about {Values[0]} of the total",
        ReasonKind.CloseModels => "models that fit nearly as well say numbers outside this interval, which takes the chosen one for sure",
        ReasonKind.LowCoverage => $"the lists cover about {Values[0]} of people; {Values[1]} at least are needed",
        ReasonKind.ChainsDisagree => $"chains that began apart stay apart, at {string.Join(", ", Values)}: the table does not decide between them",
        ReasonKind.ChainsNear => $"chains that began apart have not quite come together, at {string.Join(", ", Values)}: parts of the posterior may have too much weight or too little",
        ReasonKind.FewDraws => $"the draws are worth {Values[0]} independent ones; {Values[1]} are needed",
        ReasonKind.FewDrawsAtEnds => $"the ends of the interval rest on {Values[0]} independent draws; {Values[1]} are wanted",
        ReasonKind.AtTheEnd => $"the posterior has {Values[0]} of its weight where the numbers that were looked at end",
        ReasonKind.PriorDecides => $"the upper end moves by {Values[0]} with the prior: the table does not decide it",
        ReasonKind.WideInterval => $"the upper end is {Values[0]} times the lower",
        ReasonKind.NobodyUnseen => "this method finds nobody unseen; its interval has no width, which does not say that it is sure",
        ReasonKind.LowerBound => "a lower bound: at least so many",
        ReasonKind.TwoListsOnly => "a diagnosis: two lists cannot tell whether one leads to the other",
        ReasonKind.Assumption => $"holds only if the lists' highest interaction is {Values[0]}, which no table can test",
        ReasonKind.NotLinked => "the records of the lists are not linked, so that a person on two lists counts as two",
        ReasonKind.UnreviewedLinks => $"{Values[0]} pairs of records that may be one person have not been looked at",
        ReasonKind.LinksHeldSure => "the links are taken for sure here: what they do not know is not in the interval",
        ReasonKind.RefusedInDraws => $"{Values[0]} of {Values[1]} draws of the links give no answer",
        ReasonKind.OneOrigin => $"nearly all of {Values[0]} stands on {Values[1]} too: if one fed the other, let them count as one",
        ReasonKind.PartRefused => $"of the parts {string.Join(", ", Values)} there is no estimate, and so none of their sum",
        ReasonKind.PartWithCare => $"of the parts {string.Join(", ", Values)} the estimate has a caution",
        ReasonKind.PartNotTold => $"of {Values[0]} people no list tells the part; they are not added, since the parts' unseen people may be they",
        _ => throw new InvalidOperationException($"No words for {Kind}"),
    };

    internal static Reason Wide(Estimated value) => new(ReasonKind.WideInterval, Refuses: true, (value.High / value.Low).ToString("0.0", CultureInfo.InvariantCulture));

    internal static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);

    internal static string Number(double number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
