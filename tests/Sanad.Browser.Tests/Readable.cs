using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Sanad.Browser.Tests;

/// <summary>What axe says of a page: everyone can read it.</summary>
internal static class Readable
{
    private static readonly AxeRunOptions Options = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        Iframes = false, // an original stands in a frame that runs nothing, axe included
        ResultTypes = [ResultType.Violations], // every rule runs; of those that hold, one node is sent over and not each
    };

    public static async Task ShouldBeReadableAsync(this IPage page)
    {
        // In the page itself: the newer way opens a second page and reads axe again there, to put together what frames say.
#pragma warning disable CS0618 // to be removed some day, says the package; its version is pinned
        var found = await page.Locator("html").RunAxeLegacy(Options);
#pragma warning restore CS0618
        found.Violations.Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
        found.Passes.Length.ShouldBeGreaterThan(10);
    }
}
