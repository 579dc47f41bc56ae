using Sanad.Casebook.Tolls;
using Sanad.Claims;

namespace Sanad.Dossier;

/// <summary>The small line of a chart row: what besides speaker and figure tells the rows of one toll apart.</summary>
internal static class ChartNote
{
    /// <summary>Date said, act when the toll has several, scope, stance when it is not a plain assertion, status.</summary>
    public static string Of(TollRow row, bool severalActs, InterfaceTexts texts)
    {
        IEnumerable<string?> parts =
        [
            row.Said is { } said ? texts.ShortDate(said) : texts["dates.unknown"],
            severalActs ? texts.Of("acts", row.Act) : null,
            texts.Scope(row) is { } scope ? VisibleText.Name(scope) : null,
            row.Stance is Stance.Assert ? null : texts.Of("stances", row.Stance),
            texts.Of("statuses_short", row.Status),
        ];
        return string.Join(" · ", parts.OfType<string>());
    }

    /// <summary>True when the rows name more than one act.</summary>
    public static bool HasSeveralActs(IEnumerable<TollRow> rows) => rows.Select(row => row.Act).Distinct().Take(2).Count() > 1;
}
