using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Sanad.Cli.Terminal;
using Sanad.Web;

namespace Sanad.Cli.Commands;

/// <summary>sanad serve: the workbench in the browser, on this machine.</summary>
internal static class ServeCommand
{
    private const int UsualPort = 7263; // "SAND" on a telephone's keys

    public static Verb Of(Run run)
    {
        var port = new Option<int?>("--port") { Description = $"Where it listens; without it {UsualPort}, or a free one when that is taken; 0 = any free one" };
        var listen = new Option<string?>("--listen") { Description = "An address of this machine that others may reach. Without it nobody but this machine can; nothing is encrypted on the way" };
        return new Verb("serve", "Open the casebook in the browser: read, review, correct and search", "sanad serve -c case", "sanad serve -c case --port 8080")
            .With(port, listen, run.CasebookFolder, run.Database)
            .Does(run, (result, _) => ServeAsync(run, result, result.GetValue(port), Address(result.GetValue(listen))).GetAwaiter().GetResult());
    }

    private static async Task<int> ServeAsync(Run run, ParseResult result, int? port, IPAddress address)
    {
        var options = new WorkbenchOptions { Casebook = run.OptionsOrNew(result), Address = address, OnFault = fault => run.Say($"sanad: {Shown.OneLine(fault.ToString())}") };
        await using var workbench = await StartAsync(run, options, port);
        run.Print(workbench.NewAddress().AbsoluteUri);
        run.Out.Flush();
        run.Say("Open this address in a browser on this machine. It opens the door once. Stop with Ctrl-C.");
        if (!IPAddress.IsLoopback(address))
            run.Say("Other machines can reach it, and what they send and see is not encrypted: use it in a network that you trust.");
        await workbench.WaitAsync(run.Cancel);
        return ExitCode.Done;
    }

    private static async Task<Workbench> StartAsync(Run run, WorkbenchOptions options, int? port)
    {
        try
        {
            return await Workbench.StartAsync(options with { Port = port ?? UsualPort }, run.Cancel);
        }
        catch (IOException taken) when (taken.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return port is null
                ? await Workbench.StartAsync(options with { Port = 0 }, run.Cancel)
                : throw CommandEndsException.Usage($"Port {port} is taken. Name another with --port, or leave it out.");
        }
    }

    private static IPAddress Address(string? given) => given is null ? IPAddress.Loopback : IPAddress.TryParse(given, out var address)
        ? address
        : throw CommandEndsException.Usage($"\"{Shown.Safe(given)}\" is no address. Write one of this machine's, such as 192.168.1.20.");
}
