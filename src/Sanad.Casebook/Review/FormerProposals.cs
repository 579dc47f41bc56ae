using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Review;

/// <summary>Keeps what the rules proposed before others took over, so that a person can ask afterwards what changed (docs/decisions/0068).</summary>
internal static class FormerProposals
{
    private const string RemoveClaims = "delete from former_claim";
    private const string RemoveDocuments = "delete from former_document";
    private const string KeepClaims = "insert into former_claim (id, original, body) select id, original, body from claim";
    private const string KeepDocuments = "insert into former_document (original, text_sha256, rules) select original, text_sha256, @rules from document";

    private const string DropClaims = "delete from former_claim where original in @list";
    private const string DropDocuments = "delete from former_document where original in @list";

    /// <summary>Forgets what was proposed for originals that were taken away.</summary>
    public static void Drop(IndexDatabase index, IEnumerable<Basics.ContentHash> originals)
    {
        var list = IndexDatabase.List(originals.Select(o => o.Hex));
        index.Execute(DropClaims, list);
        index.Execute(DropDocuments, list);
    }

    /// <summary>Takes the place of what was kept before. An index that was not complete is not kept: it would show as gone what was never proposed.</summary>
    public static void Keep(IndexDatabase index, IndexPosition position)
    {
        if (position.Folded == 0 || IndexPosition.Get(index, "settled") != position.Chain)
            return;
        index.Execute(RemoveClaims);
        index.Execute(RemoveDocuments);
        index.Execute(KeepClaims);
        index.Execute(KeepDocuments, new { rules = position.Rules });
    }
}
