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

    [Fact]
    public async Task A_column_that_a_later_file_of_a_list_lacks_is_told_in_both_languages_without_options()
    {
        await using var own = await OwnWorkbench.StartAsync();
        var (_, first) = await own.SendToAsync("/en/lists/add", [("guard.csv", "No,Given,Family\n1,Golnar,Sarvestani\n"u8.ToArray())]);
        using var map = Form(own, ("name", "guard"), ("c0", "id"), ("c1", "given_name"), ("c2", "family_name"));
        (await own.PostAsync($"{first}/add", map)).Next.ShouldContain("name=guard");
        var (_, second) = await own.SendToAsync("/en/lists/add", [("guard2.csv", "No,Given,Surname\n1,Golnar,Sarvestani\n"u8.ToArray())]);
        using var same = Form(own, ("name", "guard"));
        await own.PostAsync(second, same);
        (await own.ReadAsync(second)).ShouldContain("Choose the right column below; if that row is no header, add one above it.");
        var persian = await own.ReadAsync(second.Replace("/en/", "/fa/", StringComparison.Ordinal));
        persian.ShouldContain("ستون درست را برگزینید");
        persian.ShouldNotContain("Choose the right column");
        persian.ShouldNotContain("--map");
        own.Faults.ShouldBeEmpty();
    }

    private static FormUrlEncodedContent Form(OwnWorkbench own, params (string Name, string Value)[] fields) =>
        new([KeyValuePair.Create("form_token", own.Token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
}
