using Sanad.Casebook.Storage;

namespace Sanad.Casebook;

/// <summary>Whole ids from the beginnings that people type.</summary>
internal static class Ids
{
    private const int MostShown = 10;

    // Ids are lower-case hexadecimal after an optional letter; "g" follows every digit.
    private const char AfterLastDigit = 'g';

    private const string Documents = "select original from document where original >= @prefix and original < @end order by original limit 11";
    private const string Claims = "select id from standing where id >= @prefix and id < @end order by id limit 11";
    private const string Entries = "select id from entry where id >= @prefix and id < @end order by id limit 11";

    // Each part asks its own index: a condition on their union would read them whole.
    private const string Events = """
        select event from event_alias where alias >= @prefix and alias < @end
        union select event from event_claim where claim >= 'c' || @rest and claim < 'c' || @restEnd and @letter = 'e'
        order by event limit 11
        """;
    private const string OwnEvents = "select id from event where id >= @prefix and id < @end order by id limit 11";

    private const string Persons = """
        select person from record where id >= @prefix and id < @end
        union select person from record where id >= 'r' || @rest and id < 'r' || @restEnd and @letter = 'p'
        union select r.person from link_verdict v join record r on r.id = v.left_record
          where v.status = 'same' and 'p' || substr(v.entry, 1, 16) >= @prefix and 'p' || substr(v.entry, 1, 16) < @end
        order by person limit 11
        """;
    private const string OwnPersons = "select id from person where id >= @prefix and id < @end order by id limit 11";

    /// <summary>Done with the whole id, NotFound or Ambiguous.</summary>
    public static VerbOutcome Document(IndexDatabase index, string prefix) => Find(index, Documents, prefix, "document");

    public static VerbOutcome Claim(IndexDatabase index, string prefix) => Find(index, Claims, prefix, "claim");

    public static VerbOutcome Entry(IndexDatabase index, string prefix) => Find(index, Entries, prefix, "entry");

    /// <summary>By its id; else by an id it once had or could have had from any of its claims.</summary>
    public static VerbOutcome Event(IndexDatabase index, string prefix) => Find(index, OwnEvents, prefix, "event") switch
    {
        VerbOutcome.NotFound => Find(index, Events, prefix, "event"),
        var found => found,
    };

    /// <summary>By its id; else by an id it once had or could have had, or by the id of any of its records.</summary>
    public static VerbOutcome Person(IndexDatabase index, string prefix) => Find(index, OwnPersons, prefix, "person") switch
    {
        VerbOutcome.NotFound => Find(index, Persons, prefix, "person"),
        var found => found,
    };

    private static VerbOutcome Find(IndexDatabase index, string sql, string typed, string kind)
    {
        var prefix = typed.Trim().ToLowerInvariant();
        if (prefix.Length == 0)
            return new VerbOutcome.NotFound(typed, kind);
        var (letter, rest) = (prefix[..1], prefix[1..]);
        var found = index.Query<string>(sql, new { prefix, end = prefix + AfterLastDigit, letter, rest, restEnd = rest + AfterLastDigit });
        return found switch
        {
            [] => new VerbOutcome.NotFound(typed, kind),
            [var one] => new VerbOutcome.Done("", one),
            _ when found.Contains(prefix, StringComparer.Ordinal) => new VerbOutcome.Done("", prefix),
            _ => new VerbOutcome.Ambiguous(typed, [.. found.Take(MostShown)]),
        };
    }
}
