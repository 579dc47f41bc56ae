using Sanad.Linkage;

namespace Sanad.Eval.Linkage;

/// <summary>A file, or two, of which it is known which rows are one person.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Files">Each a list.</param>
/// <param name="Map">ROLE=COLUMN+COLUMN, in the order of the comparison.</param>
/// <param name="Truth">The column that names the person.</param>
internal sealed record LinkageSet(string Name, IReadOnlyList<string> Files, string Map, string Truth)
{
    private const string Febrl = "GivenName=given_name FamilyName=surname Address=address_1+street_number Locality=suburb Phone=postcode Province=state BirthDate=date_of_birth IdNumber=soc_sec_id";
    private const string German = "GivenName=fname_c1+fname_c2 FamilyName=lname_c1+lname_c2 BirthDate=by+bm+bd";

    /// <summary>The sets beside the checkout; columns and list rules are a file's own, all else is the default.</summary>
    public static readonly IReadOnlyList<LinkageSet> All =
    [
        new("historical_even", ["historical_even.csv"], "GivenName=first_name FamilyName=surname BirthDate=dob BirthPlace=birth_place Address=postcode_fake Sex=gender Occupation=occupation", "cluster"),
        new("RLdata500", ["RLdata500.csv"], German, "ent_id"),
        new("RLdata10000", ["RLdata10000.csv"], German, "ent_id"),
        new("Febrl 1", ["dataset1.csv"], Febrl, "rec_id"),
        new("Febrl 3", ["dataset3.csv"], Febrl, "rec_id"),
        new("Febrl 4", ["dataset4a.csv", "dataset4b.csv"], Febrl, "rec_id") { OnePerList = true },
        new("fake_1000", ["fake_1000.csv"], "GivenName=first_name FamilyName=surname BirthDate=dob Locality=city IdNumber=email", "cluster"),
    ];

    /// <summary>True when each list holds each person once.</summary>
    public bool OnePerList { get; init; }

    /// <summary>The records and, for each, the person it is of.</summary>
    public (RecordTable Table, IReadOnlyList<string> Truth) Read(string folder)
    {
        var map = Map.Split(' ').Select(pair => pair.Split('=')).Select(pair => (Role: Enum.Parse<Role>(pair[0]), Columns: pair[1].Split('+'))).ToList();
        var (writer, truth) = (new RecordTableWriter(map.Select(m => m.Role)), new List<string>());
        foreach (var file in Files)
        {
            writer.BeginList(file);
            foreach (var row in Csv.Rows(Path.Combine(folder, file)))
            {
                writer.Add($"{truth.Count}", [.. map.Select(m => string.Join(m.Role == Role.BirthDate ? '-' : ' ', m.Columns.Select(column => row[column]).Where(cell => cell is not ("" or "NA"))))]);
                truth.Add(PersonOf(row[Truth]));
            }
        }
        return (writer.ToTable(), truth);
    }

    // Febrl names a record rec-12-org or rec-12-dup-0: the number is the person's.
    private static string PersonOf(string cell) => cell.StartsWith("rec-", StringComparison.Ordinal) ? cell.Split('-')[1] : cell;
}

/// <summary>Rows of a CSV file by the names of their columns, cells trimmed; a cell may be quoted, and does not run over lines.</summary>
internal static class Csv
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string path)
    {
        string[]? columns = null;
        foreach (var line in File.ReadLines(path))
        {
            var cells = Cells(line);
            if (columns is null)
                columns = [.. cells];
            else
                yield return columns.Zip(cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
        }
    }

    private static List<string> Cells(string line)
    {
        var (cells, cell, isQuoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var c in line)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
                cell.Append(c);
        }
        cells.Add(cell.ToString().Trim());
        return cells;
    }
}
