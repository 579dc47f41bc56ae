using System.Globalization;
using Microsoft.AspNetCore.Http;
using Sanad.Casebook.Show;

namespace Sanad.Web.Documents;

/// <summary>Which documents a list shows, as its address says it: /documents?text=harbour&amp;language=fa&amp;state=waiting.</summary>
internal static class DocumentAddress
{
    public const string Text = "text", Language = "language", Kind = "kind", State = "state", Order = "order";

    /// <summary>Stands in an address for documents of which a value is not known.</summary>
    public const string Unknown = "unknown";

    /// <summary>What a document can be asked for, besides its words.</summary>
    public static IReadOnlyList<string> States { get; } = ["waiting", "unreadable", "copy", "no_copy"];

    public static DocumentFilter FilterOf(IQueryCollection query)
    {
        var state = One(query, State);
        return new()
        {
            Text = One(query, Text),
            Language = One(query, Language) is { } language ? language == Unknown ? "" : language : null,
            MediaType = One(query, Kind),
            HasProblem = state == "unreadable" ? true : null,
            IsCopy = state switch { "copy" => true, "no_copy" => false, _ => null },
            HasWaiting = state == "waiting" ? true : null,
            Order = One(query, Order) switch { "published" => DocumentOrder.Published, "waiting" => DocumentOrder.Waiting, _ => DocumentOrder.Captured },
        };
    }

    /// <summary>The state by which a filter asks; null = any.</summary>
    public static string? StateOf(DocumentFilter filter) => filter switch
    {
        { HasProblem: true } => "unreadable",
        { IsCopy: true } => "copy",
        { IsCopy: false } => "no_copy",
        { HasWaiting: true } => "waiting",
        _ => null,
    };

    /// <summary>Items before the first that is shown.</summary>
    public static int Skip(IQueryCollection query) =>
        int.TryParse(query["skip"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;

    /// <summary>A value of the address without blanks around it; null = none.</summary>
    public static string? One(IQueryCollection query, string name) => query[name].FirstOrDefault()?.Trim() is { Length: > 0 } value ? value : null;
}
