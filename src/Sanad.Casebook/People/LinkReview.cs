using Sanad.Casebook.Journal;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.People;

/// <summary>Two records side by side, and why they have their score.</summary>
/// <param name="Item">The pair.</param>
/// <param name="Left">The one.</param>
/// <param name="Right">The other.</param>
/// <param name="Why">Adds up to the score; null when the pair is not proposed any more.</param>
public sealed record LinkView(LinkItem Item, RecordView Left, RecordView Right, LinkExplanation? Why);

/// <summary>A decision on a pair that stands.</summary>
/// <param name="Entry">Its journal entry: undo takes it.</param>
/// <param name="Left">A record.</param>
/// <param name="Right">The other.</param>
/// <param name="Verdict">What was said.</param>
/// <param name="Time">As the journal claims it.</param>
/// <param name="LeftName">The name of the one, as it was seen.</param>
/// <param name="RightName">The name of the other.</param>
public sealed record PastLink(string Entry, string Left, string Right, LinkVerdict Verdict, string Time, string LeftName, string RightName);

/// <summary>How far a review of links is.</summary>
/// <param name="Waiting">Pairs whose decision is expected to change the number of persons.</param>
/// <param name="Decided">Pairs on which people decided.</param>
/// <param name="ExpectedChange">By how much the number of persons is expected to change if all were decided, merges and splits together.</param>
public sealed record LinkReviewProgress(int Waiting, int Decided, double ExpectedChange);

/// <summary>
/// Review of links, a pair at a time: which comes next, a decision that is on disk before it returns, and taking it back. Records are never altered. Nothing is
/// sealed here: <see cref="OpenCasebook.Seal"/> does that.
/// </summary>
public static class LinkReview
{
    /// <summary>What waits, the most telling first.</summary>
    public static IReadOnlyList<LinkItem> Queue(OpenCasebook book) => LinkDesk.Of(book);

    /// <summary>The first pair of the queue that is not among those to be passed over; null at the end.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="passed">Pairs put off, as "left right".</param>
    public static LinkView? Next(OpenCasebook book, IReadOnlySet<string>? passed = null) =>
        LinkDesk.Of(book).FirstOrDefault(i => passed?.Contains($"{i.Left} {i.Right}") != true) is { } item ? Look(book, item) : null;

    /// <summary>A pair as it stands; null when one of the records is not there.</summary>
    public static LinkView? Look(OpenCasebook book, string one, string other)
    {
        var (left, right) = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
        var records = Records(book, left, right);
        if (records.Count < 2 || left == right)
            return null;
        var status = LinkVerdictFold.Read(book.Index, "where left_record = @left and right_record = @right", new { left, right }).FirstOrDefault()?.Status;
        var score = book.Index.First<ProposedPair>(OnePair, new { left, right })?.Score ?? double.NaN;
        return Look(book, new LinkItem(left, right, score, records[left].Person == records[right].Person, 0, status == LinkStatus.Unsure, status == LinkStatus.Contested));
    }

    private const string OnePair = $"select {ProposedPair.Columns} from link_pair p where p.left_record = @left and p.right_record = @right";
    private const string TwoRecords = $"select {RecordRow.Columns} from record r where r.id in @list";

    /// <summary>A pair of the queue with its records.</summary>
    public static LinkView Look(OpenCasebook book, LinkItem item)
    {
        var records = Records(book, item.Left, item.Right);
        var pair = book.Index.First<ProposedPair>(OnePair, new { left = item.Left, right = item.Right });
        var why = pair is not null && LinkProposals.ModelOf(book.Index) is { } model ? LinkExplanation.Of(model, pair.Levels) : null;
        return new(item, records[item.Left].View(), records[item.Right].View(), why);
    }

    /// <summary>How much waits and how much is decided.</summary>
    public static LinkReviewProgress Progress(OpenCasebook book)
    {
        var queue = LinkDesk.Of(book);
        return new(queue.Count, (int)book.Index.Single<long>("select count(*) from link_verdict where status in ('same', 'different')"), queue.Sum(i => i.Change));
    }

