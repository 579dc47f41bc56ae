using Sanad.Casebook.Search;
using Sanad.Casebook.Show;

namespace Sanad.Web.Search;

/// <summary>What was asked for, as the address says it.</summary>
/// <param name="Query">Null = nothing yet.</param>
/// <param name="Claims">True for claims, false for documents.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="Skip">Hits before the first shown.</param>
public sealed record SearchAsked(string? Query, bool Claims, SearchFilter Filter, int Skip)
{
    /// <summary>The earliest date, as it was typed.</summary>
    public string? From { get; init; }

    /// <summary>The latest date, as it was typed.</summary>
    public string? To { get; init; }

    /// <summary>True when one of the two is no date.</summary>
    public bool WrongDate { get; init; }

    public bool IsFiltered => Filter != new SearchFilter();
}

/// <summary>What the page of the search shows.</summary>
public sealed record SearchModel(SearchAsked Asked, DocumentValues Values)
{
    /// <summary>Hits on a page.</summary>
    public const int Size = 25;

    /// <summary>Outlets to choose from at most.</summary>
    public const int MostOutlets = 200;

    /// <summary>The outlets of most documents, to choose from; others can be typed.</summary>
    public IReadOnlyList<ValueCount> Outlets { get; init; } = [];

    /// <summary>Null when nothing was asked.</summary>
    public SearchPage<DocumentHit>? Documents { get; init; }

    /// <summary>Null when nothing was asked.</summary>
    public SearchPage<ClaimHit>? Claims { get; init; }

    /// <summary>Other spellings that were searched for.</summary>
    public IReadOnlyList<string> Also => Asked.Claims ? Claims?.Also ?? [] : Documents?.Also ?? [];

    public int Total => Asked.Claims ? Claims?.Total ?? 0 : Documents?.Total ?? 0;

    public int InCasebook => Values.MediaTypes.Sum(count => count.Documents);
}
