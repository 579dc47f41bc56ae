using Sanad.Basics;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Review;

/// <summary>Sets value, low, high or qualifier of a claim; what one of them makes of the others follows the conventions of docs/methods/claims.md.</summary>
internal static class QuantityCorrection
{
    private static readonly Quantity Nothing = new(null, null, null, Qualifier.Exact);

    public static FieldOutcome Set(Claim claim, string field, string? typed)
    {
        if (field == "qual")
            return typed is not null && ClaimFields.Member<Qualifier>(typed) is { } qualifier
                ? Checked(claim, Qualified(claim.Quantity ?? Nothing, qualifier))
                : new FieldOutcome.Refused(FieldProblem.NoSuchWord, $"\"{typed}\" is none of: {string.Join(", ", Enum.GetValues<Qualifier>().Select(ClaimFields.Word))}");
        if (!TryNumber(typed, out var number))
            return new FieldOutcome.Refused(FieldProblem.NoNumber, $"\"{typed}\" is no number. Write digits of any script, or - for not stated.");
        var quantity = claim.Quantity ?? Nothing;
        return Checked(claim, field switch
        {
            "value" => Valued(quantity, number),
            "low" => Bounded(quantity, number, quantity.High),
            _ => Bounded(quantity, quantity.Low, number),
        });
    }

    /// <summary>Count, zero, or no number.</summary>
    public static ClaimKind KindOf(Quantity quantity) => quantity.Qualifier == Qualifier.Zero ? ClaimKind.Zero : ClaimKind.Count;

    private static FieldOutcome Checked(Claim claim, Quantity quantity) => Problem(quantity) is { } problem
        ? problem
        : new FieldOutcome.Set(claim with { Quantity = quantity, Kind = KindOf(quantity) });

    private static FieldOutcome.Refused? Problem(Quantity quantity) => quantity switch
    {
        { Low: { } low, High: { } high } when low > high => new(FieldProblem.LowAboveHigh, $"low {Quantity.Format(low)} is above high {Quantity.Format(high)}."),
        { Qualifier: Qualifier.Fraction, Value: not (>= 0 and <= 1) } => new(FieldProblem.NoFraction, "A fraction has a value between 0 and 1: 25 % is 0.25."),
        { Qualifier: Qualifier.Range } when quantity.Low is null || quantity.High is null => new(FieldProblem.NoEnds, "A range has both ends: set low and high."),
        { Qualifier: Qualifier.Vague } when quantity.Low is null && quantity.High is null => new(FieldProblem.NoBound, "A vague number has at least one bound: set low or high."),
        { Value: null, Low: null, High: null, Qualifier: not (Qualifier.All or Qualifier.Unknown) } => new(
            FieldProblem.NeedsNumber, $"{ClaimFields.Word(quantity.Qualifier)} needs a number: set value first. A number that the text says is not known has the qualifier unknown."),
        _ => null,
    };

    private static Quantity Valued(Quantity quantity, double? value) => value is not { } number
        ? quantity with { Value = null, Qualifier = quantity.Qualifier is Qualifier.Range or Qualifier.Vague ? quantity.Qualifier : Qualifier.Unknown, Low = quantity.Qualifier is Qualifier.Range or Qualifier.Vague ? quantity.Low : null, High = quantity.Qualifier is Qualifier.Range or Qualifier.Vague ? quantity.High : null }
        : Standard(number, number == 0 ? Qualifier.Zero : quantity.Qualifier is Qualifier.About or Qualifier.AtLeast or Qualifier.MoreThan or Qualifier.UpTo or Qualifier.Nearly or Qualifier.Rate
            || (quantity.Qualifier == Qualifier.Fraction && number <= 1) ? quantity.Qualifier : Qualifier.Exact);

    private static Quantity Qualified(Quantity quantity, Qualifier qualifier) => qualifier switch
    {
        Qualifier.Zero => Quantity.Exactly(0),
        Qualifier.All or Qualifier.Unknown => new(null, null, null, qualifier),
        Qualifier.Range or Qualifier.Vague => quantity with { Value = null, Qualifier = qualifier },
        _ => quantity.Representative is { } number ? Standard(number, qualifier) : quantity with { Qualifier = qualifier },
    };

    private static Quantity Standard(double number, Qualifier qualifier) => qualifier switch
    {
        Qualifier.AtLeast or Qualifier.MoreThan => new(number, number, null, qualifier),
        Qualifier.UpTo or Qualifier.Nearly => new(number, null, number, qualifier),
        Qualifier.Fraction => new(number, null, null, qualifier),
        _ => new(number, number, number, qualifier),
    };

    // Two different ends are a range; what was said exactly stays only where it lies between them.
    private static Quantity Bounded(Quantity quantity, double? low, double? high)
    {
        var value = quantity.Value is { } known && known >= (low ?? known) && known <= (high ?? known) ? quantity.Value : null;
        var qualifier = (low, high) switch
        {
            _ when quantity.Qualifier == Qualifier.Vague => Qualifier.Vague,
            ({ } from, { } to) => from == to && value == from ? Qualifier.Exact : Qualifier.Range,
            ({ } from, null) => quantity.Qualifier == Qualifier.MoreThan && value == from ? Qualifier.MoreThan : Qualifier.AtLeast,
            (null, { } to) => quantity.Qualifier == Qualifier.Nearly && value == to ? Qualifier.Nearly : Qualifier.UpTo,
            (null, null) => Qualifier.Unknown,
        };
        return new(qualifier is Qualifier.AtLeast or Qualifier.UpTo ? value ?? low ?? high : value, low, high, qualifier);
    }

    private static bool TryNumber(string? typed, out double? number)
    {
        number = null;
        if (typed is null)
            return true;
        if (!Digits.TryReadNumber(typed, out var read, out var length) || length != typed.Length)
            return false;
        number = read;
        return true;
    }
}
