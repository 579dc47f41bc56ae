using System.Globalization;
using System.Security.Cryptography;
using Sanad.Custody.Journal;

namespace Sanad.Custody.Receipts;

/// <summary>The files of receipts/, each examined by itself: which commit it is for, who signed, who vouches for that.</summary>
internal sealed class ReceiptFiles
{
    public const string Request = ".tsq", Response = ".tsr", OpenTimestamps = ".ots";

    private const string NoCommit = "the commit that it is for is not here: cut off, or of another casebook";
    private const int BranchDigits = 8;

    private readonly Layout _layout;
    private readonly CasebookJournal _journal;
    private readonly IReadOnlyCollection<Anchor> _anchors;
    private readonly Lazy<Dictionary<string, Batch>> _bySha256, _bySha512;

    /// <param name="layout">The folder.</param>
    /// <param name="journal">Its commits.</param>
    /// <param name="given">Certificates that a person names, which alone count then; null = those that signed commits pin.</param>
    public ReceiptFiles(Layout layout, CasebookJournal journal, IReadOnlyCollection<Anchor>? given = null)
    {
        (_layout, _journal) = (layout, journal);
        _anchors = given ?? Pinned(layout, journal);
        _bySha256 = new(() => Commits().DistinctBy(b => b.CommitHash).ToDictionary(b => b.CommitHash, StringComparer.Ordinal));
        _bySha512 = new(() => Commits().Select(b => (Hash: Sha512(b), Batch: b)).DistinctBy(b => b.Hash).ToDictionary(b => b.Hash, b => b.Batch, StringComparer.Ordinal));
    }

    public IReadOnlyCollection<Anchor> Anchors => _anchors;

    /// <summary>True for the name of an answer of an authority, or of a proof.</summary>
    public static bool IsResponse(string name) => Path.GetExtension(name) is Response or OpenTimestamps;

    /// <summary>The name of the request beside an answer.</summary>
    public static string RequestOf(string response) => Path.ChangeExtension(response, Request);

    /// <summary>Where a receipt of this content for this commit stands, without its ending.</summary>
    public string Stem(TimeReceipt receipt, string authority, ReadOnlySpan<byte> response)
    {
        // With two commits of one number the number alone does not say which.
        var branch = _journal.Of(receipt.Writer!) is { Forks.Count: > 0 } ? "-" + receipt.Commit![..BranchDigits] : "";
        return string.Create(CultureInfo.InvariantCulture, $"receipts/{receipt.Writer}/{receipt.Number:D6}{branch}.{authority}-{Convert.ToHexStringLower(SHA256.HashData(response)[..4])}");
    }

    /// <summary>Every receipt, in order of name.</summary>
    public IReadOnlyList<TimeReceipt> All() => [.. Names().Select(Examine)];

    /// <summary>One of them.</summary>
    public TimeReceipt Examine(string name)
    {
        var file = new FileInfo(_layout.At(name));
        return file.Length > TimeToken.MostBytes
            ? Broken(name, $"{file.Length} bytes are no receipt")
            : Examine(name, AuthorityIn(name), File.ReadAllBytes(file.FullName));
    }

    /// <summary>The same for bytes that come from elsewhere.</summary>
    public TimeReceipt Examine(string name, string authority, byte[] bytes)
    {
        if (OtsProof.IsOne(bytes))
            return Ots(name, bytes);
        if (TimeToken.Read(bytes, out var why) is not { } token)
            return Broken(name, why);
        var batch = Stamped(token.Imprint);
        var verdict = token.Check(_anchors);
        if (batch is null && verdict is not TokenVerdict.Altered)
            return WithoutCommit(name) with { Time = token.Time, Pinned = (verdict as TokenVerdict.Vouched)?.By.Fingerprint };
        return verdict switch
        {
            TokenVerdict.Altered altered => Broken(name, altered.Why),
            TokenVerdict.NotAnchored not => Of(name, authority, ReceiptState.NotAnchored, batch!) with { Time = not.Time, Why = not.Why },
            TokenVerdict.Vouched good => Of(name, authority, Good(batch!), batch!) with { Time = good.Time, Signer = good.Signer, Pinned = good.By.Fingerprint },
            _ => throw new InvalidOperationException($"A verdict without words: {verdict}"),
        };
    }

