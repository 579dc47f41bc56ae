using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Sanad.Web.Hosting;

/// <summary>
/// Lets in who holds the printed address. Its key opens the door once and becomes a session cookie, so that neither the browser's history nor a look
/// at the screen opens it again. Every other program on this machine could ask too, and any page in the browser: the host's name must be this machine's.
/// </summary>
internal sealed class Doorkeeper
{
    private readonly ConcurrentDictionary<string, bool> _keys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Session> _sessions = new(StringComparer.Ordinal);

    /// <summary>A key that was not used yet.</summary>
    public string NewKey()
    {
        var key = Secret();
        _keys[key] = true;
        return key;
    }

    /// <summary>A session, without a key: for the workbench itself.</summary>
    public Session Enter()
    {
        var session = new Session(Secret());
        _sessions[session.Id] = session;
        return session;
    }

    /// <summary>The session is over.</summary>
    public void Leave(Session session) => _sessions.TryRemove(session.Id, out _);

    /// <summary>The session of a request that was let in.</summary>
    public static Session SessionOf(HttpContext http) => (Session)http.Items[typeof(Session)]!;

    public Task AdmitAsync(HttpContext http, Func<Task> next)
    {
        if (!IsThisMachine(http.Request.Host, http.Connection.LocalIpAddress))
            return RefuseAsync(http, StatusCodes.Status421MisdirectedRequest);
        if (http.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal))
            return next();
        if (http.Request.Query["key"] is [{ } key] && http.Request.Path == "/")
            return EnterAsync(http, key);
        if (http.Request.Cookies[CookieName(http.Connection.LocalPort)] is not { } cookie || !_sessions.TryGetValue(cookie, out var session))
            return RefuseAsync(http, StatusCodes.Status401Unauthorized);
        http.Items[typeof(Session)] = session;
        return next();
    }

    private Task EnterAsync(HttpContext http, string key)
    {
        if (!_keys.TryRemove(key, out _))
            return RefuseAsync(http, StatusCodes.Status401Unauthorized);
        var session = Enter();
        http.Response.Cookies.Append(CookieName(http.Connection.LocalPort), session.Id, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
        // A redirect would still come from whoever held the link, and a strict cookie stays at home then: the page goes on by itself.
        http.Response.Headers["Refresh"] = "0; url=/";
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync("<!DOCTYPE html><html lang=\"en\"><title>Sanad</title>" + Icon + "<p><a href=\"/\">Sanad</a></p></html>");
    }

    // Cookies know no ports: two workbenches on one machine must not take each other's.
    internal static string CookieName(int port) => $"sanad_{port}";

    private static bool IsThisMachine(HostString host, IPAddress? reached) =>
        host.Host is "localhost" or "127.0.0.1" or "[::1]" || (IPAddress.TryParse(host.Host, out var named) && reached is not null && named.Equals(reached));

    private static Task RefuseAsync(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync($"""
            <!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Sanad</title>
            <link rel="stylesheet" href="{StaticFiles.StyleSheet}">{Icon}<main class="door"><h1>Sanad</h1>
            <p>This door opens with the address that <code>sanad serve</code> printed, once. For another browser, Settings in the first one gives a new address.</p>
            <p lang="fa" dir="rtl">این در با نشانی‌ای باز می‌شود که <code dir="ltr">sanad serve</code> چاپ کرده است، و تنها یک بار. برای مرورگری دیگر، «تنظیمات» در مرورگر نخست نشانی تازه‌ای می‌دهد.</p></main></html>
            """);
    }

    // Without it a browser asks for one where none is.
    private static string Icon => $"<link rel=\"icon\" href=\"{StaticFiles.Address("seal.svg")}\" type=\"image/svg+xml\">";

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
