using Sanad.Basics;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;

namespace Sanad.Web.Documents;

/// <summary>What the page of a document shows.</summary>
/// <param name="View">The document with its claims.</param>
/// <param name="Blocks">The part of its text that is shown.</param>
/// <param name="Part">From 1.</param>
/// <param name="Parts">At least 1.</param>
/// <param name="Capture">How it came into the casebook.</param>
/// <param name="SameOrigin">Documents of the same origin, this one left out.</param>
public sealed record ReaderModel(DocumentView View, IReadOnlyList<ReaderBlock> Blocks, int Part, int Parts, CaptureView Capture, SameOrigin SameOrigin)
{
    public Document Document => View.Document;

    public string Title => Document.Title ?? View.ReceivedAs;

    /// <summary>The number that each claim has beside its words, counted through the whole document.</summary>
    public IReadOnlyDictionary<string, int> Numbers { get; } =
        View.Claims.Where(IsShown).Select((claim, i) => (claim.Claim.Id, Number: i + 1)).DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Number, StringComparer.Ordinal);

    /// <summary>Claims that stand at no place of the text: rejected, or their words are gone.</summary>
    public IReadOnlyList<ClaimView> Aside { get; } = [.. View.Claims.Where(claim => !IsShown(claim))];

    public int Waiting => View.Claims.Count(claim => claim.Status == TollStatus.Proposed);

    /// <summary>Null when there is no such document; a part beyond the last is the last.</summary>
    public static ReaderModel? Of(OpenCasebook book, string id, int part)
    {
        if (ShowVerb.Document(book, id) is not { } view)
            return null;
        var parts = ReaderText.Of(view).Parts;
        var shown = Math.Clamp(part, 1, parts.Count);
        return new(view, parts[shown - 1], shown, parts.Count, CaptureView.Of(book, view.Document.Original)!, SameOrigin.Of(book, view));
    }

    /// <summary>As many of them as a page lists.</summary>
    public const int MostAside = 100;

    private static bool IsShown(ClaimView claim) => claim is { Status: not null, Anchored: true };
}
