using System.Diagnostics;
using System.Globalization;
using System.Text;
using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Reading;

namespace Sanad.Browser.Tests;

/// <summary>A document of 6,000 claims opens in parts, none of them heavy, and each claim is reached by its address.</summary>
public sealed class LongDocumentTests(SampleWorkbench workbench, ITestOutputHelper output) : IClassFixture<SampleWorkbench>
{
    [Fact]
    public async Task Six_thousand_claims_open_as_a_leaflet()
    {
        var (original, claims) = Keep(6_600);
        claims.Count.ShouldBeGreaterThanOrEqualTo(6_000);
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new() });
        await client.GetAsync(workbench.NewAddress(), TestContext.Current.CancellationToken);
        foreach (var path in (string[])[$"/en/documents/{original}", $"/fa/documents/{original}?part=20", $"/en/documents/{original}/at/{claims[^1]}", $"/fa/documents/{original}/furniture", "/en/documents"])
        {
            var clock = Stopwatch.StartNew();
            var page = await client.GetStringAsync(new Uri(workbench.NewAddress(), path), TestContext.Current.CancellationToken);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {clock.ElapsedMilliseconds} ms, {Encoding.UTF8.GetByteCount(page):N0} bytes"));
            Encoding.UTF8.GetByteCount(page).ShouldBeLessThanOrEqualTo(2 << 20);
            if (path.Contains("/at/", StringComparison.Ordinal))
                page.ShouldContain($"id=\"note-{claims[^1]}\"");
        }
    }

    private (string Original, IReadOnlyList<string> Claims) Keep(int sentences)
    {
        var text = new StringBuilder("Six thousand mornings\n\nHARBOUR TOWN, March 4, 2015 - A chronology.\n\n");
        for (var i = 0; i < sentences; i++)
        {
            var ends = i % 12 == 11 ? "\n\n" : " ";
            text.Append(CultureInfo.InvariantCulture, $"The harbour watch said that {i + 2} people were killed in Mosul on March {(i % 28) + 1}, 2014.{ends}");
        }
        var file = Path.Combine(Directory.CreateTempSubdirectory("sanad-long-").FullName, "mornings.txt");
        File.WriteAllText(file, text.ToString());
        using var book = OpenCasebook.Open(workbench.Options, createIfMissing: false);
        var original = KeepFiles.Run(book, [file], Given.Nothing, null, CancellationToken.None).Single().ShouldBeOfType<KeepOutcome.Kept>().Original.Hex;
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return (original, [.. ShowVerb.Document(book, original)!.Claims.Select(c => c.Claim.Id)]);
    }
}
