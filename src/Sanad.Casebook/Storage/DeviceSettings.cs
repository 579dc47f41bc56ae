using System.Text.Json;
using System.Text.Json.Nodes;
using Sanad.Basics;
using Sanad.Custody;

namespace Sanad.Casebook.Storage;

/// <summary>What this device prefers; kept in its home, never in a casebook.</summary>
/// <param name="Database">PostgreSQL connection string for indexes; null = index.db in each casebook.</param>
public sealed record DeviceSettings(string? Database = null)
{
    /// <summary>The name under which this device writes in casebooks that it founds or joins from now on; null = writer-1. Never a real name.</summary>
    public string? Pseudonym { get; init; }

    /// <summary>Who is asked to sign times, and only when a person says so.</summary>
    public IReadOnlyList<AuthoritySettings> Authorities { get; init; } = [];

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
            var read = JsonText.Read<DeviceSettings>(File.ReadAllText(home.SettingsFile));
            if (Wrong(read.Authorities ?? []) is { } unusable)
                throw new InvalidDataException($"{home.SettingsFile}: {unusable}");
            return read.Pseudonym is null || CasebookFolder.IsPseudonym(read.Pseudonym)
                ? read
                : throw new InvalidDataException($"{home.SettingsFile}: a pseudonym has 1 to 40 of a-z, 0-9, dot and hyphen, and begins with a letter or digit: {read.Pseudonym}");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{home.SettingsFile} is malformed: {wrong.Message} Write {{\"database\":\"Host=...\"}} or delete it.", wrong);
        }
    }

    /// <summary>
    /// Writes pseudonym and workbench into the file as it is now; what else stands in it stays. The file is replaced whole: other programs see the old or the new.
    /// </summary>
    /// <exception cref="IOException">The home cannot be written.</exception>
    public void Save(SanadHome home)
    {
        var kept = File.Exists(home.SettingsFile) ? JsonNode.Parse(File.ReadAllText(home.SettingsFile)) as JsonObject ?? [] : [];
        Set(kept, "pseudonym", Pseudonym);
        if (kept["workbench"] is not JsonObject workbench)
            kept["workbench"] = workbench = [];
        foreach (var (name, value) in JsonSerializer.SerializeToNode(Workbench, JsonText.Options)!.AsObject())
            Set(workbench, name, value?.DeepClone());
        home.WriteSettings(kept.ToJsonString(JsonText.Options));
    }

    /// <summary>The authorities, the paths of their certificates as seen from the home.</summary>
    public IReadOnlyList<TimeAuthority> TimeAuthorities(SanadHome home)
    {
        ArgumentNullException.ThrowIfNull(home);
        return [.. (Authorities ?? []).Select(a => new TimeAuthority(a.Name!, new(a.Url!), Path.GetFullPath(a.Ca!, home.Path)))];
    }

    private static string? Wrong(IReadOnlyList<AuthoritySettings> authorities)
    {
        if (authorities.Any(a => a is null))
            return "a time-stamp authority is null";
        if (authorities.FirstOrDefault(a => !TimeAuthority.IsName(a.Name)) is { } unnamed)
            return $"the name of a time-stamp authority has 1 to 24 of a-z, 0-9 and hyphen, and begins with a letter: \"{unnamed.Name}\"";
        if (authorities.FirstOrDefault(a => !Uri.TryCreate(a.Url, UriKind.Absolute, out var url) || !TimeAuthority.IsAddress(url)) is { } unreachable)
            return $"the \"url\" of the time-stamp authority {unreachable.Name} is no http or https address: \"{unreachable.Url}\"";
        if (authorities.FirstOrDefault(a => string.IsNullOrWhiteSpace(a.Ca)) is { } unpinned)
            return $"the time-stamp authority {unpinned.Name} has no \"ca\": the file of its certificate";
        return authorities.Select(a => a.Name).Distinct(StringComparer.Ordinal).Count() < authorities.Count ? "two time-stamp authorities have one name" : null;
    }

    private static void Set(JsonObject into, string name, JsonNode? value)
    {
        if (value is null)
            into.Remove(name);
        else
            into[name] = value;
    }
}

/// <summary>A time-stamp authority (RFC 3161) that this device may ask.</summary>
public sealed record AuthoritySettings
{
    /// <summary>Stands in file names.</summary>
    public string? Name { get; init; }

    /// <summary>Where requests go.</summary>
    public string? Url { get; init; }

    /// <summary>PEM file of the certificate that it is held to; relative to the home.</summary>
    public string? Ca { get; init; }
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

    /// <summary>In which calendar dates are shown; null = as the language of the page has it.</summary>
    public ShownCalendar? Calendar { get; init; }

    /// <summary>In which digits numbers are shown; null = in those of the page's language.</summary>
    public ShownDigits? Digits { get; init; }
}

/// <summary>A calendar in which dates are shown.</summary>
public enum ShownCalendar
{
    /// <summary>20 November 2019.</summary>
    Gregorian,

    /// <summary>29 Aban 1398.</summary>
    Jalali,

    /// <summary>The one of the language, and the other beside it.</summary>
    Both,
}

/// <summary>Digits in which numbers are shown.</summary>
public enum ShownDigits
{
    /// <summary>0123456789.</summary>
    Latin,

    /// <summary>۰۱۲۳۴۵۶۷۸۹.</summary>
    Persian,
}
