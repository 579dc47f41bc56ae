using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Read;
using Sanad.Casebook.Review;
using Sanad.Casebook.Show;

namespace Sanad.Casebook.Documents;

/// <summary>Words that a person calls page furniture, or takes out of it.</summary>
/// <param name="Words">As they stand in the text; white space, quotation marks and digits may differ.</param>
/// <param name="Furniture">False = they are text.</param>
public sealed record FurnitureDraft(string Words, bool Furniture)
{
    /// <summary>Where they stand, in code points, when that is known; null = they must stand at one place only.</summary>
    public TextSpan? Span { get; init; }
}

/// <summary>A correction that stands.</summary>
/// <param name="Entry">The journal entry: undo takes it.</param>
/// <param name="Time">As the journal claims it.</param>
/// <param name="Writer">Who made it.</param>
/// <param name="Fields">What was corrected, and to what, null = to nothing; furniture comes once for each stretch, with its words.</param>
public sealed record PastCorrection(string Entry, string Time, string Writer, IReadOnlyList<(string Field, string? Value)> Fields);

/// <summary>
/// What a person corrects of a document. The machine's value stays visible beside; claims are proposed anew, since dates without a year,
/// the outlet's own voice and what is read at all depend on it.
/// </summary>
public static class DocumentVerbs
{
    /// <summary>Corrects one or more of the fields; null leaves a field as it is, and one that is named in <paramref name="cleared"/> has no value from now on.</summary>
    public static VerbOutcome Set(
        OpenCasebook book, string idPrefix, DateInterval? published = null, string? title = null, string? outlet = null, string? origin = null, IReadOnlyList<FurnitureDraft>? furniture = null,
        IReadOnlyList<string>? cleared = null)
    {
        var emptied = Correction.Fields.Where(field => cleared?.Contains(field, StringComparer.Ordinal) == true).ToList();
        if (published is null && title is null && outlet is null && origin is null && furniture is not { Count: > 0 } && emptied.Count == 0)
            return new VerbOutcome.Refused("Name what to correct: published, title, outlet, origin or furniture.");
        if (Ids.Document(book.Index, idPrefix) is not VerbOutcome.Done found)
            return Ids.Document(book.Index, idPrefix);
        var (marks, problem) = Marks(book, found.Id, furniture ?? []);
        if (problem is not null)
            return new VerbOutcome.Refused(problem);
        var body = new Correction
        {
            Original = ContentHash.Parse(found.Id), Published = published, Title = Clean(title), Outlet = Clean(outlet), Origin = Clean(origin),
            Furniture = marks.Count > 0 ? marks : null, Cleared = emptied.Count > 0 ? emptied : null,
        };
        return new VerbOutcome.Done(HumanEntry.Append(book, Correction.EntryType, HumanAct.ToBody(body)), found.Id);
    }

    /// <summary>The corrections of a document that stand, the latest first.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="original">The document.</param>
    public static IReadOnlyList<PastCorrection> InForce(OpenCasebook book, ContentHash original) =>
    [
        .. HumanActs.InForce(book.Index, Correction.EntryType)
            .Select(act => (Act: act, Body: act.Read<Correction>())).Where(c => c.Body is { Undoes: null } body && body.Original == original)
            .Select(c => new PastCorrection(c.Act.Id, c.Act.Time, c.Act.Writer, [.. Fields(c.Body!)])).Reverse(),
    ];

    /// <summary>Takes a correction back, or such an undo.</summary>
    /// <param name="book">The casebook.</param>
    /// <param name="entryId">The correction's journal entry, or a unique beginning of its id.</param>
    public static VerbOutcome Undo(OpenCasebook book, string entryId)
    {
        if (Ids.Entry(book.Index, entryId) is not VerbOutcome.Done found)
            return Ids.Entry(book.Index, entryId);
        var act = HumanActs.Find(book.Index, found.Id)!;
        if (act.Type != Correction.EntryType || act.Read<Correction>()?.Original is not { } original)
            return new VerbOutcome.Refused($"That entry is a {act.Type}, no correction of a document.");
        var entry = HumanEntry.Append(book, Correction.EntryType, HumanAct.ToBody(new Correction { Original = original, Undoes = found.Id }));
        return new VerbOutcome.Done(entry, original.Hex);
    }

    private static (List<FurnitureMark> Marks, string? Problem) Marks(OpenCasebook book, string original, IReadOnlyList<FurnitureDraft> drafts)
    {
        var marks = new List<FurnitureMark>();
        if (drafts.Count == 0 || ShowVerb.Document(book, original) is not { } view)
            return (marks, null);
        var text = view.Document.Text;
        var (hash, map) = (Derivations.HashOf(text), CodePointMap.For(text));
        foreach (var draft in drafts)
        {
            switch (Places(text, draft, map))
            {
                case [var only]:
                    var span = map.ToCodePoints(only);
                    marks.Add(new(hash, span.Start, span.End, only.In(text), draft.Furniture));
                    break;
                case []:
                    return (marks, $"The text does not hold these words: \"{draft.Words}\". Copy them as `sanad read FILE` or the page of the document shows them.");
                case var several:
                    return (marks, $"These words stand at {several.Count} places: \"{draft.Words}\". Add the words before or after them.");
            }
        }
        return (marks, null);
    }

    private static IReadOnlyList<TextSpan> Places(string text, FurnitureDraft draft, CodePointMap map)
    {
        if (draft.Span is not { } span)
            return QuotedWords.Find(text, draft.Words);
        var place = map.ToUtf16(span);
        return place.Start >= 0 && place.Start < place.End && place.End <= text.Length && place.In(text) == draft.Words ? [place] : [];
    }

    private static IEnumerable<(string Field, string? Value)> Fields(Correction body) =>
        [.. body.Said(), .. (body.Furniture ?? []).Select(mark => (mark.Furniture ? "furniture" : "not_furniture", (string?)mark.Words))];

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
