using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Language;
using Sanad.Linkage;
using Sanad.Linkage.Model;
using Sanad.Linkage.Names;

namespace Sanad.Casebook.People;

/// <summary>A pair that the model proposes: the level and the rarity of each part, in the model's order.</summary>
internal sealed record ProposedPair
{
    public const string Columns = "p.left_record, p.right_record, p.score, p.levels";

    public string LeftRecord { get; init; } = "";
    public string RightRecord { get; init; } = "";
    public double Score { get; init; }
    public string Levels { get; init; } = "";
}

/// <summary>Writes what the last run's model proposes among the records as they are now: the same model and records give the same proposals on every machine.</summary>
internal sealed class LinkProposals(OpenCasebook book)
{
    /// <summary>Pairs below this many bits are no proposals: one in 64 and less.</summary>
    public const double Least = -6;

    /// <summary>Within a person of so many records all pairs are kept, also those that no rule found.</summary>
    public const int WholePerson = 30;

    private const string Problem = "link_problem", Model = "link_model";
    private readonly IndexDatabase _index = book.Index;

    private const string AllRecords = $"select {RecordRow.Columns} from record r order by r.list, r.id";

    /// <summary>The records of all lists, in a fixed order.</summary>
    public static List<RecordRow> Records(IndexDatabase index) => index.Query<RecordRow>(AllRecords);

    /// <summary>Their values of some roles, to be linked; row ids are record ids. Whole names are divided, so that lists of either kind are compared.</summary>
    public static RecordTable Table(List<RecordRow> records, IReadOnlyList<Role> roles, Packs packs)
    {
        var words = new NameWords(packs);
        var writer = new RecordTableWriter(roles);
        string? list = null;
        foreach (var record in records)
        {
            if (record.List != list)
                writer.BeginList(list = record.List);
            var values = RecordNames.Divided(RecordText.Read(record.Fields), words).ToDictionary(f => f.Role, f => f.Value);
            writer.Add(record.Id, [.. roles.Select(role => values.TryGetValue(role, out var value) ? Cut(value) : null)]);
        }
        return writer.ToTable();
    }

    /// <summary>Records made ready to be linked as in a run: by its roles, with its settings.</summary>
    public static Linker Prepared(OpenCasebook book, List<RecordRow> records, LinkRunBody run, IReadOnlyList<PairDecision> verdicts, CancellationToken cancel) => Linker.Prepare(
        Table(records, [.. run.Roles.Select(ColumnMap.RoleOf).OfType<Role>()], book.Packs), book.Packs, new() { OnePerList = run.OnePerList, Seed = run.Seed, Verdicts = verdicts }, cancel: cancel);

    private static string Cut(string value) => value.Length <= LongestCompared ? value : value[..LongestCompared];

    private const int LongestCompared = 400;

    /// <summary>Roles that some record has, a whole name as its parts.</summary>
    public static IReadOnlyList<Role> RolesOf(OpenCasebook book) => [.. book.Index.Query<string>("select filled from list").SelectMany(f => JsonText.Read<Dictionary<string, int>>(f).Keys)
        .Select(ColumnMap.RoleOf).OfType<Role>().SelectMany(role => role == Role.FullName ? [Role.GivenName, Role.FamilyName] : (Role[])[role]).Distinct().Order()];

    /// <summary>The model of the last run, as the index knows it; null before the first.</summary>
    public static LinkModel? ModelOf(IndexDatabase index) => IndexPosition.Get(index, Model) is { Length: > 0 } known ? JsonText.Read<LinkModel>(known) : null;

    /// <summary>Why the last model proposes nothing now; null = it does, or there is none.</summary>
    public static string? ProblemOf(IndexDatabase index) => IndexPosition.Get(index, Problem) is { Length: > 0 } problem ? problem : null;

    /// <summary>Brings proposals, and the clusters that follow from them, up to date: as they would be if all were made anew, but comparing only what is new or changed.</summary>
    /// <param name="run">The last run that stands; null = none, and every record is a person of its own.</param>
    /// <returns>Records whose cluster or pairs may be others than before.</returns>
    public HashSet<string> Write(LinkRunBody? run)
    {
        IndexPosition.Set(_index, Problem, "");
        IndexPosition.Set(_index, Model, run?.Model is null ? "" : JsonText.Line(run.Model));
        var records = Records(_index);
        if (run?.Model is { } model && records.Count > 1)
        {
            try
            {
                return Propose(records, run, model);
            }
            catch (LinkRefusedException refused)
            {
                IndexPosition.Set(_index, Problem, refused.Message); // the lists have other columns than those it was learnt from
            }
        }
        LinkFigures.Keep(_index, []);
        _index.Execute("delete from link_pair");
        _index.Execute("delete from link_mark");
        WriteBases(records, records.ConvertAll(r => r.Id));
        return records.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
    }

    private HashSet<string> Propose(List<RecordRow> records, LinkRunBody run, LinkModel model)
    {
        var linker = Prepared(book, records, run, [], book.Options.Cancel);
        var before = new KnownLinks(_index, records);
        var again = linker.LinkAgain(model, before.Before());
        LinkFigures.Keep(_index, again.Linked.Rules);
        var clusters = again.Linked.Clusters;
        before.Keep(again, again.Pairs.Select(pair => (pair.Left, pair.Right)).Concat(Within(clusters)), (left, right) => Row(linker, model, records[left].Id, records[right].Id, linker.Explain(model, left, right)), book.Options.Cancel);
        var smallest = new Dictionary<int, string>();
        for (var i = 0; i < records.Count; i++)
        {
            if (!smallest.TryGetValue(clusters[i], out var id) || string.CompareOrdinal(records[i].Id, id) < 0)
                smallest[clusters[i]] = records[i].Id;
        }
        WriteBases(records, [.. clusters.Select(cluster => smallest[cluster])]);
        return records.Where((_, i) => again.IsDecided[i]).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<(int Left, int Right)> Within(IReadOnlyList<int> clusters) => Enumerable.Range(0, clusters.Count).GroupBy(i => clusters[i]).Select(person => person.ToList())
        .Where(person => person.Count is > 1 and <= WholePerson).SelectMany(person => person.SelectMany((left, i) => person.Skip(i + 1).Select(right => (left, right))));

    private static object?[] Row(Linker linker, LinkModel model, string one, string other, Explanation why)
    {
        var levels = string.Join(',', why.Steps.Select((step, p) => Level(Array.IndexOf([.. linker.Parts[p].Levels], step.Level), step.Rarity)));
        var (left, right) = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
        return [left, right, why.Score, levels];
    }

    private static string Level(int level, double rarity) => level <= 0 ? "" : rarity == 0
        ? level.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{level}@{rarity:R}");

    private void WriteBases(List<RecordRow> records, List<string> bases)
    {
        var changed = records.Zip(bases).Where(r => r.First.Base != r.Second).Select(r => r.First with { Base = r.Second }).ToList();
        _index.Execute("delete from record where id in @list", IndexDatabase.List(changed.Select(r => r.Id)));
        RecordRow.Insert(_index, changed);
    }
}
