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
        var divisions = file.Part("divisions");
        foreach (var id in divisions.Keys())
        {
            if (divisions.IsPart(id))
                ReadProvinces(id, divisions.Part(id));
            else
                ReadCities(id, divisions, id);
        }
    }

    private void ReadProvinces(string country, PackSection provinces)
    {
        foreach (var written in provinces.Keys())
        {
            var province = Make(written, country, PlaceKind.Province, provinces);
            places.Add(province, provinces);
            ReadCities(province.Id, provinces, written);
        }
    }

    private void ReadCities(string parent, PackSection section, string key)
    {
        foreach (var written in section.List(key))
        {
            if (written.Length > 0)
                places.Add(Make(written, parent, PlaceKind.City, section), section);
        }
    }

    private Place Make(string written, string parent, PlaceKind kind, PackSection section)
    {
        List<string> latin = [], other = [], shy = [];
        foreach (var range in written.AsSpan().Split('/'))
        {
            var name = written[range].Trim();
            if (name.EndsWith('?'))
                shy.Add(name = name[..^1]);
            if (name.Length == 0)
                throw section.Refuse(null, $"\"{written}\": a name is missing beside the stroke");
            (IsLatin(name) ? latin : other).Add(name);
        }
        var names = new Dictionary<string, IReadOnlyList<string>>(2, StringComparer.Ordinal);
        if (latin.Count > 0)
            names.Add(_languages[0], latin);
        if (other.Count > 0)
            names.Add(_languages[1], other);
        var id = latin.Count > 0 ? $"{parent}/{Slug(latin[0])}" : throw section.Refuse(null, $"\"{written}\" needs a name in Latin letters, of which its id is made");
        return new(id, kind, parent, names) { ShyNames = shy };
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
