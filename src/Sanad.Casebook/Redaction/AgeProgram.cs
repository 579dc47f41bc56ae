using System.ComponentModel;
using System.Diagnostics;

namespace Sanad.Casebook.Redaction;

/// <summary>The age program (age-encryption.org) encrypts to public keys and decrypts with a private one; Sanad never sees the private key of a custodian.</summary>
internal static class AgeProgram
{
    /// <summary>How a derive entry names it.</summary>
    public const string Tool = "age";

    /// <summary>"age1..." or an SSH public key.</summary>
    public static bool IsRecipient(string text) => text.StartsWith("age1", StringComparison.Ordinal) && text.Length >= 60 && text.All(char.IsAsciiLetterOrDigit)
        || text.StartsWith("ssh-ed25519 ", StringComparison.Ordinal) || text.StartsWith("ssh-rsa ", StringComparison.Ordinal);

    /// <summary>Its version.</summary>
    /// <exception cref="IOException">It is not on this device.</exception>
    public static string Version()
    {
        using var process = Start(["--version"]);
        process.StandardInput.Close();
        var version = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return version;
    }

    /// <summary>Encrypts; the ciphertext is handed over as a stream while it is made.</summary>
    /// <exception cref="IOException">It failed; what was read by then is worth nothing.</exception>
    public static T Encrypt<T>(Stream plain, IReadOnlyList<string> recipients, Func<Stream, T> take) =>
        Through([.. recipients.SelectMany(r => (string[])["-r", r])], plain, take);

    /// <summary>Decrypts with the private keys in a file.</summary>
    public static T Decrypt<T>(Stream cipher, string identityFile, Func<Stream, T> take) => Through(["-d", "-i", identityFile], cipher, take);

    private static T Through<T>(string[] arguments, Stream input, Func<Stream, T> take)
    {
        using var process = Start(arguments);
        var said = process.StandardError.ReadToEndAsync();
        var feeding = Task.Run(() => Feed(input, process));
        var taken = take(process.StandardOutput.BaseStream);
        process.WaitForExit();
        feeding.GetAwaiter().GetResult();
        return process.ExitCode == 0 ? taken : throw new IOException($"age failed: {said.GetAwaiter().GetResult().Trim().ReplaceLineEndings(" ")}");
    }

    // What cannot be read ends the program, which would wait for it for ever.
    private static void Feed(Stream input, Process age)
    {
        var buffer = new byte[1 << 16];
        try
        {
            for (int read; (read = input.Read(buffer)) > 0 && Write(age.StandardInput, buffer.AsSpan(0, read));)
            {
            }
            Write(age.StandardInput, []);
        }
        catch
        {
            age.Kill();
            throw;
        }
    }

    // False when it ended before it had read everything: its exit code and its words say why.
    private static bool Write(StreamWriter into, ReadOnlySpan<byte> bytes)
    {
        try
        {
            into.BaseStream.Write(bytes);
            if (bytes.IsEmpty)
                into.Close();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("age", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception absent)
        {
            throw new IOException("The program age is not on this device; sealing needs it. Install age (age-encryption.org), then try again.", absent);
        }
    }
}
