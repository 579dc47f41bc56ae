using Sanad.Basics;
using Sanad.Casebook.People;

namespace Sanad.Casebook.Lists;

/// <summary>What a person says about a list that comes in; what is not said is guessed or known from before.</summary>
public sealed record ListRequest
{
    /// <summary>What the list is called; null = the file's name without its ending.</summary>
    public string? Name { get; init; }

    /// <summary>The file's own name, when it is not that of the path.</summary>
    public string? FileName { get; init; }

    /// <summary>Which columns hold what; null = as the list was read before, else as its header suggests.</summary>
    public ColumnMap? Map { get; init; }

    /// <summary>The column that names a row; null = as before, else as the header suggests.</summary>
    public string? IdColumn { get; init; }

    /// <summary>True when no column names the rows, whatever the header suggests and whatever was said before.</summary>
    public bool WithoutId { get; init; }

    /// <summary>A word that stands for an empty cell.</summary>
    public string? Missing { get; init; }

    /// <summary>The encoding of the file; null = as it looks.</summary>
    public string? Encoding { get; init; }

    /// <summary>True to look only: nothing is written.</summary>
    public bool DryRun { get; init; }
}

/// <summary>Where a list's column map is from.</summary>
public enum MapSource
{
    /// <summary>A person gave it.</summary>
    Given,

    /// <summary>The list was read so before.</summary>
    Saved,

    /// <summary>From the words of the header.</summary>
    Guessed,
}

/// <summary>What became of a row.</summary>
public enum RowStatus
{
    /// <summary>A record that the list did not have before.</summary>
    Added,

    /// <summary>As before.</summary>
    Unchanged,

    /// <summary>The record has other values now.</summary>
    Updated,

    /// <summary>No record; the reason says why.</summary>
    Refused,
}

/// <summary>A row's verdict: every row of the file gets one.</summary>
/// <param name="Row">Its number, from 1.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Record">The record's id; null for a refused row.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="Notes">What looks wrong in a kept row.</param>
public sealed record RowVerdict(int Row, RowStatus Status, string? Record, string? Reason, IReadOnlyList<string> Notes);

/// <summary>What adding a list does, or would do.</summary>
public sealed record ListReport
{
    /// <summary>The list.</summary>
    public required string Name { get; init; }

    /// <summary>The file.</summary>
    public required ContentHash Original { get; init; }

    /// <summary>How its columns are read.</summary>
    public required ColumnMap Map { get; init; }

    /// <summary>Where the map is from.</summary>
    public required MapSource MapFrom { get; init; }

    /// <summary>The column that names a row; null = rows are named by what they say.</summary>
    public string? IdColumn { get; init; }

    /// <summary>Columns that no role takes: kept and shown, not compared.</summary>
    public IReadOnlyList<string> Unmapped { get; init; } = [];

    /// <summary>A verdict for each row.</summary>
    public required IReadOnlyList<RowVerdict> Rows { get; init; }

    /// <summary>Keys of records that this file has no more: they stay, marked as gone.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>What should be known about the list as a whole.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Persons that are one now, since a record links them.</summary>
    public IReadOnlyList<PersonChange> Merged { get; init; } = [];

    /// <summary>Persons that are several now.</summary>
    public IReadOnlyList<PersonChange> Split { get; init; } = [];

    /// <summary>The journal entry; null when nothing was written: a dry run, or a file that the list has already.</summary>
    public string? Entry { get; init; }

    /// <summary>How many rows have a status.</summary>
    public int Count(RowStatus status) => Rows.Count(r => r.Status == status);

    /// <summary>Rows that are records: rows in = kept + refused.</summary>
    public int Kept => Rows.Count - Count(RowStatus.Refused);
}

/// <summary>What became of a list that was to be added.</summary>
public abstract record ListOutcome
{
    private ListOutcome()
    {
    }

    /// <summary>It can be used; the report says row by row.</summary>
    public sealed record Read(ListReport Report) : ListOutcome;

    /// <summary>It cannot; nothing was written.</summary>
    /// <param name="Reason">What is wrong, where, and what to do.</param>
    public sealed record Refused(string Reason) : ListOutcome;
}

/// <summary>What became of a record that was typed by hand.</summary>
public abstract record RowOutcome
{
    private RowOutcome()
    {
    }

    /// <summary>It is a record now; or would be, in a dry run.</summary>
    /// <param name="Entry">The journal entry; null in a dry run.</param>
    /// <param name="Record">The record's id; null in a dry run.</param>
    /// <param name="Alike">Records with a name like it that were there before.</param>
    /// <param name="Notes">What looks wrong in it.</param>
    public sealed record Added(string? Entry, string? Record, IReadOnlyList<RecordView> Alike, IReadOnlyList<string> Notes) : RowOutcome;

    /// <summary>It is none; nothing was written.</summary>
    public sealed record Refused(string Reason) : RowOutcome;
}
