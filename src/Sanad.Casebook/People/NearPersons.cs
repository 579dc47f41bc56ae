using Sanad.Casebook.Storage;

namespace Sanad.Casebook.People;

/// <summary>
/// Keeps for each two persons that may be one the pair of their records that scores best, so that nobody who looks at a person of hundreds of records walks through the pairs inside
/// it, which grow with the square of the records (docs/decisions/0125).
/// </summary>
internal static class NearPersons
{
    private const string Between = "from record l join link_pair p on p.left_record = l.id join record r on r.id = p.right_record where l.person <> r.person";
    private const string Best = $"""
        insert into person_near (person, other, left_record, right_record, score)
        select person, other, left_record, right_record, score
        from (
          select person, other, left_record, right_record, score, row_number() over (partition by person, other order by score desc, left_record, right_record) as place
          from (
            select l.person as person, r.person as other, p.left_record, p.right_record, p.score {Between} @of_left
            union all
            select r.person as person, l.person as other, p.left_record, p.right_record, p.score {Between} @of_right
          ) between_two
        ) ranked
        where place = 1
        """;
    private const string FromTheOthers = """
        insert into person_near (person, other, left_record, right_record, score)
        select other, person, left_record, right_record, score from person_near where person in @list and other not in @list
        """;

    /// <summary>Of all persons.</summary>
    public static void WriteAll(IndexDatabase index)
    {
        index.Execute("delete from person_near");
        index.Execute(OfSides("", ""));
    }

    /// <summary>Of these persons alone; also of those of them that are no more.</summary>
    public static void Write(IndexDatabase index, IEnumerable<string> persons)
    {
        var list = IndexDatabase.List(persons);
        index.Execute("delete from person_near where person in @list", list);
        index.Execute("delete from person_near where other in @list", list);
        index.Execute(OfSides("and l.person in @list", "and r.person in @list"), list);
        index.Execute(FromTheOthers, list);
    }

    private const string Nobody = """
        delete from person_near
        where not exists (select 1 from person p where p.id = person_near.person) or not exists (select 1 from person p where p.id = person_near.other)
        """;

    /// <summary>Leaves out persons that are no more.</summary>
    public static void Forget(IndexDatabase index) => index.Execute(Nobody);

    private static string OfSides(string left, string right) => Best.Replace("@of_left", left, StringComparison.Ordinal).Replace("@of_right", right, StringComparison.Ordinal);
}
