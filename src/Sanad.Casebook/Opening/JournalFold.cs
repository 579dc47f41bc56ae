using System.Security.Cryptography;
using Sanad.Basics;
using Sanad.Casebook.Documents;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Read;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;
using Sanad.Custody;
using Sanad.Reading;

namespace Sanad.Casebook.Opening;

/// <summary>
/// Brings the index up to date with the journal: a fold over its entries in the order (lamport, writer, sequence). When the index's part is no
/// longer a beginning of the journal, what was read stays and the rest is folded again (see Interleaving); when the rules changed, all of it starts anew. Each step is one transaction, so that any moment is a good one to
/// be interrupted, and two processes that do the same work do it once.
/// </summary>
internal sealed class JournalFold(OpenCasebook book)
{
    private const int CapturesAStep = 256, EntriesAStep = 4096;
    private const long BytesAStep = 64L << 20;

    // Two such texts at once would break the promise of bounded memory.
    private const long ReadAlone = 8L << 20;

    private readonly IndexDatabase _index = book.Index;
    private readonly string _rules = book.Derivations.RulesVersion;

    // What signed decisions took away is neither read nor told.
    private IReadOnlySet<ContentHash> _removed = new HashSet<ContentHash>();

    /// <summary>Folds what is new and settles what follows from it.</summary>
    /// <param name="session">The caller's write session, for derive entries; null = one is begun when needed.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="cancel">Stops between steps.</param>
    /// <param name="settle">How much of what follows is computed now.</param>
    public void Advance(JournalSession? session, IProgress<IndexProgress>? progress, CancellationToken cancel, Settle settle = Settle.All)
    {
        List<Derivation> unnamed = [];
        var (position, entries) = StartingPoint();
        var known = new Lazy<KnownFromJournal>(() => new(_index, entries, IndexPosition.Read(_index).Folded));
        while (position.Folded < entries.Count)
        {
            cancel.ThrowIfCancellationRequested();
            position = Step(entries, position, known, unnamed, cancel);
            progress?.Report(new(position.Folded, entries.Count));
        }
        if (unnamed.Count > 0)
            position = Name(unnamed, session, cancel);
        if (settle != Settle.Nothing)
            Settling.Run(book, position.Chain, settle);
        if (settle != Settle.Nothing && IndexPosition.Get(_index, Scrubbing) == "due")
            Scrub();
    }

    // What is due stays due: the next opening tries again.
    private void Scrub()
    {
        try
        {
            book.ScrubDue = _index.Scrub() ? null : "another program is reading it";
            if (book.ScrubDue is null)
                IndexPosition.Set(_index, Scrubbing, "done");
        }
        catch (System.Data.Common.DbException cannot)
        {
            book.ScrubDue = cannot.Message;
        }
    }

    private const string Scrubbing = "scrubbing", Redacted = "redacted";

    /// <summary>Drops everything derived and folds the whole journal again.</summary>
    public void StartAnew() => _index.InTransaction(() =>
    {
        var due = IndexPosition.Get(_index, Scrubbing) == "due";
        _index.StartAnew();
        if (due)
            IndexPosition.Set(_index, Scrubbing, "due");
    });

    private (IndexPosition Position, JournalEntries Entries) StartingPoint()
    {
        if (Sound() is { } sound)
            return sound;
        _index.InTransaction(() =>
        {
            if (Sound() is not null)
                return; // another process started anew meanwhile
            var before = IndexPosition.Read(_index);
            if (before.Rules.Length > 0 && before.Rules != _rules)
                TakeOver(before);
            var redacted = Redactions.Digest(book.Folder);
            var scrub = before.Rules.Length > 0 && (IndexPosition.Get(_index, Redacted) ?? "") != redacted || IndexPosition.Get(_index, Scrubbing) == "due";
            if (before.Rules.Length > 0 && (before.Rules != _rules || scrub || !Interleaving.Run(_index, book.Folder.Entries())))
                _index.StartAnew();
            IndexPosition.Start(_rules).Write(_index);
            IndexPosition.Set(_index, Redacted, redacted);
            IndexPosition.Set(_index, Scrubbing, scrub ? "due" : "done");
            FormerProposals.Drop(_index, Redactions.Removed(book.Folder));
            IndexPosition.Set(_index, IndexPosition.Made, RandomNumberGenerator.GetHexString(16, lowercase: true));
        });
        return Sound() ?? throw new IndexException("The index changed while it was being brought up to date. Run the command again.");
    }

