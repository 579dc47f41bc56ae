using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
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

    /// <summary>The terms of documents with the numbers first, first + 1, ...; null = a document without a text.</summary>
    public static void Write(IndexDatabase index, long first, IReadOnlyList<Dictionary<string, int>?> terms) => index.Insert(
        "posting",
        ["term", "block", "documents"],
        (terms.Count == 1 ? OfOne(first, terms[0] ?? []) : OfMany(first, terms)).OrderBy(r => r.Term, StringComparer.Ordinal).Select(r => new object?[] { r.Term, first, r.Documents }));

    // A very large text comes alone, and its words are many: no builder for each.
    private static IEnumerable<(string Term, string Documents)> OfOne(long number, Dictionary<string, int> terms) =>
        terms.Where(t => t.Key.Length <= LongestTerm).Select(t => (t.Key, string.Create(CultureInfo.InvariantCulture, $"{number}:{t.Value}")));

    private static IEnumerable<(string Term, string Documents)> OfMany(long first, IReadOnlyList<Dictionary<string, int>?> terms)
    {
        var rows = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
        for (var i = 0; i < terms.Count; i++)
        {
            foreach (var (term, count) in terms[i] ?? [])
            {
                if (term.Length > LongestTerm)
                    continue;
                ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, term, out var known);
                row ??= new();
                row.Append(CultureInfo.InvariantCulture, $"{(known ? " " : "")}{first + i}:{count}");
            }
        }
        return rows.Select(r => (r.Key, r.Value.ToString()));
    }

    /// <summary>Reads "number:count number:count".</summary>
    public static IEnumerable<(long Number, int Count)> Read(string documents)
    {
        foreach (var pair in documents.Split(' '))
        {
            var colon = pair.IndexOf(':', StringComparison.Ordinal);
            yield return (long.Parse(pair.AsSpan(0, colon), CultureInfo.InvariantCulture), int.Parse(pair.AsSpan(colon + 1), CultureInfo.InvariantCulture));
        }
    }
}
