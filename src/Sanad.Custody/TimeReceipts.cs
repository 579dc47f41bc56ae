using System.Globalization;
using Sanad.Custody.Receipts;

namespace Sanad.Custody;

/// <summary>
/// Receipts of time for sealed commits: which are due, asking authorities, carrying requests on a stick, taking answers in. Only the hash of a commit ever leaves the
/// device, and only when a person asks for it.
/// </summary>
public sealed class TimeReceipts
{
    private readonly CasebookFolder _folder;
    private readonly IReadOnlyList<TimeAuthority> _authorities;
    private readonly TimeSpan _wait;
    private readonly Action? _onWaiting;

    /// <param name="folder">The casebook.</param>
    /// <param name="authorities">As configured on this device.</param>
    /// <param name="wait">For another process that writes.</param>
    /// <param name="onWaiting">Called once when waiting begins.</param>
    public TimeReceipts(CasebookFolder folder, IReadOnlyList<TimeAuthority> authorities, TimeSpan wait, Action? onWaiting = null) =>
        (_folder, _authorities, _wait, _onWaiting) = (folder, authorities, wait, onWaiting);

    /// <summary>Stamp SHA-512 instead of SHA-256.</summary>
    public bool WithSha512 { get; init; }

    /// <summary>How long an authority may take; null = 30 s.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>What is due, and what is here.</summary>
    public ReceiptStanding Standing()
    {
        var journal = _folder.Refresh();
        var (graph, receipts) = (CommitGraph.Of(journal), new ReceiptFiles(_folder.Layout, journal).All());
        var proven = receipts.Where(r => r.State == ReceiptState.Proven).ToList();
        var waiting = _authorities.Count == 0
            ? ReceiptQueue.Waiting(graph, proven.Select(r => r.Commit!)).Select(w => (w.Commit, w.Stands, Authority: (string?)null))
            : _authorities.SelectMany(a => ReceiptQueue.Waiting(graph, proven.Where(r => r.Authority == a.Name).Select(r => r.Commit!)).Select(w => (w.Commit, w.Stands, Authority: (string?)a.Name)));
        var byCommit = waiting.GroupBy(w => w.Commit.CommitHash, StringComparer.Ordinal).Select(g =>
            new WaitingCommit(g.First().Commit.Writer, g.First().Commit.Number, g.Key, g.First().Stands, [.. g.Select(w => w.Authority).OfType<string>()]));
        return new(graph.Count, ReceiptQueue.Covered(graph, proven.Select(r => r.Commit!)).Count, [.. byCommit], receipts);
    }

