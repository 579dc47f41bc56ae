using System.Text.Json.Nodes;
using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;

namespace Sanad.Casebook.Review;

/// <summary>A verdict's journal entry.</summary>
internal sealed record VerdictEntry(string Id, ContentHash Original);

/// <summary>One key of a reviewer: a verdict, repeated for identical copies where the reviewer said so.</summary>
/// <param name="ClaimId">The claim that was looked at.</param>
/// <param name="Verdict">Null for an undo.</param>
/// <param name="Entries">Its journal entries, the leading one first.</param>
internal sealed record Decision(string ClaimId, Verdict? Verdict, IReadOnlyList<VerdictEntry> Entries);

/// <summary>Decisions as the journal holds them.</summary>
internal static class Decisions
{
    private const string Leading = """
        select id from entry where writer = @writer and type = 'claim.verdict' and undoes is null and repeats is null and position < @before
        order by position desc limit 50
        """;
    private const string PositionOf = "select position from entry where id = @id";

    /// <summary>This writer's last decisions that stand, the latest last.</summary>
    public static IReadOnlyList<Decision> LastOf(OpenCasebook book, int count)
    {
        var last = new List<Decision>();
        for (var before = long.MaxValue; last.Count < count;)
        {
            var ids = book.Index.Query<string>(Leading, new { writer = book.Folder.WriterId, before });
            if (ids.Count == 0)
                break;
            last.AddRange(Standing(book, ids).Take(count - last.Count));
            before = book.Index.First<long>(PositionOf, new { id = ids[^1] });
        }
        last.Reverse();
        return last;
    }

    /// <summary>This writer's decision with that leading entry; null when it does not stand.</summary>
    public static Decision? Of(OpenCasebook book, string entry) =>
        HumanActs.Find(book.Index, entry)?.Writer == book.Folder.WriterId ? Standing(book, [entry]).FirstOrDefault() : null;

    private static IEnumerable<Decision> Standing(OpenCasebook book, IReadOnlyList<string> ids)
    {
        var inForce = HumanAct.InForce(HumanActs.Around(book.Index, ids));
        var byId = inForce.ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var id in ids.Where(byId.ContainsKey))
        {
            if (byId[id].Read<VerdictBody>() is { Verdict: { } verdict, Claim: { } claim, Repeats: null })
                yield return new(claim.Id, verdict, Together(inForce, id));
        }
    }

    /// <summary>The entry and those that repeat it.</summary>
    public static IReadOnlyList<VerdictEntry> Together(IEnumerable<HumanAct> acts, string leading) =>
        [.. acts.Where(a => a.Type == VerdictBody.EntryType).Select(a => (a.Id, Body: a.Read<VerdictBody>()))
            .Where(x => x.Body?.Original is not null && (x.Id == leading || x.Body.Repeats == leading))
            .OrderBy(x => x.Id != leading).Select(x => new VerdictEntry(x.Id, x.Body!.Original!.Value))];

    /// <summary>Bodies that take each of its entries back.</summary>
    public static IReadOnlyList<JsonObject> Undoing(Decision decision) =>
        [.. decision.Entries.Select(e => HumanAct.ToBody(new VerdictBody { Original = e.Original, Undoes = e.Id }))];
}
