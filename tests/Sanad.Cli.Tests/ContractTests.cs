namespace Sanad.Cli.Tests;

/// <summary>The keys that scripts and other programs rely on.</summary>
public sealed class ContractTests
{
    private const string Note = """
        Example written for Sanad, not a source

        KESTREL BAY, May 31, 2020 -- The interior minister of Morrow said on Sunday that about 200 people were killed in the protests of
        November 2019. He added that nearly a quarter of the deaths had been caused by weapons that the police does not carry.

        Source: Lantern Wire
        """;

    [Fact]
    public void Read_writes_the_keys_of_the_contract_and_offsets_that_fit_the_file()
    {
        using var desk = new Desk();
        desk.File("note.txt", Note);
        var document = desk.Sanad("read", "note.txt", "--json").ShouldEnd(ExitCode.Done).Json.Single();
        Keys(document).ShouldBe("file sha256 media_type language title outlet origin origin_text author published published_text published_kind captured_on warnings text segments");
        document.GetProperty("text").GetString().ShouldBe(Note);
        document.GetProperty("origin").GetString().ShouldBe("Lantern Wire");
    }

    [Fact]
    public void Claims_writes_the_keys_of_the_contract()
    {
        using var desk = new Desk();
        desk.File("note.txt", Note);
        var claims = desk.Sanad("claims", "note.txt", "--outlet", "Harbour Monitor", "--json").ShouldEnd(ExitCode.Done).Json;
        Keys(claims[0]).ShouldBe("doc id n kind act mode qty qty_start qty_end value low high qual of_claim subset additive victims unit perpetrator speaker speaker_start "
            + "speaker_end speaker_type chain stance target_claim modality place when when_text when_prec said scope_place scope_when quote start end lang rule tier people warnings");
        var first = claims.First(c => c.GetProperty("value").ValueKind == System.Text.Json.JsonValueKind.Number && c.GetProperty("value").GetDouble() == 200);
        var quote = first.GetProperty("quote").GetString()!;
        Note[first.GetProperty("start").GetInt32()..first.GetProperty("end").GetInt32()].ShouldBe(quote);
        first.GetProperty("doc").GetString().ShouldBe("note");
    }

    [Fact]
    public void Tolls_writes_the_keys_of_the_contract()
    {
        using var desk = new Desk();
        desk.File("note.txt", Note);
        desk.Sanad("keep", "note.txt", "-c", "case").ShouldEnd(ExitCode.Done);
        var rows = desk.Sanad("tolls", "-c", "case", "--json").ShouldEnd(ExitCode.Done).Json;
        Keys(rows[0]).ShouldStartWith("event act_group act scope value low high qual speaker stance said status claims documents origins quote");
        Keys(rows[0].GetProperty("event")).ShouldBe("id title place when");
    }

    private static string Keys(System.Text.Json.JsonElement element) => string.Join(' ', element.EnumerateObject().Select(p => p.Name));
}
