using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Sanad.Casebook.Storage;
using Sanad.Dossier;

namespace Sanad.Web.Hosting;

/// <summary>What every page needs to know of this device: its settings, and the words of each language.</summary>
internal sealed class Rooms(WorkbenchOptions options)
{
    public static IReadOnlyList<string> Languages { get; } = ["en", "fa"];

    private readonly Dictionary<string, InterfaceTexts> _texts = Languages.ToDictionary(l => l, l => InterfaceTexts.For(options.Casebook.Packs, l), StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Language, ReadingHabits Habits), InterfaceTexts> _read = new();
    private readonly KeptSettings _settings = new(options.Casebook.Home, options.OnFault);

    public DeviceSettings Settings => _settings.Now;

    /// <summary>The words of a language, with dates and numbers as the settings want them.</summary>
    public InterfaceTexts TextsOf(string language)
    {
        var settings = Settings.Workbench;
        return _read.GetOrAdd((language, new(settings.Calendar, settings.Digits)), wanted => _texts[wanted.Language].Reading(wanted.Habits));
    }

    /// <summary>The language that the address names, else as <see cref="LanguageFor"/>.</summary>
    public string LanguageOf(HttpContext http) =>
        http.Request.Path.Value is { Length: >= 3 } path && Languages.Contains(path[1..3]) && (path.Length == 3 || path[3] == '/') ? path[1..3] : LanguageFor(http);

    /// <summary>The language that the settings name, else the first that the browser asks for and we have, else English.</summary>
    public string LanguageFor(HttpContext http) => Settings.Workbench.Language ?? http.Request.Headers.AcceptLanguage.ToString().Split(',')
        .Select(wish => wish.Trim()).Select(wish => wish.Length >= 2 ? wish[..2] : wish).FirstOrDefault(Languages.Contains) ?? "en";

    public void Change(Func<DeviceSettings, DeviceSettings> change) => _settings.Change(change);
}
