using Sanad.Casebook.Documents;
using Sanad.Casebook.Estimate;
using Sanad.Casebook.Events;
using Sanad.Casebook.Lists;
using Sanad.Casebook.Opening;
using Sanad.Casebook.People;
using Sanad.Casebook.Review;

namespace Sanad.Casebook.Undo;

/// <summary>Takes back what a person did, whatever it was, by a new entry: the journal only grows.</summary>
public static class UndoAct
{
    private const string TypeOf = "select type from entry where id = @id";

    /// <summary>Takes one act back, or an undo.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="entryId">Its journal entry, or a unique beginning of its id.</param>
    public static VerbOutcome Run(OpenCasebook book, string entryId)
    {
        if (Ids.Entry(book.Index, entryId) is not VerbOutcome.Done found)
            return Ids.Entry(book.Index, entryId);
        return book.Index.First<string>(TypeOf, new { id = found.Id }) switch
        {
            VerdictBody.EntryType => ReviewVerb.Undo(book, found.Id),
            Correction.EntryType => DocumentVerbs.Undo(book, found.Id),
            ListBody.EntryType => ListVerbs.Undo(book, found.Id),
            LinkRunBody.EntryType => LinkVerb.Undo(book, found.Id),
            EstimateRunBody.EntryType => EstimateVerb.Undo(book, found.Id),
            LinkVerdictBody.EntryType => UndoLink(book, found.Id),
            { } type when type.StartsWith("event.", StringComparison.Ordinal) => EventVerbs.Undo(book, found.Id),
            var type => new VerbOutcome.Refused($"That entry is a {type}, which nobody can take back."),
        };
    }

    private static VerbOutcome UndoLink(OpenCasebook book, string entry)
    {
        var outcome = LinkReview.Undo(book, entry);
        book.Seal();
        return outcome;
    }
}
