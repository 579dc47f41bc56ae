using System.Runtime.InteropServices;
using Sanad.Reading;

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
/// Tells origins from copies. Two documents have one origin when the later copies or reprints the earlier (<see cref="CopySearch"/>), when both
/// name the same origin, or one is of the outlet that the other names.
/// </summary>
internal sealed class OriginGroups
{
    private readonly CopySearch _copies = new();
    private readonly List<int> _documentOf = [];
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
        var found = _copies.Add(document.Sketch);
        if (found.Number is not null)
            _documentOf.Add(at);
        foreach (var earlier in found.Related)
            Join(at, _documentOf[earlier]);
        _copyOf[at] = found.CopyOf is { } copied ? _originals[_documentOf[copied]] : null;
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
