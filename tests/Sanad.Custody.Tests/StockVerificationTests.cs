namespace Sanad.Custody.Tests;

/// <summary>The commands of CASEBOOK.txt, run literally, on casebooks that our code made.</summary>
public sealed class StockVerificationTests
{
    [Fact]
    public void A_casebook_with_two_writers_passes_every_stock_check()
    {
        using var scratch = new Scratch();
        var copy = TwoWriters.Make(scratch);
        Tool.CommandsIn(Path.Combine(copy, "CASEBOOK.txt")).Count.ShouldBe(8);
        foreach (var silent in new[] { 1, 3, 4, 5, 6, 7, 8 })
            Tool.Check(copy, silent).ShouldBeEmpty($"check {silent}");
        var signatures = Tool.Check(copy, 2).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        signatures.Length.ShouldBe(Directory.GetFiles(copy, "*.commit", SearchOption.AllDirectories).Length);
        signatures.ShouldAllBe(line => line.StartsWith("Good \"sanad-commit-1\" signature for writer-1@"));
    }

    [Fact]
    public void Openssl_reads_the_public_key_in_keys()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        Tool.Shell(scratch.BookPath, $"openssl pkey -pubin -in keys/{book.WriterId}.pem -noout -text").Output.ShouldContain("prime256v1");
    }

    [Fact]
    public void Ssh_keygen_reads_the_same_key_from_the_private_file_as_stands_in_allowed_signers()
    {
        using var scratch = new Scratch();
        var book = scratch.Create();
        var line = System.IO.File.ReadAllText(scratch.File("keys/allowed_signers"));
        var read = Tool.Shell(scratch.Root, $"ssh-keygen -y -f home/keys/{book.WriterId}.pem");
        read.ExitCode.ShouldBe(0, read.Output);
        line.ShouldContain(read.Output.Trim());
    }

    [Fact]
    public void Nothing_of_this_device_enters_the_casebook()
    {
        using var scratch = new Scratch();
        Scratch.Keep(scratch.Create(), "a note");
        var names = Tool.Shell(scratch.Root, "echo $HOME; hostname; id -un").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var file in Directory.EnumerateFiles(scratch.File("journal"), "*.jsonl", SearchOption.AllDirectories))
        {
            var text = System.IO.File.ReadAllText(file);
            text.ShouldNotContain(scratch.Root);
            names.Where(n => n.Length > 3).ShouldAllBe(n => !text.Contains(n));
        }
    }
}

/// <summary>A casebook of one writer, and a copy of it that goes on with a second one, who acknowledges the first.</summary>
internal static class TwoWriters
{
    /// <summary>Answers the copy's folder.</summary>
    public static string Make(Scratch scratch)
    {
        var first = scratch.Create();
        Scratch.Keep(first, "one", "two", "three");
        Scratch.Keep(first, "four");
        Scratch.Keep(first, "five", "six");
        var copy = Path.Combine(scratch.Root, "copy");
        Scratch.CopyFolder(scratch.BookPath, copy);
        Scratch.Keep(scratch.Open(copy), "seven", "eight");
        return copy;
    }
}
