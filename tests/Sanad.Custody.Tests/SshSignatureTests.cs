using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Sanad.Custody.Keys;

namespace Sanad.Custody.Tests;

public sealed class SshSignatureTests
{
    private const string Space = "sanad-commit-1";

    [Fact]
    public void Ssh_keygen_accepts_what_we_sign_and_refuses_it_for_other_bytes()
    {
        using var scratch = new Scratch();
        using var key = WriterKey.New();
        Write(scratch, "signers", new NamedKey(key.Public, "p").SignerLine + "\n");
        // Many, because the length of r and s changes with their top bits.
        for (var i = 0; i < 20; i++)
        {
            Write(scratch, "m", $"message {i}\n");
            Write(scratch, "m.sig", key.Sign(Encoding.UTF8.GetBytes($"message {i}\n"), Space));
            var command = $"ssh-keygen -Y verify -f signers -I p@{key.Writer} -n {Space} -s m.sig";
            Tool.Shell(scratch.Root, command + " < m").Output.ShouldStartWith("Good");
            Tool.Shell(scratch.Root, "echo other | " + command).ExitCode.ShouldNotBe(0);
        }
    }

    [Fact]
    public void We_accept_what_ssh_keygen_signs()
    {
        using var scratch = new Scratch();
        Tool.Shell(scratch.Root, "ssh-keygen -q -t ecdsa -b 256 -N '' -C x -f k && printf 'hello\\n' > m && ssh-keygen -q -Y sign -f k -n sanad-commit-1 m").ExitCode.ShouldBe(0);
        var signature = System.IO.File.ReadAllText(Path.Combine(scratch.Root, "m.sig"));
        var key = SshPublicKey.Read(System.IO.File.ReadAllText(Path.Combine(scratch.Root, "k.pub"))).ShouldNotBeNull();
        SshSignature.Verify("hello\n"u8, Space, signature).ShouldBe(key);
        SshSignature.Verify("hello"u8, Space, signature).ShouldBeNull();
        SshSignature.Verify("hello\n"u8, "file", signature).ShouldBeNull();
    }

    [Fact]
    public void A_key_of_another_kind_is_not_taken()
    {
        using var scratch = new Scratch();
        Tool.Shell(scratch.Root, "ssh-keygen -q -t ed25519 -N '' -C x -f k && printf 'hello\\n' > m && ssh-keygen -q -Y sign -f k -n sanad-commit-1 m").ExitCode.ShouldBe(0);
        SshPublicKey.Read(System.IO.File.ReadAllText(Path.Combine(scratch.Root, "k.pub"))).ShouldBeNull();
        SshSignature.Verify("hello\n"u8, Space, System.IO.File.ReadAllText(Path.Combine(scratch.Root, "m.sig"))).ShouldBeNull();
    }

    [Fact]
    public void Damaged_signatures_are_refused_and_never_throw()
    {
        using var key = WriterKey.New();
        var good = key.Sign("message"u8, Space);
        Prop.ForAll<int, byte>((at, with) =>
        {
            var bytes = Encoding.ASCII.GetBytes(good);
            var index = (int)((uint)at % (uint)bytes.Length);
            var same = bytes[index] == with % 128;
            bytes[index] = (byte)(with % 128);
            var signer = SshSignature.Verify("message"u8, Space, Encoding.ASCII.GetString(bytes));
            // A changed line break or a bit of padding that base64 ignores may leave the signature whole; a forged key may not appear.
            return signer is null || signer == key.Public || same;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Arbitrary_blobs_are_refused_and_never_throw()
    {
        Prop.ForAll<byte[]>(blob =>
        {
            var text = $"-----BEGIN SSH SIGNATURE-----\n{Convert.ToBase64String([.. "SSHSIG"u8, 0, 0, 0, 1, .. blob])}\n-----END SSH SIGNATURE-----\n";
            return SshSignature.Verify("message"u8, Space, text) is null && SshPublicKey.Read(blob) is null;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_writer_is_named_by_the_hash_of_its_public_key()
    {
        using var key = WriterKey.New();
        key.Writer.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(key.Public.Blob))[..16]);
        SshPublicKey.Read(key.Public.Text).ShouldBe(key.Public);
    }

    private static void Write(Scratch scratch, string name, string text) => System.IO.File.WriteAllText(Path.Combine(scratch.Root, name), text);
}
