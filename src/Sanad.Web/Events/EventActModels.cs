using Sanad.Casebook.Events;
using Sanad.Casebook.Opening;
using Sanad.Casebook.Show;
using Sanad.Casebook.Tolls;

namespace Sanad.Web.Events;

/// <summary>Acts on events that have no effect.</summary>
public sealed record UnresolvedModel(IReadOnlyList<PastEventAct> Acts);

/// <summary>Claims that a person chose, to be moved or split off.</summary>
/// <param name="Event">Where they stand now.</param>
/// <param name="Claims">Ids of all that were chosen.</param>
/// <param name="Shown">The first of them.</param>
/// <param name="Find">Words of the events looked for.</param>
/// <param name="Others">Events to move them to.</param>
public sealed record ChosenModel(EventSummary Event, IReadOnlyList<string> Claims, IReadOnlyList<QuotedClaim> Shown, string? Find, IReadOnlyList<EventSummary> Others)
{
    private const int MostShown = 10;

    /// <param name="book">The casebook.</param>
    /// <param name="id">The event.</param>
    /// <param name="claims">Claims that were ticked.</param>
    /// <param name="rows">First claims of rows that were ticked: all claims of the row are meant.</param>
    /// <param name="find">Words of the events looked for.</param>
    public static ChosenModel? Read(OpenCasebook book, string id, IReadOnlyList<string> claims, IReadOnlyList<string> rows, string? find)
    {
        if (EventVerbs.Find(book, id) is not { } found)
            return null;
        var ofRows = rows.Count == 0 ? [] : TollTable.Of(book, found.Id, acceptedOnly: false).Where(r => r.Claims.Any(rows.Contains)).SelectMany(r => r.Claims);
        var chosen = claims.Concat(ofRows).Distinct(StringComparer.Ordinal).ToList();
        return new(found, chosen, ShowVerb.ClaimsOf(book, [.. chosen.Take(MostShown)]), find, EventVerbs.Nearby(book, found.Id, find, WithModel.MostOthers));
    }
}

/// <summary>What is done with two events.</summary>
public enum WithAct
{
    /// <summary>One is made of both.</summary>
    Merge,

    /// <summary>One is a part of the other.</summary>
    Part,

    /// <summary>One answers the other.</summary>
    Respond,
}

/// <summary>The words of these acts in addresses and keys.</summary>
internal static class WithActs
{
    public static string Word(WithAct act) => act.ToString().ToLowerInvariant();

    public static WithAct? Of(string? word) => Enum.GetValues<WithAct>().Where(act => Word(act) == word).Select(act => (WithAct?)act).FirstOrDefault();
}

/// <summary>A page that asks with which other event.</summary>
public sealed record WithModel(EventSummary Event, WithAct Act, string? Find, IReadOnlyList<EventSummary> Others)
{
    public const int MostOthers = 20;

    public static WithModel? Read(OpenCasebook book, string id, WithAct act, string? find) =>
        EventVerbs.Find(book, id) is { } found ? new(found, act, find, EventVerbs.Nearby(book, found.Id, find, MostOthers)) : null;
}
