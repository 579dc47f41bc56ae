using Sanad.Dossier;
using Sanad.Language;

namespace Sanad.Browser.Tests;

/// <summary>What the program says in English sentences, on a Persian page.</summary>
public sealed class MachineWordsTests
{
    [Fact]
    public void Every_form_is_a_sentence_that_the_program_writes()
    {
        var source = string.Concat(Directory.EnumerateFiles(Path.Combine(Sanad.Tests.Workplace.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("Sanad.Web", StringComparison.Ordinal)).Select(File.ReadAllText));
        var english = InterfaceTexts.For(Packs.BuiltIn, "en");
        var pack = File.ReadAllText(Path.Combine(Sanad.Tests.Workplace.Root, "packs", "en", "workbench.yaml")).Split("\nmachine:\n")[1].Split("\n\n")[0];
        foreach (var key in pack.Split('\n').Select(line => line.Trim().Split(':')[0]))
        {
            foreach (var piece in english[$"machine.{key}"].Split(["{0}", "{1}", "{2}", "{3}"], StringSplitOptions.None).Select(piece => piece.Trim(' ', '(', ')')).Where(piece => piece.Length > 2))
                source.Contains(piece.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal).ShouldBeTrue($"{key}: {piece}");
        }
    }

    [Fact]
    public async Task Why_a_file_was_not_read_and_why_an_act_was_refused_is_told_in_Persian()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var job = (await own.SendAsync([("b.bin", [0, 1, 2, 3, 0xFF, 0xFE, 0, 9, 9]), ("c.txt", "KESTREL BAY, November 19, 2019 -- 3 people were killed in Kestrel Bay on November 17, 2019, a clerk said."u8.ToArray())])).Next;
        (await own.EndOfAsync(job)).ShouldContain("its bytes are not text");
        foreach (var page in new[] { job.Replace("/en/", "/fa/", StringComparison.Ordinal), "/fa/documents" })
        {
            var told = await own.ReadAsync(page);
            told.ShouldContain("بایت‌هایش نه متن است و نه قالبی شناخته");
            told.ShouldNotContain("its bytes are not text");
        }
        var original = own.Documents().First(document => document.Problem is null).Original.Hex;
        using var wrong = new FormUrlEncodedContent([KeyValuePair.Create("form_token", own.Token), KeyValuePair.Create("quote", "words that nobody wrote"), KeyValuePair.Create("act", "killed")]);
        (await own.AnswerAsync($"/fa/documents/{original}/add", wrong)).Page.ShouldContain("متن این سند این واژه‌ها را ندارد");
        own.Faults.ShouldBeEmpty();
    }
}
