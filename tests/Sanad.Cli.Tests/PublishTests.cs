using System.Diagnostics;

namespace Sanad.Cli.Tests;

/// <summary>sanad publish bag and sanad verify BAG, as a person types them.</summary>
public sealed class PublishTests
{
    private const string Note = """
        KESTREL BAY, May 31, 2020 -- The interior minister of Morrow said on Sunday that about 200 people were killed in the protests of
        November 2019.

        Source: Lantern Wire
        """;

    private const string Other = """
        PORT LISSE, June 3, 2021 -- Witness Nadir Pseudo said that 3 people were arrested in Port Lisse on June 2, 2021.

        Source: Harbour Monitor
        """;

    [Fact]
    public void An_event_is_published_verified_and_tampered_with()
    {
        using var desk = Kept();
        var id = desk.Sanad("event", "list", "-c", "case", "--json").Json.First(e => e.ToString().Contains("kestrel", StringComparison.Ordinal)).GetProperty("summary").GetProperty("id").GetString()!;
        var plan = desk.Sanad("publish", "bag", "--event", id, "--plan", "-c", "case").ShouldEnd(ExitCode.Done).Out;
        plan.ShouldContain("kestrel-note.txt");
        plan.ShouldNotContain("port-secret.txt");
        Directory.Exists(Path.Combine(desk.Folder, "bag")).ShouldBeFalse();
        var made = desk.Sanad("publish", "bag", "--event", id, "--report", "fa", "--out", "bag", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json.Single();
        made.GetProperty("path").GetString().ShouldBe(Path.Combine(desk.Folder, "bag"));
        made.GetProperty("plan").GetProperty("exhibits").GetArrayLength().ShouldBe(1);
        made.GetProperty("tag_manifest").GetString()!.Length.ShouldBe(64);
        desk.Sanad("verify", "bag").ShouldEnd(ExitCode.Done).Out.ShouldContain("payload files and");
        var report = desk.Sanad("verify", "bag", "--json").ShouldEnd(ExitCode.Done).Json.Single();
        report.GetProperty("broken").GetArrayLength().ShouldBe(0);
        foreach (var secret in new[] { "port-secret", "Nadir", "Port Lisse", "Harbour" })
            Directory.EnumerateFiles(Path.Combine(desk.Folder, "bag"), "*", SearchOption.AllDirectories).ShouldAllBe(f => !System.IO.File.ReadAllText(f).Contains(secret));
        System.IO.File.AppendAllText(Path.Combine(desk.Folder, "bag", "data", "report.html"), " ");
        desk.Sanad("verify", "bag").ShouldEnd(ExitCode.VerificationFailed).Out.ShouldContain("data/report.html");
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void What_cannot_be_published_is_told_and_nothing_is_written()
    {
        using var desk = Kept();
        desk.Sanad("publish", "bag", "--all", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("--out");
        desk.Sanad("publish", "bag", "--out", "bag", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("Nothing is chosen");
        desk.Sanad("publish", "bag", "--event", "e0000", "--out", "bag", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("No event");
        desk.Sanad("publish", "bag", "--document", "zz", "--out", "bag", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("No document");
        desk.Sanad("publish", "bag", "--all", "--withhold", "no.such", "--out", "bag", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("no.such");
        desk.Sanad("publish", "bag", "--all", "--report", "en", "--out", "bag", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("--event");
        desk.Sanad("publish", "bag", "--all", "--out", "case", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("there already");
        desk.Sanad("publish", "bag", "--all", "--out", "case/bag", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("inside the casebook");
        desk.Sanad("publish", "bag", "--all", "--out", "no/bag", "-c", "case").ShouldEnd(ExitCode.Usage).Error.ShouldContain("no folder");
        Directory.GetFileSystemEntries(desk.Folder).Select(Path.GetFileName).Order().ShouldBe(["case", "kestrel-note.txt", "port-secret.txt"]);
    }

    [Fact]
    public void A_withheld_document_takes_its_claims_and_names_with_it()
    {
        using var desk = Kept();
        var claims = desk.Sanad("claims", "port-secret.txt", "--json").Json;
        var secret = desk.Sanad("show", "-c", "case", "--json").Json.First(d => d.GetProperty("received_as").GetString() == "port-secret.txt").GetProperty("document").GetProperty("sha256").GetString()!;
        var id = desk.Sanad("event", "list", "-c", "case", "--json").Json.First(e => e.ToString().Contains("2021", StringComparison.Ordinal)).GetProperty("summary").GetProperty("id").GetString()!;
        desk.Sanad("event", "rename", id, "What Nadir saw", "-c", "case").ShouldEnd(ExitCode.Done);
        claims.Count.ShouldBePositive();
        desk.Sanad("publish", "bag", "--all", "--withhold", secret[..12], "--out", "bag", "-c", "case").ShouldEnd(ExitCode.Done);
        foreach (var word in new[] { "port-secret", "Nadir", "Port Lisse", secret })
            Directory.EnumerateFiles(Path.Combine(desk.Folder, "bag"), "*", SearchOption.AllDirectories).ShouldAllBe(f => !System.IO.File.ReadAllText(f).Contains(word));
        desk.Sanad("verify", "bag").ShouldEnd(ExitCode.Done);
    }

    [Fact]
    public void Interrupted_in_the_middle_nothing_is_left_and_two_at_once_end_with_one_bag()
    {
        using var desk = Kept();
        var big = Path.Combine(desk.Folder, "big.txt");
        System.IO.File.WriteAllText(big, string.Concat(Enumerable.Repeat("a line of a large file\n", 4_000_000)));
        desk.Sanad("keep", "big.txt", "-c", "case");
        using (var running = desk.Start("publish", "bag", "--all", "--out", "bag", "-c", "case"))
        {
            SpinWait.SpinUntil(() => Directory.EnumerateFileSystemEntries(desk.Folder, "bag.part-*").Any() || running.HasExited, TimeSpan.FromMinutes(1));
            Process.Start("kill", ["-INT", running.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!.WaitForExit();
            running.WaitForExit();
            if (running.ExitCode != ExitCode.Done)
                running.ExitCode.ShouldBe(ExitCode.Interrupted);
        }
        Directory.EnumerateFileSystemEntries(desk.Folder, "bag.part-*").ShouldBeEmpty();
        using var first = desk.Start("publish", "bag", "--all", "--out", "twice", "-c", "case");
        using var second = desk.Start("publish", "bag", "--all", "--out", "twice", "-c", "case");
        first.WaitForExit();
        second.WaitForExit();
        new[] { first.ExitCode, second.ExitCode }.Order().ShouldBe([ExitCode.Done, ExitCode.Usage]);
        Directory.EnumerateFileSystemEntries(desk.Folder, "twice.part-*").ShouldBeEmpty();
        desk.Sanad("verify", "twice").ShouldEnd(ExitCode.Done);
        desk.Sanad("verify", "case").ShouldEnd(ExitCode.Done);
    }

    private static Desk Kept()
    {
        var desk = new Desk();
        desk.File("kestrel-note.txt", Note);
        desk.File("port-secret.txt", Other);
        desk.Sanad("keep", "kestrel-note.txt", "port-secret.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        return desk;
    }
}
