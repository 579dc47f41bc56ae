using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;
using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>One claim as a verdict needs it, without the others of its document.</summary>
internal sealed record ClaimAtHand
{
    public string Id { get; init; } = "";
    public string Original { get; init; } = "";
    public string Status { get; init; } = "";
    public string Body { get; init; } = "";
    public int Anchored { get; init; }
    public string? TextSha256 { get; init; }

    private const string Wanted = """
        select s.id, s.original, s.status, coalesce(j.body, c.body) as body, coalesce(j.anchored, 1) as anchored, d.text_sha256
        from standing s left join claim c on c.id = s.id left join judged j on j.id = s.id left join document d on d.original = s.original
        where s.id in @list
        """;

    /// <summary>By whole ids; those that nothing has are left out.</summary>
    public static List<ClaimAtHand> Of(IndexDatabase index, IEnumerable<string> ids) => index.Query<ClaimAtHand>(Wanted, IndexDatabase.List(ids));

    public static ClaimAtHand? Of(IndexDatabase index, string id) => Of(index, [id]) is [var only] ? only : null;

    public ReviewStatus ReviewStatus => Enum.Parse<ReviewStatus>(Status, ignoreCase: true);

    /// <summary>In force; spans in code points.</summary>
    public Claim Claim => ClaimText.Read(Body);

    private const string OneDocument = $"select {DocumentRow.Columns} from document d where d.original = @original";

    /// <summary>A correction of it whose spans count UTF-16 units, with its spans in code points.</summary>
    public Claim Stored(OpenCasebook book, Claim edited) => Anchored == 0 ? edited
        : ClaimText.ToCodePoints(edited, CodePointMap.For(Show.Texts.Of(book, book.Index.First<DocumentRow>(OneDocument, new { original = Original })!)));

    /// <summary>What the journal will hold of a verdict on it.</summary>
    /// <param name="index">For a claim whose words are gone.</param>
    /// <param name="verdict">What is said of it.</param>
    /// <param name="edited">With an edit: as corrected, spans in code points.</param>
    /// <param name="note">A remark.</param>
    public VerdictBody Judged(IndexDatabase index, Verdict verdict, Claim? edited, string? note)
    {
        var claim = Claim;
        var seen = Anchored != 0 ? claim : claim with { Warnings = [.. claim.Warnings.Where(w => w != VerdictFold.NotFoundAnyMore)] };
        return new()
        {
            Original = ContentHash.Parse(Original),
            TextSha256 = Anchored != 0 ? TextSha256! : TextOfVerdict(index),
            Verdict = verdict,
            Claim = seen,
            Edited = edited is null ? null : Anchored != 0 ? edited with { Id = Id } : edited with { Id = Id, Warnings = seen.Warnings },
            Note = note,
        };
    }

    // The spans of a claim whose words are gone still count in the text in which it was judged.
    private string TextOfVerdict(IndexDatabase index) => HumanActs.OnClaims(index, [Id]).Select(a => a.Read<VerdictBody>()).Last(b => b?.Claim is not null)!.TextSha256;
}
