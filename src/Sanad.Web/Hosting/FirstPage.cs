using System.Net;
using System.Net.Sockets;
using System.Text;
using Sanad.Web.Desk;

namespace Sanad.Web.Hosting;

/// <summary>
/// The first page, asked for by the workbench itself before it gives its address away: what is compiled, read and opened for it is done then, and who follows the address waits for nothing.
/// </summary>
internal static class FirstPage
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Asks over the network, as a browser would, and gives back to the system what starting took. A page that does not come is no reason not to start: whoever asks next is told why.</summary>
    public static async Task AskAsync(Uri root, Doorkeeper door, CancellationToken cancel)
    {
        var session = door.Enter();
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            patience.CancelAfter(Longest);
            await ReadAsync(root, $"/{Rooms.Languages[0]}", $"{Doorkeeper.CookieName(root.Port)}={session.Id}", patience.Token);
        }
        catch (Exception late) when (late is OperationCanceledException or IOException or SocketException && !cancel.IsCancellationRequested)
        {
            return;
        }
        finally
        {
            door.Leave(session);
        }
        Memory.GiveBack();
    }

    private static async Task ReadAsync(Uri root, string path, string cookie, CancellationToken cancel)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(root.Host is "[::]" or "0.0.0.0" ? IPAddress.Loopback : IPAddress.Parse(root.DnsSafeHost), root.Port, cancel);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: localhost:{root.Port}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"), cancel);
        await stream.CopyToAsync(Stream.Null, cancel);
    }
}
