using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Sanad.Custody;

namespace Sanad.Benchmarks;

/// <summary>Writing and checking a bag of 2 GB in 5,000 originals, beside openssl, which computes the same two hashes of the same files.</summary>
internal sealed class BagSpeed(string folder)
{
    private const int Files = 5_000, Size = 400_000, Rounds = 3;

    public void Run()
    {
        var book = Casebook();
        var (bag, bytes) = (Path.Combine(folder, "bag"), (double)Files * Size);
        if (Directory.Exists(bag))
            Directory.Delete(bag, recursive: true);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Files:N0} originals, {bytes / 1e9:0.00} GB, {Environment.ProcessorCount} cores"));
        Say("write a bag", bytes, Time(() => Bag.Write(book, new() { All = true }, bag, new Dictionary<string, byte[]>(), TimeSpan.Zero, null, CancellationToken.None)));
        // Side by side, round by round: a busy machine slows both.
        var (ours, theirs) = (new List<double>(), new List<double>());
        for (var round = 1; round <= Rounds; round++)
        {
            theirs.Add(Say("openssl dgst -sha256, then -sha512", bytes, Time(() => OpenSsl(bag, "sha256")) + Time(() => OpenSsl(bag, "sha512"))));
            ours.Add(Say("verify the bag: both hashes, signature, proofs, casebook", bytes, Time(() => Check(bag))));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"openssl takes {theirs.Min() / ours.Min():0.00} times as long (best of {Rounds} each)"));
    }

    private CasebookFolder Casebook()
    {
        var (path, home) = (Path.Combine(folder, "case"), SanadHome.At(Path.Combine(folder, "home")));
        if (CasebookFolder.Open(path, home, TimeProvider.System) is OpenOutcome.Opened there)
            return there.Folder;
        var book = CasebookFolder.Create(path, home, TimeProvider.System);
        var (random, bytes) = (new Random(1398), new byte[Size]);
        using var session = book.BeginWrite(TimeSpan.Zero);
        for (var i = 0; i < Files; i++)
        {
            random.NextBytes(bytes);
            var stored = session.Store(new MemoryStream(bytes), CancellationToken.None);
            session.Append("capture", new JsonObject { ["sha256"] = stored.Hash.Hex, ["sha512"] = stored.Sha512, ["size"] = stored.Size, ["file_name"] = $"film-{i}.bin" });
        }
        session.Seal();
        return book;
    }

    private static void Check(string bag)
    {
        var report = BagVerifier.Verify(bag, null, null, CancellationToken.None);
        if (!report.Holds)
            throw new InvalidOperationException(report.Broken[0].Text);
    }

    private static void OpenSsl(string bag, string hash)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"cut -c67- manifest-sha256.txt | xargs openssl dgst -{hash} -r > /dev/null"]) { WorkingDirectory = bag })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("openssl failed");
    }

    private static double Say(string what, double bytes, double seconds)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {seconds,7:0.00} s  {bytes / 1e9 / seconds,5:0.00} GB/s"));
        return seconds;
    }

    private static double Time(Action act)
    {
        var clock = Stopwatch.StartNew();
        act();
        return clock.Elapsed.TotalSeconds;
    }
}
