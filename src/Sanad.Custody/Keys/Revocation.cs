using System.Globalization;
using System.Text.Json.Nodes;

namespace Sanad.Custody.Keys;

/// <summary>What a key.revoke entry says.</summary>
/// <param name="Key">Of whom.</param>
/// <param name="Forever">True: never to be trusted, whatever the time. False: retired, and what it signed until then goes on counting.</param>
/// <param name="Since">UTC to the second.</param>
internal sealed record Revocation(SshPublicKey Key, bool Forever, string Since)
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Retire = "retire", Revoke = "revoke";

    public static JsonObject Body(SshPublicKey key, bool forever, string since, string? reason) => new()
    {
        ["writer"] = key.Writer,
        ["public_key"] = key.Text,
        ["kind"] = forever ? Revoke : Retire,
        ["since"] = since,
        ["reason"] = reason,
    };

    /// <summary>Null when the entry is malformed: it then takes nothing back.</summary>
    public static Revocation? Read(JournalEntry entry)
    {
        var key = SshPublicKey.Read(Introduction.Text(entry.Body, "public_key"));
        var since = Introduction.Text(entry.Body, "since");
        return key is not null && key.Writer == Introduction.Text(entry.Body, "writer") && IsTime(since) && Introduction.Text(entry.Body, "kind") is (Retire or Revoke) and var kind
            ? new(key, kind == Revoke, since!)
            : null;
    }

    public static bool IsTime(string? text) => DateTime.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
