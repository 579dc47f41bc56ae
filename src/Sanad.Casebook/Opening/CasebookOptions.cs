using Sanad.Custody;
using Sanad.Language;

namespace Sanad.Casebook.Opening;

/// <summary>How to open a casebook.</summary>
public sealed record CasebookOptions
{
    /// <summary>The casebook's folder.</summary>
    public required string Path { get; init; }

    /// <summary>An Npgsql connection string for an index in PostgreSQL; null = index.db in the folder.</summary>
    public string? Database { get; init; }

    /// <summary>Keys and settings of this device.</summary>
    public SanadHome Home { get; init; } = SanadHome.Default;

    /// <summary>Times of captures and entries.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What is known of languages and places.</summary>
    public Packs Packs { get; init; } = Packs.BuiltIn;

    /// <summary>How long to wait for another process that writes.</summary>
    public TimeSpan LockWait { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Called once when waiting begins.</summary>
    public Action? OnWaiting { get; init; }

    /// <summary>The version named in captures.</summary>
    public string ToolVersion { get; init; } = typeof(CasebookOptions).Assembly.GetName().Version?.ToString(3) ?? "0";

    /// <summary>Told how far the index is when opening has to read many originals anew; null = nobody listens.</summary>
    public IProgress<IndexProgress>? OnIndexing { get; init; }

    /// <summary>Stops opening between originals, and waiting for another process that writes; what was indexed by then is kept.</summary>
    public CancellationToken Cancel { get; init; }
}

/// <summary>How far the index has followed the journal.</summary>
/// <param name="Done">Entries folded.</param>
/// <param name="Total">Entries in the journal.</param>
public sealed record IndexProgress(int Done, int Total);

/// <summary>The folder cannot be used as a casebook.</summary>
public sealed class CasebookNotOpenedException(OpenOutcome outcome) : Exception(Describe(outcome))
{
    /// <summary>Why: not a casebook, damaged, or of a newer format.</summary>
    public OpenOutcome Outcome { get; } = outcome;

    private static string Describe(OpenOutcome outcome) => outcome switch
    {
        OpenOutcome.NotACasebook no => $"{no.Reason}. Name a casebook with -c, or make one with `sanad keep`.",
        OpenOutcome.NewerFormat newer => $"This casebook has {newer.Found}, which is newer than this program knows ({CasebookFolder.Format}). Use a newer Sanad.",
        OpenOutcome.Damaged damaged => $"This casebook is damaged: {damaged.Reason}. Restore it from a copy; `sanad verify` tells what still holds.",
        OpenOutcome.Opened => "It was opened.",
        var other => other.ToString(),
    };
}
