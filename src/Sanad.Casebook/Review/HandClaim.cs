using Sanad.Basics;
using Sanad.Casebook.Journal;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Read;
using Sanad.Casebook.Show;
using Sanad.Claims;

namespace Sanad.Casebook.Review;

/// <summary>What a person says of words that the machine passed over.</summary>
/// <param name="Quote">The words, pasted: white space, quotation marks, digits and joiners may differ from the text's.</param>
/// <param name="Act">What was done.</param>
/// <param name="Fields">Other fields and their values, as <see cref="ClaimCorrection"/> takes them; set in this order.</param>
public sealed record HandDraft(string Quote, Act Act, IReadOnlyList<(string Field, string Value)> Fields)
{
    /// <summary>Which of several places is meant, from 1; null = there must be only one.</summary>
    public int? Nth { get; init; }

    /// <summary>A remark for the journal; null = none.</summary>
    public string? Note { get; init; }
}

/// <summary>What became of a claim that a person adds.</summary>
public abstract record AddOutcome
{
    private AddOutcome()
    {
    }

    /// <summary>It stands in the journal, accepted.</summary>
    /// <param name="Entry">The journal entry: `undo` takes it.</param>
    /// <param name="Claim">The claim, spans in UTF-16 units.</param>
    public sealed record Added(string Entry, Claim Claim) : AddOutcome;

    /// <summary>The words stand at several places of the text.</summary>
    /// <param name="Places">Each with the words around it, in text order.</param>
    public sealed record Ambiguous(IReadOnlyList<string> Places) : AddOutcome;

    /// <summary>No document, or more than one, has such an id.</summary>
    public sealed record NoDocument(VerbOutcome Outcome) : AddOutcome;

    /// <summary>Nothing was written.</summary>
    /// <param name="Reason">Why, and what to do.</param>
    public sealed record Refused(string Reason) : AddOutcome;
}

/// <summary>Adds a claim that the machine missed: found in the text by its words, read by the extractor's own grammar, journalled with rule "hand".</summary>
public static class HandClaim
{
    private const int Around = 60;

    /// <summary>Finds the quote, makes the claim and journals it as accepted.</summary>
    public static AddOutcome Add(OpenCasebook book, string documentId, HandDraft draft)
    {
        if (Ids.Document(book.Index, documentId) is not VerbOutcome.Done found)
            return new AddOutcome.NoDocument(Ids.Document(book.Index, documentId));
        var document = ShowVerb.Document(book, found.Id)!;
        var places = QuotedWords.Find(document.Document.Text, draft.Quote);
        return (places.Count, draft.Nth) switch
        {
            (0, _) => new AddOutcome.Refused("The text of this document does not hold these words. Paste them as `sanad read FILE` shows them; white space, quotation marks and digits may differ."),
            (1, null) => At(book, document, places[0], draft),
            (_, null) => new AddOutcome.Ambiguous([.. places.Select(place => Near(document.Document.Text, place))]),
            (_, { } nth) when nth < 1 || nth > places.Count => new AddOutcome.Refused($"The words stand at {places.Count} place(s): no {nth} is among them."),
            (_, { } nth) => At(book, document, places[nth - 1], draft),
        };
    }

    private static AddOutcome At(OpenCasebook book, DocumentView document, TextSpan place, HandDraft draft)
    {
        var text = document.Document.Text;
        var correction = new ClaimCorrection(text, book.Packs);
        var claim = Bare(document, place, draft.Act);
        foreach (var (field, value) in draft.Fields)
        {
            switch (correction.Set(claim, field, value))
            {
                case FieldOutcome.Set set: claim = set.Claim; break;
                case FieldOutcome.Refused refused: return new AddOutcome.Refused(refused.Reason);
            }
        }
        var map = CodePointMap.For(text);
        claim = Gathered(claim, document, book);
        claim = claim with { Id = ClaimId.Of(document.Document.Original, map.ToCodePoints(claim.Span), claim.Act, claim.QuantitySpan is { } q ? map.ToCodePoints(q) : null) };
        return Known(document, claim) is { } known
            ? new AddOutcome.Refused($"The casebook has this claim: {known}. Judge it: sanad review {known} --accept, or correct it: sanad review {known} --set FIELD=VALUE")
            : new AddOutcome.Added(Journal(book, document.Document, claim, map, draft.Note), claim);
    }

    private static string Journal(OpenCasebook book, Document document, Claim claim, CodePointMap map, string? note) => HumanEntry.Append(book, VerdictBody.EntryType, HumanAct.ToBody(new VerdictBody
    {
        Original = document.Original,
        TextSha256 = Derivations.HashOf(document.Text),
        Verdict = Verdict.Accept,
        Claim = ClaimText.ToCodePoints(claim, map),
        Note = note,
    }));

    private static Claim Bare(DocumentView view, TextSpan place, Act act)
    {
        var document = view.Document;
        return new()
        {
            Id = "",
            Number = view.Claims.Count + 1,
            Kind = ClaimKind.Nocount,
            Act = act,
            Quote = place.In(document.Text),
            Span = place,
            Language = LanguageOf(place.In(document.Text), document.Language),
            Chain = (document.Outlet ?? document.Origin) is { } outlet ? [outlet] : [],
            Rule = VerdictFold.HandRule,
            Tier = Tier.A,
        };
    }

    private static string LanguageOf(string quote, string? document)
    {
        var arabic = quote.Count(c => c is >= '\u0600' and <= '\u06FF');
        return arabic * 2 > quote.Count(char.IsLetter) ? (document is "ar" ? "ar" : "fa") : document is null or "fa" ? "en" : document;
    }

    // Gathered with the nearest claim of its document, unless its own place or time contradicts that one's.
    private static Claim Gathered(Claim claim, DocumentView document, OpenCasebook book)
    {
        var near = document.Claims.Where(c => c.Anchored).Select(c => c.Claim).MinBy(c => Math.Abs(c.Span.Start - claim.Span.Start));
        if (near?.ScopeReason is null || (claim.When is { } when && near.ScopeWhen?.Contains(when) != true))
            return claim;
        var inside = claim.PlaceId is not { } place || (near.ScopePlace is { } wide && book.Packs.Places.IsWithin(place, wide));
        return inside ? claim with { ScopePlace = near.ScopePlace, ScopeWhen = near.ScopeWhen, ScopeReason = near.ScopeReason } : claim;
    }

    // The machine's, or another person's, claim of this mention: two rows of one mention would count it twice.
    private static string? Known(DocumentView document, Claim claim) => document.Claims.Where(c => c.Anchored).Select(c => c.Claim)
        .FirstOrDefault(c => c.Id == claim.Id || (c.Act == claim.Act && c.QuantitySpan is { } one && claim.QuantitySpan is { } other && one.Overlaps(other)))?.Id;

    private static string Near(string text, TextSpan place)
    {
        var (start, end) = (Math.Max(0, place.Start - Around), Math.Min(text.Length, place.End + Around));
        return $"{(start > 0 ? "…" : "")}{text[start..place.Start]}⟦{place.In(text)}⟧{text[place.End..end]}{(end < text.Length ? "…" : "")}";
    }
}
