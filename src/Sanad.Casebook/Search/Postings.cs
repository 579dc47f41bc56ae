using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Sanad.Casebook.Read;
using Sanad.Casebook.Storage;

namespace Sanad.Casebook.Search;

/// <summary>
/// The inverted index: a row for each word of a block of documents that were written together, "number:count" a document. A batch of 256
/// documents makes some thousands of rows and not one for each word of each document, which is what makes imports fast.
/// </summary>
internal static class Postings
{
    // Longer "words" are encoded bytes; nobody searches them, and they would fill the index.
    private const int LongestTerm = 64;

    /// <summary>The words of documents with the numbers first, first + 1, ..., and of the quotes of their claims.</summary>
    public static void Write(IndexDatabase index, long first, IReadOnlyList<DerivedDocument> derived)
    {
        var rows = derived.Count == 1 ? OfOne(first, derived[0]) : OfMany(first, derived);
        index.Insert("posting", ["term", "block", "documents", "claims"], rows.OrderBy(r => r.Term, StringComparer.Ordinal).Select(r => new object?[] { r.Term, first, r.Documents, r.Claims }));
        Spellings.Write(index, NamesIn(derived));
    }

    // A word that one of them writes without a capital is a name in none.
    private static IEnumerable<string> NamesIn(IReadOnlyList<DerivedDocument> derived)
    {
        var (names, plain) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var words in derived.Select(d => d.Words).OfType<WordCensus>())
        {
            names.UnionWith(words.Terms.Keys.Where(words.CanBeName));
            if (derived.Count > 1)
                plain.UnionWith(words.Terms.Keys.Where(term => !words.CanBeName(term)));
        }
        return names.Where(term => term.Length <= LongestTerm && !plain.Contains(term));
    }

    // A very large text comes alone, and its words are many: no builder for each.
    private static IEnumerable<(string Term, string Documents, string? Claims)> OfOne(long number, DerivedDocument only)
    {
        var claims = only.Claims.SelectMany(c => c.Terms.Select(term => (term, c.Number))).ToLookup(c => c.term, c => c.Number, StringComparer.Ordinal);
        return (only.Words?.Terms ?? []).Where(t => t.Key.Length <= LongestTerm).Select(t => (t.Key, string.Create(CultureInfo.InvariantCulture, $"{number}:{t.Value}"),
            claims.Contains(t.Key) ? string.Join(' ', claims[t.Key].Select(claim => string.Create(CultureInfo.InvariantCulture, $"{number}:{claim}"))) : null));
    }

    private static IEnumerable<(string Term, string Documents, string? Claims)> OfMany(long first, IReadOnlyList<DerivedDocument> derived)
    {
        var rows = new Dictionary<string, (StringBuilder Documents, StringBuilder? Claims)>(StringComparer.Ordinal);
        for (var i = 0; i < derived.Count; i++)
        {
            foreach (var (term, count) in derived[i].Words?.Terms ?? [])
                Append(rows, term, first + i, count);
            foreach (var claim in derived[i].Claims)
                Append(rows, claim, first + i);
        }
        return rows.Select(r => (r.Key, r.Value.Documents.ToString(), r.Value.Claims?.ToString()));
    }

    private static void Append(Dictionary<string, (StringBuilder Documents, StringBuilder? Claims)> rows, string term, long number, int count)
    {
        if (term.Length > LongestTerm)
            return;
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, term, out var known);
        row.Documents ??= new(12);
        row.Documents.Append(CultureInfo.InvariantCulture, $"{(known ? " " : "")}{number}:{count}");
    }

    // A word of a quote is a word of its document, but for one that a slice of a long text cut in two.
    private static void Append(Dictionary<string, (StringBuilder Documents, StringBuilder? Claims)> rows, ClaimRow claim, long number)
    {
        foreach (var term in claim.Terms)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrNullRef(rows, term);
            if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref row))
                continue;
            row.Claims ??= new(12);
            row.Claims.Append(CultureInfo.InvariantCulture, $"{(row.Claims.Length > 0 ? " " : "")}{number}:{claim.Number}");
        }
    }

    /// <summary>Reads "number:count number:count", or "number:claim ...".</summary>
    public static void Read(string pairs, List<(int Number, int Of)> into)
    {
        var (number, value, inNumber) = (0, 0, true);
        foreach (var unit in pairs)
        {
            if (unit == ':')
                inNumber = false;
            else if (unit == ' ')
            {
                into.Add((number, value));
                (number, value, inNumber) = (0, 0, true);
            }
            else if (inNumber)
                number = (number * 10) + (unit - '0');
            else
                value = (value * 10) + (unit - '0');
        }
        into.Add((number, value));
    }
}
