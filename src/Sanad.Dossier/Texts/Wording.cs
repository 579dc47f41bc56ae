using System.Globalization;
using Sanad.Basics;
using Sanad.Casebook.Tolls;
using Sanad.Claims;

namespace Sanad.Dossier;

/// <summary>Numbers, quantities and speakers in the words of a language.</summary>
public static class Wording
{
    private const string AuthorMark = "AUTHOR";
    private const char PersianZero = '۰';

    private static readonly NumberFormatInfo English = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = "." };
    private static readonly NumberFormatInfo Farsi = new() { NumberGroupSeparator = "٬", NumberDecimalSeparator = "٫" };

    /// <summary>A number with grouped thousands and at most two decimals, in the digits of the reader.</summary>
    public static string Number(this InterfaceTexts texts, double number) =>
        texts.InDigits(number.ToString("#,0.##", texts.PersianDigits ? Farsi : English));

    /// <summary>ASCII digits in the digits of the reader.</summary>
    public static string InDigits(this InterfaceTexts texts, string text) => texts.PersianDigits
        ? string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = char.IsAsciiDigit(from[i]) ? (char)(from[i] - '0' + PersianZero) : from[i];
        })
        : text;

    /// <summary>Persian digits and their signs in ASCII.</summary>
    internal static string InLatinDigits(string text) => text.AsSpan().IndexOfAnyInRange(PersianZero, (char)(PersianZero + 9)) < 0
        ? text
        : string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
                to[i] = from[i] is >= PersianZero and <= (char)(PersianZero + 9) ? (char)(from[i] - PersianZero + '0') : from[i] == '٫' ? '.' : from[i];
        });

    /// <summary>
    /// A quantity with its qualifier ("at least 304"). A vague word and a fraction keep the words of the text, when they are known.
    /// </summary>
    public static string Quantity(this InterfaceTexts texts, Quantity quantity, string? words = null) => quantity.Qualifier switch
    {
        Qualifier.Vague when words is not null => words,
        Qualifier.Fraction => texts.Share(quantity, words),
        Qualifier.Range or Qualifier.Vague => texts.Bounds(quantity),
        Qualifier.All or Qualifier.Unknown or Qualifier.Zero => texts.Of("qualifiers", quantity.Qualifier),
        Qualifier.Exact or Qualifier.About or Qualifier.AtLeast or Qualifier.MoreThan or Qualifier.UpTo or Qualifier.Nearly or Qualifier.Rate
            => quantity.Representative is { } number
                ? texts.Filled(QualifierKey(quantity.Qualifier), texts.Number(number))
                : texts["qualifiers.unknown"],
    };

    /// <summary>The figure of a row: its quantity, or what its stance says when it has none.</summary>
    public static string Figure(this InterfaceTexts texts, TollRow row) => row switch
    {
        { Quantity: { } denied, Stance: Stance.Deny } => texts.Filled("words.denies", texts.Quantity(denied, row.QuantityText)),
        { Quantity: { } quantity } => texts.Quantity(quantity, row.QuantityText),
        { Stance: Stance.Deny } => texts["words.denied"],
        { Stance: Stance.Confirm } => texts["words.confirmed"],
        _ => texts["words.no_number"],
    };

    /// <summary>The speaker's name; words for an outlet that is not named.</summary>
    public static string Speaker(this InterfaceTexts texts, TollRow row) =>
        row.Speaker == AuthorMark ? texts["words.outlet_itself"] : row.Speaker;

    /// <summary>
    /// The part of the event that a row covers; null = all of it. A day is written as one, a known place has its name in the language,
    /// other words stay as they were written.
    /// </summary>
    public static string? Scope(this InterfaceTexts texts, TollRow row)
    {
        if (row.Scope is not { } scope)
            return null;
        var comma = scope.LastIndexOf(", ", StringComparison.Ordinal);
        var dated = DateInterval.TryParse(comma < 0 ? scope : scope[(comma + 2)..], out var day);
        var place = dated && comma < 0 ? null : texts.Place(row.ScopePlace) ?? (dated ? scope[..comma] : scope);
        return texts.List(new[] { place, dated ? texts.ShortDate(day) : null }.OfType<string>());
    }

    private static string Share(this InterfaceTexts texts, Quantity quantity, string? words)
    {
        var share = quantity.Value is { } value ? texts.Filled("qualifiers.fraction", texts.Number(Math.Round(value * 100))) : null;
        return (words, share) switch
        {
            (null, null) => texts["qualifiers.unknown"],
            (null, _) => share,
            (_, null) => words,
            _ => $"{words} ({share})",
        };
    }

    // A missing end of a range is said as an open one, never as 0.
    private static string Bounds(this InterfaceTexts texts, Quantity quantity) => (quantity.Low, quantity.High) switch
    {
        ({ } low, { } high) => texts.Filled(QualifierKey(quantity.Qualifier), texts.Number(low), texts.Number(high)),
        ({ } low, null) => texts.Filled(QualifierKey(Qualifier.AtLeast), texts.Number(low)),
        (null, { } high) => texts.Filled(QualifierKey(Qualifier.UpTo), texts.Number(high)),
        (null, null) => texts["qualifiers.unknown"],
    };

    private static string QualifierKey(Qualifier qualifier) =>
        "qualifiers." + System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(qualifier.ToString());
}
