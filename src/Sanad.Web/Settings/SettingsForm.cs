using Microsoft.AspNetCore.Http;
using Sanad.Casebook.Review;
using Sanad.Casebook.Storage;
using Sanad.Custody;
using Sanad.Web.Hosting;

namespace Sanad.Web.Settings;

/// <summary>What the form of the settings sends; a choice that is none of ours counts as not made.</summary>
internal sealed record SettingsForm(WorkbenchSettings Workbench, string Pseudonym)
{
    public const string Language = "language", Calendar = "calendar", Digits = "digits", Theme = "theme", Shortcuts = "shortcuts", PseudonymField = "pseudonym";

    public static IReadOnlyList<string> Themes { get; } = ["light", "dark"];

    public bool IsGood => Pseudonym.Length == 0 || CasebookFolder.IsPseudonym(Pseudonym);

    public static SettingsForm Of(IFormCollection form) => new(
        new()
        {
            Language = Rooms.Languages.FirstOrDefault(language => language == form[Language]),
            Theme = Themes.FirstOrDefault(theme => theme == form[Theme]),
            Calendar = ClaimFields.Member<ShownCalendar>(form[Calendar].ToString()),
            Digits = ClaimFields.Member<ShownDigits>(form[Digits].ToString()),
            Shortcuts = form[Shortcuts].Count > 0,
        },
        form[PseudonymField].ToString().Trim());

    public DeviceSettings In(DeviceSettings settings) => settings with { Workbench = Workbench, Pseudonym = Pseudonym.Length == 0 ? null : Pseudonym };
}
