using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Show;
using Sanad.Dossier;

namespace Sanad.Web.Documents;

/// <summary>A paragraph of a text as the reader shows it, or a piece of a very long one.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Regions">The quoted stretches that touch it.</param>
/// <param name="Notes">The claims whose last words stand here.</param>
public sealed record ReaderBlock(SegmentKind Kind, TextSpan Span, IReadOnlyList<QuotedRegion> Regions, IReadOnlyList<ClaimView> Notes)
{
    /// <summary>By which an address names it.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"p{Span.Start}");
}

/// <summary>
/// A text cut into parts of a page each, so that a book of megabytes, or one with thousands of claims, opens as fast as a leaflet. The cut depends on
/// text and claims alone: the address of a part stays good.
/// </summary>
public sealed class ReaderText
{
    private const int UnitsAPart = 30_000, ClaimsAPart = 100, BlocksAPart = 300;
    private const int UnitsABlock = 6_000, RegionsABlock = 40;

    private readonly string _text;
    private readonly IReadOnlyList<QuotedRegion> _regions;
    private int _next;

    private ReaderText(DocumentView view)
    {
        (_text, _regions) = (view.Document.Text, QuotedRegion.Of(view));
        Parts = Cut([.. TextBlock.Of(view.Document).SelectMany(Pieces)]);
    }

    /// <summary>At least one, which is empty for a document without text.</summary>
    public IReadOnlyList<IReadOnlyList<ReaderBlock>> Parts { get; }

    public static ReaderText Of(DocumentView view) => new(view);

    /// <summary>Where the fields of a claim stand on the page.</summary>
    public static string NoteOf(string claimId) => "note-" + claimId;

    /// <summary>Where the words of a claim stand on the page.</summary>
    public static string WordsOf(string claimId) => "at-" + claimId;

    /// <summary>The part that holds a claim's words, from 1; the first one for a claim whose words are not shown.</summary>
    public int PartOf(string claimId)
    {
        for (var part = 0; part < Parts.Count; part++)
        {
            if (Parts[part].Any(block => block.Notes.Any(note => note.Claim.Id == claimId)))
                return part + 1;
        }
        return 1;
    }

    /// <summary>The part that holds a place of the text, from 1, and the name of its paragraph on the page.</summary>
    public (int Part, string Block) Near(int place)
    {
        for (var part = 0; part < Parts.Count; part++)
        {
            if (Parts[part].FirstOrDefault(block => block.Span.End > place) is { } block)
                return (part + 1, block.Name);
        }
        return (Parts.Count, "text");
    }

    private static List<IReadOnlyList<ReaderBlock>> Cut(List<ReaderBlock> blocks)
    {
        var parts = new List<IReadOnlyList<ReaderBlock>>();
        var (part, units, claims) = (new List<ReaderBlock>(), 0, 0);
        foreach (var block in blocks)
        {
            if (part.Count > 0 && (units + block.Span.Length > UnitsAPart || claims + block.Notes.Count > ClaimsAPart || part.Count == BlocksAPart))
            {
                parts.Add(part);
                (part, units, claims) = ([], 0, 0);
            }
            part.Add(block);
            (units, claims) = (units + block.Span.Length, claims + block.Notes.Count);
        }
        parts.Add(part);
        return parts;
    }

    private IEnumerable<ReaderBlock> Pieces(TextBlock block)
    {
        for (var start = block.Span.Start; start < block.Span.End;)
        {
            var piece = new TextSpan(start, CutAt(start, block.Span.End));
            yield return Piece(block.Kind, piece);
            start = piece.End;
        }
    }

    private ReaderBlock Piece(SegmentKind kind, TextSpan span)
    {
        while (_next < _regions.Count && _regions[_next].Span.End <= span.Start)
            _next++;
        var touched = new List<QuotedRegion>();
        for (var i = _next; i < _regions.Count && _regions[i].Span.Start < span.End; i++)
            touched.Add(_regions[i]);
        return new(kind, span, touched, [.. touched.Where(region => region.Span.End <= span.End || IsBlank(span.End, region.Span.End)).SelectMany(region => region.Claims)]);
    }

    private bool IsBlank(int start, int end) => _text.AsSpan(start, end - start).IsWhiteSpace();

    // Before a word that is too much, and never inside quoted words.
    private int CutAt(int start, int end)
    {
        var most = Math.Min(end, start + UnitsABlock);
        var inside = _regions.Skip(_next).SkipWhile(region => region.Span.End <= start).TakeWhile(region => region.Span.Start < most).Take(RegionsABlock).ToList();
        if (inside.Count == RegionsABlock)
            most = Math.Min(end, inside[^1].Span.End);
        if (most == end)
            return end;
        if (inside.Find(region => region.Span.Start < most && most < region.Span.End) is { } cut)
            return cut.Span.Start > start ? cut.Span.Start : Math.Min(end, cut.Span.End);
        var from = inside.Count == 0 ? start : Math.Max(start, inside[^1].Span.End);
        var space = _text.AsSpan(from, most - from).LastIndexOfAny(" \n\t");
        return space > 0 ? from + space : char.IsLowSurrogate(_text[most]) ? most - 1 : most;
    }
}
