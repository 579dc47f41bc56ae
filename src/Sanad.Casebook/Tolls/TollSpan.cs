using Sanad.Basics;
using Sanad.Claims;
using Sanad.Language;

namespace Sanad.Casebook.Tolls;

/// <summary>How far the figures about acts that count the same people lie apart, in one line: from the lowest to the highest, and by how many speakers.</summary>
/// <param name="ActGroup">The group of those acts.</param>
/// <param name="Act">The one act that they count; null = those that stand for the group as a whole, see <see cref="Acts.Alone"/>.</param>
/// <param name="Lowest">The least that any figure can mean.</param>
/// <param name="Highest">The most that any figure can mean; where it has no upper end, the number it names.</param>
/// <param name="OpenEnded">True when the highest figure has no upper end ("at least 1,500").</param>
/// <param name="Speakers">How many speakers give a figure for the whole event; each outlet without a name counts as one.</param>
/// <param name="Figures">How many different figures they give.</param>
public sealed record TollSpan(ActGroup ActGroup, Act? Act, double Lowest, double Highest, bool OpenEnded, int Speakers, int Figures)
{
    /// <summary>True when different speakers give different figures.</summary>
    public bool IsContested => Speakers > 1 && Figures > 1;

    /// <summary>
    /// One for each group of acts, or act that no other is compared with, that has figures for the whole event. Shares, subsets and parts are no figures of the whole, and a denied
    /// figure is not the denier's.
    /// </summary>
    public static IReadOnlyList<TollSpan> Of(IEnumerable<TollRow> rows, Packs packs)
    {
        var names = new SpeakerNames(packs);
        return [.. rows.Where(IsOfTheWhole).GroupBy(What).OrderBy(g => g.Key).Select(g => Span(g.Key, [.. g], names))];
    }

    /// <summary>True for a figure of the whole event: such figures are compared.</summary>
    public static bool IsOfTheWhole(TollRow row) => row is { Scope: null, Depth: 0, Stance: not Stance.Deny, Quantity: { Representative: not null, Qualifier: not (Qualifier.Fraction or Qualifier.Rate) } };

    /// <summary>What a figure counts: figures of the same are compared.</summary>
    public static (ActGroup Group, Act? Act) What(TollRow row) => (row.ActGroup, row.Act.Alone());

    private static TollSpan Span((ActGroup Group, Act? Act) what, List<TollRow> rows, SpeakerNames names)
    {
        var top = rows.Max(r => Top(r.Quantity!));
        return new(
            what.Group, what.Act, rows.Min(r => r.Quantity!.Low ?? r.Quantity.Representative!.Value), top, rows.Exists(r => r.Quantity!.High is null && Top(r.Quantity) == top),
            rows.Select(r => r.Speaker == TollRow.UnnamedOutlet ? r.Claims[0] : names.Key(r.Speaker)).Distinct(StringComparer.Ordinal).Count(),
            rows.Select(r => r.Quantity!.Representative).Distinct().Count());
    }

    private static double Top(Quantity quantity) => quantity.High ?? quantity.Representative!.Value;
}
