using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Journal;

/// <summary>People's acts as the index holds them. Asked for by what they concern: no page reads them all.</summary>
internal static class HumanActs
{
    private const string Columns = "e.id, e.writer, e.type, e.time, e.body";

    private const string One = $"select {Columns} from entry e where e.id = @id";
    private const string OneType = $"select {Columns} from entry e where e.type = @type order by e.position";
    private const string OfTypes = $"""
        with recursive wanted(id) as (
          select id from entry where type >= @type and type < @end
          union select e.id from entry e join wanted w on e.undoes = w.id)
        select {Columns} from wanted w cross join entry e where e.id = w.id order by e.position
        """;
    private const string OfClaims = $"""
        with recursive wanted(id) as (
          select id from entry where claim in @list
          union select e.id from entry e join wanted w on e.undoes = w.id)
        select {Columns} from wanted w cross join entry e where e.id = w.id order by e.position
        """;
    private const string OfIds = $"""
        with recursive wanted(id) as (
          select id from entry where id in @list or repeats in @list
          union select e.id from entry e join wanted w on e.undoes = w.id)
        select {Columns} from wanted w cross join entry e where e.id = w.id order by e.position
        """;

    /// <summary>The act of that id; null when there is none.</summary>
    public static HumanAct? Find(IndexDatabase index, string id) => index.First<EntryRow>(One, new { id })?.Act();

    /// <summary>All acts of exactly one type, also those undone, in the order of the fold.</summary>
    public static List<HumanAct> OfType(IndexDatabase index, string type) => [.. index.Query<EntryRow>(OneType, new { type }).Select(e => e.Act())];

    /// <summary>Acts of one type that stand, in the order of the fold; a type that ends in a dot stands for all that begin so.</summary>
    public static IReadOnlyList<HumanAct> InForce(IndexDatabase index, string type) =>
        Standing(index.Query<EntryRow>(OfTypes, new { type, end = type.EndsWith('.') ? type[..^1] + "/" : type + "\u0001" }), act => IsOf(act, type));

    /// <summary>Verdicts on claims that stand, in the order of the fold.</summary>
    public static IReadOnlyList<HumanAct> OnClaims(IndexDatabase index, IEnumerable<string> claims) =>
        Standing(index.Query<EntryRow>(OfClaims, IndexDatabase.List(claims)), act => act.Type == Review.VerdictBody.EntryType);

    /// <summary>Acts by their ids, those that repeat them, and whatever takes one of them back; all, also those undone.</summary>
    public static IReadOnlyList<HumanAct> Around(IndexDatabase index, IEnumerable<string> ids) => [.. index.Query<EntryRow>(OfIds, IndexDatabase.List(ids)).Select(e => e.Act())];

    private static bool IsOf(HumanAct act, string type) => type.EndsWith('.') ? act.Type.StartsWith(type, StringComparison.Ordinal) : act.Type == type;

    private static IReadOnlyList<HumanAct> Standing(List<EntryRow> rows, Func<HumanAct, bool> wanted) =>
        [.. HumanAct.InForce([.. rows.Select(e => e.Act())]).Where(wanted)];

    private sealed record EntryRow
    {
        public string Id { get; init; } = "";
        public string Writer { get; init; } = "";
        public string Type { get; init; } = "";
        public string Time { get; init; } = "";
        public string Body { get; init; } = "";

        public HumanAct Act() => new(Id, Writer, Type, Time, Body);
    }
}
