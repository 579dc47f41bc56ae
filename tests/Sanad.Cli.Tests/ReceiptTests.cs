using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Sanad.Cli.Tests;

/// <summary>sanad receipt without an authority that answers (those are tried with the library), and what sanad verify makes of facts from elsewhere.</summary>
public sealed class ReceiptTests
{
    private const string Note = "KESTREL BAY, November 19, 2019 -- 3 people were killed in Kestrel Bay on November 17, 2019, a clerk said.";

    [Fact]
    public void Without_an_authority_the_person_is_told_how_to_name_one_and_what_is_due_is_shown_all_the_same()
    {
        using var desk = Kept();
        desk.Sanad("receipt", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("\"authorities\"");
        desk.Sanad("receipt", "--status", "-c", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("due: commit 2");
        var status = desk.Sanad("receipt", "--status", "--json", "-c", "case").ShouldEnd(ExitCode.Done).Json.Single();
        (status.GetProperty("commits").GetInt32(), status.GetProperty("proven").GetInt32(), status.GetProperty("waiting").GetArrayLength()).ShouldBe((2, 0, 1));
        desk.Sanad("receipt", "list", "-c", "case").ShouldEnd(ExitCode.Done).Error.ShouldContain("No receipts yet");
    }

    [Fact]
    public void A_request_is_written_for_a_stick_with_the_command_that_sends_it()
    {
        using var desk = Kept();
        Configure(desk, "http://127.0.0.1:9/tsr");
        var written = desk.Sanad("receipt", "--request-only", "--out", "stick", "-c", "case").ShouldEnd(ExitCode.Done);
        written.Out.ShouldContain("curl -sS");
        Directory.GetFiles(Path.Combine(desk.Folder, "stick"), "*.near.tsq").Length.ShouldBe(1);
    }

    [Fact]
    public void An_authority_that_cannot_be_reached_is_named_and_the_casebook_stays_as_it_was()
    {
        using var desk = Kept();
        Configure(desk, "http://127.0.0.1:9/tsr");
        desk.Sanad("receipt", "-c", "case").ShouldEnd(ExitCode.DoneInPart).Error.ShouldContain("refused: near: it could not be reached");
        desk.File("junk.tsr", "junk");
        desk.Sanad("receipt", "--import", "junk.tsr", "--import", "nowhere.tsr", "-c", "case").ShouldEnd(ExitCode.DoneInPart).Error.ShouldContain("there is no such file");
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Theory]
    [InlineData("{\"authorities\":[{\"name\":\"No Name\",\"url\":\"http://x\",\"ca\":\"ca.pem\"}]}", "begins with a letter")]
    [InlineData("{\"authorities\":[{\"name\":\"near\",\"url\":\"ftp://x\",\"ca\":\"ca.pem\"}]}", "no http or https address")]
    [InlineData("{\"authorities\":[{\"name\":\"near\",\"url\":\"http://x\"}]}", "the file of its certificate")]
    [InlineData("{\"authorities\":[null]}", "is null")]
    [InlineData("{\"authorities\":[{\"name\":\"near\",\"url\":\"http://x\",\"ca\":\"nothing.pem\"}]}", "is not there")]
    public void Settings_that_cannot_be_used_are_named(string settings, string reason)
    {
        using var desk = Kept();
        System.IO.File.WriteAllText(Path.Combine(desk.HomePath, "settings.json"), settings);
        desk.Sanad("receipt", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain(reason);
    }

    [Fact]
    public void A_fact_from_elsewhere_is_held_against_the_folder()
    {
        using var desk = Kept();
        var plain = desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done).Out.Split('\n', StringSplitOptions.TrimEntries);
        var (id, head) = (plain.First(l => l.StartsWith("--id ", StringComparison.Ordinal))[5..], plain.First(l => l.StartsWith("--head ", StringComparison.Ordinal))[7..]);
        desk.Sanad("verify", "case", "--id", id, "--head", head, "--copy", "case").ShouldEnd(ExitCode.Done).Out.ShouldContain("it was not made anew with other keys");
        desk.Sanad("verify", "case", "--id", "0000000000000000").ShouldEnd(ExitCode.VerificationFailed).Out.ShouldContain("not 0000000000000000 as given");
        desk.Sanad("verify", "case", "--head", head.Replace(":2:", ":3:", StringComparison.Ordinal)).ShouldEnd(ExitCode.VerificationFailed).Out.ShouldContain("is not here");
        var json = desk.Sanad("verify", "case", "--json", "--id", "0000000000000000").ShouldEnd(ExitCode.VerificationFailed).Json.Single();
        json.GetProperty("broken")[0].GetProperty("code").GetString().ShouldBe("other-casebook");
        desk.Sanad("verify", "case", "--head", "nonsense").ShouldEnd(ExitCode.Usage).Error.ShouldContain("WRITER:NUMBER:HASH");
        desk.Sanad("verify", "case", "--copy", "nowhere").ShouldEnd(ExitCode.Usage);
        desk.Sanad("verify", "case", "--receipt", "nowhere.tsr").ShouldEnd(ExitCode.Usage);
        desk.Sanad("verify", "case", "--ca", "nowhere.pem").ShouldEnd(ExitCode.Usage).Error.ShouldContain("is not there");
    }

    [Fact]
    public void The_doctor_says_that_the_folder_is_not_encrypted_and_how_it_looks_below_it()
    {
        using var desk = Kept();
        var said = desk.Sanad("doctor", "-c", "case").ShouldEnd(ExitCode.Done);
        said.Out.ShouldContain("disk under casebook");
        foreach (var way in new[] { "not encrypted", "LUKS", "BitLocker", "FileVault", "VeraCrypt" })
            said.Error.ShouldContain(way);
    }

    private static Desk Kept()
    {
        var desk = new Desk();
        desk.File("note.txt", Note);
        desk.Sanad("keep", "note.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        return desk;
    }

    private static void Configure(Desk desk, string url)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var root = new CertificateRequest("CN=Near", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(Path.Combine(desk.HomePath, "ca.pem"), root.ExportCertificatePem());
        File.WriteAllText(Path.Combine(desk.HomePath, "settings.json"), $$"""{"authorities":[{"name":"near","url":"{{url}}","ca":"ca.pem"}]}""");
    }
}
