using System.Text.Json;
using Sanad.Basics;
using Sanad.Custody;

namespace Sanad.Casebook.Storage;

/// <summary>What this device prefers; kept in its home, never in a casebook.</summary>
/// <param name="Database">PostgreSQL connection string for indexes; null = index.db in each casebook.</param>
public sealed record DeviceSettings(string? Database = null)
{
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
}
