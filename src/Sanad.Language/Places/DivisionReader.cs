using System.Text;

namespace Sanad.Language;

/// <summary>
/// Reads the <c>divisions</c> of a places file: under the id of a place either its cities, or its provinces with their cities. A place is written as its
/// names, "Kyiv / Kiev / کی‌یف"; its id is made of the first. A name with a question mark is shy: a common word too.
/// </summary>
internal sealed class DivisionReader(PackSection file, PlaceList places)
{
    private readonly IReadOnlyList<string> _languages = file.List("languages");

    /// <summary>Adds all places of the file's divisions.</summary>
    public void Read()
    {
        if (_languages.Count != 2)
            throw file.Refuse("languages", "name two: that of the names in Latin letters, that of all others");
        foreach (var (id, node) in file.Part("divisions").Node.Entries!)
        {
            if (node.Entries is { } provinces)
                ReadProvinces(id, provinces);
            else
                ReadCities(id, node);
        }
    }

    private void ReadProvinces(string country, OrderedDictionary<string, PackNode> provinces)
    {
        foreach (var (written, cities) in provinces)
        {
            var province = Add(written, country, PlaceKind.Province, cities);
            ReadCities(province.Id, cities);
        }
    }

    private void ReadCities(string parent, PackNode cities)
    {
        foreach (var city in cities.Items ?? throw file.RefuseAt(cities, "write a list of places here: [One, Two / Second spelling]"))
            Add(city.Text ?? throw file.RefuseAt(city, "write names here, parted by a stroke"), parent, PlaceKind.City, city);
    }

    private Place Add(string written, string parent, PlaceKind kind, PackNode node)
    {
        List<string> latin = [], other = [], shy = [];
        foreach (var range in written.AsSpan().Split('/'))
        {
            var name = written.AsSpan()[range].Trim();
            var isShy = name is [.., '?'];
            var text = (isShy ? name[..^1] : name).ToString();
            if (text.Length == 0)
                throw file.RefuseAt(node, $"\"{written}\": a name is missing beside the stroke");
            (IsLatin(text) ? latin : other).Add(text);
            if (isShy)
                shy.Add(text);
        }
        var id = latin.Count > 0 ? $"{parent}/{Slug(latin[0])}" : throw file.RefuseAt(node, $"\"{written}\" needs a name in Latin letters, of which its id is made");
        var place = new Place(id, kind, parent, Names(latin, other)) { ShyNames = shy };
        places.Add(place, file, node);
        return place;
    }

    private Dictionary<string, IReadOnlyList<string>> Names(List<string> latin, List<string> other)
    {
        var names = new Dictionary<string, IReadOnlyList<string>>(2, StringComparer.Ordinal) { [_languages[0]] = latin };
        if (other.Count > 0)
            names.Add(_languages[1], other);
        return names;
    }

    private static bool IsLatin(string name) => name[0] < '\u0370' || name[0] is >= '\u1E00' and < '\u1F00';

    private static string Slug(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var unit in Folding.Fold(name))
        {
            if (char.IsAsciiLetterOrDigit(unit))
                slug.Append(unit);
            else if (unit is ' ' or '-' && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }
        return slug.ToString();
    }
}
