using Sanad.Basics;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Review;

/// <summary>What became of a field that a person set.</summary>
public abstract record FieldOutcome
{
    private FieldOutcome()
    {
    }

    /// <summary>It has the new value.</summary>
    /// <param name="Claim">The claim with it, and with what follows from it.</param>
    public sealed record Set(Claim Claim) : FieldOutcome;

    /// <summary>The value is not one of that field; nothing changed.</summary>
    /// <param name="Problem">Why, for words in another language.</param>
    /// <param name="Reason">Why, and what would do.</param>
    public sealed record Refused(FieldProblem Problem, string Reason) : FieldOutcome;
}

/// <summary>What became of several fields that a person set at once.</summary>
/// <param name="Claim">With those that could be set.</param>
/// <param name="Refused">By field; empty when all were set.</param>
public sealed record CorrectionOutcome(Claim Claim, IReadOnlyDictionary<string, FieldOutcome.Refused> Refused);

/// <summary>Why a field cannot hold a value.</summary>
public enum FieldProblem
{
    /// <summary>There is no field of that name.</summary>
    NoField,

    /// <summary>The quote does not hold these words.</summary>
    NotInQuote,

    /// <summary>Words that are no quantity by the rules of the quote's language.</summary>
    NoQuantity,

    /// <summary>Not a number.</summary>
    NoNumber,

    /// <summary>The lower bound is above the upper one.</summary>
    LowAboveHigh,

    /// <summary>A fraction lies between 0 and 1.</summary>
    NoFraction,

    /// <summary>A range has both ends.</summary>
    NoEnds,

    /// <summary>A vague number has at least one bound.</summary>
    NoBound,

    /// <summary>This qualifier needs a number.</summary>
    NeedsNumber,

    /// <summary>None of the words that the field knows.</summary>
    NoSuchWord,

    /// <summary>Not a date.</summary>
    NoDate,

    /// <summary>Neither yes nor no.</summary>
    NeitherYesNorNo,

    /// <summary>What is counted must be named.</summary>
    NoUnit,
}

/// <summary>Sets fields of a claim to what a person types. A value that the field cannot hold is refused with the values that it can.</summary>
/// <param name="text">The document's text, in whose UTF-16 units the claim's spans count.</param>
/// <param name="packs">For places, numbers in words and kinds of speakers.</param>
public sealed class ClaimCorrection(string text, Packs packs)
{
    private readonly Lazy<TypedWords> _words = new(() => new TypedWords(packs));

