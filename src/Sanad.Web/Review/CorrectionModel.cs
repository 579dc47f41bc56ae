using Sanad.Casebook.Review;
using Sanad.Claims;
using Sanad.Web.Hosting;

namespace Sanad.Web.Review;

/// <summary>The fields of a claim as a person corrects them.</summary>
/// <param name="Filter">The review that goes on afterwards.</param>
/// <param name="Shown">The claim.</param>
/// <param name="Values">What stands in the fields, as typed; "" = not stated.</param>
public sealed record CorrectionModel(ReviewFilter Filter, ReviewCase Shown, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>Why a field cannot hold what was typed.</summary>
    public IReadOnlyDictionary<string, FieldOutcome.Refused> Refused { get; init; } = new Dictionary<string, FieldOutcome.Refused>(StringComparer.Ordinal);

    /// <summary>The same for the identical claims of copies.</summary>
    public bool WithCopies { get; init; } = true;

    public string? Note { get; init; }

    /// <summary>Why nothing was saved; null = nothing was tried.</summary>
    public Notice? Notice { get; init; }

    /// <summary>The fields of a claim as they stand, in the words that the fields take.</summary>
    public static Dictionary<string, string> ValuesOf(Claim claim) =>
        ClaimFields.Of(claim).Where(field => ClaimCorrection.Fields.Contains(field.Name))
            .ToDictionary(field => field.Name, field => field is { Name: "speaker", Value: ClaimFields.Author } ? "" : field.Value ?? "", StringComparer.Ordinal);
}
