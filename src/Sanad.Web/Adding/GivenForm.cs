using Sanad.Language;
using Sanad.Reading;
using Sanad.Web.Hosting;

namespace Sanad.Web.Adding;

/// <summary>What a person typed about all files of a form.</summary>
/// <param name="Outlet">Who published them.</param>
/// <param name="Published">As typed.</param>
/// <param name="Language">Two-letter code; empty = the text decides.</param>
internal sealed record GivenForm(string? Outlet, string? Published, string? Language)
{
    /// <summary>Null when the date is none, or a Jalali month or year: what is recorded must not become more precise than what was known.</summary>
    public Given? Read() => IsDate(Published)
        ? new(Named(Outlet), TypedDate.ReadOne(Published), Rooms.Languages.FirstOrDefault(known => known == Language))
        : null;

    /// <summary>True for one date, and when none was typed.</summary>
    public static bool IsDate(string? published) => string.IsNullOrWhiteSpace(published) || TypedDate.ReadOne(published) is not null;

    private static string? Named(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
