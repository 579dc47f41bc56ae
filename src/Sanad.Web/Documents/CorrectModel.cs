using Sanad.Casebook.Documents;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;

namespace Sanad.Web.Documents;

/// <summary>What the page for correcting a document shows.</summary>
/// <param name="View">The document.</param>
/// <param name="Past">Corrections that stand, the latest first.</param>
public sealed record CorrectModel(DocumentView View, IReadOnlyList<PastCorrection> Past)
{
    public string Title => View.Document.Title ?? View.ReceivedAs;

    /// <summary>Null when there is no such document.</summary>
    public static CorrectModel? Of(OpenCasebook book, string id) =>
        ShowVerb.Document(book, id) is { } view ? new(view, DocumentVerbs.InForce(book, view.Document.Original)) : null;
}
