using System.Security.Cryptography;
using System.Text;
using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Linkage;
using Sanad.Linkage.Model;

namespace Sanad.Casebook.People;

/// <summary>What linking found.</summary>
public sealed record LinkRunReport
{
    /// <summary>The journal entry: undo takes it.</summary>
    public required string Entry { get; init; }

    /// <summary>Records of all lists.</summary>
    public required int Records { get; init; }

    /// <summary>Human beings, as far as they are linked now.</summary>
    public required int Persons { get; init; }

    /// <summary>Pairs that the model proposes to look at, the likely and the doubtful.</summary>
    public required int Proposals { get; init; }

    /// <summary>SHA-256 of the model as JSON, as the entry holds it.</summary>
    public required string ModelSha256 { get; init; }

    /// <summary>Persons that are one now.</summary>
    public required IReadOnlyList<PersonChange> Merged { get; init; }

    /// <summary>Persons that are several now.</summary>
    public required IReadOnlyList<PersonChange> Split { get; init; }

    /// <summary>What people's decisions say of the scores: with a hundred of them the scores are calibrated on them; null = too few.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>What training noticed.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>A record and its person in every draw.</summary>
/// <param name="Record">Its id.</param>
/// <param name="List">Its list.</param>
/// <param name="RowKey">What names it there.</param>
/// <param name="Person">Whose it is as linked and decided.</param>
/// <param name="Draws">In each draw the first record of its person.</param>
public sealed record DrawnRecord(string Record, string List, string RowKey, string Person, IReadOnlyList<string> Draws);

/// <summary>What became of linking.</summary>
public abstract record LinkRunOutcome
{
    private LinkRunOutcome()
    {
    }

    /// <summary>It was done.</summary>
    public sealed record Linked(LinkRunReport Report) : LinkRunOutcome;

