using System.Runtime.InteropServices;

namespace Sanad.Casebook.Origins;

/// <summary>A document as the search for copies sees it.</summary>
/// <param name="Original">SHA-256 in hexadecimal.</param>
/// <param name="Sketch">Of its text without furniture.</param>
/// <param name="Origin">The folded name of the origin it names; null = names none.</param>
/// <param name="Outlet">The folded name of its outlet; null = not named.</param>
internal sealed record OriginCandidate(string Original, TextSketch Sketch, string? Origin, string? Outlet);

/// <summary>Where a document belongs.</summary>
/// <param name="Original">The document.</param>
/// <param name="Group">The smallest hash among the documents of one origin.</param>
/// <param name="CopyOf">The earlier document of which this one is a copy; null = of none.</param>
internal sealed record OriginPlace(string Original, string Group, string? CopyOf);

/// <summary>
/// Tells origins from copies. Two documents have one origin when the later repeats the earlier (at least half of the later stands word for
/// word in the earlier), when the later reprints the earlier nearly whole, or when both name the same origin, or one is of the outlet that the
/// other names. Reasons for the two shares: docs/methods/events-and-tolls.md.
/// </summary>
internal sealed class OriginGroups
{
    /// <summary>At least this share of the later text stands in the earlier: the later is a copy.</summary>
    public const double CopiedShare = 0.5;

    /// <summary>At least this share of the earlier text stands in the later: the later reprints it among words of its own.</summary>
    public const double ReprintedShare = 0.8;

    // A document that adds next to nothing to an earlier one need not be compared with again: ten thousand copies cost one comparison each.
    private const double NothingNew = 0.9;
    private const int HashesIndexed = 64, DocumentsAHash = 8, Compared = 16;

    // One run of five words in common is a set phrase; of a copied half, thirty of the indexed ones are expected.
    private const int LeastShared = 2;

    private readonly List<OriginCandidate> _texts = [];
    private readonly List<int> _textOf = [];

    // For each hash the place of its latest entry in a chain: millions of small lists would cost more than the texts.
    private readonly Dictionary<ulong, int> _byHash = [];
    private readonly List<(int Text, int Earlier, int Length)> _chain = [];
    private readonly List<string> _originals = [];
    private readonly List<int> _parents = [];
    private readonly List<string?> _copyOf = [];
    private readonly Dictionary<string, int> _named = new(StringComparer.Ordinal);
    private readonly List<(int Document, string Outlet)> _outlets = [];

    /// <summary>Takes documents from the earliest to the latest; the answer is a function of them and their order.</summary>
    public static IReadOnlyList<OriginPlace> Of(IEnumerable<OriginCandidate> earliestFirst)
    {
        var groups = new OriginGroups();
        foreach (var document in earliestFirst)
            groups.Add(document);
        foreach (var (document, outlet) in groups._outlets)
        {
            if (groups._named.TryGetValue(outlet, out var naming))
                groups.Join(document, naming);
        }
        return groups.Places();
    }

    private void Add(OriginCandidate document)
    {
        var at = _originals.Count;
        _originals.Add(document.Original);
        _parents.Add(at);
        _copyOf.Add(null);
        if (document.Origin is { } origin && !_named.TryAdd(origin, at))
            Join(at, _named[origin]);
        if (document.Outlet is { } outlet)
            _outlets.Add((at, outlet));
        if (document.Sketch.IsTelling)
            Compare(document, at);
    }

    private void Compare(OriginCandidate document, int at)
    {
        var best = 0.0;
        foreach (var earlier in Alike(document.Sketch))
        {
            var (text, place) = (_texts[earlier], _textOf[earlier]);
            var copied = document.Sketch.ShareIn(text.Sketch);
            if (copied >= CopiedShare || text.Sketch.ShareIn(document.Sketch) >= ReprintedShare)
                Join(at, place);
            if (copied >= CopiedShare && copied > best)
                (best, _copyOf[at]) = (copied, text.Original);
        }
        if (best < NothingNew)
            Remember(document, at);
    }

    private void Remember(OriginCandidate document, int at)
    {
        foreach (var hash in document.Sketch.Hashes[..Math.Min(HashesIndexed, document.Sketch.Hashes.Length)])
        {
            ref var latest = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, hash, out var known);
            var length = known ? _chain[latest].Length + 1 : 1;
            if (length > DocumentsAHash)
                continue;
            _chain.Add((_texts.Count, known ? latest : -1, length));
            latest = _chain.Count - 1;
        }
        _texts.Add(document);
        _textOf.Add(at);
    }

    /// <summary>Remembered texts that share most hashes, earliest first.</summary>
    private IEnumerable<int> Alike(TextSketch sketch)
    {
        var shared = new Dictionary<int, int>();
        foreach (var hash in sketch.Hashes)
        {
            for (var at = _byHash.GetValueOrDefault(hash, -1); at >= 0; at = _chain[at].Earlier)
                CollectionsMarshal.GetValueRefOrAddDefault(shared, _chain[at].Text, out _)++;
        }
        return shared.Where(x => x.Value >= LeastShared).OrderByDescending(x => x.Value).ThenBy(x => x.Key).Take(Compared).Select(x => x.Key).Order();
    }

    private List<OriginPlace> Places()
    {
        var smallest = new Dictionary<int, string>();
        for (var i = 0; i < _originals.Count; i++)
        {
            ref var least = ref CollectionsMarshal.GetValueRefOrAddDefault(smallest, Root(i), out _);
            least = least is null || string.CompareOrdinal(_originals[i], least) < 0 ? _originals[i] : least;
        }
        return [.. _originals.Select((original, i) => new OriginPlace(original, smallest[Root(i)], _copyOf[i]))];
    }

    private void Join(int one, int other) => _parents[Math.Max(Root(one), Root(other))] = Math.Min(Root(one), Root(other));

    private int Root(int document)
    {
        while (_parents[document] != document)
            document = _parents[document] = _parents[_parents[document]];
        return document;
    }
}