    private void TakeOver(IndexPosition before)
    {
        FormerProposals.Keep(_index, before);
        book.HasNewRules = true;
    }

    // First the position, then the entries: what another process folds meanwhile is in the journal before it is in the index, so that an index that
    // is ahead of an older look at the journal is never taken for a wrong one.
    private (IndexPosition Position, JournalEntries Entries)? Sound()
    {
        var position = IndexPosition.Read(_index);
        var redacted = IndexPosition.Get(_index, Redacted) ?? "";
        var entries = book.Folder.Entries();
        _removed = Redactions.Removed(book.Folder);
        return position.Rules == _rules && redacted == Redactions.Digest(book.Folder) && position.IsBeginningOf(entries) ? (position, entries) : null;
    }

    private IndexPosition Step(JournalEntries entries, IndexPosition from, Lazy<KnownFromJournal> known, List<Derivation> unnamed, CancellationToken cancel)
    {
        var step = NextStep(entries, from.Folded);
        var derived = DeriveAll(ToDerive(step, from.Folded), known, cancel);
        var after = from.After(entries, step.Count);
        _index.InTransaction(() =>
        {
            var now = IndexPosition.Read(_index);
            if (now != from)
                return; // another process folded these entries first
            DerivedRows.Write(_index, derived);
            WriteEntries(step, from.Folded);
            after.Write(_index);
        });
        unnamed.AddRange(derived.Select(d => d.New).OfType<Derivation>());
        var reached = IndexPosition.Read(_index);
        return reached.Folded > from.Folded ? reached : throw new IndexException("The index changed while it was being brought up to date. Run the command again.");
    }

    private static List<JournalEntry> NextStep(JournalEntries entries, int from)
    {
        var (step, captures, bytes) = (new List<JournalEntry>(), 0, 0L);
        foreach (var entry in entries.From(from))
        {
            if (captures >= CapturesAStep || bytes >= BytesAStep || step.Count >= EntriesAStep)
                break;
            step.Add(entry);
            if (entry.Type != CaptureBody.EntryType)
                continue;
            captures++;
            bytes += KnownFromJournal.Body<CaptureBody>(entry)?.Size ?? 0;
        }
        return step;
    }

