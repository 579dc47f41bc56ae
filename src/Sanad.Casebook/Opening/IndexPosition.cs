using System.Security.Cryptography;
using System.Text;
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
    public bool IsBeginningOf(IReadOnlyList<JournalEntry> entries) => Folded <= entries.Count && ChainOf("", entries.Take(Folded)) == Chain;

    /// <summary>The position after some more entries.</summary>
    public IndexPosition After(IReadOnlyCollection<JournalEntry> more) => new(Folded + more.Count, ChainOf(Chain, more), Rules);

    private static string ChainOf(string chain, IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
            chain = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(chain + entry.Id)));
        return chain;
    }

    private sealed record StateRow
    {
        public string Name { get; init; } = "";
        public string Value { get; init; } = "";
    }
}
