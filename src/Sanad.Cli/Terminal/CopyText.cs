using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Show;
using Sanad.Reading;

namespace Sanad.Cli.Terminal;

/// <summary>A document that shares its words with the one shown, as one line.</summary>
internal static class CopyText
{
    public static string Line(CopyView copy) =>
        $"  {(copy.Elder ? "elder" : "later"),-11} {copy.Original.Hex[..16]}  {Relation(copy.Comparison)}: {Shown.Cut(copy.Title, 50)}";

    private static string Relation(CopyComparison c) => c.Relation switch
    {
        CopyRelation.Same => "word for word the same",
        CopyRelation.Contains => $"contained here entirely; this adds {Added(c)}",
        CopyRelation.Contained => $"contains this entirely and adds {Passages(c.Removed.Count)}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{c.ShareInOther:0 %} of this stands there, {c.ShareOfOther:0 %} of it here; this adds {Added(c)} and lacks {Passages(c.Removed.Count)}"),
    };

    private static string Added(CopyComparison c) => c.NewParagraphs switch
    {
        0 => Passages(c.Added.Count),
        1 => "1 paragraph",
        var many => string.Create(CultureInfo.InvariantCulture, $"{many} paragraphs"),
    };

    private static string Passages(int count) => count == 1 ? "1 passage" : string.Create(CultureInfo.InvariantCulture, $"{count} passages");
}

/// <summary>The same for programs; offsets in code points, added in the document that is shown, removed in the other.</summary>
internal sealed record CopyJson(ContentHash Original, CopyRelation Relation, bool Elder, double ShareThere, double ShareHere,
    int NewParagraphs, IReadOnlyList<CopyJson.Stretch> Added, IReadOnlyList<CopyJson.Stretch> Removed)
{
    public static IReadOnlyList<CopyJson> Of(DocumentView view)
    {
        var here = CodePointMap.For(view.Document.Text);
        return [.. view.Copies.Select(copy => Of(copy, here, CodePointMap.For(copy.OtherText)))];
    }

    private static CopyJson Of(CopyView copy, CodePointMap here, CodePointMap there) => new(copy.Original, copy.Comparison.Relation, copy.Elder,
        copy.Comparison.ShareInOther, copy.Comparison.ShareOfOther, copy.Comparison.NewParagraphs,
        [.. copy.Comparison.Added.Select(span => Stretch.Of(span, here))], [.. copy.Comparison.Removed.Select(span => Stretch.Of(span, there))]);

    internal sealed record Stretch(int Start, int End)
    {
        public static Stretch Of(TextSpan span, CodePointMap map) => new(map.ToCodePoint(span.Start), map.ToCodePoint(span.End));
    }
}
