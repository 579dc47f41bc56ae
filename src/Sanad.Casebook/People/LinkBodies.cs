using Sanad.Casebook.Journal;
using Sanad.Casebook.Storage;
using Sanad.Linkage.Model;

namespace Sanad.Casebook.People;

/// <summary>What a person says of two records.</summary>
public enum LinkVerdict
{
    /// <summary>They are one human being.</summary>
    Same,

    /// <summary>They are two.</summary>
    Different,

    /// <summary>Looked at, not decided.</summary>
    Unsure,
}

/// <summary>The body of a link.run entry: somebody had the records linked. The model is learnt from the lists as they were, so it stands in the journal.</summary>
internal sealed record LinkRunBody
{
    public const string EntryType = "link.run";

    public LinkModel? Model { get; init; }

    /// <summary>Of the model as JSON.</summary>
    public string ModelSha256 { get; init; } = "";

    /// <summary>What was compared: the roles that the lists had.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>True when each list holds each person once.</summary>
    public bool OnePerList { get; init; }

    public int Seed { get; init; } = 1;

    public string? Undoes { get; init; }

    /// <summary>The last run that stands and has a model; null = none.</summary>
    public static LinkRunBody? Last(IndexDatabase index) => HumanActs.InForce(index, EntryType).Select(act => act.Read<LinkRunBody>()).LastOrDefault(run => run is { Model: not null });
}

/// <summary>A record as a verdict names it, with what the person saw of it.</summary>
internal sealed record RecordReference(string Id, string List, string RowKey, IReadOnlyDictionary<string, string> Fields);

/// <summary>The body of a link.verdict entry. The records are never altered: a verdict is an edge between two of them.</summary>
internal sealed record LinkVerdictBody
{
    public const string EntryType = "link.verdict";

    /// <summary>The one with the smaller id.</summary>
    public RecordReference? Left { get; init; }

    public RecordReference? Right { get; init; }

    /// <summary>Absent only in an entry that undoes another.</summary>
    public LinkVerdict? Verdict { get; init; }

    /// <summary>The score that was shown, in bits; absent when the pair was not proposed.</summary>
    public double? Score { get; init; }

    /// <summary>Which model gave it.</summary>
    public string? ModelSha256 { get; init; }

    public string? Note { get; init; }

    public string? Undoes { get; init; }
}
