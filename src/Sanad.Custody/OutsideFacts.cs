using System.Globalization;

namespace Sanad.Custody;

/// <summary>The last commit of a writer as somebody wrote it down elsewhere.</summary>
/// <param name="Writer">16 hexadecimal digits.</param>
/// <param name="Number">Of the commit.</param>
/// <param name="Commit">SHA-256 of its file, or at least its first 16 digits.</param>
public sealed record KnownHead(string Writer, long Number, string Commit)
{
    private const int FewestDigits = 16, AllDigits = 64;

    /// <summary>Reads WRITER:NUMBER:HASH; spaces stand for colons, as a report prints it.</summary>
    public static KnownHead? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split([':', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3 || !Layout.IsWriterId(parts[0]) || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number == 0)
            return null;
        var digits = parts[2].Length is >= FewestDigits and <= AllDigits && parts[2].AsSpan().IndexOfAnyExcept("0123456789abcdef") < 0;
        return digits ? new(parts[0], number, parts[2]) : null;
    }
}

/// <summary>What a person knows from outside the folder. One such fact shows what no folder can show of itself.</summary>
public sealed record OutsideFacts
{
    /// <summary>Nothing but the folder.</summary>
    public static readonly OutsideFacts None = new();

    /// <summary>The casebook's id.</summary>
    public string? CasebookId { get; init; }

    /// <summary>Commits as printed in a report.</summary>
    public IReadOnlyList<KnownHead> Heads { get; init; } = [];

    /// <summary>A copy that was made of this folder, or that it was merged with, earlier; null = none.</summary>
    public string? Copy { get; init; }

    /// <summary>Time-stamp responses kept elsewhere.</summary>
    public IReadOnlyList<string> Receipts { get; init; } = [];

    /// <summary>PEM files of authorities; with any, only these count and not those that the casebook pins.</summary>
    public IReadOnlyList<string> Authorities { get; init; } = [];

    /// <summary>Objects whose bytes the caller has just hashed to their names, beside another hash that a bag needs.</summary>
    internal IReadOnlySet<ContentHash> Sound { get; init; } = new HashSet<ContentHash>();
}
