using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Sanad.Dossier;

namespace Sanad.Web.Hosting;

/// <summary>Style sheet, script and fonts, from the assembly. Their address holds a hash of all of them, so that a browser may keep them for good.</summary>
internal static class StaticFiles
{
    private static readonly Dictionary<string, (byte[] Bytes, string Type)> All = Load();
    private static readonly string Version = VersionOf(All.Values.Select(a => a.Bytes));

    public static string StyleSheet => Address("sanad.css");

    public static string Script => Address("sanad.js");

    public static string Address(string name) => $"/assets/{Version}/{name}";

    public static IResult Send(HttpContext http, string version, string name)
    {
        if (version != Version || !All.TryGetValue(name, out var asset))
            return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(asset.Bytes, asset.Type);
    }

    private static Dictionary<string, (byte[], string)> Load() => Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.StartsWith("look/", StringComparison.Ordinal))
        .ToDictionary(n => n["look/".Length..], n => (Whole(n), TypeOf(n)), StringComparer.Ordinal);

    // Paper and charts look the same on the screen and in a report: their rules stand in the dossier.
    private static byte[] Whole(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        if (resource.EndsWith(".css", StringComparison.Ordinal))
            bytes.Write(Encoding.UTF8.GetBytes(StyleSheets.Paper + StyleSheets.Tolls + StyleSheets.Documents));
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "font/woff2",
    };

    private static string VersionOf(IEnumerable<byte[]> all)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var bytes in all)
            hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