    /// <summary>The lists cannot be linked as they are; nothing was written.</summary>
    public sealed record Refused(string Reason) : LinkRunOutcome;
}

/// <summary>Links the records of all lists of a casebook: learns a model, keeps it in the journal, and proposes.</summary>
public static class LinkVerb
{
    /// <summary>Learns anew and proposes anew; people's decisions stand.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="onePerList">True when each list holds each person once.</param>
    /// <param name="seed">Where random draws begin.</param>
    /// <param name="progress">Told after each step of learning, and at last that nothing can be stopped any more (<see cref="LinkStep.Scoring"/>); null = nobody listens.</param>
    /// <param name="cancel">Stops the learning, before anything is written; null = what the casebook was opened with.</param>
    public static LinkRunOutcome Run(OpenCasebook book, bool onePerList = false, int seed = 1, IProgress<LinkProgress>? progress = null, CancellationToken? cancel = null)
    {
        var (records, roles) = (LinkProposals.Records(book.Index), LinkProposals.RolesOf(book));
        if (records.Count < 2)
            return new LinkRunOutcome.Refused("There are fewer than two records to link. Add a list first: sanad list add FILE");
        try
        {
            var linker = Linker.Prepare(LinkProposals.Table(records, roles, book.Packs), book.Packs, new() { OnePerList = onePerList, Seed = seed }, progress, cancel ?? book.Options.Cancel);
            var model = Calibrated(book, linker, linker.Train(), records);
            (cancel ?? book.Options.Cancel).ThrowIfCancellationRequested();
            progress?.Report(new(LinkStep.Scoring, 0, 0));
            var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Line(model))));
            var body = new LinkRunBody { Model = model, ModelSha256 = sha, Roles = [.. roles.Select(ColumnMap.NameOf)], OnePerList = onePerList, Seed = seed };
            var before = new PersonChanges(book.Index);
            var entry = HumanEntry.Append(book, LinkRunBody.EntryType, HumanAct.ToBody(body));
            return new LinkRunOutcome.Linked(Report(book, entry, sha, before, model));
        }
        catch (LinkRefusedException refused)
        {
            return new LinkRunOutcome.Refused(refused.Message);
        }
    }

    // The pairs on which people decided, scored by the new model.
    private static LinkModel Calibrated(OpenCasebook book, Linker linker, LinkModel model, List<RecordRow> records)
    {
        var decisions = Decisions(book, records);
        return decisions.Count < Calibration.Least ? model
            : Calibration.Of([.. decisions.Select(pair => (linker.Explain(model, pair.Left, pair.Right).Score, pair.IsSame))]) is { } calibration ? model with { Calibration = calibration }
            : model with { Warnings = [.. model.Warnings, "The decisions on pairs are nearly all of one kind, or say the contrary of the scores: the scores are not calibrated on them."] };
    }

    /// <summary>What people decided about pairs of these records, by their places.</summary>
    internal static List<PairDecision> Decisions(OpenCasebook book, IReadOnlyList<RecordRow> records)
    {
        var numbers = records.Select((record, at) => (record.Id, at)).ToDictionary(record => record.Id, record => record.at, StringComparer.Ordinal);
        return [.. LinkVerdictFold.Read(book.Index).Where(pair => pair.Status is LinkStatus.Same or LinkStatus.Different && numbers.ContainsKey(pair.Left) && numbers.ContainsKey(pair.Right))
            .Select(pair => new PairDecision(numbers[pair.Left], numbers[pair.Right], pair.Status == LinkStatus.Same))];
    }

    /// <summary>Why two records have their score by the model of the last run, also where they are not proposed; null when there is no such model, or no such record.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="one">A record's id, or a unique beginning of it.</param>
    /// <param name="other">Another's.</param>
    public static (Explanation Why, int Records)? Explain(OpenCasebook book, string one, string other)
    {
        var records = LinkProposals.Records(book.Index);
        if (LinkRunBody.Last(book.Index) is not { Model: { } model } run || LinkProposals.ProblemOf(book.Index) is not null || NumberOf(records, one) is not { } left || NumberOf(records, other) is not { } right || left == right)
            return null;
        return (LinkProposals.Prepared(book, records, run, [], book.Options.Cancel).Explain(model, left, right), records.Count);
    }

    private static int? NumberOf(List<RecordRow> records, string begins) =>
        Enumerable.Range(0, records.Count).Where(i => records[i].Id.StartsWith(begins.Trim(), StringComparison.OrdinalIgnoreCase)).Take(2).ToList() is [var one] ? one : null;

    /// <summary>Persons drawn by the model of the last run, decisions binding; null when there is no such model.</summary>
    public static IReadOnlyList<DrawnRecord>? Draw(OpenCasebook book, int draws)
    {
        if (Estimate.DrawnLinks.Of(book, draws, book.Options.Cancel) is not { } drawn)
            return null;
        return [.. LinkProposals.Records(book.Index).Select(r => new DrawnRecord(r.Id, r.List, r.RowKey, r.Person, [.. Enumerable.Range(0, drawn.Count).Select(draw => drawn.FirstOf(draw, r.Id))]))];
    }

    /// <summary>Why the last run proposes nothing now; null = it does, or there was none.</summary>
    public static string? Problem(OpenCasebook book) => LinkProposals.ProblemOf(book.Index);

    /// <summary>Takes a run back: the one before it proposes again. Or an undo.</summary>
    public static VerbOutcome Undo(OpenCasebook book, string entryId) => HumanEntry.TakeBack(book, entryId, LinkRunBody.EntryType, other => $"That entry is a {other}, no run of linking.");

    private static LinkRunReport Report(OpenCasebook book, string entry, string sha, PersonChanges before, LinkModel model)
    {
        var (merged, split) = before.Since();
        return new()
        {
            Entry = entry,
            ModelSha256 = sha,
            Records = (int)book.Index.Single<long>("select count(*) from record"),
            Persons = PeopleVerbs.Count(book),
            Proposals = LinkDesk.Of(book).Count,
            Merged = merged,
            Split = split,
            Calibration = model.Calibration,
            Warnings = model.Warnings,
        };
    }
}
