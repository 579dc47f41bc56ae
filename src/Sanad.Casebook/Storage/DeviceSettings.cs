using System.Text.Json;
using Sanad.Basics;
using Sanad.Custody;

namespace Sanad.Casebook.Storage;

/// <summary>What this device prefers; kept in its home, never in a casebook.</summary>
/// <param name="Database">PostgreSQL connection string for indexes; null = index.db in each casebook.</param>
public sealed record DeviceSettings(string? Database = null)
{
    /// <summary>How the workbench looks and behaves on this device.</summary>
    public WorkbenchSettings Workbench { get; init; } = new();

    /// <summary>The settings of a home; the defaults when there are none.</summary>
    /// <exception cref="InvalidDataException">settings.json is not JSON of this form.</exception>
    public static DeviceSettings Read(SanadHome home)
    {
        if (!File.Exists(home.SettingsFile))
            return new();
        try
        {
            return JsonText.Read<DeviceSettings>(File.ReadAllText(home.SettingsFile));
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{home.SettingsFile} is malformed: {wrong.Message} Write {{\"database\":\"Host=...\"}} or delete it.", wrong);
        }
    }

    /// <summary>Writes the settings whole: other programs see the old or the new ones.</summary>
    /// <exception cref="IOException">The home cannot be written.</exception>
    public void Save(SanadHome home) => home.WriteSettings(JsonText.Line(this));
}

/// <summary>How the workbench looks and behaves.</summary>
public sealed record WorkbenchSettings
{
    /// <summary>"en" or "fa"; null = as the browser asks.</summary>
    public string? Language { get; init; }

    /// <summary>"light" or "dark"; null = as the system says.</summary>
    public string? Theme { get; init; }

    /// <summary>One key a decision; false = keys do nothing (WCAG 2.1.4).</summary>
    public bool Shortcuts { get; init; } = true;
}
