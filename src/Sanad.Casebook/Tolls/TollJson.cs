using Sanad.Claims;

namespace Sanad.Casebook.Tolls;

/// <summary>The event of a row in `sanad tolls --json`.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Place">Gazetteer id.</param>
/// <param name="When">EDTF.</param>
public sealed record TollEventJson(string Id, string Title, string? Place, string? When);

/// <summary>A row of `sanad tolls --json`: exactly these keys, in this order, absent = null; neither a path nor a clock time.</summary>
public sealed record TollJson
{
    /// <summary>Id, title, place, when.</summary>
    public required TollEventJson Event { get; init; }

    /// <summary>death, injury, liberty, ...</summary>
    public required ActGroup ActGroup { get; init; }

    /// <summary>The act as the claims put it.</summary>
    public required Act Act { get; init; }

    /// <summary>The part of the event; null = the whole.</summary>
    public string? Scope { get; init; }

    /// <summary>The number as stated.</summary>
    public double? Value { get; init; }

    /// <summary>The least it can mean.</summary>
    public double? Low { get; init; }

    /// <summary>The most it can mean.</summary>
    public double? High { get; init; }

    /// <summary>exact, about, at_least, ...</summary>
    public Basics.Qualifier? Qual { get; init; }

    /// <summary>Who is responsible for the figure.</summary>
    public required string Speaker { get; init; }

    /// <summary>assert, deny, confirm, revise, dispute.</summary>
    public required Stance Stance { get; init; }

    /// <summary>EDTF; when it was first said.</summary>
    public string? Said { get; init; }

    /// <summary>proposed, accepted, edited, contested.</summary>
    public required TollStatus Status { get; init; }

    /// <summary>Ids.</summary>
    public required IReadOnlyList<string> Claims { get; init; }

    /// <summary>In how many documents.</summary>
    public required int Documents { get; init; }

    /// <summary>From how many origins.</summary>
    public required int Origins { get; init; }

    /// <summary>The exact words of the first claim.</summary>
    public required string Quote { get; init; }

    /// <summary>The claim of which this one is a fraction or subset.</summary>
    public string? OfClaim { get; init; }

    /// <summary>The row as scripts read it.</summary>
    public static TollJson Of(TollRow row) => new()
    {
        Event = new(row.Event.Id, row.Event.Title, row.Event.Place, row.Event.When?.ToString()),
        ActGroup = row.ActGroup,
        Act = row.Act,
        Scope = row.Scope,
        Value = row.Quantity?.Value,
        Low = row.Quantity?.Low,
        High = row.Quantity?.High,
        Qual = row.Quantity?.Qualifier,
        Speaker = row.Speaker,
        Stance = row.Stance,
        Said = row.Said?.ToString(),
        Status = row.Status,
        Claims = row.Claims,
        Documents = row.Documents,
        Origins = row.Origins,
        Quote = row.Quote,
        OfClaim = row.OfClaim,
    };
}
