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
        var records = LinkProposals.Records(book.Index);
        if (draws == 0 || LinkRunBody.Last(book.Index) is not { Model: { } model } run || records.Count < 2 || LinkProposals.ProblemOf(book.Index) is not null)
            return null;
        var linker = LinkProposals.Prepared(book, records, run, LinkVerb.Decisions(book, records), cancel);
        return new(records, linker.Draw(linker.Link(model), draws));
    }

    /// <summary>The number of a record's person in a draw.</summary>
    public int PersonOf(int draw, string record) => _draws.PersonOf(draw, _numbers[record]);

    /// <summary>The first record of a record's person in a draw.</summary>
    public string FirstOf(int draw, string record) => _ids[PersonOf(draw, record)];
}
