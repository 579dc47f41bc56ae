using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Custody;

namespace Sanad.Casebook.Lists;

/// <summary>A list's file of which rows were destroyed on request is read from the copy that took its place.</summary>
internal static class ListReplacement
{
    /// <summary>How the derive entry of such a copy names its maker.</summary>
    public const string Tool = "sanad redact";

    /// <summary>The object that holds the file now; null when there is none.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="original">As list.add names it.</param>
    /// <param name="isCopy">True when it is a copy: CSV in UTF-8, whatever the file was.</param>
    public static ContentHash? Current(OpenCasebook book, ContentHash original, out bool isCopy)
    {
        ContentHash? now = Present(book, original).Cast<ContentHash?>().FirstOrDefault();
        isCopy = now != original;
        return now;
    }

    /// <summary>All objects that hold it now, the file itself first: where two people took rows out of it apart from each other, there are two.</summary>
    public static IEnumerable<ContentHash> Present(OpenCasebook book, ContentHash original)
    {
        var removed = Redactions.Removed(book.Folder);
        bool IsHere(ContentHash hash) => book.Folder.Has(hash) && !removed.Contains(hash);
        if (IsHere(original))
        {
            yield return original;
            yield break;
        }
        var copies = book.Folder.Entries().OfTypes([DeriveBody.EntryType]).Select(KnownFromJournal.Body<DeriveBody>)
            .Where(d => d is { Tool: Tool, Input: not null, Output: not null }).ToLookup(d => d!.Input!.Value, d => d!.Output!.Value);
        var (known, waiting) = (new HashSet<ContentHash> { original }, new Queue<ContentHash>([original]));
        while (waiting.TryDequeue(out var from))
        {
            foreach (var to in copies[from].Where(known.Add))
            {
                if (IsHere(to))
                    yield return to;
                else
                    waiting.Enqueue(to);
            }
        }
    }

    /// <summary>Rows, by the ids of their records, that a decision in force took away for good.</summary>
    public static IReadOnlySet<string> TakenRows(OpenCasebook book) => Redactions.Of(book.Folder).Where(act => act is { InForce: true, Kind: RedactionKind.Destroy or RedactionKind.Forget })
        .SelectMany(act => act.About).Where(id => id.StartsWith('r')).ToHashSet(StringComparer.Ordinal);
}
