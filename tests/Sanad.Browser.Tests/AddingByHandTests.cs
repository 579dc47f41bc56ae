using System.Text;
using Microsoft.Playwright;

namespace Sanad.Browser.Tests;

/// <summary>Adding files as a person does, in a real browser, with JavaScript and without.</summary>
public sealed class AddingByHandTests(Chromium chromium, SampleWorkbench workbench) : IClassFixture<Chromium>, IClassFixture<SampleWorkbench>
{
    private static FilePayload File(string name, string text) => new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };

    private static FilePayload Note(string name) => File(name, $"KESTREL BAY, November 19, 2019 -- Four people were killed in Kestrel Bay on November 17, 2019. ({name} {Path.GetRandomFileName()})");

    [Theory]
    [InlineData("en", true)]
    [InlineData("en", false)]
    [InlineData("fa", true)]
    [InlineData("fa", false)]
    public async Task Files_that_are_chosen_come_with_a_verdict_each(string language, bool script)
    {
        await using var open = await workbench.OpenAsync(chromium, $"/{language}/add", script: script);
        await open.Page.SetInputFilesAsync("input[name=files]", [Note("calm.txt"), Note("<script>alert(1)</script>.txt"), Note("report\u202Efdp.txt"), File("empty.txt", "")]);
        await open.Page.ClickAsync("#adding button");
        await open.Page.WaitForURLAsync("**/jobs/*");
        await Assertions.Expect(open.Page.Locator(".verdicts > li")).ToHaveCountAsync(4, new() { Timeout = 60_000 });
        await Assertions.Expect(open.Page.Locator("[data-follow]")).ToHaveCountAsync(0, new() { Timeout = 60_000 });
        await Assertions.Expect(open.Page.Locator(".verdicts > li.refused")).ToHaveCountAsync(1);
        await Assertions.Expect(open.Page.Locator(".verdicts")).ToContainTextAsync("report[U+202E]fdp.txt");
        await Assertions.Expect(open.Page.Locator(".verdicts")).ToContainTextAsync("<script>alert(1)</script>.txt");
        await Screens.KeepAsync(() => open.Page.ScreenshotAsync(new() { FullPage = true }), $"job-{language}-{(script ? "script" : "plain")}.png");
        await open.Page.ReloadAsync();
        await Assertions.Expect(open.Page.Locator(".verdicts > li")).ToHaveCountAsync(4);
        workbench.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Files_that_are_dropped_are_sent_with_those_chosen()
    {
        await using var open = await workbench.OpenAsync(chromium, "/en/add");
        await open.Page.EvaluateAsync("""
            () => {
                const passed = new DataTransfer();
                passed.items.add(new File(['One person was wounded in Kestrel Bay on May 1, 2019. ' + Math.random()], 'dropped.txt'));
                document.querySelector('main').dispatchEvent(new DragEvent('drop', { dataTransfer: passed, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(open.Page.Locator(".dropped")).ToContainTextAsync("1 ready");
        await open.Page.SetInputFilesAsync("input[name=files]", [Note("chosen.txt")]);
        await open.Page.ClickAsync("#adding button");
        await open.Page.WaitForURLAsync("**/jobs/*");
        await Assertions.Expect(open.Page.Locator(".verdicts > li.kept")).ToHaveCountAsync(2, new() { Timeout = 60_000 });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_folder_comes_with_the_names_of_its_folders(bool script)
    {
        var folder = Directory.CreateTempSubdirectory("sanad-folder-").FullName;
        var below = Directory.CreateDirectory(Path.Combine(folder, "may")).FullName;
        await System.IO.File.WriteAllTextAsync(Path.Combine(below, "first.txt"), $"Two people were wounded in Kestrel Bay on May 1, 2019. {Path.GetRandomFileName()}", TestContext.Current.CancellationToken);
        await using var open = await workbench.OpenAsync(chromium, "/en/add", script: script);
        await open.Page.SetInputFilesAsync("input[name=folder]", folder);
        await open.Page.ClickAsync("#adding button");
        await open.Page.WaitForURLAsync("**/jobs/*");
        await Assertions.Expect(open.Page.Locator(".verdicts .file")).ToHaveTextAsync($"{Path.GetFileName(folder)}/may/first.txt", new() { Timeout = 60_000 });
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Adding_goes_by_keyboard_alone()
    {
        await using var open = await workbench.OpenAsync(chromium, "/en/add");
        await open.Page.SetInputFilesAsync("input[name=files]", [Note("keys.txt")]);
        await open.Page.Locator("#adding button").FocusAsync();
        await open.Page.Keyboard.PressAsync("Enter");
        await open.Page.WaitForURLAsync("**/jobs/*");
        await Assertions.Expect(open.Page.Locator(".verdicts > li.kept")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
    }
}
