using Sanad.Web.Hosting;

namespace Sanad.Web.Shell;

/// <summary>The rooms of the workbench, in the order of the work. A new room adds its line here and its routes in Server.</summary>
internal static class Navigation
{
    /// <summary>Path below the language, and the key of the name.</summary>
    public static IReadOnlyList<(string Path, string Key)> Rooms { get; } =
    [
        ("", "rooms.home"),
        ("/documents", "rooms.documents"),
        ("/review", "rooms.review"),
        ("/events", "rooms.events"),
        ("/lists", "rooms.lists"),
        ("/people", "rooms.people"),
        ("/estimates", "rooms.estimates"),
        ("/search", "rooms.search"),
        ("/integrity", "rooms.integrity"),
        ("/settings", "rooms.settings"),
    ];

    /// <summary>True for the room in which the visitor is.</summary>
    public static bool IsIn(this Visit visit, string room) => room.Length == 0
        ? visit.Path is "" or "/"
        : visit.Path == room || visit.Path.StartsWith(room + "/", StringComparison.Ordinal);
}
