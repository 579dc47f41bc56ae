using Sanad.Casebook.Opening;
using Sanad.Web.Hosting;

namespace Sanad.Web.Settings;

/// <summary>What the settings page shows beside the settings themselves.</summary>
/// <param name="Writer">16 hexadecimal digits: who writes in this casebook on this device.</param>
/// <param name="Person">That writer's pseudonym; null when the writer is yet to start.</param>
/// <param name="Pseudonym">For casebooks founded or joined from now on, as set or as just typed; "" = none.</param>
public sealed record SettingsModel(string Writer, string? Person, string Pseudonym)
{
    /// <summary>A fresh address for another browser; shown once.</summary>
    public Uri? NewAddress { get; init; }

    /// <summary>True when the typed pseudonym cannot be one.</summary>
    public bool WrongPseudonym { get; init; }

    public Notice? Notice { get; init; }

    public static SettingsModel Of(OpenCasebook book, string? pseudonym) => new(book.Folder.WriterId, book.Folder.PersonOf(book.Folder.WriterId), pseudonym ?? "");
}
