using Sanad.Casebook.Journal;
using Sanad.Casebook.Storage;
using Sanad.Custody;

namespace Sanad.Casebook.Opening;

/// <summary>
/// Puts an index in order into whose entries another copy's older ones came: what was read of originals stays, and gets the place of its capture in the new order; acts are folded again
/// from the first, and everything that follows from them is computed anew. Reading is nearly all of the time that a rebuild takes; the outcome is that of a rebuild.
/// </summary>
internal static class Interleaving
{
    private const string Named = "select id from entry union all select entry from document where entry <> ''";
    private const string Derived = "select original as id, output as original from derived_text";
    private static readonly string[] Followed = ["entry", "derived_text", "list", "record", "record_name", "list_refused", "link_pair", "link_verdict", "link_mark", "person", "person_near", "judged", "event", "event_claim", "event_alias"];

    /// <summary>To be called in a transaction; the caller then folds from the beginning.</summary>
    /// <returns>False when entries are gone, so that only a rebuild helps.</returns>
    public static bool Run(IndexDatabase index, JournalEntries entries)
    {
        var here = Enumerable.Range(0, entries.Count).Select(entries.IdAt).ToHashSet(StringComparer.Ordinal);
        if (index.Query<string>(Named).Exists(id => !here.Contains(id)))
            return false;
        Move(index, Captures(entries), OtherTexts(index, entries));
        ForgetVerdicts(index);
        foreach (var table in Followed)
            index.Execute($"delete from {table}");
        Settling.TakeUpAgain(index);
        return true;
    }

    private static Dictionary<string, (long Position, string Entry)> Captures(JournalEntries entries)
    {
        var first = new Dictionary<string, (long, string)>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries.TypeAt(i) == CaptureBody.EntryType && KnownFromJournal.Body<CaptureBody>(entries[i]) is { Original: { } original, Method: not CaptureBody.List })
                first.TryAdd(original.Hex, (i, entries.IdAt(i)));
        }
        return first;
    }

    // The first derive entry of an original counts.
    private static HashSet<string> OtherTexts(IndexDatabase index, JournalEntries entries)
    {
        var now = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var body in entries.OfTypes([DeriveBody.EntryType]).Select(KnownFromJournal.Body<DeriveBody>))
        {
            if (body is { Input: { } input, Output: { } output })
                now.TryAdd(input.Hex, output.Hex);
        }
        var before = index.Query<ClaimBodyRow>(Derived).ToDictionary(d => d.Id, d => d.Original, StringComparer.Ordinal);
        return now.Where(d => before.GetValueOrDefault(d.Key) != d.Value).Select(d => d.Key).ToHashSet(StringComparer.Ordinal);
    }

    private const string Places = "select original, position, entry from document";
    private const string MoveDocument = "update document set position = @position where original = @original";
    private const string MoveLine = "update document_line set position = @position where original = @original";
    private const string ReadAgain = "update document set entry = '' where original = @original";

    // A document of another capture, or of another derived text, than the one that comes first now is read again when that capture is folded.
    private static void Move(IndexDatabase index, Dictionary<string, (long Position, string Entry)> captures, HashSet<string> otherTexts)
    {
        foreach (var document in index.Query<PlaceRow>(Places))
        {
            var (original, first) = (document.Original, captures[document.Original]);
            if (first.Entry != document.Entry || otherTexts.Contains(original))
            {
                index.Execute(ReadAgain, new { original });
            }
            else if (first.Position != document.Position)
            {
                index.Execute(MoveDocument, new { original, position = first.Position });
                index.Execute(MoveLine, new { original, position = first.Position });
            }
        }
    }

    private const string JudgedClaims = "select claim from entry where claim is not null union select id from judged";
    private const string RemoveStanding = "delete from standing where id in @list";
    private const string Proposals = "select id, original, body from claim where id in @list";
    private const int AtOnce = 512;

    // As the machine proposed them: the verdicts are found again when their entries are folded.
    private static void ForgetVerdicts(IndexDatabase index)
    {
        foreach (var some in index.Query<string>(JudgedClaims).Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var list = IndexDatabase.List(some);
            index.Execute(RemoveStanding, list);
            Review.ClaimFacts.Insert(index, index.Query<ClaimBodyRow>(Proposals, list).ConvertAll(c => Review.ClaimFacts.Of(Review.ClaimText.Read(c.Body), c.Original)));
        }
    }

    private sealed record PlaceRow
    {
        public string Original { get; init; } = "";
        public long Position { get; init; }
        public string Entry { get; init; } = "";
    }
}
