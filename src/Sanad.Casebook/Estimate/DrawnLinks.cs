using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Linkage;

namespace Sanad.Casebook.Estimate;

/// <summary>Persons drawn again and again by the model of the last run of linking, people's decisions binding: how sure the links are.</summary>
internal sealed class DrawnLinks
{
    private readonly Dictionary<string, int> _numbers;
    private readonly string[] _ids;
    private readonly LinkDraws _draws;

    private DrawnLinks(IReadOnlyList<RecordRow> records, LinkDraws draws)
    {
        (_draws, _ids) = (draws, [.. records.Select(record => record.Id)]);
        _numbers = records.Select((record, at) => (record.Id, at)).ToDictionary(record => record.Id, record => record.at, StringComparer.Ordinal);
    }

    /// <summary>How many draws.</summary>
    public int Count => _draws.Count;

    /// <summary>Draws; null when there is no model, or the lists have other columns than those it was learnt from.</summary>
    public static DrawnLinks? Of(OpenCasebook book, int draws, CancellationToken cancel)
    {
        var run = HumanActs.InForce(book.Index, LinkRunBody.EntryType).Select(act => act.Read<LinkRunBody>()).LastOrDefault(body => body is { Model: not null });
        var records = LinkProposals.Records(book.Index);
        if (draws == 0 || run?.Model is not { } model || records.Count < 2 || LinkProposals.ProblemOf(book.Index) is not null)
            return null;
        var table = LinkProposals.Table(records, [.. run.Roles.Select(ColumnMap.RoleOf).OfType<Role>()], book.Packs);
        var linker = Linker.Prepare(table, book.Packs, new() { OnePerList = run.OnePerList, Seed = run.Seed, Verdicts = LinkVerb.Decisions(book, records) }, cancel: cancel);
        return new(records, linker.Draw(linker.Link(model), draws));
    }

    /// <summary>The number of a record's person in a draw.</summary>
    public int PersonOf(int draw, string record) => _draws.PersonOf(draw, _numbers[record]);

    /// <summary>The first record of a record's person in a draw.</summary>
    public string FirstOf(int draw, string record) => _ids[PersonOf(draw, record)];
}
