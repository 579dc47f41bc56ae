using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Sanad.Custody.Keys;

/// <summary>
/// The entries that bring writers in. A casebook.create or key.add entry carries the writer's id, pseudonym and public key. A writer
/// that takes over on the same device (a copied or restored folder) is introduced by a signature of the old key that stands inside
/// the new writer's own first entry: the old key must not write to its journal again, because that journal may go on elsewhere.
/// </summary>
internal static class Introduction
{
    public const string Create = "casebook.create";
    public const string AddKey = "key.add";
    public const string RevokeKey = "key.revoke";
    public const string Namespace = "sanad-introduction-1";

    public static JsonObject FoundingBody(SshPublicKey key, string person)
    {
        var body = new JsonObject { ["format"] = CasebookFolder.Format };
        foreach (var (name, value) in KeyBody(key, person))
            body[name] = value?.DeepClone();
        return body;
    }

    public static JsonObject KeyBody(SshPublicKey key, string person) =>
        new() { ["writer"] = key.Writer, ["person"] = person, ["public_key"] = key.Text };

    public static JsonObject TakeOverBody(string casebook, SshPublicKey key, string person, string? reason, WriterKey? old)
    {
        var body = KeyBody(key, person);
        body["reason"] = reason;
        body["introduced_by"] = old?.Writer;
        body["introduction"] = old?.Sign(Statement(casebook, old.Writer, key), Namespace);
        return body;
    }

    /// <summary>What the old key signs.</summary>
    public static byte[] Statement(string casebook, string by, SshPublicKey key) =>
        Encoding.ASCII.GetBytes($"# sanad-introduction/1\n# casebook {casebook}\n# by {by}\n# writer {key.Writer}\n# key {key.Text}\n");

    /// <summary>The key that such an entry is about; null when the body is malformed or the id is not the key's own.</summary>
    public static NamedKey? KeyIn(JsonElement body)
    {
        var key = SshPublicKey.Read(Text(body, "public_key"));
        var person = Text(body, "person");
        return key is not null && key.Writer == Text(body, "writer") && IsPseudonym(person) ? new(key, person!) : null;
    }

    /// <summary>The key whose good signature introduces this entry's writer; null when there is none.</summary>
    public static SshPublicKey? Introducer(string casebook, JsonElement body)
    {
        if (KeyIn(body) is not { } named || Text(body, "introduced_by") is not { } by || Text(body, "introduction") is not { } signature)
            return null;
        var key = SshSignature.Verify(Statement(casebook, by, named.Key), Namespace, signature);
        return key?.Writer == by ? key : null;
    }

    /// <summary>A pseudonym stands in keys/allowed_signers: 1 to 40 of a-z, 0-9, dot and hyphen, beginning with a letter or digit.</summary>
    public static bool IsPseudonym(string? person) =>
        person is { Length: > 0 and <= 40 } && char.IsAsciiLetterOrDigit(person[0]) && person.AsSpan().IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz0123456789.-") < 0;

    public static string? Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>A public key with the pseudonym of the person who holds it.</summary>
internal sealed record NamedKey(SshPublicKey Key, string Person)
{
    /// <summary>Until when it counts; null = it is not retired.</summary>
    public string? ValidBefore { get; init; }

    /// <summary>Its line in keys/allowed_signers.</summary>
    public string SignerLine => $"{Person}@{Key.Writer} namespaces=\"{Layout.CommitNamespace}\"{Until} {Key.Text}";

    /// <summary>What the holder of the key gives to somebody who may admit it.</summary>
    public string PublicLine => $"{Person}@{Key.Writer} {Key.Text}";

    // ssh-keygen(1), ALLOWED SIGNERS: YYYYMMDDHHMMSSZ.
    private string Until => ValidBefore is { } time ? $",valid-before=\"{string.Concat(time.Where(char.IsAsciiDigit))}Z\"" : "";
}
