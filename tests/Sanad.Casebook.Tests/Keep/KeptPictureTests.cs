using Sanad.Casebook.Keep;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tests.Opening;
using Sanad.Reading.Tests;

namespace Sanad.Casebook.Tests.Keep;

public sealed class KeptPictureTests
{
    [Fact]
    public void Claims_are_found_in_a_picture_of_text_and_a_rebuild_uses_the_kept_words()
    {
        Scans.NeedPrograms();
        using var test = new TestCasebook("sqlite");
        var path = test.Scratch.Write("in/page.png", "");
        File.WriteAllBytes(path, Scans.Picture(Scans.Typed(Scans.English)));
        test.Keep(path).ShouldHaveSingleItem().ShouldBeOfType<KeepOutcome.Kept>().Read.Claims.ShouldBeGreaterThan(0);

        var view = ShowVerb.Documents(test.Book).ShouldHaveSingleItem();
        var detained = view.Claims.Select(c => c.Claim).Single(c => c.Span.In(view.Document.Text).Contains("12 dock workers were detained", StringComparison.Ordinal));
        detained.Quantity?.Low.ShouldBe(12);
        detained.Speaker.ShouldBe("the Harbour Watch group");

        test.Book.Folder.Entries().Single(e => e.Type == "derive").Body.GetProperty("tool").GetString().ShouldBe("tesseract");
        Rebuild.Run(test.Book, null, TestContext.Current.CancellationToken);
        ShowVerb.Documents(test.Book).ShouldHaveSingleItem().Document.Text.ShouldBe(view.Document.Text);
    }
}
