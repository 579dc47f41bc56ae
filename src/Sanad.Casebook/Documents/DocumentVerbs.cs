using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;

namespace Sanad.Casebook.Documents;

/// <summary>
/// What a person corrects of a document. The machine's value stays visible beside; claims are proposed anew, since dates without a year and
/// the outlet's own voice depend on it.
/// </summary>
public static class DocumentVerbs
{
    /// <summary>Corrects one or more of the fields; null leaves a field as it is.</summary>
    public static VerbOutcome Set(OpenCasebook book, string idPrefix, DateInterval? published = null, string? title = null, string? outlet = null, string? origin = null)
    {
        if (published is null && title is null && outlet is null && origin is null)
            return new VerbOutcome.Refused("Name what to correct: published, title, outlet or origin.");
        if (Ids.Document(book.Index, idPrefix) is not VerbOutcome.Done found)
            return Ids.Document(book.Index, idPrefix);
        var body = new Correction { Original = ContentHash.Parse(found.Id), Published = published, Title = Clean(title), Outlet = Clean(outlet), Origin = Clean(origin) };
        return new VerbOutcome.Done(HumanEntry.Append(book, Correction.EntryType, HumanAct.ToBody(body)), found.Id);
    }

    /// <summary>Takes a correction back, or such an undo.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="entryId">The correction's journal entry, or a unique beginning of its id.</param>
    public static VerbOutcome Undo(OpenCasebook book, string entryId)
    {
        if (Ids.Entry(book.Index, entryId) is not VerbOutcome.Done found)
            return Ids.Entry(book.Index, entryId);
        var act = HumanActs.Every(book.Index).First(a => a.Id == found.Id);
        if (act.Type != Correction.EntryType || act.Read<Correction>()?.Original is not { } original)
            return new VerbOutcome.Refused($"That entry is a {act.Type}, no correction of a document.");
        var entry = HumanEntry.Append(book, Correction.EntryType, HumanAct.ToBody(new Correction { Original = original, Undoes = found.Id }));
        return new VerbOutcome.Done(entry, original.Hex);
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
