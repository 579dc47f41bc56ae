using Sanad.Casebook.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Opening;

/// <summary>How much of the journal stands in the index: so many entries, in the order of the fold, with these ids.</summary>
/// <param name="Folded">Entries folded.</param>
/// <param name="Chain">Hash over their ids in order: tells whether the index's part is still a beginning of the journal.</param>
/// <param name="Rules">The versions of the rules that made the derived rows; empty = a new index.</param>
internal sealed record IndexPosition(int Folded, string Chain, string Rules)
{
    public static IndexPosition Start(string rules) => new(0, "", rules);

    /// <summary>Tells an index that was made anew from the one before.</summary>
    public const string Made = "made";

    private const string ReadState = "select name, value from state";

    public static IndexPosition Read(IndexDatabase index)
    {
        var state = index.Query<StateRow>(ReadState).ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);
        var folded = int.Parse(state.GetValueOrDefault("folded", "0"), System.Globalization.CultureInfo.InvariantCulture);
        return new(folded, state.GetValueOrDefault("chain", ""), state.GetValueOrDefault("rules", ""));
    }

    public void Write(IndexDatabase index)
    {
        Set(index, "folded", Folded.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set(index, "chain", Chain);
        Set(index, "rules", Rules);
    }

    private const string SetState = "insert into state (name, value) values (@name, @value) on conflict (name) do update set value = excluded.value";

    public static void Set(IndexDatabase index, string name, string value) => index.Execute(SetState, new { name, value });

    private const string GetState = "select value from state where name = @name";

    public static string? Get(IndexDatabase index, string name) => index.First<string>(GetState, new { name });

    /// <summary>True when the folded entries are still the first of the journal; another writer's older entries may have come between.</summary>
    public bool IsBeginningOf(JournalEntries entries) => Folded <= entries.Count && entries.DigestOf(Folded) == Chain;

    /// <summary>The position after some more entries.</summary>
    public IndexPosition After(JournalEntries entries, int more) => new(Folded + more, entries.DigestOf(Folded + more), Rules);

    private const string Everything = "select name, value from state order by name";

    /// <summary>All that the index notes of itself: equal twice when no process changed anything in between.</summary>
    public static string All(IndexDatabase index) => string.Join('\n', index.Query<StateRow>(Everything).Select(s => $"{s.Name} {s.Value}"));

    private sealed record StateRow
    {
        public string Name { get; init; } = "";
        public string Value { get; init; } = "";
    }
}
