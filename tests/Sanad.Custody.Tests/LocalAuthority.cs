using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sanad.Custody.Tests;

/// <summary>How an authority behaves.</summary>
public enum Manner
{
    Good,
    WithoutCertificate,
    Rejecting,
    ForOtherBytes,
    WithOldNonce,
    Altered,
    Slow,
    Garbage,
    Empty,
    Endless,
    Failing,
    Moved,
}

/// <summary>A time-stamp authority on this machine: certificates of our own, answers by the real `openssl ts`, HTTP on the loopback address.</summary>
public sealed class LocalAuthority : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sanad-tsa-").FullName;
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _end = new();

    public LocalAuthority()
        : this(DateTimeOffset.UnixEpoch.AddYears(30), DateTimeOffset.UnixEpoch.AddYears(120))
    {
    }

    /// <param name="from">The certificates are valid from.</param>
    /// <param name="to">And to.</param>
    internal LocalAuthority(DateTimeOffset from, DateTimeOffset to)
    {
        Certificates(from, to);
        File.WriteAllText(At("ts.cnf"), Configuration("sha256, sha384, sha512"));
        File.WriteAllText(At("strict.cnf"), Configuration("sha384"));
        File.WriteAllText(At("serial"), "01\n");
        Url = new($"http://127.0.0.1:{FreePort()}/tsr");
        _listener.Prefixes.Add(Url.GetLeftPart(UriPartial.Authority) + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Url { get; }

    public string CaFile => At("ca.pem");

    public Manner Manner { get; set; }

    /// <summary>Requests that came in.</summary>
    public int Asked { get; private set; }

    public TimeAuthority Named(string name = "local") => new(name, Url, CaFile);

    /// <summary>What `openssl ts` answers to a request, as on a machine elsewhere.</summary>
    public byte[] Reply(byte[] request, string configuration = "ts.cnf")
    {
        File.WriteAllBytes(At("q.tsq"), request);
        var ran = Tool.Shell(_folder, $"rm -f r.tsr; openssl ts -reply -config {configuration} -section here -queryfile q.tsq -signer tsa.crt -inkey tsa.key -out r.tsr");
        return File.Exists(At("r.tsr")) ? File.ReadAllBytes(At("r.tsr")) : throw new InvalidOperationException(ran.Output);
    }

    /// <summary>A response over bytes of our own choice.</summary>
    public byte[] Stamp(byte[] content)
    {
        File.WriteAllBytes(At("content"), content);
        Tool.Shell(_folder, "openssl ts -query -data content -sha256 -cert -out own.tsq").ExitCode.ShouldBe(0);
        return Reply(File.ReadAllBytes(At("own.tsq")));
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Close();
        _end.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                Asked++;
                await AnswerAsync(context);
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or IOException or OperationCanceledException)
            {
                // The test is over, or the client has turned away: both are what some tests are about.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        if (Manner == Manner.Slow)
            await Task.Delay(TimeSpan.FromSeconds(20), _end.Token);
        context.Response.StatusCode = Manner switch { Manner.Failing => 500, Manner.Moved => 302, _ => 200 };
        if (Manner == Manner.Moved)
            context.Response.RedirectLocation = Url + "/elsewhere";
        if (Manner == Manner.Endless)
            await EndlessAsync(context.Response.OutputStream);
        else
            await context.Response.OutputStream.WriteAsync(Answer(body.ToArray()));
        context.Response.Close();
    }

    private static async Task EndlessAsync(Stream to)
    {
        var zeros = new byte[1 << 20];
        for (var i = 0; i < 100; i++)
            await to.WriteAsync(zeros);
    }

    private byte[] Answer(byte[] request) => Manner switch
    {
        Manner.Garbage => "<html>It works!</html>"u8.ToArray(),
        Manner.Empty => [],
        Manner.Rejecting => Reply(request, "strict.cnf"),
        Manner.WithoutCertificate => Reply(WithoutCertificate(request)),
        Manner.ForOtherBytes => Stamp("something else"u8.ToArray()),
        Manner.WithOldNonce => Reply(WithNonce(request)),
        Manner.Altered => Altered(Reply(request)),
        _ => Reply(request),
    };

    // The request ends in certReq: BOOLEAN TRUE.
    internal static byte[] WithoutCertificate(byte[] request)
    {
        request.AsSpan(^3..).SequenceEqual((ReadOnlySpan<byte>)[1, 1, 0xFF]).ShouldBeTrue();
        return [.. request[..^1], 0];
    }

    // Before it stands the nonce, whose last byte is changed.
    private static byte[] WithNonce(byte[] request) => [.. request[..^4], (byte)(request[^4] ^ 1), .. request[^3..]];

    // The time that was signed, a century later.
    private static byte[] Altered(byte[] response)
    {
        var time = response.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x18, 0x0F]);
        time.ShouldBeGreaterThan(0);
        response[time + 3] ^= 1;
        return response;
    }

    private void Certificates(DateTimeOffset from, DateTimeOffset to)
    {
        using var rootKey = RSA.Create(2048);
        var rootRequest = new CertificateRequest("CN=Example Time Root, O=Written for Sanad", rootKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        rootRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using var root = rootRequest.CreateSelfSigned(from, to);
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Example Time Signer, O=Written for Sanad", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.8")], critical: true));
        using var signer = request.Create(root, from, to, [1, 2, 3, 4]);
        File.WriteAllText(At("ca.pem"), root.ExportCertificatePem() + "\n");
        File.WriteAllText(At("tsa.crt"), signer.ExportCertificatePem() + "\n");
        File.WriteAllText(At("tsa.key"), key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    private static string Configuration(string digests) => $"""
        [here]
        serial = ./serial
        default_policy = 1.2.3.4.1
        digests = {digests}
        signer_digest = sha256
        accuracy = secs:1
        ordering = no
        tsa_name = no
        ess_cert_id_chain = no
        ess_cert_id_alg = sha256

        """;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
