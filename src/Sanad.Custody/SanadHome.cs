using Sanad.Custody.Disk;
using Sanad.Custody.Keys;

namespace Sanad.Custody;

/// <summary>
/// What belongs to this device and never enters a casebook: private keys, high-water marks, settings, results that took long. One folder, readable by its
/// owner only.
/// </summary>
public sealed class SanadHome
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MostComputed = 100;
    private readonly Func<string?>? _ask;

    private SanadHome(string path, Func<string?>? ask)
    {
        Path = System.IO.Path.GetFullPath(path);
        _ask = ask;
    }

    /// <summary>The folder that the environment variable SANAD_HOME names, else "sanad" in the platform's data folder.</summary>
    public static SanadHome Default => At(Environment.GetEnvironmentVariable("SANAD_HOME") is { Length: > 0 } named
        ? named
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "sanad"));

    /// <summary>The folder's full path. It need not exist before the first write.</summary>
    public string Path { get; }

    /// <summary>Settings of this device, for example the database; JSON, may be absent.</summary>
    public string SettingsFile => System.IO.Path.Combine(Path, "settings.json");

    /// <summary>A home in the given folder.</summary>
    /// <param name="path">Created at the first write.</param>
    /// <param name="askPassphrase">Asked once a key is made or opened when SANAD_PASSPHRASE_FILE names no file; null answer = none.</param>
    public static SanadHome At(string path, Func<string?>? askPassphrase = null) => new(path, askPassphrase);

    /// <summary>Replaces <see cref="SettingsFile"/> whole, readable by its owner only.</summary>
    /// <exception cref="IOException">The home cannot be written.</exception>
    public void WriteSettings(string json) => Write(SettingsFile, System.Text.Encoding.UTF8.GetBytes(json + "\n"));

    /// <summary>What was computed on this device from content of this hash; null = nothing, or it was thrown away since.</summary>
    public byte[]? Computed(string hash) => File.Exists(ComputedFile(hash)) ? File.ReadAllBytes(ComputedFile(hash)) : null;

    /// <summary>Remembers what was computed from content of this hash. The oldest are thrown away, and so may be the whole folder at any time.</summary>
    /// <exception cref="IOException">The home cannot be written.</exception>
    public void KeepComputed(string hash, ReadOnlySpan<byte> bytes)
    {
        Write(ComputedFile(hash), bytes);
        foreach (var old in new DirectoryInfo(System.IO.Path.Combine(Path, "computed")).GetFiles("*.json").OrderByDescending(file => file.LastWriteTimeUtc).Skip(MostComputed))
            old.Delete();
    }

    private string ComputedFile(string hash) => System.IO.Path.Combine(Path, "computed", hash + ".json");

    internal string KeyFile(string writer) => System.IO.Path.Combine(Path, "keys", writer + ".pem");

    internal string MarksFile(string casebook) => System.IO.Path.Combine(Path, "casebooks", casebook + ".json");

    internal string RequestsFolder(string casebook) => System.IO.Path.Combine(Path, "requests", casebook);

    internal bool HasKey(string writer) => File.Exists(KeyFile(writer));

    internal WriterKey OpenKey(string writer) => WriterKey.Open(File.ReadAllText(KeyFile(writer)), Passphrase);

    internal void SaveKey(WriterKey key) => Write(KeyFile(key.Writer), System.Text.Encoding.ASCII.GetBytes(key.Pem(Passphrase())));

    /// <summary>True when a private key of this device needs a passphrase.</summary>
    public bool HasEncryptedKey => KeyFiles().Any(file => File.ReadAllText(file).Contains("ENCRYPTED", StringComparison.Ordinal));

    /// <summary>Gives every private key of this device another passphrase. Nothing is changed unless all of them open.</summary>
    /// <param name="old">The passphrase until now; null = none.</param>
    /// <param name="next">From now on; null = none.</param>
    /// <returns>How many keys it opens now.</returns>
    /// <exception cref="PassphraseException">The old one does not open every key; nothing was changed.</exception>
    public int ChangePassphrase(string? old, string? next)
    {
        var keys = KeyFiles().Select(file => (file, Key: OpenAny(file, old, next))).ToList();
        foreach (var (file, key) in keys)
        {
            Write(file, System.Text.Encoding.ASCII.GetBytes(key.Pem(next)));
            key.Dispose();
        }
        return keys.Count;
    }

    // After an interruption some keys have the new passphrase already.
    private static WriterKey OpenAny(string file, string? old, string? next)
    {
        var pem = File.ReadAllText(file);
        try
        {
            return WriterKey.Open(pem, () => old);
        }
        catch (PassphraseException) when (next is not null)
        {
            try
            {
                return WriterKey.Open(pem, () => next);
            }
            catch (PassphraseException)
            {
                return WriterKey.Open(pem, () => old);
            }
        }
    }

    private List<string> KeyFiles()
    {
        var folder = System.IO.Path.Combine(Path, "keys");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.pem").Order(StringComparer.Ordinal)] : [];
    }

    internal static void Write(string file, ReadOnlySpan<byte> bytes)
    {
        var folder = System.IO.Path.GetDirectoryName(file)!;
        CreatePrivate(folder);
        Durable.Write(file, bytes, Owner);
        Durable.FlushFolder(folder);
    }

    // With what is missing above it, as the XDG base directories want it.
    internal static void CreatePrivate(string folder)
    {
        if (System.IO.Path.GetDirectoryName(folder) is { } above && !Directory.Exists(above))
            CreatePrivate(above);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, Owner | UnixFileMode.UserExecute);
    }

    private string? Passphrase()
    {
        var file = Environment.GetEnvironmentVariable("SANAD_PASSPHRASE_FILE");
        var given = file is { Length: > 0 } ? File.ReadLines(file).FirstOrDefault() : _ask?.Invoke();
        return given is { Length: > 0 } ? given : null;
    }
}