    /// <summary>Saves a decision: on disk when this returns, and every later question to this casebook knows it.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="one">A record's whole id.</param>
    /// <param name="other">The other's.</param>
    /// <param name="verdict">What the person says.</param>
    /// <param name="note">A remark for the journal; null = none.</param>
    /// <returns>Done with the person's id; or NotFound, or Refused.</returns>
    public static VerbOutcome Decide(OpenCasebook book, string one, string other, LinkVerdict verdict, string? note = null)
    {
        using var session = book.BeginWrite();
        Follow(book, session);
        if (Look(book, one, other) is not { } pair)
            return one == other ? new VerbOutcome.Refused("These are one record.") : new VerbOutcome.NotFound(Records(book, one, other).ContainsKey(one) ? other : one, "record");
        var body = new LinkVerdictBody
        {
            Left = Reference(pair.Left),
            Right = Reference(pair.Right),
            Verdict = verdict,
            Score = double.IsNaN(pair.Item.Score) ? null : pair.Item.Score,
            ModelSha256 = double.IsNaN(pair.Item.Score) ? null : HumanActs.InForce(book.Index, LinkRunBody.EntryType).Select(a => a.Read<LinkRunBody>()?.ModelSha256).LastOrDefault(),
            Note = note,
        };
        var entry = session.Append(LinkVerdictBody.EntryType, HumanAct.ToBody(body)).Id;
        session.Flush();
        Follow(book, session);
        return new VerbOutcome.Done(entry, Records(book, pair.Item.Left, pair.Item.Right)[pair.Item.Left].Person);
    }

    /// <summary>This writer's last decisions that stand, the latest first.</summary>
    public static IReadOnlyList<PastLink> Last(OpenCasebook book, int count) => [.. HumanActs.InForce(book.Index, LinkVerdictBody.EntryType)
        .Where(act => act.Writer == book.Folder.WriterId).Reverse().Select(Past).OfType<PastLink>().Take(count)];

    /// <summary>Takes a decision back by a new entry.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="entry">The decision's entry or a beginning of it; null = this writer's last one.</param>
    public static VerbOutcome Undo(OpenCasebook book, string? entry)
    {
        using var session = book.BeginWrite();
        Follow(book, session);
        var id = entry is null ? Last(book, 1) is [var last] ? last.Entry : null : Ids.Entry(book.Index, entry) is VerbOutcome.Done found ? found.Id : null;
        if (id is null || HumanActs.Find(book.Index, id) is not { Type: LinkVerdictBody.EntryType } act)
            return new VerbOutcome.Refused(entry is null ? "There is no decision of yours on a pair that stands." : $"No decision on a pair has the entry {entry}.");
        session.Append(LinkVerdictBody.EntryType, HumanAct.ToBody(new LinkVerdictBody { Undoes = id }));
        session.Flush();
        Follow(book, session);
        return new VerbOutcome.Done(id, Past(act) is { } past ? $"{past.Left} {past.Right}" : id);
    }

    private static PastLink? Past(HumanAct act) => act.Read<LinkVerdictBody>() is { Left: { } left, Right: { } right, Verdict: { } verdict }
        ? new(act.Id, left.Id, right.Id, verdict, act.Time, Name(left), Name(right))
        : null;

    internal static string Name(RecordReference record) => RecordNames.Of(RecordText.Of(record.Fields)) is { Length: > 0 } name ? name : record.RowKey;

    private static RecordReference Reference(RecordView record) => new(record.Id, record.List, record.RowKey, record.Fields.ToDictionary(f => ColumnMap.NameOf(f.Role), f => f.Value, StringComparer.Ordinal));

    private static Dictionary<string, RecordRow> Records(OpenCasebook book, string left, string right) =>
        book.Index.Query<RecordRow>(TwoRecords, IndexDatabase.List([left, right])).ToDictionary(r => r.Id, StringComparer.Ordinal);

    private static void Follow(OpenCasebook book, Custody.JournalSession session) => new JournalFold(book).Advance(session, progress: null, CancellationToken.None, Settle.WithoutGathering);
}
