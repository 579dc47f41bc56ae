using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;

namespace Sanad.Casebook.Show;

/// <summary>How an original came into the casebook, as its capture entry says it.</summary>
/// <param name="Entry">The journal entry.</param>
/// <param name="Writer">Who wrote it.</param>
/// <param name="Person">The pseudonym under which that writer came in; null when nobody introduced it.</param>
/// <param name="Sha512">A second hash of the same bytes; empty when the entry names none.</param>
/// <param name="Method">How it came: "file".</param>
public sealed record CaptureView(string Entry, string Writer, string? Person, string Sha512, string Method)
{
    private const string EntryOf = "select entry from document where original = @original";

    /// <summary>Null when the casebook has no such original.</summary>
    public static CaptureView? Of(OpenCasebook book, ContentHash original)
    {
        if (book.Index.First<string>(EntryOf, new { original = original.Hex }) is not { } id || book.Folder.Entries().FirstOrDefault(e => e.Id == id) is not { } entry)
            return null;
        var body = KnownFromJournal.Body<CaptureBody>(entry);
        return new(entry.Id, entry.Writer, book.Folder.PersonOf(entry.Writer), body?.Sha512 ?? "", body?.Method ?? "");
    }
}
