using System.Runtime.InteropServices;

namespace Sanad.Reading;

/// <summary>What the search for copies says of one text.</summary>
/// <param name="Number">Its number among the remembered texts, from 0; null = it adds next to nothing to an earlier one, or is too short, and is not remembered.</param>
/// <param name="CopyOf">Number of the earlier text of which it copies most; null = it is no copy.</param>
/// <param name="Related">Numbers of the earlier texts that it copies or reprints, ascending.</param>
public sealed record CopyFinding(int? Number, int? CopyOf, IReadOnlyList<int> Related);

/// <summary>
/// Finds, for each text in turn, the earlier ones that it copies (at least half of it stands word for word in the earlier) or reprints (nearly
/// all of the earlier stands in it). Candidates come from an index of the smallest run hashes, since containment is asked for and not
/// resemblance (docs/decisions/0071). Reasons for the two shares: docs/methods/events-and-tolls.md.
/// </summary>
public sealed class CopySearch
{
    /// <summary>At least this share of the later text stands in the earlier: the later is a copy.</summary>
    public const double CopiedShare = 0.5;

    /// <summary>At least this share of the earlier text stands in the later: the later reprints it among words of its own.</summary>
    public const double ReprintedShare = 0.8;

    // A document that adds next to nothing to an earlier one need not be compared with again: ten thousand copies cost one comparison each.
    private const double NothingNew = 0.9;
    private const int HashesIndexed = 64, TextsAHash = 8, Compared = 16;

    // One run of five words in common is a set phrase; of a copied half, thirty of the indexed ones are expected.
    private const int LeastShared = 2;

    private readonly List<TextSketch> _texts = [];

    // For each hash the place of its latest entry in a chain: millions of small lists would cost more than the texts.
    private readonly Dictionary<ulong, int> _byHash = [];
    private readonly List<(int Text, int Earlier, int Length)> _chain = [];

    /// <summary>Compares of sketches so far: what the work grows with.</summary>
    public long Comparisons { get; private set; }

    /// <summary>Takes the next text; the answer is a function of the texts and their order.</summary>
    public CopyFinding Add(TextSketch sketch)
    {
        if (!sketch.IsTelling)
            return new(null, null, []);
        var related = new List<int>();
        var (best, copyOf) = (0.0, (int?)null);
        foreach (var earlier in Alike(sketch))
        {
            Comparisons++;
            var copied = sketch.ShareIn(_texts[earlier]);
            if (copied >= CopiedShare || _texts[earlier].ShareIn(sketch) >= ReprintedShare)
                related.Add(earlier);
            if (copied >= CopiedShare && copied > best)
                (best, copyOf) = (copied, earlier);
        }
        return new(best < NothingNew ? Remember(sketch) : null, copyOf, related);
    }

    private int Remember(TextSketch sketch)
    {
        foreach (var hash in sketch.Hashes[..Math.Min(HashesIndexed, sketch.Hashes.Length)])
        {
            ref var latest = ref CollectionsMarshal.GetValueRefOrAddDefault(_byHash, hash, out var known);
            var length = known ? _chain[latest].Length + 1 : 1;
            if (length > TextsAHash)
                continue;
            _chain.Add((_texts.Count, known ? latest : -1, length));
            latest = _chain.Count - 1;
        }
        _texts.Add(sketch);
        return _texts.Count - 1;
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
}
