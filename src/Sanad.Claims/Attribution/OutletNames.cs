using System.Globalization;

namespace Sanad.Claims.Attribution;

/// <summary>Tells when a release speaks of its own publisher: by its name, or by its last word ("The Centre documented" in a report of the Example Rights Centre).</summary>
internal static class OutletNames
{
    private const string Article = "the ";

    public static bool IsOutlet(string name, string? outlet)
    {
        if (outlet is null)
            return false;
        var (given, own) = (Bare(name), Bare(outlet));
        if (string.Equals(given, own, StringComparison.OrdinalIgnoreCase))
            return true;
        var last = own.LastIndexOf(' ');
        return last > 0 && given.Length < name.Length && char.IsUpper(given[0]) && string.Equals(given, own[(last + 1)..], StringComparison.Ordinal);
    }

    private static string Bare(string name) => name.StartsWith(Article, ignoreCase: true, CultureInfo.InvariantCulture) ? name[Article.Length..] : name;
}