    /// <summary>Asks every authority for each commit that waits, and keeps the answers that hold. Those that came before an interruption are kept as well.</summary>
    /// <exception cref="InvalidDataException">The certificate file of an authority cannot be used; nothing was sent.</exception>
    public async Task<IReadOnlyList<ReceiptOutcome>> AskAsync(Action<string>? onSending, CancellationToken cancel)
    {
        var anchors = _authorities.ToDictionary(a => a.Name, a => a.Anchor(), StringComparer.Ordinal);
        var (incoming, outcomes) = (new List<Incoming>(), new List<ReceiptOutcome>());
        try
        {
            foreach (var waiting in Standing().Waiting)
            {
                foreach (var authority in _authorities.Where(a => waiting.Authorities.Contains(a.Name)))
                {
                    cancel.ThrowIfCancellationRequested();
                    onSending?.Invoke(string.Create(CultureInfo.InvariantCulture, $"asking {authority.Name} ({authority.Url}) for commit {waiting.Number} of writer {waiting.Writer}"));
                    await AskOneAsync(authority, anchors[authority.Name], waiting, incoming, outcomes, cancel).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            ReceiptStore.Keep(_folder, incoming, _wait, _onWaiting);
        }
        return outcomes;
    }

    /// <summary>Writes the requests that are due to files, to be carried to a machine with a network; answers their paths.</summary>
    /// <param name="folder">Where to, made when it is missing.</param>
    public IReadOnlyList<(string File, WaitingCommit Commit, TimeAuthority Authority)> WriteRequests(string folder)
    {
        var written = new List<(string, WaitingCommit, TimeAuthority)>();
        foreach (var waiting in Standing().Waiting)
        {
            foreach (var authority in _authorities.Where(a => waiting.Authorities.Contains(a.Name)))
                written.Add((WriteRequest(folder, waiting, authority), waiting, authority));
        }
        return written;
    }

    /// <summary>Takes an answer in that came on a stick: a time-stamp response, or a proof by OpenTimestamps.</summary>
    /// <exception cref="InvalidDataException">The certificate file of an authority cannot be used.</exception>
    public ReceiptOutcome Import(string file)
    {
        if (!File.Exists(file))
            return new ReceiptOutcome.Refused(file, "there is no such file");
        if (new FileInfo(file).Length > TimeToken.MostBytes)
            return new ReceiptOutcome.Refused(file, $"{new FileInfo(file).Length} bytes are no receipt");
        var bytes = File.ReadAllBytes(file);
        var journal = _folder.Refresh();
        var pinned = new ReceiptFiles(_folder.Layout, journal).Anchors;
        var known = _authorities.Select(a => (a.Name, Anchor: a.Anchor())).ToList();
        var receipts = new ReceiptFiles(_folder.Layout, journal, [.. known.Select(k => k.Anchor), .. pinned]);
        var examined = receipts.Examine(Path.GetFileName(file), "", bytes);
        if (Unfit(examined) is { } why)
            return new ReceiptOutcome.Refused(file, why);
        var by = receipts.Anchors.FirstOrDefault(a => a.Fingerprint == examined.Pinned);
        var request = RequestFor(bytes, file);
        var authority = examined.State == ReceiptState.NotCheckedHere ? TimeAuthority.OpenTimestamps : request?.Authority ?? known.Find(k => k.Anchor.Fingerprint == examined.Pinned).Name ?? NameIn(receipts, examined) ?? "other";
        return KeepOne(examined, bytes, authority, request?.Request, by, request?.File);
    }

    private async Task AskOneAsync(TimeAuthority authority, Anchor anchor, WaitingCommit waiting, List<Incoming> incoming, List<ReceiptOutcome> outcomes, CancellationToken cancel)
    {
        var request = TimeRequest.For(CommitBytes(waiting), WithSha512);
        var (response, why) = await ReceiptPost.SendAsync(authority.Url, request.Bytes, Patience, cancel).ConfigureAwait(false);
        if (response is null || Answer(response, request, authority, anchor, out why) is not { } receipt)
        {
            outcomes.Add(new ReceiptOutcome.Refused(authority.Name, why));
            return;
        }
        incoming.Add(new(receipt, response, request, anchor));
        outcomes.Add(new ReceiptOutcome.Kept(receipt));
    }

    private TimeReceipt? Answer(byte[] response, TimeRequest request, TimeAuthority authority, Anchor anchor, out string why)
    {
        if (TimeToken.Read(response, out why) is not { } token)
            return null;
        why = request.Refuses(token) ?? "";
        if (why.Length > 0)
            return null;
        var examined = new ReceiptFiles(_folder.Layout, _folder.Refresh(), [anchor]).Examine("", authority.Name, response);
        why = Unfit(examined) ?? "";
        return why.Length > 0 ? null : Filed(examined, authority.Name, response);
    }

    private ReceiptOutcome KeepOne(TimeReceipt examined, byte[] bytes, string authority, TimeRequest? request, Anchor? by, string? remembered)
    {
        var receipt = Filed(examined, authority, bytes);
        // A file alone may be what an interruption left: kept is what a commit names, and the name holds a part of the content's hash.
        if (File.Exists(_folder.Layout.At(receipt.File)) && CommitGraph.Of(_folder.Refresh()).All.Any(b => b.Commit!.Files.Any(f => f.File == receipt.File)))
            return new ReceiptOutcome.AlreadyKept(receipt.File);
        ReceiptStore.Keep(_folder, [new(receipt, bytes, request, by)], _wait, _onWaiting);
        if (remembered is not null)
            File.Delete(remembered);
        return new ReceiptOutcome.Kept(receipt);
    }

    private TimeReceipt Filed(TimeReceipt examined, string authority, byte[] bytes) => examined with
    {
        Authority = authority,
        File = new ReceiptFiles(_folder.Layout, _folder.Refresh(), []).Stem(examined, authority, bytes) + (examined.State == ReceiptState.NotCheckedHere ? ReceiptFiles.OpenTimestamps : ReceiptFiles.Response),
    };

    private static string? Unfit(TimeReceipt examined) => examined.State switch
    {
        ReceiptState.Proven or ReceiptState.NotCheckedHere => null,
        ReceiptState.KeptApart => "it is for a commit of a writer whom nobody admitted has introduced",
        ReceiptState.NotAnchored => $"{examined.Why}: name the authority and its certificate in settings.json first",
        _ => examined.Why,
    };

    private byte[] CommitBytes(WaitingCommit waiting) => File.ReadAllBytes(_folder.Layout.At(_folder.Refresh().Writers.SelectMany(w => w.AllBatches).First(b => b.CommitHash == waiting.Commit).Name));

    private static string? NameIn(ReceiptFiles receipts, TimeReceipt examined) => receipts.All().FirstOrDefault(r => r.Pinned == examined.Pinned && r.Pinned is not null)?.Authority;

    private string WriteRequest(string folder, WaitingCommit waiting, TimeAuthority authority)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_folder.Id}-{waiting.Writer}-{waiting.Number:D6}.{authority.Name}{ReceiptFiles.Request}");
        var remembered = Path.Combine(_folder.Home.RequestsFolder(_folder.Id), name);
        var fresh = TimeRequest.For(CommitBytes(waiting), WithSha512);
        // Carried twice, it stays the same request: the answer to the first one still fits.
        var request = File.Exists(remembered) && TimeRequest.Read(File.ReadAllBytes(remembered)) is { } before && before.Imprint == fresh.Imprint ? before : fresh;
        SanadHome.Write(remembered, request.Bytes);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, name), request.Bytes);
        return Path.Combine(folder, name);
    }

    // A request written by this device, or one that lies beside the answer.
    private (string? Authority, TimeRequest Request, string? File)? RequestFor(byte[] response, string file)
    {
        if (TimeToken.Read(response, out _) is not { } token)
            return null;
        var remembered = _folder.Home.RequestsFolder(_folder.Id);
        string[] own = Directory.Exists(remembered) ? Directory.GetFiles(remembered, "*" + ReceiptFiles.Request) : [];
        foreach (var candidate in own.Append(ReceiptFiles.RequestOf(file)).Where(File.Exists))
        {
            if (new FileInfo(candidate).Length <= TimeToken.MostBytes && TimeRequest.Read(File.ReadAllBytes(candidate)) is { } request && request.Refuses(token) is null)
                return (AuthorityOf(candidate), request, candidate.StartsWith(remembered, StringComparison.Ordinal) ? candidate : null);
        }
        return null;
    }

    private string? AuthorityOf(string requestFile) => Path.GetFileNameWithoutExtension(requestFile).Split('.') is [_, var name] && _authorities.Any(a => a.Name == name) ? name : null;
}
