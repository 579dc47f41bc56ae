using Sanad.Reading;
using Sanad.Web.Hosting;
using Sanad.Web.Shell;

namespace Sanad.Web.Adding;

/// <summary>What a person typed about all files of a form.</summary>
/// <param name="Outlet">Who published them.</param>
/// <param name="Published">As typed.</param>
/// <param name="Language">Two-letter code; empty = the text decides.</param>
internal sealed record GivenForm(string? Outlet, string? Published, string? Language)
{
    /// <summary>Null when the date is none.</summary>
    public Given? Read() => TypedDate.TryRead(Published, out var published)
        ? new(Named(Outlet), published, Rooms.Languages.FirstOrDefault(known => known == Language))
        : null;

    private static string? Named(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();
}
