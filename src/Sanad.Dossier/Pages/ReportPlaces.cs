using Sanad.Basics;
using Sanad.Casebook.Events;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;
using Sanad.Claims;

namespace Sanad.Dossier;

/// <summary>The rows of one event about one group of acts: what one chart and one table show.</summary>
internal sealed record Toll(EventSummary Event, ActGroup ActGroup, IReadOnlyList<TollRow> Rows);

/// <summary>Where in the report a claim's words stand.</summary>
internal sealed record Mention(ClaimView Claim, DocumentView Document);

/// <summary>Where everything stands in the report, worked out before anything is written, so that no link leads nowhere.</summary>
internal sealed class ReportPlaces
{
    private readonly Dictionary<string, Mention> _mentions = new(StringComparer.Ordinal);
    private readonly Dictionary<ContentHash, DocumentView> _documents = [];
    private readonly ILookup<ContentHash, DocumentView> _copies;
    private readonly Dictionary<string, TollRow> _rows = new(StringComparer.Ordinal);

    /// <summary>Works it out.</summary>
    public ReportPlaces(ReportMaterial material)
    {
        Plans = TextPlan.For(material.Documents);
        foreach (var (view, plan) in material.Documents.Zip(Plans))
        {
            foreach (var claim in plan.Regions.SelectMany(region => region.Claims))
                _mentions.TryAdd(claim.Claim.Id, new(claim, view));
        }
        foreach (var row in material.Tolls)
        {
            foreach (var claim in row.Claims)
                _rows.TryAdd(claim, row);
        }
        Tolls = [.. material.Tolls.GroupBy(row => (row.Event.Id, row.ActGroup))
            .Select(group => new Toll(group.First().Event, group.Key.ActGroup, [.. group]))];
        foreach (var view in material.Documents)
            _documents.TryAdd(view.Document.Original, view);
        _copies = material.Documents.Where(view => view.CopyOf is not null).ToLookup(view => view.CopyOf!.Value);
    }

    /// <summary>What is shown of each document, in the order of the material.</summary>
    public IReadOnlyList<TextPlan> Plans { get; }

    /// <summary>In the order of the material.</summary>
    public IReadOnlyList<Toll> Tolls { get; }

    /// <summary>A document by its original; null when the report has none.</summary>
    public DocumentView? Document(ContentHash original) => _documents.GetValueOrDefault(original);

    /// <summary>The documents that copy this one.</summary>
    public IEnumerable<DocumentView> CopiesOf(DocumentView view) => _copies[view.Document.Original];

    /// <summary>The mentions of a row that stand in the report.</summary>
    public IReadOnlyList<Mention> Mentions(TollRow row) =>
        [.. row.Claims.Select(claim => _mentions.GetValueOrDefault(claim)).OfType<Mention>()];

    /// <summary>The row that a claim belongs to; null when no toll has it.</summary>
    public TollRow? RowOf(string claim) => _rows.GetValueOrDefault(claim);

    /// <summary>The anchor of a claim's words.</summary>
    public static string AnchorOf(ClaimView claim) => "c-" + claim.Claim.Id;

    /// <summary>The anchor of a row.</summary>
    public static string AnchorOf(TollRow row) => "t-" + row.Claims[0];

    /// <summary>The anchor of an event.</summary>
    public static string AnchorOf(EventSummary happened) => "e-" + happened.Id;

    /// <summary>The anchor of a document.</summary>
    public static string AnchorOf(DocumentView document) => "d-" + document.Document.Original.Hex[..16];

    /// <summary>The document's title, else its name when it was received.</summary>
    public static string NameOf(DocumentView view) => VisibleText.Name(view.Document.Title ?? view.ReceivedAs);
}
