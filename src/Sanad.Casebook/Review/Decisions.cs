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
    /// <summary>This writer's last decisions that stand, the latest last.</summary>
    public static IReadOnlyList<Decision> LastOf(OpenCasebook book, int count)
    {
        var own = HumanActs.InForce(book.Index).Where(a => a.Type == VerdictBody.EntryType && a.Writer == book.Folder.WriterId).ToList();
        var leading = own.Select(a => (Act: a, Body: a.Read<VerdictBody>())).Where(x => x.Body is { Verdict: not null, Claim: not null, Repeats: null }).TakeLast(count);
        return [.. leading.Select(x => new Decision(x.Body!.Claim!.Id, x.Body.Verdict, Together(own, x.Act.Id)))];
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
