using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Journal;

/// <summary>People's acts as the index holds them.</summary>
internal static class HumanActs
{
    private const string All = "select id, writer, type, time, body from entry order by position";

    /// <summary>All acts that stand, in the order of the fold.</summary>
    public static IReadOnlyList<HumanAct> InForce(IndexDatabase index) => HumanAct.InForce(Every(index));

    /// <summary>All acts, also those undone.</summary>
    public static IReadOnlyList<HumanAct> Every(IndexDatabase index) =>
        [.. index.Query<EntryRow>(All).Select(e => new HumanAct(e.Id, e.Writer, e.Type, e.Time, e.Body))];

    private sealed record EntryRow
    {
        public string Id { get; init; } = "";
        public string Writer { get; init; } = "";
        public string Type { get; init; } = "";
        public string Time { get; init; } = "";
        public string Body { get; init; } = "";
    }
}
