using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Sanad.Casebook.Opening;
using Sanad.Web.Desk;
using Sanad.Web.Hosting;

namespace Sanad.Web;

/// <summary>How to serve the workbench.</summary>
public sealed record WorkbenchOptions
{
    /// <summary>The casebook, and with what it is opened.</summary>
    public required CasebookOptions Casebook { get; init; }

    /// <summary>Where it listens: this machine only, unless a person says otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>0 = any free one.</summary>
    public int Port { get; init; }

    /// <summary>After how long without a page the casebook lets go of what it holds to be quick.</summary>
    public TimeSpan RestAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many bytes the disk of a folder has left.</summary>
    public Func<string, long> FreeBytes { get; init; } = folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Told of a fault that a page met: a bug, or a disk that fails. The page itself shows no more than that it happened.</summary>
    public Action<Exception> OnFault { get; init; } = _ => { };
}

/// <summary>The documenter's screen: a small web server on this machine over one casebook. Nothing it serves asks for anything from elsewhere.</summary>
public sealed class Workbench : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly CasebookDesk _desk;
    private readonly Doorkeeper _door;
    private readonly Uri _root;

    private Workbench(WebApplication server, CasebookDesk desk, Doorkeeper door, Uri root) => (_server, _desk, _door, _root) = (server, desk, door, root);

    /// <summary>An address with a key that opens the door once; each call gives another.</summary>
    public Uri NewAddress() => new(_root, "/?key=" + _door.NewKey());

    /// <summary>Opens the casebook and begins to listen.</summary>
    /// <param name="options">What to serve and where.</param>
    /// <param name="cancel">Stops starting.</param>
    /// <exception cref="CasebookNotOpenedException">There is no casebook, or it cannot be used.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<Workbench> StartAsync(WorkbenchOptions options, CancellationToken cancel)
    {
        var desk = CasebookDesk.Open(options);
        var door = new Doorkeeper();
        var server = Server.Build(options, desk, door);
        try
        {
            await server.StartAsync(cancel);
            var root = new Uri(server.Urls.Single());
            await FirstPage.AskAsync(root, door, cancel);
            return new(server, desk, door, root);
        }
        catch
        {
            await server.DisposeAsync();
            await desk.DisposeAsync();
            throw;
        }
    }

    /// <summary>Returns when the server was stopped.</summary>
    public Task WaitAsync(CancellationToken cancel) => _server.WaitForShutdownAsync(cancel);

    /// <summary>Stops listening, lets running work end at a safe point, and seals what was decided.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
        await _desk.DisposeAsync();
    }
}
