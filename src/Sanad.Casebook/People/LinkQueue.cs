using Sanad.Casebook.Opening;

namespace Sanad.Casebook.People;

/// <summary>A pair to be looked at.</summary>
/// <param name="Left">The record with the smaller id.</param>
/// <param name="Right">The other.</param>
/// <param name="Score">In bits; 0 = as likely one person as two.</param>
/// <param name="Joined">True when the two count as one person now.</param>
/// <param name="Change">By how much the number of persons is expected to change when it is decided: 0 to 1.</param>
/// <param name="Unsure">True when somebody looked at it and was not sure.</param>
/// <param name="Contested">True when two writers decided differently.</param>
public sealed record LinkItem(string Left, string Right, double Score, bool Joined, double Change, bool Unsure, bool Contested);

/// <summary>
/// The pairs whose decision is expected to change the number of persons, the most first. Of two persons that may be one, the pair that scores best stands for
/// all; of one person, each tie of the tree that holds it together: its records on the one side may be another person than those on the other.
/// </summary>
internal static class LinkQueue
{
    // A tie of a person of more records is weighed by itself: not all of its pairs are known.
    private const int LargePerson = LinkProposals.WholePerson;

    /// <summary>Less is not worth a look: one chance in a hundred that the number changes.</summary>
    public const double Least = 0.01;

    private const string Columns = "select p.left_record, p.right_record, p.score, p.levels as levels, l.person as left_person, r.person as right_person, pl.records as left_records, pr.records as right_records";
    private const string Between = $"{Columns} from link_pair p join record l on l.id = p.left_record join record r on r.id = p.right_record join person pl on pl.id = l.person join person pr on pr.id = r.person";
    private const string BetweenSome = $"{Between} where l.base in @list union {Between} where r.base in @list";
    private const string Ties = "select id, person, via from record where person in (select id from person where records > 1)";
    private const string SomeTies = $"{Ties} and base in @list";

    /// <summary>What waits, weighed this moment, in no order.</summary>
    public static IEnumerable<LinkItem> All(OpenCasebook book) => Weighed(book, book.Index.Query<PairRow>(Between), book.Index.Query<TieRow>(Ties));

    /// <summary>The same of pairs with a record in one of these clusters.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="bases">As a parameter @list; whole persons.</param>
    public static IEnumerable<LinkItem> Around(OpenCasebook book, object bases) => Weighed(book, book.Index.Query<PairRow>(BetweenSome, bases), book.Index.Query<TieRow>(SomeTies, bases));

    /// <summary>The order of review: the most telling first, what somebody was not sure of last.</summary>
    public static List<LinkItem> Ordered(IEnumerable<LinkItem> items) =>
        [.. items.OrderBy(i => i.Unsure).ThenByDescending(i => i.Change).ThenBy(i => i.Left, StringComparer.Ordinal).ThenBy(i => i.Right, StringComparer.Ordinal)];

    private static IEnumerable<LinkItem> Weighed(OpenCasebook book, List<PairRow> pairs, List<TieRow> ties)
    {
        var judged = LinkVerdictFold.Read(book.Index).ToDictionary(j => (j.Left, j.Right));
        return Apart(pairs.Where(p => p.LeftPerson != p.RightPerson), judged).Concat(Together(ties, pairs.Where(p => p.LeftPerson == p.RightPerson), judged)).Where(i => i.Change >= Least);
    }

    private static IEnumerable<LinkItem> Apart(IEnumerable<PairRow> pairs, Dictionary<(string, string), JudgedPair> judged)
    {
        foreach (var two in pairs.GroupBy(p => string.CompareOrdinal(p.LeftPerson, p.RightPerson) < 0 ? (p.LeftPerson, p.RightPerson) : (p.RightPerson, p.LeftPerson)))
        {
            if (two.Any(p => StatusOf(judged, p) is LinkStatus.Different))
                continue;
            var first = two.First();
            var all = (double)first.LeftRecords * first.RightRecords;
            var average = (two.Sum(p => p.Score) + ((all - two.Count()) * LinkProposals.Least)) / all;
            var best = two.OrderByDescending(p => p.Score).ThenBy(p => p.LeftRecord, StringComparer.Ordinal).ThenBy(p => p.RightRecord, StringComparer.Ordinal).First();
            yield return Item(best, joined: false, LinkExplanation.ProbabilityOf(average), judged);
        }
    }

    private static IEnumerable<LinkItem> Together(List<TieRow> ties, IEnumerable<PairRow> pairs, Dictionary<(string, string), JudgedPair> judged)
    {
        var inside = pairs.ToLookup(p => p.LeftPerson, StringComparer.Ordinal);
        foreach (var person in ties.GroupBy(t => t.Person, StringComparer.Ordinal))
        {
            var known = inside[person.Key].ToDictionary(p => (p.LeftRecord, p.RightRecord));
            var members = person.ToList();
            foreach (var tie in members.Where(t => t.Via is not null))
            {
                var key = string.CompareOrdinal(tie.Id, tie.Via) < 0 ? (tie.Id, tie.Via!) : (tie.Via!, tie.Id);
                if (known.TryGetValue(key, out var pair) && StatusOf(judged, pair) is not LinkStatus.Same)
                    yield return Item(pair, joined: true, 1 - LinkExplanation.ProbabilityOf(Held(members, tie, pair, known)), judged);
            }
        }
    }

    // The average over all pairs that the tie holds together.
    private static double Held(List<TieRow> members, TieRow tie, PairRow pair, Dictionary<(string, string), PairRow> known)
    {
        if (members.Count is 2 or > LargePerson)
            return pair.Score;
        var below = Below(members, tie.Id);
        var (sum, count) = (0.0, 0);
        foreach (var one in members.Where(m => below.Contains(m.Id)))
        {
            foreach (var other in members.Where(m => !below.Contains(m.Id)))
            {
                var key = string.CompareOrdinal(one.Id, other.Id) < 0 ? (one.Id, other.Id) : (other.Id, one.Id);
                sum += known.TryGetValue(key, out var scored) ? scored.Score : LinkProposals.Least;
                count++;
            }
        }
        return sum / count;
    }

    private static HashSet<string> Below(List<TieRow> members, string id)
    {
        var below = new HashSet<string>(StringComparer.Ordinal) { id };
        while (members.Where(m => m.Via is not null && below.Contains(m.Via)).Select(m => m.Id).Where(below.Add).ToList().Count > 0)
        {
        }
        return below;
    }

    private static LinkItem Item(PairRow pair, bool joined, double change, Dictionary<(string, string), JudgedPair> judged) =>
        new(pair.LeftRecord, pair.RightRecord, pair.Score, joined, change, StatusOf(judged, pair) == LinkStatus.Unsure, StatusOf(judged, pair) == LinkStatus.Contested);

    private static LinkStatus? StatusOf(Dictionary<(string, string), JudgedPair> judged, PairRow pair) => judged.GetValueOrDefault((pair.LeftRecord, pair.RightRecord))?.Status;

    private sealed record PairRow
    {
        public string LeftRecord { get; init; } = "";
        public string RightRecord { get; init; } = "";
        public double Score { get; init; }
        public string Levels { get; init; } = "";
        public string LeftPerson { get; init; } = "";
        public string RightPerson { get; init; } = "";
        public int LeftRecords { get; init; }
        public int RightRecords { get; init; }
    }

    private sealed record TieRow
    {
        public string Id { get; init; } = "";
        public string Person { get; init; } = "";
        public string? Via { get; init; }
    }
}
