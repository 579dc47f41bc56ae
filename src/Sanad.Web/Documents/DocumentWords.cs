using Sanad.Casebook.Review;
using Sanad.Casebook.Tolls;
using Sanad.Claims;
using Sanad.Dossier;

namespace Sanad.Web.Documents;

/// <summary>Kinds of files, languages, statuses and figures in the words of the page.</summary>
internal static class DocumentWords
{
    /// <summary>"web page"; a type that we have no word for as it is.</summary>
    public static string Kind(this InterfaceTexts texts, string mediaType) => mediaType switch
    {
        "" => texts["words.not_known"],
        "text/plain" => texts["documents.kinds.text"],
        "text/html" => texts["documents.kinds.html"],
        "application/pdf" => texts["documents.kinds.pdf"],
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => texts["documents.kinds.docx"],
        _ when mediaType.StartsWith("image/", StringComparison.Ordinal) => texts.Filled("documents.kinds.image", mediaType["image/".Length..].ToUpperInvariant()),
        _ => mediaType,
    };

    /// <summary>The language's name, else its code.</summary>
    public static string LanguageName(this InterfaceTexts texts, string? code) =>
        code is null or "" ? texts["words.not_known"] : texts.Find($"languages.{code}") ?? code;

    /// <summary>Where a claim stands, in a word.</summary>
    public static string Status(this InterfaceTexts texts, TollStatus? status) =>
        status is { } known ? texts.Of("statuses_short", known) : texts["statuses_short.rejected"];

    /// <summary>How many, with its qualifier; what the stance says when there is no number.</summary>
    public static string Figure(this InterfaceTexts texts, Claim claim) => claim switch
    {
        { Quantity: { } denied, Stance: Stance.Deny } => texts.Filled("words.denies", texts.Quantity(denied, ClaimFields.QuantityWords(claim))),
        { Quantity: { } quantity } => texts.Quantity(quantity, ClaimFields.QuantityWords(claim)),
        { Stance: Stance.Deny } => texts["words.denied"],
        { Stance: Stance.Confirm } => texts["words.confirmed"],
        _ => texts["words.no_number"],
    };
}
