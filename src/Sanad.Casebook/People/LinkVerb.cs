using System.Security.Cryptography;
using System.Text;
using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Linkage;

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

    /// <summary>What training noticed.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}

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
            var model = linker.Train();
            (cancel ?? book.Options.Cancel).ThrowIfCancellationRequested();
            progress?.Report(new(LinkStep.Scoring, 0, 0));
            var sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonText.Line(model))));
            var body = new LinkRunBody { Model = model, ModelSha256 = sha, Roles = [.. roles.Select(ColumnMap.NameOf)], OnePerList = onePerList, Seed = seed };
            var before = new PersonChanges(book.Index);
            var entry = HumanEntry.Append(book, LinkRunBody.EntryType, HumanAct.ToBody(body));
            return new LinkRunOutcome.Linked(Report(book, entry, sha, before, model.Warnings));
        }
        catch (LinkRefusedException refused)
        {
            return new LinkRunOutcome.Refused(refused.Message);
        }
    }

    /// <summary>Why the last run proposes nothing now; null = it does, or there was none.</summary>
    public static string? Problem(OpenCasebook book) => LinkProposals.ProblemOf(book.Index);

    /// <summary>Takes a run back: the one before it proposes again. Or an undo.</summary>
    public static VerbOutcome Undo(OpenCasebook book, string entryId) => HumanEntry.TakeBack(book, entryId, LinkRunBody.EntryType, other => $"That entry is a {other}, no run of linking.");

    private static LinkRunReport Report(OpenCasebook book, string entry, string model, PersonChanges before, IReadOnlyList<string> warnings)
    {
        var (merged, split) = before.Since();
        return new()
        {
            Entry = entry,
            ModelSha256 = model,
            Records = (int)book.Index.Single<long>("select count(*) from record"),
            Persons = PeopleVerbs.Count(book),
            Proposals = LinkDesk.Of(book).Count,
            Merged = merged,
            Split = split,
            Warnings = warnings,
        };
    }
}
