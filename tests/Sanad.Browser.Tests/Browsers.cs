using System.Collections.Concurrent;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Sanad.Browser.Tests.Browsers))]

namespace Sanad.Browser.Tests;

/// <summary>Browsers that a class of tests has done with wait here for the next: as many are started as classes run at once. What a test leaves is gone with its context.</summary>
public sealed class Browsers : IAsyncDisposable
{
    private readonly ConcurrentBag<(IPlaywright Driver, IBrowser Browser)> _idle = [];

    /// <summary>One for nobody else, until it is given back.</summary>
    public async Task<(IPlaywright Driver, IBrowser Browser)> TakeAsync(string program)
    {
        if (_idle.TryTake(out var waiting))
            return waiting;
        var driver = await Playwright.CreateAsync();
        return (driver, await driver.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox"] }));
    }

    /// <summary>For the next class; one that has crashed is not handed on.</summary>
    public async Task GiveBackAsync((IPlaywright Driver, IBrowser Browser) taken)
    {
        if (taken.Browser.IsConnected)
            _idle.Add(taken);
        else
            await CloseAsync(taken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (_idle.TryTake(out var waiting))
            await CloseAsync(waiting);
    }

    private static async Task CloseAsync((IPlaywright Driver, IBrowser Browser) taken)
    {
        await taken.Browser.DisposeAsync();
        taken.Driver.Dispose();
    }
}