    /// <summary>Originals captured in this step, and those that a correction in it concerns.</summary>
    private List<Capture> ToDerive(List<JournalEntry> step, int from)
    {
        var captures = new Dictionary<string, Capture>(StringComparer.Ordinal);
        var corrected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (entry, i) in step.Select((e, i) => (e, i)))
        {
            if (entry.Type == CaptureBody.EntryType && KnownFromJournal.Body<CaptureBody>(entry) is { Original: { } original, Method: not CaptureBody.List } body && !_removed.Contains(original))
                captures.TryAdd(original.Hex, new(original, from + i, entry.Id, body.FileName, body.Size, body.CapturedAt, body.Given ?? Given.Nothing));
            else if (entry.Type == Correction.EntryType && KnownFromJournal.Body<Correction>(entry)?.Original is { } of)
                corrected.Add(of.Hex);
        }
        var earlier = Captured(captures.Keys.Concat(corrected));
        foreach (var capture in earlier)
            captures.Remove(capture.Original.Hex); // the same bytes came in twice: the first capture stands
        captures = captures.Concat(earlier.Where(c => corrected.Contains(c.Original.Hex)).Select(c => KeyValuePair.Create(c.Original.Hex, c)))
            .ToDictionary(StringComparer.Ordinal);
        return [.. captures.Values.OrderBy(c => c.Position)];
    }

    private const string FindDocuments = $"select {DocumentRow.Columns} from document d where d.original in @list and d.entry <> ''"; // empty: to be read again, see Interleaving

    private List<Capture> Captured(IEnumerable<string> originals) =>
        [.. _index.Query<DocumentRow>(FindDocuments, IndexDatabase.List(originals)).Select(d => d.ToCapture())];

    private DerivedDocument[] DeriveAll(List<Capture> captures, Lazy<KnownFromJournal> known, CancellationToken cancel)
    {
        var derived = new DerivedDocument[captures.Count];
        if (captures.Count == 0)
            return derived;
        var (made, corrections) = (known.Value.Derived(captures.Select(c => c.Original.Hex)), known.Value.Corrections);
        void Derive(int i, Derivations with) => derived[i] = !book.Folder.Has(captures[i].Original) ? Derivations.Gone(captures[i]) : with.Derive(captures[i], () => book.Folder.OpenObject(captures[i].Original),
            KnownFromJournal.Text(book.Folder, made.GetValueOrDefault(captures[i].Original.Hex)), corrections.GetValueOrDefault(captures[i].Original.Hex), cancel);
        var small = Enumerable.Range(0, captures.Count).Where(i => captures[i].Size <= ReadAlone).ToList();
        InParallel(small, Derive, cancel);
        foreach (var i in Enumerable.Range(0, captures.Count).Except(small))
            Derive(i, book.Derivations);
        return derived;
    }

    private void InParallel(List<int> items, Action<int, Derivations> derive, CancellationToken cancel)
    {
        if (items.Count <= 2)
        {
            items.ForEach(i => derive(i, book.Derivations));
            return;
        }
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel };
        Parallel.ForEach(items, options, book.TakeDerivations, (i, _, with) =>
        {
            derive(i, with);
            return with;
        }, book.GiveBack);
    }

    private void WriteEntries(List<JournalEntry> step, int from)
    {
        _index.Insert("entry", ["position", "id", "writer", "sequence", "lamport", "time", "type", "body", "original", "undoes", "repeats"], step.Select((e, i) => (Entry: e, Position: (long)from + i))
            .Where(x => x.Entry.Type is not (CaptureBody.EntryType or DeriveBody.EntryType)).Where(x => !IsAboutRemoved(x.Entry)).Select(x => Row(x.Entry, x.Position)));
        foreach (var body in step.Where(e => e.Type == DeriveBody.EntryType).Select(KnownFromJournal.Body<DeriveBody>))
        {
            if (body is { IsText: true, Input: { } input, Output: { } output })
                _index.Execute(NoteDerived, new { original = input.Hex, output = output.Hex });
        }
    }

    // A list of which only rows went is read from the copy without them.
    private bool IsAboutRemoved(JournalEntry entry) =>
        _removed.Count > 0 && entry.Type != Lists.ListBody.EntryType && KnownFromJournal.Body<Named>(entry)?.Original is { } original && _removed.Contains(original);

    private const string NoteDerived = "insert into derived_text (original, output) values (@original, @output) on conflict (original) do nothing";

    private static object?[] Row(JournalEntry entry, long position)
    {
        var named = KnownFromJournal.Body<Named>(entry);
        return [position, entry.Id, entry.Writer, entry.Sequence, entry.Lamport, entry.Time, entry.Type, entry.Body.GetRawText(), named?.Original?.Hex, named?.Undoes, named?.Repeats];
    }

    /// <summary>What an act names, whatever its type.</summary>
    private sealed record Named(ContentHash? Original = null, string? Undoes = null, string? Repeats = null);

    /// <summary>Text that an outside program made enters the journal, so that a rebuild uses the same words.</summary>
    private IndexPosition Name(List<Derivation> unnamed, JournalSession? session, CancellationToken cancel)
    {
        using var own = session is null ? book.BeginWrite() : null;
        var writing = session ?? own!;
        foreach (var made in unnamed.Where(made => !_removed.Contains(made.Output)))
        {
            using var bytes = new MemoryStream(made.OutputBytes.ToArray(), writable: false);
            writing.Store(bytes, cancel);
            writing.Append(DeriveBody.EntryType, HumanAct.ToBody(DeriveBody.Of(made)));
        }
        writing.Flush();
        own?.Seal();
        Advance(writing, progress: null, cancel, Settle.Nothing);
        return IndexPosition.Read(_index);
    }
}