    /// <summary>The fields that can be set, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "qty", "value", "low", "high", "qual", "act", "speaker", "speaker_type", "stance", "modality", "place", "when", "said", "victims", "subset", "additive",
        "perpetrator", "mode", "unit",
    ];

    /// <summary>One field; "-" takes its value away.</summary>
    public FieldOutcome Set(Claim claim, string field, string typed)
    {
        var value = typed.Trim() is "-" or "" ? null : typed.Trim();
        return field.Trim().ToLowerInvariant() switch
        {
            "qty" => Words(claim, value),
            "value" or "low" or "high" or "qual" => QuantityCorrection.Set(claim, field.Trim().ToLowerInvariant(), value),
            "act" => Member<Act>(value, act => claim with { Act = act }),
            "speaker" => new FieldOutcome.Set(Speaker(claim, value)),
            "speaker_type" => Member<SpeakerType>(value, type => claim with { SpeakerType = type }),
            "stance" => Member<Stance>(value, stance => claim with { Stance = stance }),
            "modality" => Member<Modality>(value, modality => claim with { Modality = modality }),
            "place" => new FieldOutcome.Set(Scoped(claim with { Place = value, PlaceId = value is null ? null : PlaceId(value, claim.Language) })),
            "when" => Date(value, when => Scoped(claim with { When = when, WhenText = when == claim.When ? claim.WhenText : null, WhenPrecision = Precision(when) })),
            "said" => Date(value, said => claim with { Said = said }),
            "victims" => new FieldOutcome.Set(claim with { Victims = value }),
            "subset" => YesNo(value, yes => claim with { Subset = yes, OfClaim = yes ? claim.OfClaim : null }),
            "additive" => YesNo(value, yes => claim with { Additive = yes }),
            "perpetrator" => new FieldOutcome.Set(claim with { Perpetrator = value }),
            "mode" => new FieldOutcome.Set(claim with { Mode = value }),
            "unit" => value is null ? new FieldOutcome.Refused(FieldProblem.NoUnit, "unit is what is counted: person, family, village, ...") : new FieldOutcome.Set(claim with { Unit = value }),
            _ => new FieldOutcome.Refused(FieldProblem.NoField, $"There is no field \"{field}\". Fields: {string.Join(", ", Fields)}"),
        };
    }

    /// <summary>Several fields, as a form gives them. What fits only once another one is set (a lower bound above the former upper one) is tried again after it.</summary>
    public CorrectionOutcome SetAll(Claim claim, IReadOnlyDictionary<string, string> typed)
    {
        var left = Fields.Where(typed.ContainsKey).ToList();
        var refused = new Dictionary<string, FieldOutcome.Refused>(StringComparer.Ordinal);
        for (var before = int.MaxValue; left.Count > 0 && left.Count < before;)
        {
            before = left.Count;
            refused.Clear();
            foreach (var field in left)
            {
                switch (Set(claim, field, typed[field]))
                {
                    case FieldOutcome.Set set: claim = set.Claim; break;
                    case FieldOutcome.Refused no: refused[field] = no; break;
                    case var other: throw new InvalidOperationException($"An outcome without words: {other}");
                }
            }
            left = [.. left.Where(refused.ContainsKey)];
        }
        return new(claim, refused);
    }

    /// <summary>Precision that follows from a date's form.</summary>
    internal static WhenPrecision Precision(DateInterval? when) => when switch
    {
        null => WhenPrecision.Unknown,
        { } interval when interval.From != interval.To => WhenPrecision.Range,
        { From.Day: not null } => WhenPrecision.Day,
        { From.Month: not null } => WhenPrecision.Month,
        _ => WhenPrecision.Year,
    };

    // The words must stand in the quote: a number that the text does not carry is nobody's claim. Read in their place first, since "a quarter" needs its "of".
    private FieldOutcome Words(Claim claim, string? words)
    {
        if (words is null)
            return new FieldOutcome.Set(claim with { Quantity = null, QuantitySpan = null, Kind = ClaimKind.Nocount });
        if (QuotedWords.Find(text, words, claim.Span) is not [var place, ..])
            return new FieldOutcome.Refused(FieldProblem.NotInQuote, $"The quote does not hold the words \"{words}\". Type them as they stand there.");
        var read = _words.Value.Quantities(text, claim.Span, claim.Language).Where(q => q.Span.Overlaps(place)).MaxBy(q => Shared(q.Span, place))
            ?? (_words.Value.Quantities(text, place, claim.Language) is [var alone, ..] ? alone : null);
        if (read is null)
            return new FieldOutcome.Refused(FieldProblem.NoQuantity, $"\"{words}\" is no quantity by the number words of \"{claim.Language}\". Set value, low, high and qual instead.");
        return new FieldOutcome.Set(claim with { Quantity = read.Quantity, QuantitySpan = read.Span, Additive = read.Additive, Kind = QuantityCorrection.KindOf(read.Quantity) });
    }

    private static int Shared(TextSpan one, TextSpan other) => Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);

    private Claim Speaker(Claim claim, string? name)
    {
        if (name is null or ClaimFields.Author)
            return claim with { Speaker = null, SpeakerSpan = null, SpeakerType = SpeakerType.Author, Chain = [.. claim.Chain.Where(link => link != claim.Speaker)] };
        var around = new TextSpan(Math.Max(0, claim.Span.Start - Around), Math.Min(text.Length, claim.Span.End + Around));
        return claim with
        {
            Speaker = name,
            SpeakerSpan = QuotedWords.Nearest(text, name, around, claim.Span.Start),
            SpeakerType = _words.Value.TypeOf(name, claim.Language),
            Chain = [.. claim.Chain.Where(link => link != claim.Speaker), name],
        };
    }

    // A speaker is named near the figure or pages before it; far away the same name says nothing of this figure.
    private const int Around = 1000;

    // One place, or a city before the province of its name; else none: ambiguity is kept, not guessed.
    private string? PlaceId(string name, string language)
    {
        var found = packs.Places.Find(name, Tokenizer.Tokenize(name, new(0, name.Length)), language);
        return found is [var only] && only.Candidates.All(other => packs.Places.IsWithin(only.Likeliest.Id, other.Id)) ? only.Likeliest.Id : null;
    }

    // The event that gathered the claim keeps it unless the correction contradicts it.
    private Claim Scoped(Claim claim)
    {
        var fits = (claim.When is not { } when || claim.ScopeWhen is not { } scope || scope.Contains(when))
            && (claim.PlaceId is not { } place || claim.ScopePlace is not { } wide || packs.Places.IsWithin(place, wide));
        return fits && claim.ScopeWhen is not null
            ? claim
            : claim with { ScopePlace = claim.PlaceId ?? claim.ScopePlace, ScopeWhen = claim.When ?? claim.ScopeWhen, ScopeReason = "place and time by hand" };
    }

    private static FieldOutcome Member<T>(string? word, Func<T, Claim> set)
        where T : struct, Enum => word is not null && ClaimFields.Member<T>(word) is { } member
            ? new FieldOutcome.Set(set(member))
            : new FieldOutcome.Refused(FieldProblem.NoSuchWord, $"\"{word}\" is none of: {string.Join(", ", Enum.GetValues<T>().Select(ClaimFields.Word))}");

    private static FieldOutcome Date(string? value, Func<DateInterval?, Claim> set)
    {
        if (value is null)
            return new FieldOutcome.Set(set(null));
        return TypedDate.Read(value) is { } date
            ? new FieldOutcome.Set(set(date))
            : new FieldOutcome.Refused(FieldProblem.NoDate, $"\"{value}\" is no date. Write 2019, 2019-11, 2019-11-15, or two of them as 2017-12/2018-01; a year before 1700 is a Jalali one: 1398-08-24.");
    }

    private static FieldOutcome YesNo(string? value, Func<bool, Claim> set) => value?.ToLowerInvariant() switch
    {
        "yes" or "true" => new FieldOutcome.Set(set(true)),
        "no" or "false" => new FieldOutcome.Set(set(false)),
        _ => new FieldOutcome.Refused(FieldProblem.NeitherYesNorNo, $"\"{value}\" is neither yes nor no."),
    };
}
