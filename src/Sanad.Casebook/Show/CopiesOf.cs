using System.Globalization;
using Sanad.Casebook.Opening;
using Sanad.Reading;

namespace Sanad.Casebook.Show;

/// <summary>Compares a document with the others of its origin. Shown one by one, since a comparison reads both texts.</summary>
internal static class CopiesOf
{
    // A release that a thousand pages repeat is compared with the first of them; the toll counts all.
    private const int Most = 100;

    /// <summary>Those that share its words, the closest first.</summary>
    public static IReadOnlyList<CopyView> Run(OpenCasebook book, DocumentView shown)
    {
        if (shown.Document.Text.Length == 0)
            return [];
        var since = Since(shown);
        return [.. ShowVerb.OfOrigin(book, shown.OriginGroup, Most)
            .Where(other => other.Document.Original != shown.Document.Original)
            .Select(other => new CopyView(other.Document.Original, other.Document.Title ?? other.ReceivedAs, IsElder(other, shown, since), CopyComparison.Of(shown.Document, other.Document), other.Document.Text))
            .Where(copy => copy.Comparison.Relation != CopyRelation.Apart)
            .OrderByDescending(copy => copy.Comparison.ShareInOther + copy.Comparison.ShareOfOther)];
    }

    // Published, else captured: as origins are settled.
    private static string Since(DocumentView view) => view.Document.Published?.First.ToString("O", CultureInfo.InvariantCulture) ?? view.CapturedAt;

    private static bool IsElder(DocumentView other, DocumentView shown, string since) => string.CompareOrdinal(Since(other), since) switch
    {
        < 0 => true,
        > 0 => false,
        _ => other.Position < shown.Position,
    };
}
