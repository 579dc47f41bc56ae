using Sanad.Casebook;
using Sanad.Casebook.Show;

namespace Sanad.Web.Documents;

/// <summary>What the list of documents shows.</summary>
/// <param name="Page">Those of this page, and how many fit.</param>
/// <param name="Skip">Items before the first shown.</param>
/// <param name="Filter">Which were asked for.</param>
/// <param name="Values">What can be asked for.</param>
public sealed record DocumentsModel(Page<DocumentLine> Page, int Skip, DocumentFilter Filter, DocumentValues Values)
{
    /// <summary>Documents on a page.</summary>
    public const int Size = 50;

    /// <summary>In the whole casebook.</summary>
    public int Documents => Values.MediaTypes.Sum(count => count.Documents);

    public bool IsFiltered => Filter with { Order = default } != new DocumentFilter();
}
