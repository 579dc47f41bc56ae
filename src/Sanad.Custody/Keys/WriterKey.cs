using System.Security.Cryptography;

namespace Sanad.Custody.Keys;

/// <summary>A writer's private key, open. It never enters a casebook.</summary>
internal sealed class WriterKey : IDisposable
{
    private const int Rounds = 600_000;
    private readonly ECDsa _key;

    private WriterKey(ECDsa key)
    {
        _key = key;
        Public = SshPublicKey.Of(key);
    }

    public SshPublicKey Public { get; }

    public string Writer => Public.Writer;

    public static WriterKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Opens PKCS#8 PEM.</summary>
    /// <exception cref="PassphraseException">It is encrypted, and the passphrase is missing or wrong.</exception>
    public static WriterKey Open(string pem, Func<string?> passphrase)
    {
        var key = ECDsa.Create();
        if (!pem.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            key.ImportFromPem(pem);
            return new(key);
        }
        var secret = passphrase() ?? throw new PassphraseException("This writer's key is encrypted: give its passphrase in the file that SANAD_PASSPHRASE_FILE names.");
        try
        {
            key.ImportFromEncryptedPem(pem, secret);
        }
        catch (CryptographicException wrong)
        {
            throw new PassphraseException("The passphrase does not open this writer's key.", wrong);
        }
        return new(key);
    }

    /// <summary>PKCS#8 PEM, encrypted (PBKDF2 with SHA-256, AES-256-CBC) when there is a passphrase.</summary>
    public string Pem(string? passphrase) => (passphrase is null
        ? _key.ExportPkcs8PrivateKeyPem()
        : _key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Rounds))) + "\n";

    public string Sign(ReadOnlySpan<byte> message, string space) => SshSignature.Sign(message, space, _key);

    public void Dispose() => _key.Dispose();
}