    private TimeReceipt Ots(string name, byte[] bytes) => OtsProof.Imprint(bytes) is not { } imprint
        ? Broken(name, "not a proof over a SHA-256 in version 1 of OpenTimestamps")
        : Stamped(imprint) is { } batch
            ? Of(name, TimeAuthority.OpenTimestamps, ReceiptState.NotCheckedHere, batch) with { Why = "a proof by OpenTimestamps: to be checked with its own tools against the block chain" }
            : WithoutCommit(name);

    private ReceiptState Good(Batch batch) => _journal.IsAdmitted(batch.Writer) ? ReceiptState.Proven : ReceiptState.KeptApart;

    private static TimeReceipt Of(string name, string authority, ReceiptState state, Batch batch) => new(name, authority, state, batch.Writer, batch.Number, batch.CommitHash, null, null, null, null);

    private static TimeReceipt WithoutCommit(string name) => Broken(name, NoCommit) with { HasNoCommit = true };

    private static TimeReceipt Broken(string name, string why) => new(name, AuthorityIn(name), ReceiptState.Broken, null, 0, null, null, null, null, why);

    /// <summary>The commit with this hash, whoever wrote it; null when it is not here.</summary>
    public Batch? Stamped(string imprint) => (imprint.Length == 2 * SHA256.HashSizeInBytes ? _bySha256 : _bySha512).Value.GetValueOrDefault(imprint);

    private IEnumerable<Batch> Commits() => _journal.Writers.SelectMany(w => w.AllBatches);

    private string Sha512(Batch batch) => Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(_layout.At(batch.Name))));

    private IEnumerable<string> Names() => !Directory.Exists(_layout.Receipts)
        ? []
        : new DirectoryInfo(_layout.Receipts).EnumerateDirectories().Where(d => Layout.IsWriterId(d.Name)).SelectMany(d => d.EnumerateFiles())
            .Where(f => f.LinkTarget is null && IsResponse(f.Name)).Select(f => _layout.Relative(f.FullName)).Order(StringComparer.Ordinal);

    // 000003.authority-0a1b2c3d.tsr
    private static string AuthorityIn(string name) => Path.GetFileName(name).Split('.') is [_, var middle, _] && middle.LastIndexOf('-') is > 0 and var at ? middle[..at] : "?";

    // A certificate counts when an admitted writer's signed commit names it: nobody else can bring one in.
    private static List<Anchor> Pinned(Layout layout, CasebookJournal journal)
    {
        var named = CommitGraph.Of(journal).All.SelectMany(b => b.Commit!.Files).Where(f => f.File.StartsWith("receipts/ca/", StringComparison.Ordinal)).Distinct();
        return [.. named.Where(f => File.Exists(layout.At(f.File))).Select(f => (f.Hash, Anchor: Anchor.Read(layout.At(f.File)))).Where(f => f.Anchor?.Sha256 == f.Hash).Select(f => f.Anchor!)];
    }
}

/// <summary>A proof file of OpenTimestamps, of which only the beginning is read: whose hash it is about.</summary>
internal static class OtsProof
{
    private const byte Version = 1, OfSha256 = 8;

    private static readonly byte[] Magic = [0x00, .. "OpenTimestamps"u8, 0x00, 0x00, .. "Proof"u8, 0x00, 0xBF, 0x89, 0xE2, 0xE8, 0x84, 0xE8, 0x92, 0x94];

    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>The SHA-256 that it starts from; null when it starts from another hash.</summary>
    public static string? Imprint(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes[Magic.Length..];
        return rest.Length > 2 + SHA256.HashSizeInBytes && rest[0] == Version && rest[1] == OfSha256 ? Convert.ToHexStringLower(rest.Slice(2, SHA256.HashSizeInBytes)) : null;
    }
}
